#include "app/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"

namespace counterpoise {
namespace {

Options with(const std::string& flag, const std::string& word) {
    Options options;
    options.flags[flag] = word;
    return options;
}

TEST(Arguments, AFlagThatTheMeasureDoesNotReadIsRefusedWithThoseThatDo) {
    EXPECT_THAT([] { (void)arguments_of(with("alliance", "CSTO"), measure_named("un.scale")); },
                testing::ThrowsMessage<InputError>(testing::HasSubstr("burden.share_of_alliance")));
}

TEST(Arguments, AFlagThatItReadsReachesTheMeasure) {
    EXPECT_EQ(arguments_of(with("alliance", "CSTO"), measure_named("burden.spending")).alliance,
              "CSTO");
}

TEST(Arguments, EveryFlagBelongsToSomeMeasureAndEveryMeasuresFlagIsDeclared) {
    for (const MeasureInfo& info : measure_infos()) {
        std::string flags(info.flags);
        for (const FlagInfo& flag : flag_infos())
            if (const std::size_t at = flags.find(flag.name); at != std::string::npos)
                flags.erase(at, flag.name.size());
        EXPECT_EQ(flags.find_first_not_of(' '), std::string::npos) << info.id << ": " << flags;
    }
}

}  // namespace
}  // namespace counterpoise

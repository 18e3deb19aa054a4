#include "app/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "measures/measure.h"

namespace counterpoise {
namespace {

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

#include "base/standing.h"

#include <gtest/gtest.h>

namespace counterpoise {
namespace {

constexpr Standing kAll[] = {Standing::treaty_text,
                             Standing::adopted_resolution,
                             Standing::published_figure,
                             Standing::inferred_from_precedent,
                             Standing::transcribed_unverified,
                             Standing::assumed};

TEST(Standing, EveryNameIsReadBack) {
    for (const Standing standing : kAll) EXPECT_EQ(standing_named(name_of(standing)), standing);
}

TEST(Standing, AnUnknownNameIsNone) {
    EXPECT_FALSE(standing_named("hearsay"));
}

TEST(Standing, ANumberIsAsFirmAsTheSoftestThingItRestsOn) {
    for (const Standing a : kAll)
        for (const Standing b : kAll) {
            EXPECT_EQ(softer(a, b), softer(b, a));
            EXPECT_EQ(softer(a, Standing::assumed), Standing::assumed);
            EXPECT_EQ(softer(a, Standing::treaty_text), a);
        }
}

}  // namespace
}  // namespace counterpoise

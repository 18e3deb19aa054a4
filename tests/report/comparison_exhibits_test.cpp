#include "report/comparison_exhibits.h"

#include <gmock/gmock.h>

#include "answers.h"
#include "report/exhibits.h"

namespace counterpoise::report {
namespace {

/// The exhibit of that anchor; null if there is none.
Value exhibit_of(const Outcome& outcome, std::string_view id) {
    for (const Value& e : exhibits(outcome))
        if (e["id"].text() == id) return e;
    return {};
}

/// An outcome with a measure that nobody has made an exhibit for.
Outcome with_new_measure(Shape shape) {
    Outcome outcome = leaving({"USA:UN"});
    Comparison made = *outcome.find(shape == Shape::number ? "power.concentration" : "un.scale");
    made.measure = "money.new_one";
    made.title = "A new measure";
    made.section = "money";
    made.has_own_exhibit = false;
    made.shape = shape;
    outcome.comparisons.push_back(std::move(made));
    return outcome;
}

TEST(ComparisonExhibits, AMeasureWithoutOneOfItsOwnIsShownAsItsShapeIs) {
    const Value states = exhibit_of(with_new_measure(Shape::per_state), "money-new-one");
    EXPECT_EQ(states["group"].text(), "money");
    EXPECT_EQ(states["title"].text(), "A new measure");
    EXPECT_EQ(states["chart"]["type"].text(), "dumbbell");
    EXPECT_FALSE(states["rows"].items().empty());
    const Value number = exhibit_of(with_new_measure(Shape::number), "money-new-one");
    EXPECT_EQ(number["rows"].items().size(), 1u);
    const Value entities = exhibit_of(with_new_measure(Shape::per_entity), "money-new-one");
    EXPECT_FALSE(entities["columns"].items().empty());
}

TEST(ComparisonExhibits, AMeasureWithItsOwnIsShownOnce) {
    std::size_t shown = 0;
    for (const Value& e : exhibits(leaving({"USA:UN"})))
        if (e["measure"].text() == "un.scale") ++shown;
    EXPECT_EQ(shown, 1u);
}

}  // namespace
}  // namespace counterpoise::report

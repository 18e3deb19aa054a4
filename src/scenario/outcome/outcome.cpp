#include "scenario/outcome/outcome.h"

#include <algorithm>

#include "base/error.h"

namespace counterpoise {

const Comparison* Outcome::find(std::string_view measure, std::string_view of_alliance) const {
    for (const Comparison& c : comparisons)
        if (c.measure == measure && (of_alliance.empty() || c.alliance == of_alliance)) return &c;
    return nullptr;
}

const EffectRow* Outcome::effect(const SchoolOutcome& school, std::string_view measure,
                                 std::string_view subject, int year) const {
    for (const EffectRow& row : school.rows) {
        const Series& s = series[row.series];
        if (row.year == year && s.measure == measure && s.subject == subject) return &row;
    }
    return nullptr;
}

const OutcomeAlliance& Outcome::alliance(std::string_view code) const {
    const auto found = std::find_if(alliances.begin(), alliances.end(),
                                    [&](const OutcomeAlliance& a) { return a.code == code; });
    promise(found != alliances.end(), "an alliance that is told of is followed");
    return *found;
}

std::optional<Date> Outcome::first_return() const {
    std::optional<Date> first;
    for (const Return& r : returns)
        if (!first || r.back < *first) first = r.back;
    return first;
}

int Outcome::settled_year() const {
    const auto day = first_return();
    return day ? day->year - 1 : last_year();
}

std::string Outcome::state_name(std::string_view iso3) const {
    for (const auto& [code, name] : states)
        if (code == iso3) return name;
    return std::string(iso3);
}

}  // namespace counterpoise

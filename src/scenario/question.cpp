#include "scenario/question.h"

#include <fmt/format.h>

#include <cstdint>

#include "scenario/scenario_file.h"

namespace counterpoise {
namespace {

/// Sets a number that was given, if it is in its range.
template <class Set>
void set_number(const std::optional<long long>& given, const std::string& where, long long low,
                long long high, Faults& faults, const Set& set) {
    if (!given) return;
    if (*given >= low && *given <= high) return set(*given);
    faults.add({where, fmt::format("{} is not allowed", *given),
                fmt::format("a whole number from {} to {} is needed", low, high),
                "Choose one in that range."});
}

void set_numbers(const QuestionWords& words, Scenario& scenario, Faults& faults) {
    const auto year_of = [](long long value) { return Year{static_cast<int>(value)}; };
    set_number(words.runs, words.place("runs"), 1, kMostRuns, faults,
               [&](long long v) { scenario.runs = static_cast<std::uint32_t>(v); });
    set_number(words.seed, words.place("seed"), 0, INT64_MAX, faults,
               [&](long long v) { scenario.seed = static_cast<std::uint64_t>(v); });
    set_number(words.year, words.place("year"), kFirstRunYear.value, kFarthestYear.value, faults,
               [&](long long v) { scenario.start = year_of(v); });
    set_number(words.end, words.place("end"), kFirstRunYear.value, kFarthestYear.value, faults,
               [&](long long v) { scenario.end = year_of(v); });
}

}  // namespace

Question question_from(const QuestionWords& words, const Facts& facts) {
    Faults faults;
    Scenario scenario =
        words.file ? read_scenario(words.file->text, words.file->name, facts, faults) : Scenario{};
    set_numbers(words, scenario, faults);
    for (const auto& [key, value] : choices_from(words, faults))
        faults.collect([&, &key = key, &value = value] {
            assume(scenario, key, value, words.place("assume"));
        });
    const std::vector<Change> more =
        changes_from(words, facts, Date{scenario.start.value, 1, 1}, faults);
    scenario.changes.insert(scenario.changes.end(), more.begin(), more.end());
    if (!faults.empty()) faults.collect([&] { check_choices(scenario, facts); });
    faults.raise_if_any();
    if (!words.file) {
        scenario.title = title_of(scenario.changes, facts);
        scenario.about = words.about;
    }
    return question_from(std::move(scenario), facts);
}

Question question_from(Scenario scenario, const Facts& facts) {
    complete(scenario);
    check(scenario, facts);
    settle_reliability(scenario.assumptions, scenario.named);
    return Question(std::move(scenario));
}

}  // namespace counterpoise

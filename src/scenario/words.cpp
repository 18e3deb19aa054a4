#include "scenario/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "scenario/scenario.h"

namespace counterpoise {

std::string ChoiceWords::place(std::string_view name) const {
    return fmt::format("{}{}", mark, name);
}

bool ChoiceWords::empty() const {
    return leave.empty() && join.empty() && dormant.empty() && leave_command.empty() &&
           assume.empty();
}

std::vector<Change> changes_from(const ChoiceWords& words, const Facts& facts, Date date,
                                 Faults& faults) {
    std::vector<Change> changes;
    const auto read = [&](const std::vector<std::string>& all, ChangeKind kind,
                          std::string_view name) {
        for (const std::string& word : all)
            faults.collect([&] {
                changes.push_back(parse_change(word, kind, facts, date, words.place(name)));
            });
    };
    read(words.leave, ChangeKind::leave, "leave");
    read(words.join, ChangeKind::join, "join");
    read(words.dormant, ChangeKind::dormant, "dormant");
    read(words.leave_command, ChangeKind::command, "leave-command");
    return changes;
}

std::vector<std::pair<std::string, std::string>> choices_from(const ChoiceWords& words,
                                                              Faults& faults) {
    std::vector<std::pair<std::string, std::string>> all;
    const std::string where = words.place("assume");
    for (const std::string& word : words.assume) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos) {
            faults.add({where, fmt::format("'{}' is not KEY=VALUE", word), "both parts are needed",
                        "For instance un_rescale=pro_rata."});
            continue;
        }
        const std::string key = word.substr(0, equals);
        const std::string value = word.substr(equals + 1);
        const auto before = std::find_if(all.begin(), all.end(),
                                         [&](const auto& known) { return known.first == key; });
        if (before == all.end())
            all.emplace_back(key, value);
        else if (before->second != value)
            faults.add(
                {where,
                 fmt::format("{} is given twice, as '{}' and as '{}'", key, before->second, value),
                 "a choice has one value", "Keep one of them."});
    }
    return all;
}

Assumptions assumptions_from(const ChoiceWords& words, const Facts& facts, Faults& faults) {
    Assumptions assumptions;
    std::map<std::string, std::string> named;
    const std::string where = words.place("assume");
    for (const auto& [key, value] : choices_from(words, faults))
        faults.collect([&, &key = key, &value = value] {
            assumptions.set(key, value, where);
            named.emplace(key, where);
        });
    faults.collect([&] { settle_reliability(assumptions, named); });
    faults.collect([&] { check_codes(assumptions, facts); });
    return assumptions;
}

}  // namespace counterpoise

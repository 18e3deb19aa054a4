#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "claims/figure.h"
#include "scenario/change.h"
#include "world/built_in.h"
#include "world/institutions.h"
#include "world/sources.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

void check_measure(const FigureSpec& spec, const Facts& facts, Faults& faults) {
    const MeasureInfo* info = nullptr;
    std::vector<std::string> known;
    for (const MeasureInfo& one : measure_infos()) {
        known.emplace_back(one.id);
        if (one.id == spec.subject) info = &one;
    }
    if (!info)
        return faults.add({spec.where, fmt::format("unknown measure '{}'", spec.subject),
                           "`counterpoise list measures` shows all",
                           suggestion(spec.subject, known)});
    Arguments arguments;
    for (const auto& [flag, word] : spec.flags) {
        const bool read =
            fmt::format(" {} ", info->flags).find(fmt::format(" {} ", flag)) != std::string::npos;
        if (!read || !set_flag(arguments, flag, word))
            faults.add(
                {spec.where, fmt::format("{} does not read the flag '{}'", info->id, flag),
                 info->flags.empty() ? "it has none" : fmt::format("it reads {}", info->flags),
                 "Leave it out."});
    }
    Assumptions assumptions;
    for (const auto& [key, value] : spec.assume) try {
            assumptions.set(key, value, spec.where);
        } catch (const InputError& error) {
            faults.add(error);
        }
    const Date day{spec.year.value_or(kLatestYear.value), 1, 1};
    const auto change = [&](const std::vector<std::string>& words, ChangeKind kind) {
        for (const std::string& word : words) try {
                (void)parse_change(word, kind, facts, day, spec.where);
            } catch (const InputError& error) {
                faults.add(error);
            }
    };
    change(spec.leave, ChangeKind::leave);
    change(spec.join, ChangeKind::join);
}

void check_table(const FigureSpec& spec, const Facts& facts, Faults& faults) {
    const TableInfo* info = sources(facts).find(spec.subject);
    std::vector<std::string> known;
    if (!info) {
        for (const TableInfo& t : sources(facts).tables) known.push_back(t.name);
        return faults.add({spec.where, fmt::format("unknown table '{}'", spec.subject),
                           "`counterpoise data list` shows all", suggestion(spec.subject, known)});
    }
    for (const SourceColumn& c : info->columns) known.push_back(c.name);
    const auto need = [&](const std::string& column) {
        if (!info->find(column))
            faults.add({spec.where,
                        fmt::format("table '{}' has no column '{}'", spec.subject, column),
                        "rows are found and figures taken by column", suggestion(column, known)});
    };
    for (const auto& [column, value] : spec.at) need(column);
    if (spec.how != "count") need(spec.take);
}

void check_members(const FigureSpec& spec, const Facts& facts, Faults& faults) {
    if (treaties(facts).knows(spec.subject) || institutions(facts).knows(spec.subject)) return;
    try {
        (void)treaties(facts).named(spec.subject, spec.where);
    } catch (const InputError& error) {
        faults.add(error);
    }
}

void check_run(const FigureSpec& spec, const Facts& facts, Faults& faults) {
    if (facts.archive().has("scenarios/" + spec.subject + ".toml")) return;
    faults.add({spec.where, fmt::format("unknown scenario '{}'", spec.subject),
                "`counterpoise list scenarios` shows all",
                suggestion(spec.subject, names_in(facts.archive(), "scenarios"))});
}

void check_weekday(const FigureSpec& spec, Faults& faults) {
    if (!parse_date(spec.subject, Shortened::first_day) || spec.subject.size() != 10)
        faults.add({spec.where, fmt::format("'{}' is not a day", spec.subject),
                    "YYYY-MM-DD is needed", "For instance weekday = \"2025-03-02\"."});
}

}  // namespace

void check_figure(const FigureSpec& spec, const Facts& facts) {
    Faults faults;
    switch (spec.kind) {
        case FigureKind::measure:
            check_measure(spec, facts, faults);
            break;
        case FigureKind::table:
            check_table(spec, facts, faults);
            break;
        case FigureKind::members:
            check_members(spec, facts, faults);
            break;
        case FigureKind::run:
            check_run(spec, facts, faults);
            break;
        case FigureKind::weekday:
            check_weekday(spec, faults);
            break;
    }
    faults.raise_if_any();
}

}  // namespace counterpoise

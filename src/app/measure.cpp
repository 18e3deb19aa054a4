#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "answers/sheet.h"
#include "app/arguments.h"
#include "app/commands.h"
#include "app/print.h"
#include "measures/measure.h"
#include "rules/settlement.h"
#include "scenario/scenario.h"

namespace counterpoise {
namespace {

constexpr std::size_t kRowsShown = 25;

Value to_value(const std::vector<std::string>& texts) {
    Value::Array array;
    for (const std::string& text : texts) array.emplace_back(text);
    return array;
}

/// Whether the answer is read off networks that were given or published, which have no year.
bool has_no_year(const Options& options) {
    return options.flags.contains("edges") || options.flags.contains("network");
}

void refuse_a_year(const Options& options) {
    if (options.year && has_no_year(options))
        throw InputError(Fault{"--year", "a year and a network were both given",
                               "a network that was given or published stands as it is",
                               "Leave out --year, or --edges and --network."});
}

Value reading_json(const MeasureInfo& info, const Reading& reading, Year year,
                   const std::vector<Change>& changes, const Context& context,
                   const Assumptions& assumptions) {
    Value json;
    json.set("measure", info.id).set("unit", reading.unit);
    json.set("year", has_no_year(context.options) ? Value() : Value(year.value));
    if (reading.foreseen) json.set("foreseen", reading.foreseen->value);
    Value::Array changed;
    for (const Change& c : changes) changed.emplace_back(describe(c, context.facts));
    json.set("changes", changed);
    for (const Extra& extra : reading.extras) json.set(extra.key, extra.value);
    json.set("rows", to_value(reading.table));
    json.set("standing", name_of(reading.standing)).set("sources", to_value(reading.sources));
    json.set("vintage", reading.vintage).set("formula", info.formula).set("method", info.method);
    json.set("assumptions", assumptions.canonical()).set("notes", to_value(reading.notes));
    json.set("facts", context.facts.hash());
    return json;
}

/// The measure and of which year it is.
std::string heading(const MeasureInfo& info, const Reading& reading, Year year,
                    const Options& options) {
    if (has_no_year(options)) return fmt::format("{} [{}]", info.title, reading.unit);
    if (reading.foreseen)
        return fmt::format("{}, {}, foreseen from {} [{}]", info.title, reading.foreseen->value,
                           year.value, reading.unit);
    return fmt::format("{}, {} [{}]", info.title, year.value, reading.unit);
}

template <class Say>
void print_sources(const MeasureInfo& info, const Reading& reading, const Say& say) {
    say(fmt::format("standing: {}; {}", name_of(reading.standing), reading.vintage));
    std::string sources;
    for (const std::string& s : reading.sources) sources += (sources.empty() ? "" : ", ") + s;
    say(fmt::format("sources: {} (`counterpoise data sources` has the citations); method: {}",
                    sources, info.method));
}

void print_text(const MeasureInfo& info, const Reading& reading, Year year,
                const std::vector<Change>& changes, const Context& context) {
    const auto say = [&](const std::string& text) {
        context.out << wrapped(text, kTerminalWidth, "");
    };
    say(heading(info, reading, year, context.options));
    for (const Change& c : changes) say("after: " + describe(c, context.facts));
    print_table(reading.table, context.out,
                context.options.all_rows ? reading.table.rows.size() : kRowsShown, reading.unit);
    for (const Extra& extra : reading.extras)
        say(fmt::format("{}: {:.10g} {}", extra.key, extra.value, extra.unit));
    if (reading.sources.empty()) {
        say(fmt::format("source: the file that was given; method: {}", info.method));
    } else {
        print_sources(info, reading, say);
    }
    for (const std::string& note : reading.notes) say("note: " + note);
}

}  // namespace

std::vector<Change> changes_of(const Options& options, const Facts& facts, Date date) {
    Faults faults;
    std::vector<Change> changes;
    const auto read = [&](const std::vector<std::string>& words, ChangeKind change,
                          const std::string& flag) {
        for (const std::string& word : words) try {
                changes.push_back(parse_change(word, change, facts, date, flag));
            } catch (const InputError& error) {
                faults.add(error);
            }
    };
    read(options.leave, ChangeKind::leave, "--leave");
    read(options.join, ChangeKind::join, "--join");
    read(options.dormant, ChangeKind::dormant, "--dormant");
    read(options.command_only, ChangeKind::command, "--leave-command");
    faults.raise_if_any();
    return changes;
}

Assumptions assumptions_of(const Options& options) {
    Assumptions assumptions;
    Faults faults;
    const auto given = assumed(options, faults);
    std::map<std::string, std::string> named;
    for (const auto& [key, value] : given) try {
            assumptions.set(key, value, "--assume");
            named.emplace(key, "--assume");
        } catch (const InputError& error) {
            faults.add(error);
        }
    faults.raise_if_any();
    settle_reliability(assumptions, named);
    return assumptions;
}

int measure_command(const Context& context) {
    const Options& options = context.options;
    const MeasureInfo& info = measure_named(options.names.front());
    refuse_a_year(options);
    const Year year{options.year.value_or(kLatestYear.value)};
    const Assumptions assumptions = assumptions_of(options);
    check_codes(assumptions, context.facts);
    World published = World::at(context.facts, year);
    const std::vector<Change> changes = changes_of(options, context.facts, Date{year.value, 1, 1});
    World world = changed_world(published, changes, context.facts, assumptions);
    settle(published, World::at(context.facts, year), context.facts, assumptions);
    const Arguments arguments = arguments_of(options, info);
    const Reading reading = info.read({world, published, context.facts, assumptions, arguments});
    switch (options.format()) {
        case Format::json:
            context.out << to_json(
                reading_json(info, reading, year, changes, context, assumptions));
            break;
        case Format::csv:
            context.out << to_csv(reading.table);
            break;
        case Format::text:
            print_text(info, reading, year, changes, context);
            break;
    }
    return kDone;
}

}  // namespace counterpoise

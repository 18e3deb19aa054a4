#include "answers/measure/measure.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "measures/measure.h"
#include "rules/settlement.h"
#include "scenario/change.h"
#include "world/built_in.h"

namespace counterpoise {
namespace {

Value texts(const std::vector<std::string>& all) {
    Value::Array array;
    for (const std::string& text : all) array.emplace_back(text);
    return array;
}

/// Whether the answer is read off networks that were given or published, which have no year.
bool has_no_year(const MeasureQuestion& question) {
    return question.flags.contains("edges") || question.flags.contains("network");
}

bool reads(const MeasureInfo& info, const std::string& flag) {
    return fmt::format(" {} ", info.flags).find(fmt::format(" {} ", flag)) != std::string::npos;
}

std::string readers_of(const std::string& flag) {
    std::string text;
    for (const MeasureInfo& info : measure_infos())
        if (reads(info, flag)) text += (text.empty() ? "" : ", ") + std::string(info.id);
    return text;
}

/// What the flags of a measure's own say.
Arguments arguments_of(const MeasureQuestion& question, const MeasureInfo& info, Faults& faults) {
    Arguments arguments;
    for (const auto& [flag, word] : question.flags) {
        const auto file = question.files.find(flag);
        const std::optional<GivenFile> given =
            file == question.files.end() ? std::nullopt : std::optional(file->second);
        if (!reads(info, flag))
            faults.add({question.place(flag), fmt::format("{} does not read it", info.id),
                        fmt::format("it belongs to {}", readers_of(flag)),
                        "Leave it out, or choose such a measure."});
        else if (names_file(flag, word) && !given)
            faults.add({question.place(flag), fmt::format("the file '{}' was not handed in", word),
                        "its text is read with the question", "Hand it in."});
        else if (flag == "edges")
            arguments.edges = given;
        else if (!set_flag(arguments, flag, word))
            faults.add({question.place(flag), fmt::format("'{}' is not a number of years", word),
                        fmt::format("whole years from 1 to {}", kLongestWindow),
                        fmt::format("For instance {} 4.", question.place("window"))});
        else if (flag == "body")
            arguments.body_file = given;
    }
    return arguments;
}

/// What is read, once every word is known to be right.
struct Read {
    const MeasureInfo& info;
    Year year;
    std::vector<Change> changes;
    Assumptions assumptions;
    Reading reading;
};

Read read(const Facts& facts, const MeasureQuestion& question) {
    const MeasureInfo& info = measure_named(question.measure);
    Faults faults;
    if (question.year && has_no_year(question))
        faults.add({question.place("year"), "a year and a network were both given",
                    "a network that was given or published stands as it is",
                    fmt::format("Leave out {}, or {} and {}.", question.place("year"),
                                question.place("edges"), question.place("network"))});
    const Year year{question.year.value_or(kLatestYear.value)};
    Assumptions assumptions = assumptions_from(question, facts, faults);
    std::vector<Change> changes = changes_from(question, facts, Date{year.value, 1, 1}, faults);
    const Arguments arguments = arguments_of(question, info, faults);
    faults.raise_if_any();
    World published = World::at(facts, year);
    const World world = changed_world(published, changes, facts, assumptions);
    settle(published, World::at(facts, year), facts, assumptions);
    Reading reading = info.read({world, published, facts, assumptions, arguments});
    return {info, year, std::move(changes), std::move(assumptions), std::move(reading)};
}

Value document_of(const Read& r, const Facts& facts, bool no_year) {
    const Reading& reading = r.reading;
    Value json;
    json.set("measure", r.info.id).set("unit", reading.unit);
    json.set("year", no_year ? Value() : Value(r.year.value));
    if (reading.predicted) json.set("predicted", reading.predicted->value);
    Value::Array changed;
    for (const Change& c : r.changes) changed.emplace_back(describe(c, facts));
    json.set("changes", changed);
    for (const Extra& extra : reading.extras)
        json.set(extra.key, extra.is_count ? Value(static_cast<std::int64_t>(extra.value))
                                           : Value(extra.value));
    json.set("rows", to_value(reading.table));
    json.set("standing", name_of(reading.standing)).set("sources", texts(reading.sources));
    json.set("vintage", reading.vintage);
    json.set("formula", r.info.formula).set("method", r.info.method);
    json.set("assumptions", r.assumptions.canonical()).set("notes", texts(reading.notes));
    return json.set("facts", facts.hash());
}

/// The measure and of which year it is.
std::string heading(const Read& r, bool no_year) {
    const Reading& reading = r.reading;
    if (no_year) return fmt::format("{} [{}]", r.info.title, reading.unit);
    if (reading.predicted)
        return fmt::format("{}, {}, predicted from {} [{}]", r.info.title, reading.predicted->value,
                           r.year.value, reading.unit);
    return fmt::format("{}, {} [{}]", r.info.title, r.year.value, reading.unit);
}

Sheet sheet_of(const Read& r, const Facts& facts, bool no_year) {
    const Reading& reading = r.reading;
    Sheet sheet;
    sheet.title = heading(r, no_year);
    for (const Change& c : r.changes) sheet.add("after", "after", describe(c, facts));
    sheet.sections.push_back({"rows", "", reading.table, {}});
    for (const Extra& extra : reading.extras)
        sheet.notes.push_back(fmt::format("{}: {:.10g} {}", extra.key, extra.value, extra.unit));
    if (reading.sources.empty()) {
        sheet.notes.push_back(
            fmt::format("source: the file that was given; method: {}", r.info.method));
    } else {
        sheet.notes.push_back(
            fmt::format("standing: {}; {}", name_of(reading.standing), reading.vintage));
        sheet.notes.push_back(
            fmt::format("sources: {} (`counterpoise data sources` has the citations); method: {}",
                        fmt::join(reading.sources, ", "), r.info.method));
    }
    for (const std::string& note : reading.notes) sheet.notes.push_back("note: " + note);
    return sheet;
}

}  // namespace

bool names_file(std::string_view flag, std::string_view word) {
    return flag == "edges" || (flag == "body" && is_path(word));
}

Answer measure(const Facts& facts, const MeasureQuestion& question) {
    const Read r = read(facts, question);
    Answer answer;
    answer.sheet = sheet_of(r, facts, has_no_year(question));
    answer.document = document_of(r, facts, has_no_year(question));
    answer.table = r.reading.table;
    return answer;
}

}  // namespace counterpoise

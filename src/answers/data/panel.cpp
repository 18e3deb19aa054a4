#include "answers/data/panel.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <set>
#include <utility>

#include "base/error.h"
#include "history/dyads/dyads.h"
#include "history/realignment/membership_years.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

void refuse_twice(const std::vector<std::string>& names) {
    Faults faults;
    std::set<std::string> seen, told;
    for (const std::string& name : names)
        if (!seen.insert(name).second && told.insert(name).second)
            faults.add({"--columns", fmt::format("column '{}' is named twice", name),
                        "each column is written once", "Leave one out."});
    faults.raise_if_any(FaultKind::usage);
}

/// The columns that are asked for; empty for all.
std::vector<std::string> columns_of(const DataQuestion& question) {
    if (!question.columns) return {};
    if (question.columns->empty())
        throw InputError(Fault{"--columns", "no column is named", "names are separated by commas",
                               "For instance onset,contiguity,cinc_ratio."},
                         FaultKind::usage);
    refuse_twice(*question.columns);
    return *question.columns;
}

void put_number(double value, std::string_view missing, fmt::memory_buffer& text) {
    constexpr double kWhole = 1e9;
    if (std::isnan(value))
        text.append(missing);
    else if (std::abs(value) < kWhole && value == std::trunc(value))
        fmt::format_to(std::back_inserter(text), "{}", static_cast<int>(value));
    else
        fmt::format_to(std::back_inserter(text), "{}", value);
}

/// Passes text on once there is enough of it.
void drain(fmt::memory_buffer& text, const TextSink& sink, std::size_t least) {
    if (text.size() < least) return;
    sink({text.data(), text.size()});
    text.clear();
}

constexpr std::size_t kChunk = 1 << 16;  // bytes

Table first_rows(const PanelAnswer& panel) {
    constexpr std::size_t kShown = 10;
    constexpr std::size_t kColumnsShown = 6;
    Table table;
    if (!panel.texts.empty()) table.columns.push_back({panel.text_name, panel.text_name, "", 0});
    for (const std::string& name : panel.key_names) table.columns.push_back({name, name, "", 0});
    const std::size_t columns = std::min(kColumnsShown, panel.names.size());
    for (std::size_t c = 0; c < columns; ++c)
        table.columns.push_back({panel.names[c], panel.names[c], "", 4});
    for (std::size_t r = 0; r < std::min(kShown, panel.rows()); ++r) {
        auto& row = table.rows.emplace_back();
        if (!panel.texts.empty()) row.emplace_back(panel.texts[r]);
        for (const auto& key : panel.keys) row.emplace_back(std::to_string(key[r]));
        for (std::size_t c = 0; c < columns; ++c) {
            const double value = panel.values[c][r];
            row.emplace_back();
            if (!std::isnan(value)) row.back() = value;
        }
    }
    return table;
}

template <class Infos>
Section columns_section(const Infos& infos, const std::vector<std::string>& names) {
    Section section{"columns", "Columns:", text_table({"column:Column", "meaning:Meaning"}), {}};
    for (const auto& info : infos)
        for (const std::string& name : names)
            if (name == info.name)
                section.table.rows.push_back(
                    {name, fmt::format("{} [{}; {}]", info.meaning, info.unit, info.tables)});
    return section;
}

/// What a person reads of a design matrix; `method` is the page that argues its columns.
template <class Infos>
Sheet sheet_of(const PanelAnswer& panel, const Infos& infos, std::string title,
               std::string_view method) {
    Sheet sheet;
    sheet.title = std::move(title);
    sheet.sections.push_back(columns_section(infos, panel.names));
    sheet.sections.push_back({"first_rows", "The first rows:", first_rows(panel), {}});
    sheet.notes.push_back(
        fmt::format("`--csv` writes all of it in full precision; docs/method/{}.md says "
                    "how each column is made and what is missing.",
                    method));
    return sheet;
}

Year first_year(const DataQuestion& question) {
    return Year{question.from.value_or(kFirstYear.value)};
}
Year last_year(const DataQuestion& question) {
    return Year{question.to.value_or(kLastRecordYear.value)};
}

/// Refuses what only pairs have.
void refuse_pairs(const DataQuestion& question, const std::string& why) {
    for (const auto& [given, word] :
         {std::pair(question.direction == Direction::directed, "--directed"),
          {question.pairs == Pairs::relevant, "--relevant"}})
        if (given)
            throw InputError(Fault{word, "is a flag of `data dyads`", why, "Leave it out."},
                             FaultKind::usage);
}

}  // namespace

void write_csv(const PanelAnswer& panel, const TextSink& sink) {
    fmt::memory_buffer text;
    auto into = std::back_inserter(text);
    if (!panel.text_name.empty()) fmt::format_to(into, "{},", panel.text_name);
    fmt::format_to(into, "{}", fmt::join(panel.key_names, ","));
    for (const std::string& name : panel.names) fmt::format_to(into, ",{}", name);
    text.push_back('\n');
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        if (!panel.texts.empty()) fmt::format_to(into, "{},", panel.texts[r]);
        for (std::size_t k = 0; k < panel.keys.size(); ++k)
            fmt::format_to(into, "{}{}", k ? "," : "", panel.keys[k][r]);
        for (const std::vector<double>& column : panel.values) {
            text.push_back(',');
            put_number(column[r], "", text);
        }
        text.push_back('\n');
        drain(text, sink, kChunk);
    }
    drain(text, sink, 0);
}

void write_json(const PanelAnswer& panel, const TextSink& sink) {
    fmt::memory_buffer text;
    auto into = std::back_inserter(text);
    fmt::format_to(into, "{{\"facts\": \"{}\", \"rows\": [", panel.facts);
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        text.append(std::string_view(r ? ",\n{" : "\n{"));
        if (!panel.texts.empty())
            fmt::format_to(into, "\"{}\": \"{}\", ", panel.text_name, panel.texts[r]);
        for (std::size_t k = 0; k < panel.keys.size(); ++k)
            fmt::format_to(into, "{}\"{}\": {}", k ? ", " : "", panel.key_names[k],
                           panel.keys[k][r]);
        for (std::size_t c = 0; c < panel.names.size(); ++c) {
            fmt::format_to(into, ", \"{}\": ", panel.names[c]);
            put_number(panel.values[c][r], "null", text);
        }
        text.push_back('}');
        drain(text, sink, kChunk);
    }
    text.append(std::string_view("\n]}\n"));
    drain(text, sink, 0);
}

PanelAnswer dyad_panel(const Facts& facts, const DataQuestion& question) {
    const Year from = first_year(question), to = last_year(question);
    DyadYears dyads =
        dyad_years(facts, {from, to, question.direction, question.pairs, columns_of(question)});
    const RecordStates& record = record_states(facts);
    PanelAnswer panel;
    panel.facts = facts.hash();
    panel.key_names = {"cow1", "cow2", "year"};
    panel.keys.resize(panel.key_names.size());
    panel.names = std::move(dyads.names);
    panel.values = std::move(dyads.values);
    for (auto& key : panel.keys) key.reserve(dyads.rows.size());
    for (const DyadPair& pair : dyads.rows.pairs()) {
        panel.keys[0].insert(panel.keys[0].end(), pair.rows, record.list[pair.one].code);
        panel.keys[1].insert(panel.keys[1].end(), pair.rows, record.list[pair.two].code);
    }
    panel.keys[2].assign(dyads.rows.year().begin(), dyads.rows.year().end());
    panel.sheet = sheet_of(
        panel, dyad_column_infos(),
        fmt::format("{} {} dyad-years of {} pairs, {}-{}", thousands(panel.rows()),
                    question.direction == Direction::directed ? "directed" : "non-directed",
                    thousands(dyads.rows.pairs().size()), from.value, to.value),
        "dyads");
    return panel;
}

PanelAnswer membership_panel(const Facts& facts, const DataQuestion& question) {
    refuse_pairs(question, "a membership is no pair");
    const Year from{question.from.value_or(kFirstChangeYear)};
    const Year to{question.to.value_or(kLastChangeYear)};
    MembershipYears made = membership_years(facts, from, to, columns_of(question));
    PanelAnswer panel;
    panel.facts = facts.hash();
    panel.key_names = {"cow", "year"};
    panel.keys = {std::move(made.cow), std::move(made.year)};
    panel.names = std::move(made.names);
    panel.values = std::move(made.values);
    panel.text_name = "treaty";
    panel.texts = std::move(made.treaty);
    panel.sheet = sheet_of(
        panel, membership_column_infos(),
        fmt::format("{} treaty-member-years, {}-{}", thousands(panel.rows()), from.value, to.value),
        "realignment");
    return panel;
}

PanelAnswer state_panel(const Facts& facts, const DataQuestion& question) {
    refuse_pairs(question, "a state is no pair");
    const Year from = first_year(question), to = last_year(question);
    StateYears made = state_years(facts, from, to, columns_of(question));
    PanelAnswer panel;
    panel.facts = facts.hash();
    panel.key_names = {"cow", "year"};
    panel.keys = {{}, std::move(made.year)};
    for (const StateId state : made.state) panel.keys[0].push_back(state.code);
    panel.names.assign(made.names.begin(), made.names.end());
    panel.values = std::move(made.values);
    panel.sheet = sheet_of(
        panel, state_column_infos(),
        fmt::format("{} state-years, {}-{}", thousands(panel.rows()), from.value, to.value),
        "dyads");
    return panel;
}

}  // namespace counterpoise

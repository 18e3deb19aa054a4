#include "app/data_panel.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <ostream>
#include <set>
#include <span>

#include "answers/sheet.h"
#include "app/print.h"
#include "app/print_sheet.h"
#include "base/error.h"
#include "history/dyads/dyads.h"
#include "history/realignment/membership_years.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

/// A design matrix as it is written: whole numbers that name the row, then the columns.
struct Panel {
    std::vector<std::string> key_names;
    std::vector<std::vector<int>> keys;
    std::vector<std::string> names;
    const std::vector<std::vector<double>>& values;
    std::string text_name = {};  ///< of the first key where that is a text
    std::span<const std::string> texts = {};
    std::string method = "dyads";

    [[nodiscard]] std::size_t rows() const { return keys.front().size(); }
};

void refuse_twice(const std::vector<std::string>& names) {
    Faults faults;
    std::set<std::string> seen, told;
    for (const std::string& name : names)
        if (!seen.insert(name).second && told.insert(name).second)
            faults.add({"--columns", fmt::format("column '{}' is named twice", name),
                        "each column is written once", "Leave one out."});
    faults.raise_if_any(FaultKind::usage);
}

std::vector<std::string> split(const std::string& words) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= words.size();) {
        const std::size_t end = std::min(words.find(',', begin), words.size());
        std::string part = words.substr(begin, end - begin);
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
        if (!part.empty()) parts.push_back(part);
        begin = end + 1;
    }
    if (parts.empty())
        throw InputError(Fault{"--columns", "no column is named", "names are separated by commas",
                               "For instance onset,contiguity,cinc_ratio."},
                         FaultKind::usage);
    refuse_twice(parts);
    return parts;
}

std::vector<std::string> columns_of(const Options& options) {
    return options.columns ? split(*options.columns) : std::vector<std::string>();
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
void drain(fmt::memory_buffer& text, std::ostream& out, std::size_t least) {
    if (text.size() < least) return;
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    text.clear();
}

constexpr std::size_t kChunk = 1 << 16;  // bytes

void write_csv(const Panel& panel, std::ostream& out) {
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
        drain(text, out, kChunk);
    }
    drain(text, out, 0);
}

void write_json(const Panel& panel, const Facts& facts, std::ostream& out) {
    fmt::memory_buffer text;
    auto into = std::back_inserter(text);
    fmt::format_to(into, "{{\"facts\": \"{}\", \"rows\": [", facts.hash());
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
        drain(text, out, kChunk);
    }
    text.append(std::string_view("\n]}\n"));
    drain(text, out, 0);
}

Table first_rows(const Panel& panel) {
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

template <class Infos>
void write(const Panel& panel, const Infos& infos, const std::string& title,
           const Context& context) {
    switch (context.options.format()) {
        case Format::csv:
            write_csv(panel, context.out);
            return;
        case Format::json:
            write_json(panel, context.facts, context.out);
            return;
        case Format::text:
            Sheet sheet;
            sheet.title = title;
            sheet.sections.push_back(columns_section(infos, panel.names));
            sheet.sections.push_back({"first_rows", "The first rows:", first_rows(panel), {}});
            sheet.notes.push_back(
                fmt::format("`--csv` writes all of it in full precision; docs/method/{}.md says "
                            "how each column is made and what is missing.",
                            panel.method));
            print_sheet(sheet, context.out);
    }
}

Year first_year(const Options& options) {
    return Year{options.from.value_or(kFirstYear.value)};
}
Year last_year(const Options& options) {
    return Year{options.to.value_or(kLastRecordYear.value)};
}

void refuse_dyad_flags(const Options& options, const std::string& why) {
    for (const auto& [given, flag] :
         {std::pair(options.directed, "--directed"), {options.relevant, "--relevant"}})
        if (given)
            throw InputError(Fault{flag, "is a flag of `data dyads`", why, "Leave it out."},
                             FaultKind::usage);
}

}  // namespace

bool asks_for_panel(const Options& options) {
    return options.from || options.to || options.columns || options.directed || options.relevant;
}

int data_dyads(const Context& context) {
    const Options& options = context.options;
    const DyadYears dyads = dyad_years(
        context.facts, {first_year(options), last_year(options),
                        options.directed ? Direction::directed : Direction::undirected,
                        options.relevant ? Pairs::relevant : Pairs::all, columns_of(options)});
    const RecordStates& record = record_states(context.facts);
    Panel panel{{"cow1", "cow2", "year"}, {{}, {}, {}}, dyads.names, dyads.values};
    for (auto& key : panel.keys) key.reserve(dyads.rows.size());
    for (const DyadPair& pair : dyads.rows.pairs()) {
        panel.keys[0].insert(panel.keys[0].end(), pair.rows, record.list[pair.one].code);
        panel.keys[1].insert(panel.keys[1].end(), pair.rows, record.list[pair.two].code);
    }
    panel.keys[2].assign(dyads.rows.year().begin(), dyads.rows.year().end());
    write(panel, dyad_column_infos(),
          fmt::format("{} {} dyad-years of {} pairs, {}-{}", thousands(panel.rows()),
                      options.directed ? "directed" : "non-directed",
                      thousands(dyads.rows.pairs().size()), first_year(options).value,
                      last_year(options).value),
          context);
    return kDone;
}

int data_memberships(const Context& context) {
    const Options& options = context.options;
    refuse_dyad_flags(options, "a membership is no pair");
    const Year from{options.from.value_or(kFirstChangeYear)};
    const Year to{options.to.value_or(kLastChangeYear)};
    const MembershipYears made = membership_years(context.facts, from, to, columns_of(options));
    Panel panel{{"cow", "year"}, {made.cow, made.year}, made.names, made.values};
    panel.text_name = "treaty";
    panel.texts = made.treaty;
    panel.method = "realignment";
    write(
        panel, membership_column_infos(),
        fmt::format("{} treaty-member-years, {}-{}", thousands(panel.rows()), from.value, to.value),
        context);
    return kDone;
}

int data_state_years(const Context& context) {
    const Options& options = context.options;
    refuse_dyad_flags(options, "a state is no pair");
    const StateYears states =
        state_years(context.facts, first_year(options), last_year(options), columns_of(options));
    Panel panel{{"cow", "year"}, {{}, states.year}, {}, states.values};
    for (const StateId state : states.state) panel.keys[0].push_back(state.code);
    panel.names.assign(states.names.begin(), states.names.end());
    write(panel, state_column_infos(),
          fmt::format("{} state-years, {}-{}", thousands(panel.rows()), first_year(options).value,
                      last_year(options).value),
          context);
    return kDone;
}

}  // namespace counterpoise

#include "history/disputes/spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "files/document_reader.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 7> kEvents{
    "onset", "onset_originators", "use_of_force", "fatal", "war", "initiation_1", "initiation_2"};

/// Columns that are known only once the event is.
constexpr std::array<std::string_view, 8> kOutcomes{
    "onset", "ongoing", "onset_originators", "use_of_force",
    "fatal", "war",     "initiation_1",      "initiation_2"};

std::vector<std::string> usable_columns() {
    std::vector<std::string> names;
    for (const DyadColumnInfo& info : dyad_column_infos())
        if (std::find(kOutcomes.begin(), kOutcomes.end(), info.name) == kOutcomes.end())
            names.emplace_back(info.name);
    return names;
}

}  // namespace

void check_dispute_columns(DocumentReader& in, const Value& list,
                           const std::vector<std::string>& columns) {
    const std::vector<std::string> known = usable_columns();
    if (columns.empty())
        in.fault(list, "'columns' names no column", "a fit needs at least one",
                 "Add columns = [\"contiguity\", \"peace_years\"].");
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const Value& at = c < list.items().size() ? list.items()[c] : list;
        if (std::find(known.begin(), known.end(), columns[c]) == known.end())
            in.fault(at, fmt::format("'{}' is no column that explains disputes", columns[c]),
                     "`counterpoise data dyads` lists all", suggestion(columns[c], known));
        if (std::find(columns.begin(), columns.begin() + static_cast<long>(c), columns[c]) !=
            columns.begin() + static_cast<long>(c))
            in.fault(at, fmt::format("column '{}' is named twice", columns[c]),
                     "its effect cannot be told from itself", "Leave one out.");
    }
}

DisputeSpec parse_dispute_spec(std::string_view text, const std::string& file) {
    const Value document = parse_toml(text, file);
    DocumentReader in(file);
    in.refuse_unknown(document,
                      {"name", "about", "event", "pairs", "in_course", "order", "columns"},
                      "a specification of disputes");
    DisputeSpec spec;
    spec.name = in.text(document, "name");
    if (spec.name.empty()) spec.name = file;
    spec.about = in.text(document, "about");
    spec.event = in.word(document, "event", {kEvents.begin(), kEvents.end()});
    spec.pairs =
        in.word(document, "pairs", {"all", "relevant"}) == "all" ? Pairs::all : Pairs::relevant;
    spec.in_course = in.word(document, "in_course", {"kept", "left out"}) == "kept"
                         ? InCourse::kept
                         : InCourse::left_out;
    spec.direction = in.word(document, "order", {"undirected", "directed"}) == "undirected"
                         ? Direction::undirected
                         : Direction::directed;
    spec.columns = in.texts(document, "columns");
    check_dispute_columns(in, document["columns"], spec.columns);
    in.finish();
    return spec;
}

const std::vector<DisputeSpec>& dispute_specs() {
    static const std::vector<DisputeSpec> specs{
        {"dangerous-dyads",
         "Bremer's dangerous dyads: relevant pairs, as redone with newer data (B2.1)",
         "onset",
         Pairs::relevant,
         InCourse::kept,
         {"contiguity", "cinc_ratio", "major_power", "defence_pact", "democracy_min", "gdp_pc_min",
          "militarisation_min", "peace_years", "peace_years_2", "peace_years_3"},
         "bremer_1992 miller_2022"},
        {"onset",
         "Onset between any two states, with what they did before: the one for forecasts",
         "onset",
         Pairs::all,
         InCourse::left_out,
         {"relevant", "contiguity", "water_contiguity", "log_capital_distance", "cinc_ratio",
          "log_cinc", "major_powers", "defence_pact", "democracy_min", "log_past_disputes",
          "log_recent_disputes", "log_elsewhere", "peace_years", "peace_years_2", "peace_years_3"},
         ""},
        {"outside-pacts",
         "Who begins a dispute with whom, by pacts with outsiders: as in the debate on deterrence",
         "initiation_1",
         Pairs::relevant,
         InCourse::kept,
         {"outside_pact_2", "outside_offence_1", "outside_neutrality_1", "joint_democracy",
          "contiguity", "cinc_share_1", "peace_years", "peace_years_2", "peace_years_3"},
         "leeds_2003 kenwick_vasquez_powers_2015",
         Direction::directed},
    };
    return specs;
}

const DisputeSpec& dispute_spec(std::string_view name) {
    std::vector<std::string> known;
    for (const DisputeSpec& spec : dispute_specs()) {
        if (spec.name == name) return spec;
        known.push_back(spec.name);
    }
    throw InputError(
        Fault{"--spec", fmt::format("there is no specification '{}' of disputes", name),
              "a specification names the pairs, the event and the columns",
              suggestion(name, known)},
        FaultKind::usage);
}

}  // namespace counterpoise

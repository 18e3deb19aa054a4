#include "world/checks/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "world/checks/check.h"
#include "world/row_reader.h"
#include "world/sources.h"

namespace counterpoise {
namespace {

using Words = std::set<std::string, std::less<>>;

Words words_of(const Facts& facts, std::string_view table, std::string_view column) {
    const CsvTable& csv = facts.table(table);
    const std::size_t c = csv.column(column);
    Words words;
    for (std::size_t r = 0; r < csv.rows(); ++r)
        if (!csv.cell(r, c).empty()) words.emplace(csv.cell(r, c));
    return words;
}

/// Adds a fault for the first cell of each unknown word; answers how many cells were looked at.
std::size_t require_known(const CsvTable& csv, std::string_view column, const Words& known,
                          const std::string& what, const std::string& listed_in, Faults& faults) {
    const std::size_t c = csv.column(column);
    Words reported;
    std::size_t cells = 0;
    for (std::size_t r = 0; r < csv.rows(); ++r) {
        const std::string_view word = csv.cell(r, c);
        if (word.empty()) continue;
        ++cells;
        if (known.contains(word) || !reported.emplace(word).second) continue;
        faults.add({csv.where(r, c), fmt::format("unknown {} '{}'", what, word),
                    fmt::format("it is not in {}", listed_in),
                    suggestion(word, {known.begin(), known.end()})});
    }
    return cells;
}

std::size_t check_targets(const Facts& facts, std::string_view table, Faults& faults) {
    const CsvTable& csv = facts.table(table);
    const std::size_t kind = csv.column("kind");
    const std::size_t target = csv.column("target");
    const Words known_treaties = words_of(facts, "treaties", "treaty");
    const Words known_institutions = words_of(facts, "igos", "igo");
    for (std::size_t r = 0; r < csv.rows(); ++r) {
        const bool treaty = csv.cell(r, kind) == "treaty";
        const Words& known = treaty ? known_treaties : known_institutions;
        if (known.contains(csv.cell(r, target))) continue;
        faults.add({csv.where(r, target),
                    fmt::format("unknown {} '{}'", csv.cell(r, kind), csv.cell(r, target)),
                    fmt::format("{} does not list it", treaty ? "treaties.csv" : "igos.csv"),
                    suggestion(csv.cell(r, target), {known.begin(), known.end()})});
    }
    return csv.rows();
}

}  // namespace

std::string check_states(const Facts& facts, Faults& faults) {
    const Words known = words_of(facts, "states", "cow");
    std::size_t cells = 0;
    for (const TableInfo& table : sources(facts).tables)
        for (const SourceColumn& column : table.columns)
            if (column.type == CellType::state)
                cells += require_known(facts.table(table.name), column.name, known, "state code",
                                       "states.csv", faults);
    return fmt::format("{} state codes are in states.csv ({} states since 1816)", thousands(cells),
                       known.size());
}

std::string check_treaties(const Facts& facts, Faults& faults) {
    const Words known = words_of(facts, "treaties", "treaty");
    std::size_t cells = 0;
    for (const std::string_view table :
         {"treaty_members", "threats", "spending_targets", "partial_exits", "treaty_conditions"})
        cells +=
            require_known(facts.table(table), "treaty", known, "treaty", "treaties.csv", faults);
    return fmt::format("{} treaty codes are in treaties.csv ({} treaties)", thousands(cells),
                       known.size());
}

std::string check_institutions(const Facts& facts, Faults& faults) {
    Words known = words_of(facts, "igos", "igo");
    const std::size_t listed = known.size();
    std::size_t cells =
        require_known(facts.table("igo_members"), "igo", known, "institution", "igos.csv", faults);
    cells +=
        require_known(facts.table("igo_exits"), "igo", known, "institution", "igos.csv", faults);
    cells += require_known(facts.table("un_entities"), "institution", known, "institution",
                           "igos.csv", faults);
    known.merge(words_of(facts, "un_entities", "entity"));
    cells += require_known(facts.table("institution_events"), "institution", known, "institution",
                           "igos.csv or un_entities.csv", faults);
    return fmt::format("{} institution codes are known ({} institutions)", thousands(cells),
                       listed);
}

std::string check_exits(const Facts& facts, Faults& faults) {
    const std::size_t clauses = check_targets(facts, "exit_clauses", faults);
    const std::size_t gates = check_targets(facts, "domestic_gates", faults);
    return fmt::format("{} exit clauses and {} domestic gates name known treaties and institutions",
                       clauses, gates);
}

std::string check_entities(const Facts& facts, Faults& faults) {
    const Words known = words_of(facts, "un_entities", "entity");
    std::size_t cells = 0;
    for (const std::string_view table : {"un_revenue", "un_revenue_other"})
        cells += require_known(facts.table(table), "entity", known, "UN entity", "un_entities.csv",
                               faults);
    return fmt::format("{} rows of revenue belong to {} known UN entities", thousands(cells),
                       known.size());
}

std::string check_contacts(const Facts& facts, Faults& faults) {
    RowReader in(facts.table("contiguity"));
    const auto cow1 = in.column("cow1");
    const auto cow2 = in.column("cow2");
    const auto type = in.column("type");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    std::map<std::pair<StateId, StateId>, std::vector<std::pair<Date, Date>>> pairs;
    std::size_t none = 0;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        if (in.integer(r, type) == 0)
            ++none;
        else
            pairs[{in.state(r, cow1), in.state(r, cow2)}].emplace_back(in.start(r, start),
                                                                       in.end(r, end));
    }
    in.finish();
    for (auto& [pair, spells] : pairs) {
        std::sort(spells.begin(), spells.end());
        for (std::size_t k = 1; k < spells.size(); ++k)
            if (spells[k].first <= spells[k - 1].second)
                faults.add({"contiguity.csv",
                            fmt::format("states {} and {} have two kinds of contact on {}",
                                        pair.first.code, pair.second.code, spells[k].first.iso()),
                            "a pair has one kind at a time, records of none (type 0) apart",
                            "End the earlier one."});
    }
    return fmt::format("{} pairs have one kind of contact at a time ({} records of none beside)",
                       pairs.size(), none);
}

}  // namespace counterpoise

#include "world/checks/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "world/checks/links.h"
#include "world/checks/sums.h"
#include "world/checks/table.h"
#include "world/roll_calls.h"
#include "world/sources.h"

namespace counterpoise {
namespace {

/// A check across tables and the tables that it reads, which must be sound.
struct CrossCheck {
    std::string (*prove)(const Facts&, Faults&);
    std::vector<std::string> tables;  ///< empty: all
};

const std::vector<CrossCheck>& cross_checks() {
    static const std::vector<CrossCheck> checks{
        {check_states, {}},
        {check_treaties, {"treaties", "treaty_members", "threats", "spending_targets"}},
        {check_institutions, {"igos", "igo_members", "un_entities", "institution_events"}},
        {check_exits, {"exit_clauses", "domestic_gates", "treaties", "igos"}},
        {check_entities, {"un_entities", "un_revenue", "un_revenue_other"}},
        {check_un_scale, {"un_scale"}},
        {check_nato_shares, {"nato_funding"}},
        {check_nato_totals,
         {"nato_spending", "nato_spending_totals", "treaties", "treaty_members"}},
        {check_cinc, {"capabilities"}},
        {check_roll_calls, {"un_roll_calls", "un_voters"}},
        {check_contacts, {"contiguity"}},
        {check_member_counts,
         {"un_members", "igos", "igo_members", "institution_events", "treaties", "treaty_members"}},
    };
    return checks;
}

/// Checks one kind after the other; what fails is in the report.
class Checker {
  public:
    explicit Checker(const Facts& facts) : facts_(facts) {}

    CheckReport run() {
        guarded([&] { (void)sources(facts_); });
        if (!report_.faults.empty()) return std::move(report_);
        check_files();
        check_tables();
        for (const CrossCheck& check : cross_checks()) check_across(check);
        check_documents();
        return std::move(report_);
    }

  private:
    /// Runs `work`; faults of the input go to the report. Whether there were none.
    template <class Work>
    bool guarded(const Work& work) {
        try {
            work();
            return true;
        } catch (const InputError& error) {
            report_.faults.add(error);
            return false;
        }
    }

    void check_files() {
        for (const std::string& name : facts_.archive().names())
            if (name.ends_with(".csv") && name.find('/') == std::string::npos &&
                !sources(facts_).find(name.substr(0, name.size() - 4)))
                report_.faults.add({name, "the table is not described",
                                    "nobody would know where it comes from",
                                    "Describe it in sources.toml."});
        for (const TableInfo& info : sources(facts_).tables)
            if (!facts_.archive().has(info.name + ".csv"))
                report_.faults.add({fmt::format("sources.toml:{}:{}", info.at.line, info.at.column),
                                    fmt::format("there is no {}", info.file),
                                    "it is described here",
                                    "Add the file or remove the description."});
    }

    void check_tables() {
        std::size_t rows = 0;
        std::size_t cells = 0;
        for (const TableInfo& info : sources(facts_).tables) {
            if (!facts_.archive().has(info.name + ".csv")) continue;
            guarded([&] {
                const CsvTable& table = facts_.table(info.name);
                const Faults faults = check_table(table, info);
                for (const Fault& fault : faults.all()) report_.faults.add(fault);
                if (faults.empty()) sound_.insert(info.name);
                rows += table.rows();
                cells += table.rows() * table.header().size();
            });
        }
        if (report_.faults.empty())
            report_.passed.push_back(
                fmt::format("{} rows in {} tables: all described, {} cells of their types and in "
                            "their ranges, keys "
                            "unique, spells apart",
                            thousands(rows), sources(facts_).tables.size(), thousands(cells)));
    }

    void check_across(const CrossCheck& check) {
        const auto is_sound = [&](const std::string& table) { return sound_.contains(table); };
        const bool all_sound =
            check.tables.empty() ? sound_.size() == sources(facts_).tables.size()
                                 : std::all_of(check.tables.begin(), check.tables.end(), is_sound);
        if (!all_sound) return;
        const std::size_t before = report_.faults.size();
        std::string line;
        if (guarded([&] { line = check.prove(facts_, report_.faults); }) &&
            report_.faults.size() == before)
            report_.passed.push_back(std::move(line));
    }

    void check_documents() {
        std::size_t parsed = 0;
        for (const std::string& name : facts_.archive().names())
            if (name.ends_with(".toml") && guarded([&] { (void)facts_.document(name); })) ++parsed;
        report_.passed.push_back(
            fmt::format("{} TOML files (descriptions, parameters, scenarios) can be read", parsed));
    }

    const Facts& facts_;
    CheckReport report_;
    std::set<std::string, std::less<>> sound_;
};

}  // namespace

std::string thousands(std::size_t n) {
    std::string digits = std::to_string(n);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

CheckReport check_facts(const Facts& facts) {
    return Checker(facts).run();
}

}  // namespace counterpoise

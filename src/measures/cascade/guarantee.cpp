#include "measures/cascade/guarantee.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "behaviour/cascade/weights.h"
#include "measures/cascade/notes.h"
#include "measures/cover/cover.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<const char*, 4> kSchools{"estimated", "since_1945", "defence_pacts", "leeds"};

Assumptions with_school(Assumptions assumptions, const std::string& school) {
    assumptions.set("reliability", std::string(find_assumption("reliability")->default_value),
                    "reliability");
    assumptions.set("reliability_school", school, "reliability_school");
    return assumptions;
}

/// Reads the worth of pledges, one school after another.
class Guarantees {
  public:
    explicit Guarantees(const View& view)
        : view_(view),
          rules_(cascade_rules(view.assumptions)),
          reach_(reach_of(view.world, view.facts, view.assumptions)),
          strengths_(strengths_of(view.world, chosen_capability(view.assumptions))),
          chosen_(reliability_of(view.facts, view.assumptions, view.world.year())) {
        rules_.inside = AttackInside::ignored;
        for (const char* school : kSchools)
            schools_.push_back(reliability_of(view.facts, with_school(view.assumptions, school),
                                              view.world.year()));
    }

    struct Worth {
        double comes;  ///< over the attacker's strength
        double own;
        CascadeExpectation expected;
        Binding bound;
        std::string missing;
        double comes_se = 0;  ///< 0 where exact
    };

    [[nodiscard]] std::optional<Worth> of(std::size_t target, std::size_t attacker,
                                          const Reliability& reliability) const {
        const CascadeCase c =
            make_cascade(view_.world, view_.facts, attacker, target, reliability, rules_);
        if (!c.between.empty() || c.binding.bound.empty()) return {};
        const CascadeWeights weights =
            cascade_weights(c, view_.world, strengths_, reach_, rules_.place);
        const CascadeExpectation e = expect(c, kSeed, kRuns);
        const CascadeBalance balance = balance_of(e, weights);
        const double scale = weights.comparable ? weights.attacker : kNothing;
        const double error = e.exact() ? 0 : spread_of(c, weights, kSeed, kRuns).error;
        return Worth{balance.comes / scale,
                     weights.own / scale,
                     e,
                     c.binding,
                     names_of(view_.world, weights.missing),
                     error / scale};
    }
    /// Whom the attack binds and whom it does not, also where that is nobody.
    [[nodiscard]] Binding binding(std::size_t target, std::size_t attacker) const {
        return bound_to_defend(view_.world, view_.facts, target, attacker, rules_);
    }
    [[nodiscard]] const Reliability& chosen() const { return chosen_; }
    [[nodiscard]] const std::vector<Reliability>& schools() const { return schools_; }

  private:
    static constexpr std::uint64_t kSeed = 1949;
    static constexpr long long kRuns = 10000;

    const View& view_;
    CascadeRules rules_;
    Reach reach_;
    std::vector<double> strengths_;
    Reliability chosen_;
    std::vector<Reliability> schools_;
};

/// "use of force, 2012" by target and challenger: the record that makes one the other's challenger.
std::map<std::pair<StateId, StateId>, std::string> records_of_challenge(const View& view) {
    std::map<std::pair<StateId, StateId>, std::string> records;
    for (const Challenge& c :
         challenges(view.facts, view.published,
                    static_cast<int>(view.assumptions.number("challenger_years"))))
        records.emplace(std::pair(c.target, c.challenger),
                        fmt::format("{}, {}", name_of(c.reason), c.year));
    return records;
}

/// The attacker of each state: the one asked for, or the largest challenger.
std::vector<std::optional<std::size_t>> attackers(const View& view) {
    const World& world = view.world;
    std::vector<std::optional<std::size_t>> all(world.size());
    if (!view.arguments.attacker.empty()) {
        const StateId id =
            states(view.facts).named(view.arguments.attacker, world.year(), "--attacker");
        for (std::size_t i = 0; i < world.size(); ++i)
            if (const auto row = world.row(id); row && *row != i) all[i] = row;
        return all;
    }
    const CoverMap map(world, view.published, view.facts,
                       static_cast<int>(view.assumptions.number("challenger_years")),
                       former_partners(view.assumptions));
    const CoverParameters parameters = cover_parameters(view);
    const std::vector<double> first = strengths_of(world, chosen_capability(view.assumptions));
    const std::vector<double> cinc = strengths_of(world, Capability::cinc);
    for (std::size_t i = 0; i < world.size(); ++i) {
        const CoverOf by_first = cover_of(i, map, first, parameters, cinc);
        if (by_first.has_challenger && by_first.missing.empty()) {
            all[i] = by_first.challenger;
            continue;
        }
        const CoverOf by_cinc = cover_of(i, map, cinc, parameters);
        if (by_cinc.has_challenger) all[i] = by_cinc.challenger;
    }
    return all;
}

Table columns() {
    Table table = per_state_table("Comes", "x the attack", 2);
    table.columns.insert(table.columns.end(), {{"own", "Own", "x the attack", 2},
                                               {"no_major", "No great power comes", "chance", 2},
                                               {"attacker", "Attacker", "", 0},
                                               {"record", "", "", 0},
                                               count_column("bound", "Bound"),
                                               {"joiners", "Expected", "", 1},
                                               {"method", "How", "", 0},
                                               {"value_se", "", "x the attack", 4},
                                               {"no_major_se", "", "chance", 4},
                                               {"joiners_se", "", "", 4}});
    for (const char* school : kSchools) {
        table.columns.push_back({school, "", "x the attack", 2});
        table.columns.push_back({fmt::format("{}_no_major", school), "", "chance", 2});
    }
    table.columns.push_back({"missing", "", "", 0});
    table.columns.push_back({"own_pledge", "", "", 0});
    return table;
}

/// What to know of the state's own pledges, in one text; empty where they are in force.
std::string own_pledge_words(const View& view, std::size_t row, const Guarantees::Worth& worth) {
    std::string words;
    for (const std::string& note : notes_on_own_pledges(view.world, view.facts, row, worth.bound))
        words += (words.empty() ? "" : " ") + note;
    return words;
}

/// What stands below the rows: gathered while they are made.
struct Seen {
    std::size_t rows = 0;
    std::size_t sampled = 0;
    double largest_error = 0;  ///< of the expected number
    long long runs = 0;
    std::set<TreatyId> left_out;
    std::size_t without_row = 0;  ///< states that these alone would bind others to
    std::vector<std::string> own_pledges;

    /// Of every state with an attacker, also one that has no row since nothing else binds anybody.
    void add(const Binding& binding) {
        const auto all = left_out_as_not_live(binding);
        for (const UnboundState& u : all) left_out.insert(u.treaty);
        if (binding.bound.empty() && !all.empty()) ++without_row;
    }
    void add(const View& view, std::size_t row, const Guarantees::Worth& worth) {
        ++rows;
        if (!worth.expected.exact()) ++sampled;
        runs = std::max(runs, worth.expected.runs);
        largest_error = std::max(largest_error, worth.expected.joiners_error);
        if (const std::string words = own_pledge_words(view, row, worth); !words.empty())
            own_pledges.push_back(words);
    }
};

std::string how_words(const Seen& seen) {
    if (seen.sampled == 0) return "every chance and expected number is exact";
    return fmt::format(
        "sampled in {} of {} rows, {} runs each: standard error of a chance at most {:.4f}, of an "
        "expected number at most {:.4f}; --json and --csv have those of each row (method, *_se)",
        seen.sampled, seen.rows, seen.runs, 0.5 / std::sqrt(static_cast<double>(seen.runs)),
        seen.largest_error);
}

std::string left_out_words(const Seen& seen, const Facts& facts) {
    std::string codes;
    for (const TreatyId treaty : seen.left_out)
        codes += (codes.empty() ? "" : ", ") + treaties(facts).at(treaty).code;
    const std::string alone =
        seen.without_row == 0
            ? std::string()
            : fmt::format("; {} {} no row, since these alone would bind others to {}",
                          seen.without_row, seen.without_row == 1 ? "state has" : "states have",
                          seen.without_row == 1 ? "it" : "them");
    return fmt::format(
        "left out, since they are judged not to work today, and bind nobody here: {} "
        "(`counterpoise show CODE` says why){}",
        codes, alone);
}

std::vector<std::string> notes_of(const View& view, const Seen& seen) {
    std::vector<std::string> notes{
        "expected strength that pledges bring to the attacked state's capital, over what the "
        "attacker brings there; `own` is the state's own strength on the same scale",
        "by the schools: estimated from the record since 1945 by obligation and power, 0.22, 0.41 "
        "and 0.75; the record holds pledges that war tested, not those that deterred",
        how_words(seen)};
    if (view.arguments.attacker.empty())
        notes.push_back(fmt::format(
            "the attacker is --attacker, or of the state's challengers the one that brings most to "
            "its capital. A challenger is no pact partner and has an ongoing rivalry with it, a "
            "dispute with use of force or an armed conflict in the last {} years, or is named as a "
            "threat by its alliance (cover); a seized ship or a distant war is enough, so the "
            "record (column `record` of --json and --csv) may be far from a threat of today",
            view.assumptions.word("challenger_years")));
    if (!seen.left_out.empty()) notes.push_back(left_out_words(seen, view.facts));
    for (const std::string& note : seen.own_pledges) notes.push_back(note);
    if (std::string note = standing_note(view.world.year()); !note.empty())
        notes.push_back(std::move(note));
    return notes;
}

void add_row(Table& table, const View& view, std::size_t i, std::size_t attacker,
             const std::string& record, const Guarantees& guarantees,
             const Guarantees::Worth& worth) {
    const CascadeExpectation& e = worth.expected;
    add_state_row(table, view.world, i, worth.comes);
    auto& row = table.rows.back();
    row.insert(row.end(), {cell(worth.own), e.no_major_comes, view.world.iso3(attacker),
                           record.empty() ? Cell{} : Cell{record},
                           static_cast<double>(worth.bound.bound.size()), e.joiners,
                           std::string(e.exact() ? "exact" : "sampled"), cell(worth.comes_se),
                           e.standard_error(e.no_major_comes), e.joiners_error});
    for (const Reliability& school : guarantees.schools()) {
        const auto other = guarantees.of(i, attacker, school);
        row.push_back(cell(other->comes));
        row.emplace_back(other->expected.no_major_comes);
    }
    row.push_back(worth.missing.empty() ? Cell{} : Cell{worth.missing});
    const std::string own_pledge = own_pledge_words(view, i, worth);
    row.push_back(own_pledge.empty() ? Cell{} : Cell{own_pledge});
}

}  // namespace

Reading cascade_guarantee(const View& view) {
    const Guarantees guarantees(view);
    Reading reading;
    reading.unit = "x the attack";
    reading.table = columns();
    const auto by = attackers(view);
    const auto records = records_of_challenge(view);
    Seen seen;
    for (std::size_t i = 0; i < view.world.size(); ++i) {
        if (!by[i]) continue;
        seen.add(guarantees.binding(i, *by[i]));
        const auto worth = guarantees.of(i, *by[i], guarantees.chosen());
        if (!worth) continue;
        const auto record = records.find(std::pair(view.world.id(i), view.world.id(*by[i])));
        add_row(reading.table, view, i, *by[i],
                record == records.end() ? std::string() : record->second, guarantees, *worth);
        seen.add(view, i, *worth);
    }
    reading.standing = Standing::assumed;
    reading.sources = {"treaties",        "treaty_members", "treaty_conditions", "pledges_in_war",
                       "major_powers",    "rivalries",      "disputes_cow",      "disputes_gml",
                       "armed_conflicts", "threats",        "military_spending", "gdp_ppp",
                       "capitals"};
    reading.vintage =
        fmt::format("treaties of {}; spending: {}; pledges tested by war, 1816-2003",
                    view.world.year().value, vintage_of(view.published, Column::milex));
    reading.notes = notes_of(view, seen);
    return reading;
}

}  // namespace counterpoise

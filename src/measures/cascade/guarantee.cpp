#include "measures/cascade/guarantee.h"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <optional>

#include "behaviour/cascade/weights.h"
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
        double no_major;
        double joiners;
        std::size_t bound;
        std::string missing;
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
        return Worth{balance.comes / scale,  weights.own / scale,
                     e.no_major_comes,       e.joiners,
                     c.binding.bound.size(), names_of(view_.world, weights.missing)};
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
                                               {"bound", "Bound", "", 0},
                                               {"joiners", "Expected", "", 1}});
    for (const char* school : kSchools) {
        table.columns.push_back({school, "", "x the attack", 2});
        table.columns.push_back({fmt::format("{}_no_major", school), "", "chance", 2});
    }
    table.columns.push_back({"missing", "", "", 0});
    return table;
}

}  // namespace

Reading cascade_guarantee(const View& view) {
    const Guarantees guarantees(view);
    Reading reading;
    reading.unit = "x the attack";
    reading.table = columns();
    const auto by = attackers(view);
    for (std::size_t i = 0; i < view.world.size(); ++i) {
        if (!by[i]) continue;
        const auto worth = guarantees.of(i, *by[i], guarantees.chosen());
        if (!worth) continue;
        add_state_row(reading.table, view.world, i, worth->comes);
        auto& row = reading.table.rows.back();
        row.insert(row.end(), {cell(worth->own), worth->no_major, view.world.iso3(*by[i]),
                               static_cast<double>(worth->bound), worth->joiners});
        for (const Reliability& school : guarantees.schools()) {
            const auto other = guarantees.of(i, *by[i], school);
            row.push_back(cell(other->comes));
            row.emplace_back(other->no_major);
        }
        row.push_back(worth->missing.empty() ? Cell{} : Cell{worth->missing});
    }
    reading.standing = Standing::assumed;
    reading.sources = {"treaties",     "treaty_members",    "treaty_conditions", "pledges_in_war",
                       "major_powers", "military_spending", "gdp_ppp",           "capitals"};
    reading.vintage =
        fmt::format("treaties of {}; spending: {}; pledges tested by war, 1816-2003",
                    view.world.year().value, vintage_of(view.published, Column::milex));
    reading.notes = {
        "expected strength that pledges bring to the attacked state's capital, over what the "
        "attacker brings there; `own` is the state's own strength on the same scale",
        "by the schools: estimated from the record since 1945 by obligation and power, 0.22, 0.41 "
        "and 0.75; the record holds pledges that war tested, not those that deterred",
        "the attacker is the largest challenger in the record (cover), or --attacker"};
    if (std::string note = standing_note(view.world.year()); !note.empty())
        reading.notes.push_back(std::move(note));
    return reading;
}

}  // namespace counterpoise

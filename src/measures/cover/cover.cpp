#include "measures/cover/cover.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace counterpoise {
namespace {

/// Guarantors of every state: members of a live treaty with a defence obligation, pledge kept, that
/// the state is in too.
std::vector<std::vector<Guarantor>> find_guarantors(const World& world, const Facts& facts) {
    std::vector<std::map<std::size_t, std::vector<TreatyId>>> found(world.size());
    const std::vector<Membership>& all = world.memberships();
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && all[end].treaty == all[begin].treaty) ++end;
        if (counts_as_live(treaties(facts).at(all[begin].treaty), world.year()))
            for (std::size_t g = begin; g < end; ++g) {
                if (!has(all[g].obligations, Obligation::defence) || all[g].pledge != Pledge::kept)
                    continue;
                const auto guarantor = world.row(all[g].state);
                for (std::size_t m = begin; m < end; ++m)
                    if (const auto member = world.row(all[m].state); m != g && guarantor && member)
                        found[*member][*guarantor].push_back(all[g].treaty);
            }
        begin = end;
    }
    std::vector<std::vector<Guarantor>> guarantors(world.size());
    for (std::size_t i = 0; i < world.size(); ++i)
        for (auto& [row, by] : found[i]) guarantors[i].push_back({row, std::move(by)});
    return guarantors;
}

bool is_guarantor(const std::vector<Guarantor>& guarantors, std::size_t row) {
    return std::any_of(guarantors.begin(), guarantors.end(),
                       [&](const Guarantor& g) { return g.row == row; });
}

CoverMap map_of(const View& view) {
    return {view.world, view.published, view.facts,
            static_cast<int>(view.assumptions.number("challenger_years")),
            former_partners(view.assumptions)};
}

std::string treaty_codes(const std::vector<TreatyId>& ids, const Facts& facts) {
    std::string codes;
    for (const TreatyId id : ids) codes += (codes.empty() ? "" : " ") + treaties(facts).at(id).code;
    return codes;
}

Cell codes_of(const World& world, const std::vector<std::size_t>& rows) {
    std::string codes;
    for (const std::size_t i : rows) codes += (codes.empty() ? "" : " ") + world.iso3(i);
    return codes.empty() ? Cell{} : Cell{codes};
}

/// By one capability; those of spending are ranked by CINC where a figure is absent.
CoverOf cover_by(Capability c, std::size_t i, const CoverMap& map,
                 const std::array<std::vector<double>, 3>& strengths,
                 const CoverParameters& parameters) {
    const std::vector<double>& s = strengths[static_cast<std::size_t>(c)];
    if (c == Capability::cinc) return cover_of(i, map, s, parameters);
    return cover_of(i, map, s, parameters, strengths[static_cast<std::size_t>(Capability::cinc)]);
}

CoverVariants variants_of(std::size_t i, const CoverMap& map,
                          const std::array<std::vector<double>, 3>& strengths,
                          CoverParameters parameters) {
    CoverVariants variants;
    for (const Capability c : kCapabilities)
        for (const double reliability : kReliabilities) {
            parameters.reliability = reliability;
            const double ratio = cover_by(c, i, map, strengths, parameters).ratio;
            if (std::isnan(ratio)) continue;
            ++variants.known;
            if (ratio >= 1.0) ++variants.reached;
        }
    return variants;
}

void add_common(Reading& reading, const View& view) {
    reading.standing = Standing::assumed;
    reading.sources = {"treaties",          "treaty_members", "capitals",        "rivalries",
                       "disputes_cow",      "disputes_gml",   "armed_conflicts", "threats",
                       "military_spending", "gdp_ppp",        "capabilities"};
    reading.vintage = "treaties of " + std::to_string(view.world.year().value) +
                      "; spending: " + vintage_of(view.published, Column::milex) +
                      "; disputes to 2014, conflicts to 2024, rivalries to 2020";
}

void add_standing_note(Reading& reading, const View& view) {
    if (std::string note = standing_note(view.world.year()); !note.empty())
        reading.notes.push_back(std::move(note));
}

}  // namespace

CoverParameters cover_parameters(const View& view) {
    CoverParameters p{view.assumptions.number("reliability"),
                      reach_of(view.world, view.facts, view.assumptions),
                      {}};
    for (const double major : view.world.column(Column::major_power))
        p.major_power.push_back(major == 1.0);
    return p;
}

FormerPartners former_partners(const Assumptions& assumptions) {
    return assumptions.word("former_partners") == "counted" ? FormerPartners::counted
                                                            : FormerPartners::excluded;
}

CoverMap::CoverMap(const World& world, const World& published, const Facts& facts,
                   int challenger_years, FormerPartners former)
    : distances_(world), guarantors_(find_guarantors(world, facts)), challengers_(world.size()) {
    const std::vector<std::vector<Guarantor>> before =
        former == FormerPartners::excluded ? find_guarantors(published, facts) : guarantors_;
    for (const Challenge& c : challenges(facts, published, challenger_years)) {
        const auto target = world.row(c.target);
        const auto challenger = world.row(c.challenger);
        if (!target || !challenger || is_guarantor(guarantors_[*target], *challenger) ||
            is_guarantor(before[*target], *challenger))
            continue;
        auto& list = challengers_[*target];
        if (std::none_of(list.begin(), list.end(),
                         [&](const auto& known) { return known.first == *challenger; }))
            list.emplace_back(*challenger, c.reason);
    }
    for (auto& list : challengers_) std::sort(list.begin(), list.end());
}

CoverOf cover_of(std::size_t i, const CoverMap& map, std::span<const double> strengths,
                 const CoverParameters& p, std::span<const double> ranks) {
    CoverOf cover;
    cover.own = strengths[i];
    const auto arriving = [&](std::span<const double> of, std::size_t j) {
        return of[j] * p.reach.left(j, map.km(i, j));
    };
    for (const Guarantor& g : map.guarantors(i)) {
        const double share = p.reach.share(g.row);
        const double strength = arriving(strengths, g.row) * share;
        if (!std::isnan(strength))
            cover.pledged += p.reliability * strength;
        else if (!ranks.empty() && p.major_power[g.row])
            cover.missing.push_back(g.row);
    }
    double largest_rank = 0;
    for (const auto& [c, reason] : map.challengers(i)) {
        const double strength = arriving(strengths, c);
        if (std::isnan(strength)) continue;
        if (!ranks.empty()) largest_rank = std::fmax(largest_rank, arriving(ranks, c));
        if (strength <= cover.challenge) continue;
        cover.challenge = strength;
        cover.challenger = c;
        cover.has_challenger = true;
    }
    if (!ranks.empty())
        for (const auto& [c, reason] : map.challengers(i))
            if (std::isnan(strengths[c]) && !(arriving(ranks, c) < largest_rank))
                cover.missing.push_back(c);
    cover.ratio = cover.has_challenger && cover.missing.empty()
                      ? (cover.own + cover.pledged) / cover.challenge
                      : std::numeric_limits<double>::quiet_NaN();
    return cover;
}

CoverWeights cover_weights(std::size_t i, const CoverMap& map, std::span<const double> strengths,
                           const CoverParameters& p, std::span<const double> ranks) {
    CoverWeights weights{i, {}, {}, cover_of(i, map, strengths, p, ranks).missing.empty()};
    const auto fading = [&](std::size_t j) { return p.reach.left(j, map.km(i, j)); };
    for (const Guarantor& g : map.guarantors(i))
        weights.pledged.emplace_back(g.row, p.reliability * p.reach.share(g.row) * fading(g.row));
    for (const auto& [c, reason] : map.challengers(i))
        weights.challenges.emplace_back(c, fading(c));
    return weights;
}

double cover_ratio(const CoverWeights& weights, std::span<const double> share,
                   std::span<const double> income) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    if (!weights.comparable) return kNone;
    double strength = share[weights.row] * income[weights.row];
    for (const auto& [j, w] : weights.pledged)
        if (const double s = w * share[j] * income[j]; !std::isnan(s)) strength += s;
    double challenge = 0;
    for (const auto& [j, w] : weights.challenges)
        challenge = std::fmax(challenge, w * share[j] * income[j]);
    return challenge > 0 ? strength / challenge : kNone;
}

/// Former partners who count as challengers once the pact between them is gone: said plainly, since
/// the record is old.
static std::vector<std::string> notes_on_former_partners(const View& view, const CoverMap& map) {
    const CoverMap before(view.published, view.published, view.facts,
                          static_cast<int>(view.assumptions.number("challenger_years")),
                          FormerPartners::excluded);
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < view.world.size(); ++i)
        for (const auto& [c, reason] : map.challengers(i))
            if (is_guarantor(before.guarantors(i), c))
                notes.push_back(
                    view.world.name(c) + " counts as a challenger of " + view.world.name(i) +
                    " after the change: no pact binds it any more, and the record has a " +
                    std::string(name_of(reason)));
    return notes;
}

Reading cover_states(const View& view) {
    const CoverMap map = map_of(view);
    const CoverParameters parameters = cover_parameters(view);
    std::array<std::vector<double>, 3> strengths;
    for (const Capability c : kCapabilities)
        strengths[static_cast<std::size_t>(c)] = strengths_of(view.world, c);
    const auto headline = static_cast<std::size_t>(chosen_capability(view.assumptions));

    Reading reading;
    reading.unit = "ratio";
    reading.table = per_state_table("Cover", "ratio", 2);
    reading.table.columns.insert(reading.table.columns.end(),
                                 {{"ppp", "at purchasing power", "ratio", 2},
                                  {"market", "at market rates", "ratio", 2},
                                  {"cinc", "by CINC", "ratio", 2},
                                  count_column("variants_reached", "Variants at 1 or more"),
                                  count_column("variants", "of"),
                                  {"own", "Own strength", "", 0},
                                  {"pledged", "Pledged strength", "", 0},
                                  {"challenge", "Largest challenge", "", 0},
                                  {"challenger", "Challenger", "", 0},
                                  {"guarantors", "Guarantors", "", 0},
                                  {"missing", "No figure of", "", 0}});
    std::set<std::size_t> missing;
    for (std::size_t i = 0; i < view.world.size(); ++i) {
        std::array<CoverOf, 3> by;
        for (const Capability c : kCapabilities)
            by[static_cast<std::size_t>(c)] = cover_by(c, i, map, strengths, parameters);
        const CoverVariants variants = variants_of(i, map, strengths, parameters);
        const CoverOf& shown = by[headline];
        add_state_row(reading.table, view.world, i, shown.ratio);
        auto& row = reading.table.rows.back();
        for (const CoverOf& c : by) row.push_back(cell(c.ratio));
        row.push_back(static_cast<double>(variants.reached));
        row.push_back(static_cast<double>(variants.known));
        row.push_back(cell(shown.own));
        row.push_back(cell(shown.pledged));
        const bool known = shown.has_challenger && shown.missing.empty();
        row.push_back(known ? cell(shown.challenge) : Cell{});
        row.push_back(known ? Cell{view.world.iso3(shown.challenger)} : Cell{});
        row.push_back(static_cast<double>(map.guarantors(i).size()));
        row.push_back(codes_of(view.world, shown.missing));
        for (const Capability c : {Capability::ppp, Capability::market})
            for (const std::size_t m : by[static_cast<std::size_t>(c)].missing) missing.insert(m);
    }
    add_common(reading, view);
    reading.notes = {
        "without a challenger in the record there is no ratio (null): nothing to measure cover "
        "against",
        "cover is counted, not asserted: in how many of nine variants (three measures of strength, "
        "three reliabilities: 0.22, 0.41, 0.75) the ratio reaches 1",
        "reliability is the record of pledges tested by war, a selected sample: pledges that "
        "deterred were never tested"};
    add_standing_note(reading, view);
    if (!missing.empty())
        reading.notes.push_back(
            "no ratio by spending where a challenger that may be the largest (by CINC), or a "
            "partner "
            "that is a major power, has no figure of spending: " +
            names_of(view.world, {missing.begin(), missing.end()}) +
            " (each state's in the column `missing`); CINC stays");
    for (std::string& note : notes_on_former_partners(view, map))
        reading.notes.push_back(std::move(note));
    return reading;
}

Reading cover_guarantors(const View& view) {
    const CoverMap map = map_of(view);
    const CoverParameters p = cover_parameters(view);
    Reading reading;
    reading.unit = "US$ m";
    reading.table.columns = {{"state", "Code", "", 0},
                             {"name", "State", "", 0},
                             {"state2", "Guarantor", "", 0},
                             {"guarantor", "Guarantor's name", "", 0},
                             {"treaty", "By treaty", "", 0},
                             {"value", "Guarantor's spending", "US$ m", 0},
                             {"assigned", "of it assigned", "US$ m", 0},
                             {"km", "Distance of capitals", "km", 0}};
    for (std::size_t i = 0; i < view.world.size(); ++i)
        for (const Guarantor& g : map.guarantors(i)) {
            const double spending = view.world.value(Column::milex, g.row);
            const double share = p.reach.share(g.row);
            reading.table.rows.push_back({view.world.iso3(i), view.world.name(i),
                                          view.world.iso3(g.row), view.world.name(g.row),
                                          treaty_codes(g.treaties, view.facts), cell(spending),
                                          cell(spending * share), cell(map.km(i, g.row))});
        }
    add_common(reading, view);
    reading.standing = Standing::published_figure;
    reading.notes = {view.world.year() < kFirstJudgedYear
                         ? "treaties in force with a defence obligation whose pledge is kept"
                         : "live treaties with a defence obligation whose pledge is kept; dormant "
                           "and doubtful ones do not count"};
    add_standing_note(reading, view);
    return reading;
}

Reading cover_nuclear(const View& view) {
    constexpr double kPossession = 3;
    const CoverMap map = map_of(view);
    Reading reading;
    reading.unit = "nuclear-armed guarantors";
    reading.table = per_state_table("Nuclear-armed guarantors", "states", 0);
    reading.table.columns.insert(reading.table.columns.end(),
                                 {{"guarantors", "Which, by treaty", "", 0}});
    for (std::size_t i = 0; i < view.world.size(); ++i) {
        std::string which;
        double n = 0;
        for (const Guarantor& g : map.guarantors(i)) {
            if (view.world.value(Column::nuclear_status, g.row) != kPossession) continue;
            which += (which.empty() ? "" : "; ") + view.world.iso3(g.row) + " (" +
                     treaty_codes(g.treaties, view.facts) + ")";
            ++n;
        }
        if (n == 0 && view.world.value(Column::nuclear_status, i) == kPossession)
            which = "has its own";
        add_state_row(reading.table, view.world, i, n);
        reading.table.rows.back().push_back(which);
    }
    add_common(reading, view);
    reading.sources = {"nuclear_status", "treaties", "treaty_members"};
    reading.vintage = "nuclear status to 2022, carried on; treaties of " +
                      std::to_string(view.world.year().value);
    reading.standing = Standing::published_figure;
    reading.notes = {
        "a pledge of defence by a nuclear-armed state; none of these treaties promises nuclear "
        "weapons by name"};
    add_standing_note(reading, view);
    return reading;
}

}  // namespace counterpoise

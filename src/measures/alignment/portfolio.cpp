#include "measures/alignment/portfolio.h"

#include <algorithm>

#include "world/states.h"

namespace counterpoise {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

/// The standing of treaties is a judgement of today: years before keep every treaty in force.
constexpr Year kFirstJudged{2018};

bool counts(const Treaty& treaty, Year year, PortfolioPacts pacts) {
    return treaty.state == TreatyState::live || pacts == PortfolioPacts::in_force ||
           year < kFirstJudged;
}

std::vector<std::size_t> rows_in_system(const World& world, const Facts& facts) {
    std::vector<std::size_t> rows;
    for (const StateId state : states(facts).in_system(last_day(world.year())))
        if (const auto row = world.row(state)) rows.push_back(*row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

/// One treaty's members: what each owes to all others.
void add_treaty(Portfolios& all, std::span<const Membership> members, const World& world,
                const std::vector<std::size_t>& places, AllianceScale scale) {
    const auto place_of = [&](StateId state) {
        const auto row = world.row(state);
        return row ? places[*row] : kNowhere;
    };
    for (const Membership& debtor : members) {
        const std::size_t i = place_of(debtor.state);
        if (i == kNowhere || debtor.pledge != Pledge::kept) continue;
        const std::uint8_t level = level_of(debtor.obligations, scale);
        for (const Membership& partner : members)
            if (const std::size_t k = place_of(partner.state); k != kNowhere && k != i)
                all.owed[i * all.size() + k] = std::max(all.owed[i * all.size() + k], level);
    }
}

}  // namespace

AllianceScale alliance_scale(const Assumptions& assumptions) {
    const std::string& word = assumptions.word("alliance_scale");
    return word == "atop"     ? AllianceScale::atop
           : word == "binary" ? AllianceScale::binary
                              : AllianceScale::cow;
}

PortfolioPacts portfolio_pacts(const Assumptions& assumptions) {
    return assumptions.word("portfolio_pacts") == "in_force" ? PortfolioPacts::in_force
                                                             : PortfolioPacts::live;
}

std::size_t levels_of(AllianceScale scale) {
    return scale == AllianceScale::binary ? 2 : 4;
}

std::uint8_t level_of(Obligation obligations, AllianceScale scale) {
    if (scale == AllianceScale::binary) return obligations == Obligation::none ? 0 : 1;
    const bool atop = scale == AllianceScale::atop;
    if (has(obligations, Obligation::defence | Obligation::offence)) return 3;
    if (has(obligations, Obligation::neutrality)) return 2;
    if (has(obligations, atop ? Obligation::consultation : Obligation::nonaggression)) return 2;
    return obligations == Obligation::none ? 0 : 1;
}

std::size_t Portfolios::place(std::size_t row) const {
    const auto found = std::lower_bound(rows.begin(), rows.end(), row);
    return found != rows.end() && *found == row ? static_cast<std::size_t>(found - rows.begin())
                                                : size();
}

Portfolios portfolios(const World& world, const Facts& facts, AllianceScale scale,
                      PortfolioPacts pacts) {
    Portfolios all{levels_of(scale), rows_in_system(world, facts), {}};
    all.owed.assign(all.size() * all.size(), 0);
    std::vector<std::size_t> places(world.size(), kNowhere);
    for (std::size_t i = 0; i < all.size(); ++i) {
        places[all.rows[i]] = i;
        all.owed[i * all.size() + i] = static_cast<std::uint8_t>(all.levels - 1);
    }
    const std::vector<Membership>& memberships = world.memberships();
    for (std::size_t begin = 0; begin < memberships.size();) {
        std::size_t end = begin;
        while (end < memberships.size() && memberships[end].treaty == memberships[begin].treaty)
            ++end;
        if (counts(treaties(facts).at(memberships[begin].treaty), world.year(), pacts))
            add_treaty(all, std::span(memberships).subspan(begin, end - begin), world, places,
                       scale);
        begin = end;
    }
    return all;
}

void add_pacts_note(Reading& reading, const View& view) {
    if (portfolio_pacts(view.assumptions) == PortfolioPacts::live &&
        view.world.year() >= kFirstJudged)
        reading.notes.push_back(
            "pacts held to be dormant or doubtful count as none from 2018 on "
            "(portfolio_pacts=in_force counts them): do not read a series across 2018");
}

}  // namespace counterpoise

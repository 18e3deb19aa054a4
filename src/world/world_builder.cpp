// How a world is made from the facts: one function a source, each column filled by the rule that
// its header states.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "world/institutions.h"
#include "world/major_powers.h"
#include "world/panel.h"
#include "world/row_reader.h"
#include "world/states.h"
#include "world/un_tables.h"
#include "world/world.h"

namespace counterpoise {
namespace {

constexpr double kLeastShareForGdp = 0.001;
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<ColumnInfo, kColumns> kInfos{{
    {Column::population, "population", "persons", "world_bank",
     "total population: World Bank; before 1960 and where it is silent, Fariss et al."},
    {Column::gdp_market, "gdp_market", "US$ m, current", "world_bank",
     "GDP at market rates; where the World Bank is silent, SIPRI's spending divided by its share "
     "of GDP (derived)"},
    {Column::gdp_ppp, "gdp_ppp", "m international $, 2017", "gdp_ppp",
     "GDP at purchasing power; after 2019 the state's 2019 ratio to market GDP times market GDP "
     "(derived)"},
    {Column::milex, "milex", "US$ m, current", "military_spending",
     "military spending at market rates; in the latest world NATO's 2025e share times GDP where "
     "there is one (derived)"},
    {Column::milex_share, "milex_share", "fraction of GDP", "military_spending",
     "military spending as a share of GDP; in the latest world NATO's 2025e estimate where there "
     "is one"},
    {Column::nmc_milex, "nmc_milex", "thousand current US$ (GBP to 1913)", "capabilities",
     "COW military expenditure"},
    {Column::nmc_milper, "nmc_milper", "thousand", "capabilities", "COW military personnel"},
    {Column::nmc_irst, "nmc_irst", "thousand tons", "capabilities",
     "COW iron and steel production"},
    {Column::nmc_pec, "nmc_pec", "thousand coal-ton equivalents", "capabilities",
     "COW primary energy consumption"},
    {Column::nmc_tpop, "nmc_tpop", "thousand", "capabilities", "COW total population"},
    {Column::nmc_upop, "nmc_upop", "thousand", "capabilities",
     "COW population in cities of 100,000 and more"},
    {Column::cinc, "cinc", "share of the world, 0-1", "capabilities",
     "Composite Index of National Capability"},
    {Column::aeuds, "aeuds", "score, mean about 0", "regimes",
     "adjusted extended Unified Democracy Score"},
    {Column::polity2, "polity2", "-10 to 10", "regimes", "Polity score"},
    {Column::polyarchy, "polyarchy", "0 to 1", "regimes", "V-Dem electoral democracy index"},
    {Column::ideal_point, "ideal_point", "scale units", "ideal_points",
     "UN General Assembly ideal point, all votes (final-passage votes where those are the only "
     "ones); higher is nearer the US-led order"},
    {Column::us_troops, "us_troops", "persons", "us_troops",
     "active-duty US personnel stationed there"},
    {Column::nuclear_status, "nuclear_status", "0 to 3", "nuclear_status",
     "0 none, 1 consideration, 2 pursuit, 3 possession of nuclear weapons"},
    {Column::major_power, "major_power", "0 or 1", "major_powers",
     "major power by the COW list (2016 carried on)"},
    {Column::latitude, "latitude", "degrees", "capitals", "of the capital"},
    {Column::longitude, "longitude", "degrees", "capitals", "of the capital"},
    {Column::un_rate, "un_rate", "% of the regular budget", "un_scale", "UN scale of assessments"},
    {Column::peacekeeping_rate, "peacekeeping_rate", "% of peacekeeping", "un_peacekeeping_levels",
     "UN peacekeeping scale, from level and regular scale (settled)"},
    {Column::nato_rate, "nato_rate", "% of common funding", "nato_funding",
     "NATO common-funding share (settled)"},
}};

}  // namespace

std::span<const ColumnInfo> column_infos() {
    return kInfos;
}
const ColumnInfo& info(Column column) {
    return kInfos[static_cast<std::size_t>(column)];
}

/// Builds one world; its parts are called in the order of `build`.
class WorldBuilder {
  public:
    WorldBuilder(const Facts& facts, Year year) : facts_(facts), year_(year) {
        world_.year_ = year;
        world_.roster_ = make_roster();
        world_.values_.assign(kColumns * world_.size(), kAbsent);
        vintages_.assign(kColumns * world_.size(), 0);
    }

    World build() {
        fill_economy();
        fill_capabilities();
        fill(Column::aeuds, regimes(facts_), 0);
        fill(Column::polity2, regimes(facts_), 1);
        fill(Column::polyarchy, regimes(facts_), 2);
        fill(Column::ideal_point, ideal_points(facts_), 1);
        fill(Column::ideal_point, ideal_points(facts_), 0);
        fill(Column::us_troops, us_troops(facts_), 0);
        fill_spells("nuclear_status", Column::nuclear_status, "status");
        fill_majors();
        fill_capitals();
        fill_rates();
        fill_memberships();
        world_.vintages_ = std::make_shared<const std::vector<std::int16_t>>(std::move(vintages_));
        return std::move(world_);
    }

  private:
    [[nodiscard]] bool carries() const { return year_ == kLatestYear; }

    std::shared_ptr<const Roster> make_roster() const {
        std::vector<StateId> ids = states(facts_).in_system(last_day(year_));
        const Institutions& all = institutions(facts_);
        for (const InstitutionSpell& spell :
             all.spells)  // the Ukrainian SSR paid dues before it was in the system
            if (spell.institution == all.un && spell.start <= last_day(year_) &&
                last_day(year_) <= spell.end)
                ids.push_back(spell.state);
        for (const ScaleRate& rate : un_scale(facts_))
            if (rate.start <= year_ && year_ <= rate.end) ids.push_back(rate.state);
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        auto roster = std::make_shared<Roster>();
        roster->ids = ids;
        roster->row_of.fill(-1);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            roster->row_of[ids[i].code] = static_cast<std::int16_t>(i);
            roster->iso3.push_back(states(facts_).iso3(ids[i]));
            roster->names.push_back(states(facts_).name(ids[i]));
        }
        return roster;
    }

    void set(Column c, std::size_t i, double value, int vintage) {
        world_.column(c)[i] = value;
        vintages_[static_cast<std::size_t>(c) * world_.size() + i] =
            static_cast<std::int16_t>(vintage);
    }
    [[nodiscard]] int vintage(Column c, std::size_t i) const {
        return vintages_[static_cast<std::size_t>(c) * world_.size() + i];
    }

    /// Takes each state's figure of this year (latest world: its last figure), unless the column
    /// has a newer one.
    void fill(Column c, const Panel& panel, std::size_t index, double scale = 1.0) {
        for (std::size_t r = 0; r < panel.rows(); ++r) {
            const Year y = panel.year[r];
            if (y > year_ || (y < year_ && !carries())) continue;
            const double value = panel.values[index][r];
            const auto i = world_.row(panel.state[r]);
            if (i && !std::isnan(value) && y.value >= vintage(c, *i))
                set(c, *i, value * scale, y.value);
        }
    }

    void fill_economy() {
        fill(Column::population, gdp_ppp(facts_), 2, 1e6);
        fill(Column::population, world_bank(facts_), 1);
        fill_market_gdp();
        fill(Column::gdp_ppp, gdp_ppp(facts_), 0);
        extend_ppp();
        fill(Column::milex, military_spending(facts_), 1);
        fill(Column::milex_share, military_spending(facts_), 2);
        if (carries()) fill_nato_2025();
    }

    void fill_market_gdp() {
        const Panel& sipri = military_spending(facts_);
        for (std::size_t r = 0; r < sipri.rows(); ++r) {
            const Year y = sipri.year[r];
            const double gdp = sipri.values[1][r] / sipri.values[2][r];
            const auto i = world_.row(sipri.state[r]);
            if (!i || y > year_ || (y < year_ && !carries()) || !std::isfinite(gdp)) continue;
            // Below a tenth of a per cent SIPRI's shares break down (hyperinflation: Angola 1985).
            if (sipri.values[2][r] < kLeastShareForGdp) continue;
            set(Column::gdp_market, *i, gdp, y.value);
        }
        // The World Bank's own figure goes before the derived one of the same year.
        fill(Column::gdp_market, world_bank(facts_), 0, 1e-6);
    }

    /// gdp_ppp(t) = gdp_ppp(2019) / gdp_market(2019) * gdp_market(t) after 2019.
    void extend_ppp() {
        constexpr Year kLastPpp{2019};
        if (year_ <= kLastPpp) return;
        std::vector<double> ppp(world_.size(), kAbsent);
        std::vector<double> market(world_.size(), kAbsent);
        const auto take = [&](const Panel& panel, std::size_t index, std::vector<double>& into) {
            for (std::size_t r = 0; r < panel.rows(); ++r)
                if (panel.year[r] == kLastPpp)
                    if (const auto i = world_.row(panel.state[r]))
                        into[*i] = panel.values[index][r];
        };
        take(gdp_ppp(facts_), 0, ppp);
        take(world_bank(facts_), 0, market);
        const Panel& sipri = military_spending(facts_);
        for (std::size_t r = 0; r < sipri.rows(); ++r)
            if (const auto i = world_.row(sipri.state[r]);
                i && sipri.year[r] == kLastPpp && std::isnan(market[*i]))
                market[*i] = 1e6 * sipri.values[1][r] / sipri.values[2][r];
        for (std::size_t i = 0; i < world_.size(); ++i) {
            const double ratio = ppp[i] / (market[i] * 1e-6);
            const double gdp = ratio * world_.value(Column::gdp_market, i);
            if (std::isfinite(gdp)) set(Column::gdp_ppp, i, gdp, vintage(Column::gdp_market, i));
        }
    }

    void fill_nato_2025() {
        RowReader in(facts_.table("nato_share_2025"));
        const auto cow = in.column("cow");
        const auto share = in.column("share_2025e_pct");
        for (std::size_t r = 0; r < in.rows(); ++r) {
            const double fraction = in.number(r, share) / 100.0;
            const auto i = world_.row(in.state(r, cow));
            if (!i || std::isnan(fraction)) continue;
            set(Column::milex_share, *i, fraction, year_.value);
            set(Column::milex, *i, fraction * world_.value(Column::gdp_market, *i), year_.value);
        }
        in.finish();
    }

    void fill_capabilities() {
        constexpr std::array kOrder{Column::nmc_milex, Column::nmc_milper, Column::nmc_irst,
                                    Column::nmc_pec,   Column::nmc_tpop,   Column::nmc_upop,
                                    Column::cinc};
        for (std::size_t k = 0; k < kOrder.size(); ++k) fill(kOrder[k], capabilities(facts_), k);
    }

    void fill_spells(std::string_view table, Column c, std::string_view value_column) {
        RowReader in(facts_.table(table));
        const auto cow = in.column("cow");
        const auto value = in.column(value_column);
        const auto start = in.column("start_year");
        const auto end = in.column("end_year");
        std::fill(world_.column(c).begin(), world_.column(c).end(), 0.0);
        for (std::size_t i = 0; i < world_.size(); ++i)
            vintages_[static_cast<std::size_t>(c) * world_.size() + i] =
                static_cast<std::int16_t>(year_.value);
        for (std::size_t r = 0; r < in.rows(); ++r) {
            const auto i = world_.row(in.state(r, cow));
            if (i && in.start(r, start) <= last_day(year_) && last_day(year_) <= in.end(r, end))
                set(c, *i, in.number(r, value), year_.value);
        }
        in.finish();
    }

    void fill_majors() {
        for (std::size_t i = 0; i < world_.size(); ++i) {
            const bool major =
                is_major(facts_, world_.id(i), Date{year_.value, 1, 1}, last_day(year_));
            set(Column::major_power, i, major ? 1.0 : 0.0, year_.value);
        }
    }

    void fill_capitals() {
        RowReader in(facts_.table("capitals"));
        const auto cow = in.column("cow");
        const auto lat = in.column("lat");
        const auto lon = in.column("lon");
        const auto start = in.column("start_date");
        const auto end = in.column("end_date");
        for (std::size_t r = 0; r < in.rows(); ++r)
            if (const auto i = world_.row(in.state(r, cow));
                i && in.start(r, start) <= last_day(year_) && last_day(year_) <= in.end(r, end)) {
                set(Column::latitude, *i, in.number(r, lat), year_.value);
                set(Column::longitude, *i, in.number(r, lon), year_.value);
            }
        in.finish();
    }

    void fill_rates() {
        for (const ScaleRate& rate : un_scale(facts_))
            if (const auto i = world_.row(rate.state);
                i && rate.start <= year_ && year_ <= rate.end)
                set(Column::un_rate, *i, rate.percent, rate.start.value);
        Year newest{0};
        for (const FundingShare& share : nato_funding(facts_))
            if (share.start <= year_ && year_ <= share.end) newest = std::max(newest, share.start);
        for (const FundingShare& share : nato_funding(facts_))
            if (const auto i = world_.row(share.state); i && share.start == newest)
                set(Column::nato_rate, *i, share.percent, share.start.value);
    }

    void fill_memberships() {
        const Date day = last_day(year_);
        auto memberships = std::make_shared<std::vector<Membership>>();
        for (const TreatySpell& spell : treaties(facts_).spells)
            if (spell.start <= day && day <= spell.end)
                memberships->push_back({spell.treaty, spell.state, spell.obligations});
        auto institution_members = std::make_shared<std::vector<InstitutionMembership>>();
        for (const InstitutionSpell& spell : institutions(facts_).spells)
            if (spell.start <= day && day <= spell.end)
                institution_members->push_back({spell.institution, spell.state});
        std::sort(institution_members->begin(), institution_members->end());
        institution_members->erase(
            std::unique(institution_members->begin(), institution_members->end()),
            institution_members->end());
        world_.memberships_ = std::move(memberships);
        world_.institutions_ = std::move(institution_members);
    }

    const Facts& facts_;
    Year year_;
    World world_;
    std::vector<std::int16_t> vintages_;
};

World World::at(const Facts& facts, Year year) {
    if (year < kFirstYear || year > kLatestYear)
        throw InputError(
            Fault{"--year", fmt::format("year {} has no world", year.value),
                  fmt::format("the facts run from {} to {}", kFirstYear.value, kLatestYear.value),
                  "Choose a year between them."});
    return WorldBuilder(facts, year).build();
}

}  // namespace counterpoise

#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "world/facts.h"
#include "world/treaties/treaties.h"

namespace counterpoise {

/// The columns of a world: one number a state; NaN where the facts have none.
enum class Column : std::uint8_t {
    population,  ///< persons
    gdp_market,  ///< US$ m at market rates, current prices
    gdp_ppp,  ///< m international $ at purchasing power (2017 prices to 2019, market growth after)
    milex,    ///< military spending, US$ m at market rates, current prices
    milex_share,        ///< military spending, fraction of GDP
    nmc_milex,          ///< COW military expenditure, thousand current US$ (GBP up to 1913)
    nmc_milper,         ///< COW military personnel, thousand
    nmc_irst,           ///< COW iron and steel, thousand tons
    nmc_pec,            ///< COW primary energy, thousand coal-ton equivalents
    nmc_tpop,           ///< COW total population, thousand
    nmc_upop,           ///< COW urban population, thousand
    cinc,               ///< Composite Index of National Capability, share 0-1
    aeuds,              ///< regime score (adjusted extended Unified Democracy Score)
    polity2,            ///< Polity score, -10..10
    polyarchy,          ///< V-Dem electoral democracy, 0-1
    ideal_point,        ///< UN General Assembly ideal point
    us_troops,          ///< active-duty US personnel stationed there
    nuclear_status,     ///< 0 none, 1 consideration, 2 pursuit, 3 possession
    major_power,        ///< 1 for COW major powers, else 0
    latitude,           ///< of the capital, degrees
    longitude,          ///< of the capital, degrees
    un_rate,            ///< UN scale of assessments, % (settled)
    peacekeeping_rate,  ///< UN peacekeeping scale, % (settled)
    nato_rate,          ///< NATO common-funding share, % (settled)
    kCount
};
inline constexpr std::size_t kColumns = static_cast<std::size_t>(Column::kCount);

/// Name, unit, table and meaning of a column: what `show` prints and `data` explains.
struct ColumnInfo {
    Column column;
    std::string_view name;
    std::string_view unit;
    std::string_view table;
    std::string_view meaning;
};
[[nodiscard]] std::span<const ColumnInfo> column_infos();
[[nodiscard]] const ColumnInfo& info(Column column);

/// Which states have a row, sorted by code. Shared by every copy of a world.
struct Roster {
    std::vector<StateId> ids;
    std::vector<std::string> iso3;
    std::vector<std::string> names;
    std::array<std::int16_t, 1000> row_of{};  ///< by COW code; -1 where there is no row
};

/// A pledge in force: the state's membership in a treaty. A dormant one is on paper alone.
enum class Pledge : std::uint8_t { kept, dormant };

struct Membership {
    TreatyId treaty;
    StateId state;
    Obligation obligations = Obligation::none;
    Pledge pledge = Pledge::kept;
    bool operator==(const Membership&) const = default;
};

struct InstitutionMembership {
    InstitutionId institution;
    StateId state;
    auto operator<=>(const InstitutionMembership&) const = default;
};

/// One year as columns over states, with memberships on 31 December. A value: copying it is how a
/// run begins.
class World {
  public:
    /// The world of a year from the facts. In kLatestYear each column is carried forward from its
    /// last year; in every other year a column holds what that very year has. Errors: InputError if
    /// the year is outside 1816-2025.
    [[nodiscard]] static World at(const Facts& facts, Year year);

    [[nodiscard]] Year year() const { return year_; }
    void set_year(Year year) { year_ = year; }
    [[nodiscard]] std::size_t size() const { return roster_->ids.size(); }
    [[nodiscard]] const Roster& roster() const { return *roster_; }
    [[nodiscard]] StateId id(std::size_t i) const { return roster_->ids[i]; }
    [[nodiscard]] const std::string& iso3(std::size_t i) const { return roster_->iso3[i]; }
    [[nodiscard]] const std::string& name(std::size_t i) const { return roster_->names[i]; }
    /// The row of a state, or nothing if it has none this year.
    [[nodiscard]] std::optional<std::size_t> row(StateId state) const;

    [[nodiscard]] std::span<const double> column(Column c) const {
        return {values_.data() + static_cast<std::size_t>(c) * size(), size()};
    }
    [[nodiscard]] std::span<double> column(Column c) {
        return {values_.data() + static_cast<std::size_t>(c) * size(), size()};
    }
    [[nodiscard]] double value(Column c, std::size_t i) const { return column(c)[i]; }
    /// The year that a figure is from; 0 where there is none.
    [[nodiscard]] int vintage(Column c, std::size_t i) const {
        return (*vintages_)[static_cast<std::size_t>(c) * size() + i];
    }

    [[nodiscard]] const std::vector<Membership>& memberships() const { return *memberships_; }
    [[nodiscard]] bool is_member(TreatyId treaty, StateId state) const;
    [[nodiscard]] std::vector<StateId> members(TreatyId treaty) const;
    [[nodiscard]] bool is_member(InstitutionId institution, StateId state) const;
    [[nodiscard]] std::vector<StateId> members(InstitutionId institution) const;

    void remove(TreatyId treaty, StateId state);
    void add(const Membership& membership);
    void set_pledge(TreatyId treaty, StateId state, Pledge pledge);
    void remove(InstitutionId institution, StateId state);
    void add(InstitutionMembership membership);

  private:
    World() = default;
    friend class WorldBuilder;

    Year year_;
    std::shared_ptr<const Roster> roster_;
    std::vector<double> values_;
    std::shared_ptr<const std::vector<std::int16_t>> vintages_;
    std::shared_ptr<const std::vector<Membership>> memberships_;
    std::shared_ptr<const std::vector<InstitutionMembership>> institutions_;
};

/// Whether two states are members of one live treaty that binds at least one of them to defend,
/// with the pledge kept.
[[nodiscard]] bool are_pact_partners(const World& world, const Facts& facts, StateId a, StateId b);

}  // namespace counterpoise

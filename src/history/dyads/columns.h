#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/dyads/dyads.h"

namespace counterpoise {

using DyadColumn = std::vector<double>;

/// Makes the columns of some rows, each once: a column may read another.
class DyadBuilder {
  public:
    DyadBuilder(const Facts& facts, const DyadRows& rows, std::optional<int> origin = {})
        : facts_(facts), rows_(rows), origin_(origin) {}
    DyadBuilder(const DyadBuilder&) = delete;
    DyadBuilder& operator=(const DyadBuilder&) = delete;

    [[nodiscard]] const Facts& facts() const { return facts_; }
    [[nodiscard]] const DyadRows& rows() const { return rows_; }
    /// The last year of which disputes are known; later years count as without a new one.
    [[nodiscard]] std::optional<int> origin() const { return origin_; }
    [[nodiscard]] const DyadColumn& column(std::string_view name);
    /// Gives a column away; it may not be asked for again.
    [[nodiscard]] DyadColumn taken(std::string_view name);

  private:
    const Facts& facts_;
    const DyadRows& rows_;
    std::optional<int> origin_;
    std::map<std::string, DyadColumn, std::less<>> made_;
};

/// How a column is made; the list of all.
struct DyadColumnMaker {
    DyadColumnInfo info;
    DyadColumn (*make)(DyadBuilder&);
};
[[nodiscard]] const std::vector<DyadColumnMaker>& dyad_column_makers();

/// A column of the rows: f of the two states' figures of the year.
template <class Function>
DyadColumn of_both(DyadBuilder& builder, std::string_view state_column, Function f) {
    const StateGrid& grid = state_grid(builder.facts(), state_column);
    const DyadRows& rows = builder.rows();
    DyadColumn values(rows.size());
    for (const DyadPair& pair : rows.pairs()) {
        const double* one = grid.of(pair.one);
        const double* two = grid.of(pair.two);
        for (std::uint32_t r = pair.first_row; r < pair.first_row + pair.rows; ++r) {
            const int t = rows.year()[r] - kFirstYear.value;
            values[r] = f(one[t], two[t]);
        }
    }
    return values;
}

/// `value` in every row, NaN in years after the last that a source covers.
[[nodiscard]] DyadColumn until(const DyadRows& rows, int last_year, double value);

/// Calls f(row) for each row of a pair within some years, both included.
template <class Function>
void for_rows(const DyadRows& rows, const DyadPair* pair, int first, int last, Function f) {
    if (!pair) return;
    const std::uint32_t end = pair->first_row + pair->rows;
    for (std::uint32_t r = rows.row_from(*pair, first); r < end && rows.year()[r] <= last; ++r)
        f(r);
}

/// The same for both orders of two states, where rows are directed.
template <class Function>
void for_rows_both(const DyadRows& rows, std::size_t one, std::size_t two, int first, int last,
                   Function f) {
    for_rows(rows, rows.find(one, two), first, last, f);
    if (rows.direction() == Direction::directed)
        for_rows(rows, rows.find(two, one), first, last, f);
}

/// Where a state's capital was at the end of each year, or when the state ended in it; degrees.
struct CapitalGrids {
    StateGrid latitude;
    StateGrid longitude;
};
[[nodiscard]] const CapitalGrids& capital_grids(const Facts& facts);

// The makers, by subject. Each returns one column.
[[nodiscard]] DyadColumn contiguity_type(DyadBuilder& builder);
[[nodiscard]] DyadColumn min_distance(DyadBuilder& builder);
[[nodiscard]] DyadColumn capital_distance(DyadBuilder& builder);
[[nodiscard]] DyadColumn rivalry(DyadBuilder& builder);
[[nodiscard]] DyadColumn shared_organizations(DyadBuilder& builder);
/// What side 1 owes side 2; where rows are not directed, what either owes the other.
[[nodiscard]] DyadColumn pact(DyadBuilder& builder, std::uint8_t obligation);
/// States that owe defence to one side, but for the other side.
[[nodiscard]] DyadColumn outside_guarantors(DyadBuilder& builder, int side);

/// 1 where a state other than the second owes something to the first.
[[nodiscard]] DyadColumn outside_partner_1(DyadBuilder& builder, std::uint8_t obligation);

/// Which years of a dispute a column marks, and which disputes.
enum class DisputeMark {
    onset,
    ongoing,
    force,
    fatal,
    war,
    initiation_1,
    initiation_2,
    originators
};
[[nodiscard]] DyadColumn dispute(DyadBuilder& builder, DisputeMark mark);
[[nodiscard]] DyadColumn peace_years(DyadBuilder& builder);
/// Past onsets of the pair with decay; past onsets of a side with anybody else.
[[nodiscard]] DyadColumn recent_disputes(DyadBuilder& builder, double half_life);
[[nodiscard]] DyadColumn recent_elsewhere(DyadBuilder& builder, int side);

}  // namespace counterpoise

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "measures/measure.h"

namespace counterpoise {

/// One member's military spending and economy on one basis.
struct AllySpending {
    std::size_t row = 0;      ///< in the world
    double spending = 0;      ///< US$ m; NaN where unknown
    double share_of_gdp = 0;  ///< %; NaN where unknown
    double gdp = 0;           ///< US$ m at market rates, current prices; NaN where unknown
};

/// The members of an alliance with their spending, and what it rests on.
struct AllianceSpending {
    std::vector<AllySpending> allies;
    std::string basis;  ///< "NATO, June 2024, current prices"
    std::vector<std::string> sources;
    std::string vintage;
    Standing standing = Standing::published_figure;
    std::vector<std::string> notes;
};

/// Spending of an alliance's members in the world's year.
///
/// NATO members, 2014-2024, `spending_source = nato`: NATO's own table at current or constant 2015
/// prices. The latest world: NATO's 2025e share of GDP times the last GDP (derived). Otherwise
/// SIPRI, current or constant 2023 prices.
/// Errors   InputError for a year or price basis without figures, an unknown alliance, one without
///          members.
/// Source   data/nato_spending.csv, data/nato_share_2025.csv, data/military_spending.csv.gz;
///          docs/method/burden.md.
[[nodiscard]] AllianceSpending alliance_spending(const View& view);

/// Why the facts have no spending of an alliance's members on the chosen basis: no members, a basis
/// or a year without figures. Nothing where they have.
/// Errors   InputError for an unknown alliance.
[[nodiscard]] std::optional<Fault> without_spending(const View& view);

/// Spearman's rank correlation with mid-ranks. NaN for fewer than 3 pairs or a constant side.
[[nodiscard]] double spearman(const std::vector<double>& x, const std::vector<double>& y);

[[nodiscard]] Reading burden_spending(const View& view);
[[nodiscard]] Reading burden_share_of_gdp(const View& view);
[[nodiscard]] Reading burden_share_of_alliance(const View& view);
[[nodiscard]] Reading burden_concentration(const View& view);
[[nodiscard]] Reading burden_exploitation(const View& view);

}  // namespace counterpoise

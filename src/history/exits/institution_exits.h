#pragma once

#include <string>
#include <vector>

#include "base/ids.h"
#include "history/exits/rates.h"
#include "world/facts.h"

namespace counterpoise {

/// Why an exit of the record of organizations is not counted; `none` where it is.
enum class ExitFilter {
    none,
    too_few_members,  ///< fewer than three members before
    together,         ///< three or more left in that year: a reorganization rather than an exit
    back_at_once,     ///< a full member again within a year: a gap of the record
    downgraded,       ///< still an associate or observer
};
[[nodiscard]] std::string_view name_of(ExitFilter filter);

/// A full member that the next year of the record no longer has.
struct InstitutionExit {
    std::string institution;
    StateId state;
    int last_year = 0;
    int members_before = 0;
    int together = 0;
    int returned = 0;  ///< first later year as a full member; 0: none
    ExitFilter filter = ExitFilter::none;

    [[nodiscard]] int first_year_out() const { return last_year + 1; }
};

inline constexpr int kLastIgoYear = 2014;
inline constexpr int kMostTogether = 2;

/// Every row of data/igo_exits.csv with the first filter that it meets, by year, organization and
/// state.
[[nodiscard]] std::vector<InstitutionExit> read_institution_exits(const Facts& facts);
[[nodiscard]] inline const std::vector<InstitutionExit>& institution_exits(const Facts& facts) {
    return facts.cached(&read_institution_exits);
}

/// Base rates of exit from organizations of three full members or more.
///
///     member-years = full memberships in the years y with a year y + 1 in the record
///
/// Shape    one a period: since 1816, 1946, 1990; and since 1946 without any filter but the size.
/// Units    exits a member-year.
/// Source   data/igo_members.csv.gz, data/igo_exits.csv; docs/method/exits.md.
[[nodiscard]] std::vector<BaseRate> institution_rates(const Facts& facts);

/// How much more often full members leave an organization within ten years after another left it.
///
///     member-years and exits since 1966; those on one year are not further ones
///
/// Organizations differ in what they ask and in who belongs: the ratio is no effect of an exit.
/// Source   data/igo_members.csv.gz, data/igo_exits.csv; docs/method/exits.md.
[[nodiscard]] Contagion institution_contagion(const Facts& facts);

}  // namespace counterpoise

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/table.h"
#include "files/value.h"
#include "report/page/html.h"
#include "scenario/driver.h"
#include "world/facts.h"

namespace counterpoise {

/// Which statements are to be checked, and how the scenarios that they name are run.
struct ClaimsQuestion {
    std::string ledger;      ///< the text of a ledger
    std::string file;        ///< what it is called where a fault of it is named
    std::uint32_t runs = 0;  ///< of each scenario and school that it names; 0: none is run
    /// Works off the blocks of runs; not asked if there are none.
    Executor executor = run_in_order;
    std::string program;  ///< the version that stands in the document
};

/// A ledger with its verdicts.
struct ClaimsAnswer {
    Value document;  ///< as docs/claims.md says: the ledger, its rule, one row a statement
};

/// Every statement of a ledger, checked against facts, rules and models.
///
/// Shape    one row a statement, in the ledger's order.
/// Missing  a statement without a figure is not checkable here; a position is never judged. Nothing
///          is answered if the executor was stopped.
/// Errors   InputError with every fault of the ledger.
/// Source   docs/claims.md.
[[nodiscard]] std::optional<ClaimsAnswer> check_claims(const Facts& facts,
                                                       const ClaimsQuestion& question);

/// The statements with class, verdict and finding: what a person reads first, and what CSV holds.
[[nodiscard]] Table claims_overview(const ClaimsAnswer& answer);

[[nodiscard]] std::string to_json(const ClaimsAnswer& answer);
/// A row a statement. Missing: an empty cell.
[[nodiscard]] std::string to_csv(const ClaimsAnswer& answer);
/// The ledger as one HTML file that needs nothing else.
[[nodiscard]] std::string to_html(const ClaimsAnswer& answer, const PageAssets& assets);

}  // namespace counterpoise

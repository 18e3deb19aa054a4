#pragma once

#include <string>
#include <vector>

#include "claims/figure.h"
#include "claims/ledger.h"
#include "claims/verdict.h"
#include "world/facts.h"

namespace counterpoise {

/// A figure that was tried, and how it did.
struct TriedFigure {
    Figure figure;
    bool other_quantity = false;  ///< of an alternative: another quantity than the one stated
    Fit fit = Fit::absent;
};

/// A condition that was tried: `figure is than`.
struct TriedTest {
    Figure figure;
    std::string is;
    Figure than;
    Held held = Held::absent;
};

/// A claim with its verdict and everything the verdict rests on.
struct CheckedClaim {
    const Claim* claim = nullptr;
    Verdict verdict = Verdict::not_checkable_here;
    std::string reason;                ///< the rule's words for this verdict
    std::vector<TriedFigure> figures;  ///< the figure first, then the alternatives
    std::vector<TriedTest> tests;
    std::vector<Figure> context;
};

/// Checks every claim of a ledger, in its order.
///
/// Shape    one verdict a claim; a position is never judged.
/// Missing  a claim without a figure is not checkable here, and so is one whose figure is absent.
/// Errors   InputError with every claim whose figure cannot be computed.
/// Source   ours; docs/claims.md.
[[nodiscard]] std::vector<CheckedClaim> check_ledger(const Ledger& ledger, const Facts& facts,
                                                     Runs runs);

/// claims.json: the ledger, its rule, and one row a claim.
[[nodiscard]] Value claims_document(const Ledger& ledger, const std::vector<CheckedClaim>& checked,
                                    const Facts& facts, const std::string& version);

}  // namespace counterpoise

#pragma once

#include <string>

#include "claims/check.h"
#include "claims/ledger.h"
#include "support.h"

namespace counterpoise {

/// A ledger with one article and the claims given as TOML.
inline std::string ledger_with(const std::string& claims) {
    return "title = \"t\"\n[rule]\nsupported_within_percent = 1\nroughly_within_percent = 5\n"
           "[[article]]\nid = \"a\"\ntitle = \"An article\"\ndate = 2025-03-06\n" +
           claims;
}

/// The start of a claim of a class.
inline std::string claim(const std::string& claim_class, const std::string& rest) {
    return "[[claim]]\nid = \"c\"\narticle = \"a\"\nby = \"the article\"\nsays = \"something\"\n"
           "class = \"" +
           claim_class + "\"\n" + rest + "\n";
}

/// The verdicts of a ledger, in its order.
inline std::vector<Verdict> verdicts_of(const std::string& text,
                                        const Facts& facts = test_facts()) {
    const Ledger ledger = parse_ledger(text, "test.toml", facts);
    std::vector<Verdict> verdicts;
    for (const CheckedClaim& checked : check_ledger(ledger, facts, {}))
        verdicts.push_back(checked.verdict);
    return verdicts;
}

}  // namespace counterpoise

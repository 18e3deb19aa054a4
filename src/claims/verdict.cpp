#include "claims/verdict.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace counterpoise {
namespace {

bool same_text(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

bool within(double figure, double stated, double percent) {
    // A hair of slack, so that 5 % of 60 is not missed for the last bit of a product.
    return std::abs(figure - stated) <= std::abs(stated) * percent / 100.0 * (1 + 1e-12);
}

Fit one_sided(bool holds, double figure, double stated, const LedgerRule& rule) {
    if (holds) return Fit::exact;
    return within(figure, stated, rule.roughly_within_pct) ? Fit::rough : Fit::none;
}

bool holds(double figure, std::string_view is, double than) {
    if (is == ">") return figure > than;
    if (is == "<") return figure < than;
    if (is == ">=") return figure >= than;
    if (is == "<=") return figure <= than;
    return figure == than;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
    constexpr std::array<std::string_view, 6> kNames{
        "supported",     "roughly right", "right about something else",
        "not supported", "contested",     "not checkable here"};
    return kNames[static_cast<std::size_t>(verdict)];
}

Fit fit(const Claim& claim, const Figure& figure, const LedgerRule& rule) {
    if (figure.is_absent() || claim.stated.is_null()) return Fit::absent;
    if (claim.stated.as_text())
        return same_text(claim.stated.text(), figure.text) ? Fit::exact : Fit::none;
    if (!figure.number) return Fit::none;
    const double stated = claim.stated.number();
    const double found = *figure.number;
    const std::string& q = claim.qualifier;
    if (q == "exactly") return found == stated ? Fit::exact : Fit::none;
    if (q == "more than") return one_sided(found > stated, found, stated, rule);
    if (q == "at least") return one_sided(found >= stated, found, stated, rule);
    if (q == "less than") return one_sided(found < stated, found, stated, rule);
    if (q == "at most") return one_sided(found <= stated, found, stated, rule);
    return one_sided(within(found, stated, rule.supported_within_pct), found, stated, rule);
}

Held compare(const Figure& figure, std::string_view is, const Figure& than) {
    if (!figure.number || !than.number) return Held::absent;
    if (!figure.low || !figure.high)
        return holds(*figure.number, is, *than.number) ? Held::holds : Held::fails;
    const bool low = holds(*figure.low, is, *than.number);
    const bool high = holds(*figure.high, is, *than.number);
    if (low != high) return Held::unsettled;
    return low ? Held::holds : Held::fails;
}

Verdict verdict_on_figure(Fit figure, const std::vector<Fit>& other_sources,
                          const std::vector<Fit>& other_quantities) {
    const auto any = [](const std::vector<Fit>& fits, auto is) {
        return std::any_of(fits.begin(), fits.end(), is);
    };
    if (figure == Fit::absent) return Verdict::not_checkable_here;
    if (figure == Fit::exact) return Verdict::supported;
    if (figure == Fit::rough) return Verdict::roughly_right;
    if (any(other_sources, [](Fit f) { return f == Fit::exact || f == Fit::rough; }))
        return Verdict::contested;
    if (any(other_quantities, [](Fit f) { return f == Fit::exact; }))
        return Verdict::right_about_something_else;
    return Verdict::not_supported;
}

Verdict verdict_on_tests(const std::vector<Held>& outcomes) {
    const auto count = [&](Held one) { return std::count(outcomes.begin(), outcomes.end(), one); };
    const auto tried = static_cast<std::ptrdiff_t>(outcomes.size()) - count(Held::absent);
    if (tried == 0) return Verdict::not_checkable_here;
    if (count(Held::holds) == tried) return Verdict::supported;
    if (count(Held::fails) == tried) return Verdict::not_supported;
    return Verdict::contested;
}

}  // namespace counterpoise

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/standing.h"

namespace counterpoise {

/// What a named choice may be: a word of a list, a number in a range, a list of codes, or words and
/// numbers both.
enum class ChoiceKind { word, number, codes };

/// A named choice of a scenario: what it means, what it is by default, what it may be, where the
/// default comes from.
struct AssumptionInfo {
    std::string_view key;
    ChoiceKind kind = ChoiceKind::word;
    std::string_view default_value;
    std::vector<std::string> words;  ///< allowed words; for a number, words allowed besides numbers
    double low = 0;
    double high = 0;
    std::string_view unit;
    std::string_view meaning;
    std::string_view source;
    Standing standing = Standing::assumed;
    std::string_view beyond;  ///< why the range ends where it does, if there is a reason to give

    /// "pro_rata | ceiling_only" or "0.05 to 0.25".
    [[nodiscard]] std::string allowed() const;
};

/// Every assumption there is: the one list that a new one is added to.
[[nodiscard]] const std::vector<AssumptionInfo>& assumption_infos();
[[nodiscard]] const AssumptionInfo* find_assumption(std::string_view key);

/// The named choices of one run; those not set have their defaults.
class Assumptions {
  public:
    Assumptions();

    /// Sets a choice. Errors: InputError at `where` for an unknown key or a value that is not
    /// allowed.
    void set(std::string_view key, std::string_view value, const std::string& where);

    [[nodiscard]] const std::string& word(std::string_view key) const;
    /// Errors: BrokenPromise if the value is one of the words that a number key also allows.
    [[nodiscard]] double number(std::string_view key) const;
    [[nodiscard]] bool is_word(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> codes(std::string_view key) const;
    [[nodiscard]] bool is_default(std::string_view key) const;
    /// The choices that differ from their defaults, and those named in `always`, as
    /// `key=value;key=value`, sorted.
    [[nodiscard]] std::string canonical(const std::vector<std::string>& always = {}) const;

  private:
    std::map<std::string, std::string, std::less<>> values_;
};

/// What a number of `reliability` means, wherever it is named: cascades keep pledges by it too, so
/// the school is `given`. `named`: the keys that somebody has set, be it to the default, with
/// where.
/// Errors   InputError at the number's place for one beside a school that has its own.
void settle_reliability(Assumptions& assumptions, const std::map<std::string, std::string>& named);

}  // namespace counterpoise

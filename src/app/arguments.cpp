#include "app/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

/// "Write 1000." for "1e3"; an example where the word is no whole number in any notation.
std::string written_out(const std::string& word) {
    constexpr double kLargest = 1e15;
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool whole = error == std::errc{} && end == word.data() + word.size() &&
                       std::abs(value) <= kLargest && value == std::floor(value);
    return whole ? fmt::format("Write {}.", static_cast<long long>(value)) : "For instance 1000.";
}

}  // namespace

const std::vector<FlagInfo>& flag_infos() {
    static const std::vector<FlagInfo> infos{
        {"alliance", "whose members (default: NATO)"},
        {"body", "a voting body: a built-in one, or a TOML file (default: unsc)"},
        {"edges", "a CSV file of signed ties: network,a,b,sign"},
        {"network", "one network of the file or table"},
        {"window", "years of ties taken together, ending with --year (default: 1)"},
        {"state", "the pairs of this state alone"},
        {"over", "what similarity is taken over: alliances or votes (default: alliances)"},
        {"attacker", "who attacks (default: each state's largest challenger)"},
    };
    return infos;
}

void read_numbers(Options& o) {
    Faults faults;
    const auto read = [&](const char* flag, const auto& set) {
        const auto given = o.numbers.find(flag);
        if (given == o.numbers.end()) return;
        const std::string& word = given->second;
        long long value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error == std::errc{} && end == word.data() + word.size())
            set(value);
        else
            faults.add({flag, fmt::format("'{}' is not a whole number", word),
                        "it is read as digits alone", written_out(word)});
    };
    const auto as_int = [](long long value) {
        return static_cast<int>(std::clamp<long long>(value, INT_MIN, INT_MAX));
    };
    read("--year", [&](long long v) { o.year = as_int(v); });
    read("--end", [&](long long v) { o.until = as_int(v); });
    read("--from", [&](long long v) { o.from = as_int(v); });
    read("--to", [&](long long v) { o.to = as_int(v); });
    read("--origin", [&](long long v) { o.origin = as_int(v); });
    read("--threads", [&](long long v) { o.threads = as_int(v); });
    read("--runs", [&](long long v) { o.runs = v; });
    read("--seed", [&](long long v) { o.seed = v; });
    faults.raise_if_any(FaultKind::usage);
}

}  // namespace counterpoise

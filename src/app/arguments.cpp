#include "app/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <cmath>

#include "app/facts_folder.h"
#include "base/error.h"

namespace counterpoise {
namespace {

constexpr std::size_t kLargestGivenFile = std::size_t{64} << 20;

bool reads(const MeasureInfo& info, const std::string& flag) {
    return fmt::format(" {} ", info.flags).find(fmt::format(" {} ", flag)) != std::string::npos;
}

std::string readers_of(const std::string& flag) {
    std::string text;
    for (const MeasureInfo& info : measure_infos())
        if (reads(info, flag)) text += (text.empty() ? "" : ", ") + std::string(info.id);
    return text;
}

GivenFile given(const std::string& path) {
    return {path, read_file(path, kLargestGivenFile)};
}

bool is_path(const std::string& word) {
    return word.find('/') != std::string::npos || word.ends_with(".toml");
}

void apply(Arguments& arguments, const std::string& flag, const std::string& word) {
    if (flag == "edges") {
        arguments.edges = given(word);
        return;
    }
    if (flag == "body" && is_path(word)) arguments.body_file = given(word);
    if (!set_flag(arguments, flag, word))
        throw InputError(Fault{"--" + flag, fmt::format("'{}' is not a number of years", word),
                               fmt::format("whole years from 1 to {}", kLongestWindow),
                               "For instance --window 4."});
}

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

Arguments arguments_of(const Options& options, const MeasureInfo& info) {
    Arguments arguments;
    Faults faults;
    for (const auto& [flag, word] : options.flags) try {
            if (!reads(info, flag))
                throw InputError(Fault{"--" + flag, fmt::format("{} does not read it", info.id),
                                       fmt::format("it belongs to {}", readers_of(flag)),
                                       "Leave it out, or choose such a measure."});
            apply(arguments, flag, word);
        } catch (const InputError& error) {
            if (error.kind() == FaultKind::missing) throw;
            faults.add(error);
        }
    faults.raise_if_any();
    return arguments;
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

std::vector<std::pair<std::string, std::string>> assumed(const Options& options, Faults& faults) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const std::string& word : options.assume) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos) {
            faults.add({"--assume", fmt::format("'{}' is not KEY=VALUE", word),
                        "both parts are needed", "For instance un_rescale=pro_rata."});
            continue;
        }
        const std::string key = word.substr(0, equals);
        const std::string value = word.substr(equals + 1);
        const auto before = std::find_if(all.begin(), all.end(),
                                         [&](const auto& known) { return known.first == key; });
        if (before == all.end())
            all.emplace_back(key, value);
        else if (before->second != value)
            faults.add(
                {"--assume",
                 fmt::format("{} is given twice, as '{}' and as '{}'", key, before->second, value),
                 "a choice has one value", "Keep one of them."});
    }
    return all;
}

}  // namespace counterpoise

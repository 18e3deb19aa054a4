#include "app/arguments.h"

#include <fmt/format.h>

#include <charconv>

#include "app/facts_folder.h"
#include "base/error.h"

namespace counterpoise {
namespace {

constexpr std::size_t kLargestGivenFile = std::size_t{64} << 20;
constexpr int kLongestWindow = 200;

bool reads(const MeasureInfo& info, const std::string& flag) {
    return fmt::format(" {} ", info.flags).find(fmt::format(" {} ", flag)) != std::string::npos;
}

std::string readers_of(const std::string& flag) {
    std::string text;
    for (const MeasureInfo& info : measure_infos())
        if (reads(info, flag)) text += (text.empty() ? "" : ", ") + std::string(info.id);
    return text;
}

int years(const std::string& word) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || value < 1 ||
        value > kLongestWindow)
        throw InputError(Fault{"--window", fmt::format("'{}' is not a number of years", word),
                               fmt::format("whole years from 1 to {}", kLongestWindow),
                               "For instance --window 4."});
    return value;
}

GivenFile given(const std::string& path) {
    return {path, read_file(path, kLargestGivenFile)};
}

bool is_path(const std::string& word) {
    return word.find('/') != std::string::npos || word.ends_with(".toml");
}

void apply(Arguments& arguments, const std::string& flag, const std::string& word) {
    if (flag == "alliance") arguments.alliance = word;
    if (flag == "body") {
        arguments.body = word;
        if (is_path(word)) arguments.body_file = given(word);
    }
    if (flag == "edges") arguments.edges = given(word);
    if (flag == "network") arguments.network = word;
    if (flag == "window") arguments.window_years = years(word);
    if (flag == "state") arguments.state = word;
    if (flag == "over") arguments.over = word;
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

}  // namespace counterpoise

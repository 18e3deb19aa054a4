#include "app/arguments.h"

#include <fmt/format.h>

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

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace counterpoise {

/// How an answer is printed.
enum class Format { text, json, csv };

/// What the user said on the command line, as words; commands give them meaning.
struct Options {
    std::string command;
    std::vector<std::string> names;  ///< positional arguments of the command
    std::optional<int> year;
    std::vector<std::string> leave;
    std::vector<std::string> join;
    std::vector<std::string> dormant;
    std::vector<std::string> command_only;  ///< --leave-command
    std::vector<std::string> assume;
    std::map<std::string, std::string> flags;  ///< a measure's own flags that were given, by name
    std::string data_folder;
    bool json = false;
    bool csv = false;
    bool all_rows = false;
    std::optional<std::string> out_folder;
    std::optional<long long> runs;
    std::optional<long long> seed;
    std::optional<int> threads;
    std::optional<int> until;  ///< --end
    std::optional<int> from;
    std::optional<int> to;
    std::optional<int> origin;           ///< last year of a backtest's fit
    std::optional<std::string> columns;  ///< separated by commas
    std::optional<std::string> spec;
    std::optional<std::string> penalty;
    std::optional<double> ridge;
    std::optional<std::string> process;       ///< of realignment
    std::optional<std::string> write_folder;  ///< of fit
    bool directed = false;
    bool relevant = false;
    std::optional<std::string> treaty;           ///< of exits
    std::map<std::string, std::string> numbers;  ///< flags of whole numbers as they were given

    [[nodiscard]] Format format() const {
        return json ? Format::json : csv ? Format::csv : Format::text;
    }
};

}  // namespace counterpoise

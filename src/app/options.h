#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/words.h"

namespace counterpoise {

/// How an answer is printed.
enum class Format { text, json, csv };

/// What the user said on the command line, as words; commands give them meaning.
struct Options {
    std::string command;
    std::vector<std::string> names;  ///< positional arguments of the command
    std::optional<int> year;
    ChoiceWords choices;  ///< --leave, --join, --dormant, --leave-command, --assume
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
    std::optional<std::string> treaty;    ///< of exits
    std::optional<std::string> attacker;  ///< of cascade
    std::optional<std::string> target;    ///< of cascade
    std::optional<std::string> concept_;  ///< of politics, and what follows
    std::optional<std::string> victory;
    std::optional<std::string> rule;
    std::optional<std::string> limit;
    std::optional<std::string> senate;
    std::optional<std::string> house;
    std::optional<std::string> signs;
    std::optional<std::string> date;
    std::map<std::string, std::string> numbers;  ///< flags of whole numbers as they were given

    [[nodiscard]] Format format() const {
        return json ? Format::json : csv ? Format::csv : Format::text;
    }
};

}  // namespace counterpoise

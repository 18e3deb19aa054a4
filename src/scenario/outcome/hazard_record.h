#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/parameters.h"

namespace counterpoise {

/// The value of a score of a file of parameters, if it has one of that name.
[[nodiscard]] std::optional<double> score_of(const ParameterSet& set, std::string_view name);

/// A yearly hazard of memberships, and what its events and rows are called.
struct HazardWords {
    const char* process;  ///< as its parameters begin: "exit"
    const char* title;    ///< "Exits from treaties"
    const char* events;   ///< "exits"
    const char* rows;     ///< "member-years"
};
[[nodiscard]] const std::vector<HazardWords>& hazard_words();

/// How much nearer to 0 than a rival's the log score of forecasts of years not seen is.
struct RivalLead {
    std::string over;  ///< in plain words: "the rate of all earlier years"
    double percent = 0;
    std::optional<double> low, high;  ///< 90 % interval, where the file has one

    [[nodiscard]] bool has_interval() const { return low && high; }
    [[nodiscard]] bool settled() const { return has_interval() && (*low > 0 || *high < 0); }
};
/// The leads of a hazard over its three rivals, as far as the file has them.
[[nodiscard]] std::vector<RivalLead> rival_leads(const ParameterSet& set, std::string_view process);

/// "its forecasts beat the rate of all earlier years (log score 7.4 % nearer to 0, 90 % interval
/// 1.3 to 13.5); over … the lead of 4.6 % (−0.6 to 9.7) holds 0: not settled".
[[nodiscard]] std::string leads_in_words(const std::vector<RivalLead>& leads);

/// The counts of a hazard's record by its parameters, if they have them.
[[nodiscard]] std::optional<EventCount> counted_events(const ParameterSet& set,
                                                       std::string_view process);

/// What a step of a covariate is: from 0 to 1, or, of log(1 + n), from n = 0 to n = 1.
enum class OddsStep { one, first_of_log };
/// What a step of a parameter multiplies the odds by, with its 90 % interval.
///
///     exp(s b), exp(s (b ± 1.645 se)),  s the step
///
/// Missing  nothing where the set has no such parameter.
struct OddsInterval {
    double median = 1;
    double low = 1;
    double high = 1;

    [[nodiscard]] bool holds_one() const { return low <= 1 && high >= 1; }
};
[[nodiscard]] std::optional<OddsInterval> odds_of(const ParameterSet& set,
                                                  std::string_view parameter, OddsStep step);
/// "odds times 1.86 (90 % interval 1.20 to 2.90)"; where the interval holds 1, "… : not settled".
[[nodiscard]] std::optional<std::string> odds_in_words(const ParameterSet& set,
                                                       std::string_view parameter, OddsStep step);

/// The sentences on how forecasts of memberships did on years not seen, one a hazard; none where
/// the set has no such scores.
[[nodiscard]] std::vector<std::string> hazard_sentences(const ParameterSet& set);

}  // namespace counterpoise

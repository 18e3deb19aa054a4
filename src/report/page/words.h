#pragma once

/// Every fixed phrase of the page, in one place; all that depends on the run comes in the document.
namespace counterpoise::report::words {

inline constexpr const char* kSkip = "Skip to the answer";
inline constexpr const char* kFactsAsOf = "Facts as of";
inline constexpr const char* kContents = "On this page";
inline constexpr const char* kSentences = "In short";
inline constexpr const char* kWorkedOut = "table and sources";
inline constexpr const char* kChartAbove = "The chart stands at the top of the page";
inline constexpr const char* kLaw = "The text";
inline constexpr const char* kCitations = "Citations";
inline constexpr const char* kShowSources = "Show all sources with citation and licence";
inline constexpr const char* kShowAssumptions = "Show the assumptions left at their default";
inline constexpr const char* kNoneChosen = "None: all are at their default.";
inline constexpr const char* kLeadChart = "Full table, formula and sources";
inline constexpr const char* kChanged = "What was changed";
inline constexpr const char* kInForce = "in force";
inline constexpr const char* kFollows = "What follows, by date";
inline constexpr const char* kOther = "Other results";
inline constexpr const char* kHow = "How this was worked out";
inline constexpr const char* kFormula = "Formula";
inline constexpr const char* kMeasure = "Measure";
inline constexpr const char* kSource = "Source";
inline constexpr const char* kStanding = "Standing";
inline constexpr const char* kVintage = "Vintage";
inline constexpr const char* kMethod = "Method";
inline constexpr const char* kUnsettled = "What the evidence does not settle";
inline constexpr const char* kCarries = "What the evidence can carry";
inline constexpr const char* kHistory = "How the model did on history";
inline constexpr const char* kParameters = "What runs draw from";
inline constexpr const char* kShowParameters = "Show every parameter and what it rests on";
inline constexpr const char* kAssumptions = "Assumptions";
inline constexpr const char* kAssumptionsLead =
    "Each is a choice that the scenario file can change. These differ from the default:";
inline constexpr const char* kDefaults = "Assumptions left at their default";
inline constexpr const char* kScenario = "The scenario file";
inline constexpr const char* kScenarioLead =
    "This file and this command give the same report again.";
inline constexpr const char* kScenarioFile = "Show the file";
inline constexpr const char* kSources = "Sources";
inline constexpr const char* kCite = "How to cite";
inline constexpr const char* kLimits = "Limits";
inline constexpr const char* kDownloads = "Data";
inline constexpr const char* kDownloadsLead =
    "Every number of this page in full precision, with its sources, is in the file report.json "
    "beside it and "
    "inside the page itself. With scripts on, each table can be saved as CSV and each chart as an "
    "image.";
inline constexpr const char* kStandings = "What the standings mean";
inline constexpr const char* kFrame = "Runs";

/// The standings a number can have, and what each means.
struct StandingWord {
    const char* name;
    const char* meaning;
};
inline constexpr StandingWord kStandingWords[] = {
    {"treaty text", "follows from the words of a treaty or charter"},
    {"adopted resolution", "follows from a decision that a body has adopted"},
    {"published figure", "taken from a published table"},
    {"inferred from precedent", "no rule exists; what was done in like cases is continued"},
    {"transcribed, unverified", "copied from a publication and not yet compared with the original"},
    {"assumed", "a choice of this scenario; another choice is possible"},
};

}  // namespace counterpoise::report::words

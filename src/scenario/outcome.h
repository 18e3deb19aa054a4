#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measures/measure.h"
#include "scenario/ensemble.h"
#include "scenario/heard.h"

namespace counterpoise {

/// A measure of the world as it is and as it is once every change is in force.
struct Comparison {
    const MeasureInfo* info = nullptr;
    int year = 0;  ///< whose facts
    Reading before;
    Reading after;
    std::string alliance;  ///< whose members, where the measure is of one alliance; else empty
};

/// A measure that the facts cannot answer for an alliance, and why.
struct LeftOut {
    std::string measure;
    std::string alliance;
    std::string why;
};

/// A state that leaves and later joins the same treaty or institution again.
struct Return {
    Change change;  ///< the exit
    Date out;
    Date back;
};

/// A burden that a school implies for a state in a year beyond what any state bore in peace.
struct Strain {
    std::string state;  ///< ISO code
    std::string school;
    int year = 0;        ///< of the highest median
    double percent = 0;  ///< of GDP, median
};

/// The burden above which SIPRI's record since 1949 has only states at war or just after one:
/// Kuwait 1990-92, Ukraine 2022-24, Eritrea 1998-2000, Israel 1973-76, Liberia 1994, Somalia 1986.
inline constexpr double kPeacetimeBurden = 25.0;  ///< % of GDP; docs/method/spending.md

/// One dated line of what is set in motion.
struct TimelineEntry {
    Date date;
    Date in_force;
    std::optional<Change> change;  ///< what is done, where the line tells of a change
    std::string text;              ///< what is needed, or what follows the change's own words
    std::string law;               ///< the words of the clause or law, as the facts have them
    Standing standing = Standing::assumed;
    std::string source;
};

/// One table that the answer rests on.
struct SourceLine {
    std::string table, title, short_name, citation, licence, vintage, standing, via;
};

/// Everything that a report says, as figures and facts; the report makes words and pages of it.
struct Outcome {
    const Experiment& experiment;
    std::vector<SchoolOutcome> schools;
    std::vector<Comparison> comparisons;
    std::vector<TimelineEntry> timeline;
    std::vector<SourceLine> sources;
    std::vector<std::string>
        leavers;  ///< ISO codes of states that leave something, in the order of the changes
    std::vector<LeftOut> left_out;
    std::optional<Reading>
        latest_nato_share;  ///< shares of NATO's spending by its latest estimates, no change
    std::vector<Return> returns;
    std::vector<Change> unmodelled;  ///< of institutions of which only the members are known
    std::vector<Strain> strains;     ///< highest first
    std::vector<HeardActors> heard;
    std::string version;

    /// The comparison of a measure, or nullptr if the scenario does not touch it. Where several
    /// alliances are touched, that of the first, or of the one that is named.
    [[nodiscard]] const Comparison* find(std::string_view measure,
                                         std::string_view alliance = {}) const;
    /// The day of the first return, if somebody returns: the comparisons show the time before it.
    [[nodiscard]] std::optional<Date> first_return() const;
    /// The year of the run whose settled rates go with the comparisons.
    [[nodiscard]] int settled_year() const;
    [[nodiscard]] std::string state_name(std::string_view iso3) const;
};

[[nodiscard]] Outcome make_outcome(const Experiment& experiment, std::vector<SchoolOutcome> schools,
                                   std::string version);

}  // namespace counterpoise

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measures/measure.h"
#include "scenario/ensemble.h"

namespace counterpoise {

/// A measure of the world as it is and as it is once every change is in force.
struct Comparison {
    const MeasureInfo* info = nullptr;
    int year = 0;  ///< whose facts
    Reading before;
    Reading after;
};

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
    std::string version;

    /// The comparison of a measure, or nullptr if the scenario does not touch it.
    [[nodiscard]] const Comparison* find(std::string_view measure) const;
    [[nodiscard]] std::string state_name(std::string_view iso3) const;
};

[[nodiscard]] Outcome make_outcome(const Experiment& experiment, std::vector<SchoolOutcome> schools,
                                   std::string version);

}  // namespace counterpoise

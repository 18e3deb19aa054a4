#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "measures/measure.h"
#include "measures/risk/guarantor.h"
#include "scenario/ensemble.h"
#include "scenario/outcome/evidence.h"
#include "scenario/outcome/stated_positions.h"

/// What came out of a scenario as plain data: nothing in it refers to the experiment or the facts,
/// so that it can be kept, sent, and told by somebody who has neither.
namespace counterpoise {

/// One change as it is told, with the clause that dates it.
struct OutcomeChange {
    ChangeKind kind = ChangeKind::leave;
    Occurrence occurrence = Occurrence::certain;
    TargetKind target = TargetKind::treaty;
    std::string state;       ///< ISO code; empty for a state that is not there at the start
    std::string state_name;  ///< "a state" for such a one
    std::string code;        ///< of the treaty or institution
    Date date;
    Date in_force;
    Standing standing = Standing::assumed;  ///< of the clause
    std::string source;

    [[nodiscard]] bool uncertain() const { return occurrence != Occurrence::certain; }
    [[nodiscard]] bool of_treaty() const { return target == TargetKind::treaty; }
    [[nodiscard]] bool same_membership(const OutcomeChange& other) const {
        return state == other.state && target == other.target && code == other.code;
    }
};

/// A treaty whose members are followed.
struct OutcomeAlliance {
    std::string code;
    std::vector<std::string> members;  ///< ISO codes at the start
    std::size_t exits_on_record = 0;   ///< counted exits from it
    std::string share_series;          ///< "burden.share_of_alliance", with its code or without
    std::string left_series;           ///< "realignment.left", likewise
};

/// A measure of the world as it is and as it is once every change is in force.
struct Comparison {
    std::string measure;  ///< its id
    std::string title;
    std::string formula;
    std::string method;
    std::string section;  ///< of the report
    bool has_own_exhibit = false;
    Shape shape = Shape::per_state;
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
    OutcomeChange change;  ///< the exit
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
    std::optional<OutcomeChange> change;  ///< what is done, where the line tells of a change
    std::string text;  ///< what is needed, or what follows the change's own words
    std::string law;   ///< the words of the clause or law, as the facts have them
    Standing standing = Standing::assumed;
    std::string source;
};

/// One table that the answer rests on.
struct SourceLine {
    std::string table, title, short_name, citation, licence, vintage, standing, via;
};

/// A past exit that is like one of the scenario's.
struct PastExit {
    std::string state;  ///< ISO code
    std::string state_name;
    std::string treaty_name;
    Date date;
    std::size_t members = 0;
    double share = 0;  ///< of the members' capability, 0 to 1; NaN if unknown
    double treaty_age_years = 0;
};

/// An exit of the scenario beside the exits on record.
struct ExitOnRecord {
    std::string state;  ///< ISO code
    std::string state_name;
    std::string treaty;  ///< its code
    double share = 0;    ///< of the members' capability, 0 to 1; NaN if unknown
    double members = 0;
    std::vector<PastExit> nearest;
};

/// How often members left, with its exact 95 % interval.
struct RateOnRecord {
    std::string what;      ///< who leaves: "any member"
    std::string exposure;  ///< "member-years"
    int from = 0;
    int to = 0;
    std::size_t events = 0;
    double at_risk_years = 0;
    double rate = 0;  ///< a year at risk
    double low = 0;
    double high = 0;
};

/// What the record of exits says of the scenario's.
struct ExitsOnRecord {
    std::vector<ExitOnRecord> exits;  ///< of treaties of three members or more
    PastExit weightiest;              ///< the largest share of any leaver
    std::vector<RateOnRecord> rates;  ///< of any member, of the whole record
    bool is_beyond = false;           ///< a leaver weighs more than any on record did
};

/// Everything that a report says, as figures and facts; the report makes words and pages of it.
struct Outcome {
    Scenario scenario;
    std::string toml;     ///< the scenario as a file
    std::string facts;    ///< hash
    std::string version;  ///< of the program
    std::vector<OutcomeChange> changes;
    std::vector<std::pair<std::string, std::string>> states;  ///< ISO code and name at the start
    std::vector<OutcomeAlliance> alliances;                   ///< in the order of the changes
    std::vector<Series> series;
    std::vector<SchoolOutcome> schools;
    std::vector<GuarantorOdds> losses;  ///< by school: what losing a guarantor is taken to do
    GuarantorOdds prior_loss;           ///< the same by default
    bool loses_guarantors = false;      ///< somebody with a challenger loses one
    std::optional<UncertainExit> uncertain;
    Evidence evidence;
    std::vector<Comparison> comparisons;
    std::vector<TimelineEntry> timeline;
    std::vector<SourceLine> sources;
    std::vector<std::string>
        leavers;  ///< ISO codes of states that leave something, in the order of the changes
    std::vector<LeftOut> left_out;
    std::optional<Reading>
        latest_nato_share;  ///< shares of NATO's spending by its latest estimates, no change
    std::vector<Return> returns;
    std::vector<OutcomeChange> unmodelled;  ///< of institutions of which only members are known
    std::vector<Strain> strains;            ///< highest first
    std::vector<StatedPositions> positions;
    ExitsOnRecord exit_record;

    /// The comparison of a measure, or nullptr if the scenario does not touch it. Where several
    /// alliances are touched, that of the first, or of the one that is named.
    [[nodiscard]] const Comparison* find(std::string_view measure,
                                         std::string_view alliance = {}) const;
    /// The row of effects of a measure and subject in a year, or nullptr.
    [[nodiscard]] const EffectRow* effect(const SchoolOutcome& school, std::string_view measure,
                                          std::string_view subject, int year) const;
    [[nodiscard]] const OutcomeAlliance& alliance(std::string_view code) const;
    /// The change that is drawn, where there is one.
    [[nodiscard]] const OutcomeChange& uncertain_change() const { return changes[uncertain->step]; }
    /// The day of the first return, if somebody returns: the comparisons show the time before it.
    [[nodiscard]] std::optional<Date> first_return() const;
    /// The last year of the run.
    [[nodiscard]] int last_year() const { return scenario.end.value; }
    /// The year of the run whose settled rates go with the comparisons.
    [[nodiscard]] int settled_year() const;
    [[nodiscard]] std::string state_name(std::string_view iso3) const;
};

/// `version` is that of the program.
[[nodiscard]] Outcome make_outcome(const Experiment& experiment, std::vector<SchoolOutcome> schools,
                                   std::string version);

}  // namespace counterpoise

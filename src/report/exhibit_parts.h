#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "files/value.h"
#include "scenario/outcome/outcome.h"

/// What exhibits are made of: columns, provenance, rows of pairs. Only exhibits*.cpp read it.
namespace counterpoise::report {

/// The words that stand over an exhibit. `quantity` names what the numbers are, with the unit.
struct Caption {
    std::string id;
    std::string group;
    std::string title;
    std::string quantity;
    std::string unit;
    std::string lead;
};

/// A cell; absent where it is NaN.
[[nodiscard]] Value cell_of(double x);
[[nodiscard]] Value text_column(const std::string& key, const std::string& name);
/// An empty `unit` leaves the unit out: it stands in another column.
[[nodiscard]] Value number_column(const std::string& key, const std::string& name,
                                  const std::string& unit, int digits,
                                  const std::string& absent = "");
/// The same for differences: every number but zero carries its sign.
[[nodiscard]] Value change_column(const std::string& key, const std::string& name,
                                  const std::string& unit, int digits,
                                  const std::string& absent = "");
[[nodiscard]] Value texts(const std::vector<std::string>& all);

/// An exhibit with its caption and nothing else.
[[nodiscard]] Value begin_exhibit(const Caption& caption);

/// The tables that an exhibit rests on: `source` has each source once in short, `tables` their
/// names, by which the document's sources have the citations.
void add_sources(Value& exhibit, const Outcome& outcome, const std::vector<std::string>& tables);
/// Formula, sources, standing, vintage, method and notes of a measure.
void add_provenance(Value& exhibit, const Outcome& outcome, const Comparison& comparison);

/// One state in a measure before and after; NaN where it has no figure.
struct Pair {
    std::string state;
    std::string name;
    double before = 0;
    double after = 0;

    [[nodiscard]] double change() const { return after - before; }
    [[nodiscard]] bool differs() const;
};
/// Every state of either side, largest figure first.
[[nodiscard]] std::vector<Pair> pairs_of(const Comparison& comparison);

/// The last year's figures of a series, and the schools that give them to the digits shown.
struct Agreed {
    std::array<double, 5> figures{};  ///< without, with, difference: centre, 5 %, 95 %
    std::string shown;
    std::vector<std::string> schools;
};
/// What stands for a series over runs: the median, or the mean, which a chance is.
enum class Centre { median, mean };
/// One for each group of schools that agree, times `scale`; none of schools without a figure.
[[nodiscard]] std::vector<Agreed> agreed(const Outcome& outcome, std::size_t series, Centre centre,
                                         int digits, double scale = 1);
/// "all schools", or which.
[[nodiscard]] std::string schools_cell(const Outcome& outcome, const Agreed& group);
/// The columns of such figures, and a group's in a row. Fewer runs than an interval needs are named
/// as what they are: the lowest and the highest.
void add_figure_columns(Value& columns, const Outcome& outcome, Centre centre,
                        const std::string& unit, int digits);
Value& add_figures(Value& row, const Agreed& group);
/// What a series is of: a state, the remaining members together, the world.
[[nodiscard]] std::string subject_name(const Outcome& outcome, const std::string& subject);

/// Cover: the map, and who loses or gains which guarantor.
[[nodiscard]] Value cover_map(const Outcome& outcome, const Comparison& comparison);
[[nodiscard]] Value guarantors_changed(const Outcome& outcome, const Comparison& comparison);

/// The schools of reliability as the columns of cascade.guarantee and as a reader knows them.
struct NamedReliability {
    const char* column;
    const char* name;
};
inline constexpr std::array<NamedReliability, 4> kNamedReliabilities{
    {{"estimated", "estimated from the record since 1945"},
     {"since_1945", "22 % (all commitments since 1945)"},
     {"defence_pacts", "41 % (defence pacts since 1816)"},
     {"leeds", "75 % (older count, 1816-1944)"}}};

/// Cascade: what pledges are worth to the members that are followed, by every school.
[[nodiscard]] Value guarantees_worth(const Outcome& outcome, const Comparison& comparison);

/// Politics: what actors with stated positions on an exit want, by every solution concept.
[[nodiscard]] Value actors_exhibit(const StatedPositions& stated);

/// What the runs say: levels and effects through the years, and the schools side by side.
[[nodiscard]] std::vector<Value> run_exhibits(const Outcome& outcome);

/// Expected disputes of the last year, by state, kind and school.
[[nodiscard]] Value risk_exhibit(const Outcome& outcome);
/// What the chances of disputes came to on years that the law had not seen: its reliability.
[[nodiscard]] Value reliability_exhibit(const Outcome& outcome);

/// Who leaves by itself, what the world's treaties are expected to do, who makes new pacts; none
/// where memberships change by the scenario alone.
[[nodiscard]] std::vector<Value> realignment_exhibits(const Outcome& outcome);

/// Wars in which major powers meet, and wars into which members are drawn: a section of its own,
/// after the others.
[[nodiscard]] std::vector<Value> great_power_exhibits(const Outcome& outcome);

/// What the record has of exits like those of the scenario: the nearest cases and the base rates,
/// one exhibit for each member that leaves a treaty of three or more.
[[nodiscard]] std::vector<Value> history_exhibits(const Outcome& outcome);

}  // namespace counterpoise::report

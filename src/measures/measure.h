#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/given_file.h"
#include "base/standing.h"
#include "base/table.h"
#include "world/assumptions.h"
#include "world/facts.h"
#include "world/world.h"

namespace counterpoise {

inline constexpr int kLongestWindow = 200;  ///< years

/// What a user may say to a measure by flags of its own.
struct Arguments {
    std::string alliance = "NATO";       ///< --alliance
    std::string body = "unsc";           ///< --body: a built-in voting body, or a file
    std::optional<GivenFile> body_file;  ///< what --body named, where it named a file
    std::optional<GivenFile> edges;      ///< --edges FILE
    std::string network;                 ///< --network: one of a table of networks; empty: all
    int window_years = 1;                ///< --window: years of ties, ending with --year
    std::string state;                   ///< --state: its pairs alone; empty: all pairs
    std::string over = "alliances";      ///< --over: what similarity is taken over
    std::string attacker;                ///< --attacker; empty: each state's largest challenger
};

/// Sets an argument that is a word by its flag's name. False if there is no such flag, or the word
/// is none that it can take.
[[nodiscard]] bool set_flag(Arguments& arguments, std::string_view flag, std::string_view word);

/// What a measure reads: the world (after changes, settled), the same year as the facts have it,
/// facts and choices.
struct View {
    const World& world;
    const World& published;
    const Facts& facts;
    const Assumptions& assumptions;
    const Arguments& arguments;
};

/// A figure about the whole answer, beside its rows.
struct Extra {
    std::string key;
    std::string unit;
    double value = 0;
    bool is_count = false;
};

/// The answer of a measure.
struct Reading {
    std::string unit;
    Table table;
    Standing standing = Standing::published_figure;
    std::vector<std::string> sources;  ///< names of tables in data/
    std::string vintage;
    std::vector<Extra> extras;
    std::vector<std::string> notes;
    std::optional<Year> predicted;  ///< the year that is predicted, where it is not the world's
};

enum class Shape { number, per_state, per_dyad, per_entity };
[[nodiscard]] std::string_view name_of(Shape shape);

/// What must change for a scenario's answer to hold a measure.
enum class Touched {
    never,  ///< it is read where somebody asks for it alone
    always,
    any_change,
    treaty,
    institution,
    nato,
    un,
    nato_or_un,
    permanent_member,  ///< one of the five of Art. 23 of the Charter leaves the UN
};
/// Of which alliance it is read in such an answer: by its default, or of each that is touched.
enum class ReadFor { once, each_alliance };
/// Whose figures runs follow through the years, where a rule settles them the same in every run.
enum class FollowedOf { nobody, whoever_has_one };

/// How a report shows it: as its shape is shown, or as somebody has made it (or not at all).
enum class Exhibit { by_default, own };

/// The part of a measure in the answer of a scenario: comparisons, report and runs.
struct InScenarios {
    Touched touched = Touched::never;
    ReadFor read_for = ReadFor::once;
    FollowedOf followed = FollowedOf::nobody;
    Exhibit exhibit = Exhibit::by_default;
    std::string_view section = "power";  ///< of the report
};

/// A measure: one function and what a reader must know of it.
struct MeasureInfo {
    std::string_view id;
    std::string_view title;
    std::string_view unit;
    Shape shape = Shape::per_state;
    std::string_view formula;
    std::string_view method;       ///< page in docs/method
    std::string_view assumptions;  ///< keys that it reads, space separated
    Reading (*read)(const View&) = nullptr;
    std::string_view flags;  ///< flags of its own that it reads, space separated
    InScenarios scenarios;
};

/// Every measure there is: the one list that a new one is added to.
[[nodiscard]] const std::vector<MeasureInfo>& measure_infos();
/// Errors: InputError with the nearest id.
[[nodiscard]] const MeasureInfo& measure_named(std::string_view id);

/// States that were members of a treaty or an institution as published and are no longer.
template <class Id>
[[nodiscard]] std::vector<StateId> leavers(const View& view, Id from) {
    std::vector<StateId> gone;
    for (const StateId state : view.published.members(from))
        if (!view.world.is_member(from, state)) gone.push_back(state);
    return gone;
}

/// The columns `state`, `name`, `value` of a per-state answer, to which others may be added.
[[nodiscard]] Table per_state_table(std::string value_name, std::string unit, int digits);
void add_state_row(Table& table, const World& world, std::size_t i, double value);
/// Sorts rows by the column `value`, largest first, absent last, ties by state.
void sort_by_value(Table& table);

/// How the state of treaties (live, dormant …) was judged for a world of that year; empty for the
/// latest world.
[[nodiscard]] std::string standing_note(Year year);

/// The rows of major powers (COW) that have no figure in any of the columns.
[[nodiscard]] std::vector<std::size_t> powers_without(const World& world,
                                                      std::initializer_list<Column> columns);
/// "Russia, China": names of rows.
[[nodiscard]] std::string names_of(const World& world, const std::vector<std::size_t>& rows);

/// "figures of 2024" or "figures of 2024 (oldest 2013)", from the vintages of a column.
[[nodiscard]] std::string vintage_of(const World& world, Column column);

}  // namespace counterpoise

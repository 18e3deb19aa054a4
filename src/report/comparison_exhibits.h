#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/exhibit_parts.h"

/// Exhibits of measures before and after. Only exhibits*.cpp read it.
namespace counterpoise::report {

enum class RowOrder { by_size, by_change };

/// How a per-state measure is shown.
struct PerState {
    Caption caption;
    int digits = 2;
    RowOrder order = RowOrder::by_size;
};

/// A chart of bars.
[[nodiscard]] Value bars(const std::string& label, const std::string& value);

/// Makes exhibits of comparisons one by one; a measure that the scenario does not touch, or without
/// rows, makes none.
class ComparisonExhibits {
  public:
    explicit ComparisonExhibits(const Outcome& outcome) : o_(outcome) {}

    /// One figure a state, before and after.
    void per_state(const char* measure, const PerState& shown);
    /// One exhibit for each alliance that is touched; those after the first have it in their
    /// anchor.
    void per_alliance(const char* measure, const PerState& shown);
    /// The rows after the change with the measure's own columns but `hidden`.
    void table(const char* measure, const Caption& caption, const std::vector<std::string>& hidden,
               const Value& chart, std::string_view largest_first = {});
    /// A measure that is one number, of each alliance that it was read for.
    void number(const char* measure);
    void made(const char* measure, Value (*make)(const Outcome&, const Comparison&));
    /// Every measure that has no exhibit of its own, as its shape is shown.
    void by_default();
    std::vector<Value> take() { return std::move(all_); }

  private:
    [[nodiscard]] bool is_first(const std::string& code) const;
    void add(Value e);

    const Outcome& o_;
    std::vector<Value> all_;
};

/// The exhibits of one section each.
void add_money(ComparisonExhibits& all, const Outcome& outcome);
void add_cover(ComparisonExhibits& all);
void add_leaver(ComparisonExhibits& all, const Outcome& outcome);
void add_power(ComparisonExhibits& all);

}  // namespace counterpoise::report

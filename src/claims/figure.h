#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/standing.h"
#include "claims/ledger.h"
#include "measures/measure.h"
#include "scenario/ensemble.h"
#include "world/facts.h"

namespace counterpoise {

/// A computed figure, and how it can be walked back.
struct Figure {
    std::optional<double> number;
    std::optional<double> low;   ///< 5 % quantile, where the figure was drawn
    std::optional<double> high;  ///< 95 % quantile
    std::string text;            ///< where it is no number
    std::string basis;
    std::string unit;
    Standing standing = Standing::treaty_text;
    std::vector<std::string> sources;  ///< tables in data/
    std::string vintage;
    std::string command;  ///< what shows the same on the command line
    std::string absent;   ///< why there is none

    [[nodiscard]] bool is_absent() const { return !number && text.empty(); }
};

/// How scenarios that a claim names are run: all their schools, so many paired runs each. None:
/// they are left out.
struct Runs {
    std::uint32_t number = 0;
    std::function<std::vector<SchoolOutcome>(Experiment&)> run;
};

/// Computes figures from the facts, and keeps what they share: worlds, readings, runs.
class FigureMaker {
  public:
    FigureMaker(const Facts& facts, Runs runs) : facts_(facts), how_(std::move(runs)) {}

    /// The figure of a claim.
    ///
    ///     times * figure / divided_by
    ///
    /// Shape    one figure; of a `run` with school "all" one a school.
    /// Missing  a figure that the facts or the measure do not have is absent, with the reason.
    /// Errors   none for what check_figure has passed, but those of the measure itself.
    [[nodiscard]] std::vector<Figure> figures(const FigureSpec& spec);

  private:
    std::vector<Figure> undivided(const FigureSpec& spec);
    Figure of_measure(const FigureSpec& spec);
    Figure of_table(const FigureSpec& spec);
    Figure of_members(const FigureSpec& spec);
    Figure of_weekday(const FigureSpec& spec) const;
    struct Ran;
    const Ran& run_once(const std::string& name);
    std::vector<Figure> of_run(const FigureSpec& spec);
    const Reading& reading(const FigureSpec& spec, const std::string& command);

    const Facts& facts_;
    Runs how_;
    std::map<std::string, Reading> readings_;
    std::map<std::string, std::shared_ptr<Ran>> runs_;
};

/// Refuses a figure that cannot be computed: unknown measure, table, column, flag, assumption,
/// state, treaty, institution, scenario. Errors: InputError at the figure's place.
void check_figure(const FigureSpec& spec, const Facts& facts);

}  // namespace counterpoise

#pragma once

#include <string>
#include <vector>

#include "answers/sheet.h"
#include "history/paths/scores.h"

namespace counterpoise {

/// What forecasts of paths are held against: the key and the head of its column of errors.
struct PathBaseline {
    std::string key;
    std::string head;
};

/// The scores of some forecasts, and of the baselines on the same rows; gains are over the first.
struct ScoredPaths {
    PathScores model;
    std::vector<PathScores> baselines;
};

/// A table of scores: errors of the model and of each baseline, gains, bias and coverage.
class PathTable {
  public:
    /// `first` heads the first column, `word` names the first baseline in the heads of gains.
    PathTable(const std::string& first, const std::vector<PathBaseline>& baselines,
              const std::string& word);
    void add(const std::string& name, const ScoredPaths& scores);
    [[nodiscard]] Section section(const std::string& key, const std::string& heading) const;

  private:
    Table table_;
};

[[nodiscard]] Value path_scores_json(const PathScores& scores);

/// Slices by origin or years ahead; `set_scores(scores, row)` writes the scores of one.
template <class Slice, class SetScores>
[[nodiscard]] Value slices_json(const std::vector<Slice>& slices, SetScores set_scores) {
    Value rows{Value::Array{}};
    for (const Slice& slice : slices) {
        Value row;
        if (slice.origin) row.set("origin", slice.origin);
        row.set("horizon", slice.horizon);
        set_scores(slice.scores, row);
        rows.push(std::move(row));
    }
    return rows;
}

/// The sections of a backtest of paths: by years ahead with the pooled row, then by origin.
template <class Backtest, class Scored>
[[nodiscard]] std::vector<Section> path_sections(const Backtest& backtest,
                                                 const std::vector<PathBaseline>& baselines,
                                                 const std::string& word, Scored scored) {
    PathTable horizons("Years ahead", baselines, word);
    for (const auto& slice : backtest.by_horizon)
        horizons.add(std::to_string(slice.horizon), scored(slice.scores));
    horizons.add("all", scored(backtest.all));
    PathTable origins("Origin", baselines, word);
    for (const auto& slice : backtest.by_origin)
        origins.add(std::to_string(slice.origin), scored(slice.scores));
    return {horizons.section("by_horizon", "Origins 1980, 1985, ... 2015 together:"),
            origins.section("by_origin", "Five years ahead of each origin:")};
}

}  // namespace counterpoise

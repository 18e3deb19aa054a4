#include "answers/backtest/paths.h"

#include "answers/backtest/behaviours.h"

namespace counterpoise {

PathTable::PathTable(const std::string& first, const std::vector<PathBaseline>& baselines,
                     const std::string& word)
    : table_(text_table({"of:" + first})) {
    const auto column = [&](const std::string& key, const std::string& head, int digits) {
        table_.columns.push_back({key, head, "", digits, 0, is_count(key)});
    };
    column("n", "States", 0);
    column("mae", "Error", 4);
    for (const PathBaseline& b : baselines) column(b.key, b.head, 4);
    column("gain", "+ " + word + " %", 1);
    column("bias", "Bias", 3);
    column("crps", "CRPS", 4);
    column("crps_gain", "+ " + word + " % ", 1);
    column("cover50", "In 50 %", 1);
    column("cover90", "In 90 %", 1);
}

void PathTable::add(const std::string& name, const ScoredPaths& scores) {
    const PathScores& model = scores.model;
    const PathScores& first = scores.baselines.front();
    std::vector<Cell> row{name, static_cast<double>(model.n), model.mae};
    for (const PathScores& b : scores.baselines) row.emplace_back(b.mae);
    for (const double figure :
         {gain_pct(model.mae, first.mae), model.bias, model.crps, gain_pct(model.crps, first.crps),
          100 * model.cover50, 100 * model.cover90})
        row.emplace_back(figure);
    table_.rows.push_back(std::move(row));
}

Section PathTable::section(const std::string& key, const std::string& heading) const {
    return {key, heading, table_, {}};
}

Value path_scores_json(const PathScores& scores) {
    Value json;
    json.set("mae", scores.mae).set("bias", scores.bias).set("crps", scores.crps);
    json.set("cover50", scores.cover50).set("cover90", scores.cover90);
    return json;
}

}  // namespace counterpoise

#include "history/exits/series.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "base/math.h"
#include "history/exits/institution_exits.h"
#include "world/panel.h"
#include "world/row_reader.h"
#include "world/states.h"

namespace counterpoise {
namespace {

enum class Scale { plain, logarithm };

StateSeries from_panel(const Panel& panel, std::size_t column, Scale scale) {
    StateSeries series;
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        const double value = panel.values[column][r];
        if (value != value || (scale == Scale::logarithm && !(value > 0))) continue;
        series.set(panel.state[r], panel.year[r].value,
                   scale == Scale::plain ? value : log_det(value));
    }
    return series;
}

/// The first year of each state in each dispute.
std::map<std::pair<std::string, StateId>, int> entries(const Facts& facts) {
    std::map<std::pair<std::string, StateId>, int> first;
    RowReader in(facts.table("disputes_gml"));
    const auto number = in.column("dispnum");
    const auto start = in.column("start_year");
    for (std::size_t r = 0; r < in.rows(); ++r)
        for (const std::size_t side : {in.column("cow1"), in.column("cow2")}) {
            const int year = in.year(r, start).value;
            const auto [it, added] =
                first.emplace(std::pair{std::string(in.text(r, number)), in.state(r, side)}, year);
            if (!added) it->second = std::min(it->second, year);
        }
    in.finish();
    return first;
}

}  // namespace

double StateSeries::at(StateId state, int year) const {
    const auto it = values_.find({state, year});
    return it == values_.end() ? std::numeric_limits<double>::quiet_NaN() : it->second;
}

const StateSeries& cinc_series(const Facts& facts) {
    return facts.cached<StateSeries>(
        +[](const Facts& f) { return from_panel(capabilities(f), 6, Scale::plain); });
}

const StateSeries& regime_series(const Facts& facts) {
    return facts.cached<StateSeries>(
        +[](const Facts& f) { return from_panel(regimes(f), 0, Scale::plain); });
}

const StateSeries& burden_series(const Facts& facts) {
    return facts.cached<StateSeries>(
        +[](const Facts& f) { return from_panel(military_spending(f), 2, Scale::logarithm); });
}

const StateSeries& spending_series(const Facts& facts) {
    return facts.cached<StateSeries>(
        +[](const Facts& f) { return from_panel(capabilities(f), 0, Scale::logarithm); });
}

const StateSeries& dispute_series(const Facts& facts) {
    return facts.cached<StateSeries>(+[](const Facts& f) {
        StateSeries series;
        for (int year = kFirstYear.value; year <= kLastDisputeYear; ++year)
            for (const StateId state : states(f).in_system(last_day(Year{year})))
                series.set(state, year, 0);
        for (const auto& [who, year] : entries(f))
            if (series.at(who.second, year) >= 0) series.add(who.second, year, 1);
        return series;
    });
}

const StateSeries& departure_series(const Facts& facts) {
    return facts.cached<StateSeries>(+[](const Facts& f) {
        StateSeries series;
        for (int year = kFirstDepartureYear; year <= kLastIgoYear; ++year)
            for (const StateId state : states(f).in_system(last_day(Year{year})))
                series.set(state, year, 0);
        for (const InstitutionExit& e : institution_exits(f))
            if (e.filter == ExitFilter::none && series.at(e.state, e.first_year_out()) >= 0)
                series.add(e.state, e.first_year_out(), 1);
        return series;
    });
}

}  // namespace counterpoise

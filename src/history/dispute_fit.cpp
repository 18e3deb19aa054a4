#include "history/dispute_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "history/pair_spells.h"

namespace counterpoise {
namespace {

void require_dispute_years(Year from, Year to) {
    require_record_years(from, to);
    Faults faults;
    for (const auto& [flag, year] : {std::pair("--from", from), {"--to", to}})
        if (year.value > kLastDisputeYear)
            faults.add({flag, fmt::format("year {} is past the record of disputes", year.value),
                        fmt::format("it ends in {}", kLastDisputeYear), "Choose an earlier year."});
    faults.raise_if_any(FaultKind::usage);
}

/// Which rows have the event and every column, and can have an event at all.
std::vector<std::uint8_t> complete(const DyadYears& dyads, const DisputeSpec& spec,
                                   std::size_t columns) {
    std::vector<std::uint8_t> keep(dyads.rows.size(), 1);
    for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t r = 0; r < keep.size(); ++r)
            keep[r] &= static_cast<std::uint8_t>(!std::isnan(dyads.values[c][r]));
    if (spec.in_course == InCourse::left_out) {
        const std::vector<double>& ongoing = dyads.column("ongoing");
        const std::vector<double>& onset = dyads.column("onset");
        for (std::size_t r = 0; r < keep.size(); ++r)
            keep[r] &= static_cast<std::uint8_t>(ongoing[r] < 1 || onset[r] > 0);
    }
    return keep;
}

template <class T>
std::vector<T> picked(const std::vector<T>& values, const std::vector<std::uint8_t>& keep,
                      std::size_t n) {
    std::vector<T> kept;
    kept.reserve(n);
    for (std::size_t r = 0; r < values.size(); ++r)
        if (keep[r]) kept.push_back(values[r]);
    return kept;
}

std::vector<std::uint32_t> pair_numbers(const DyadRows& rows) {
    std::vector<std::uint32_t> numbers(rows.size());
    for (std::size_t p = 0; p < rows.pairs().size(); ++p) {
        const DyadPair& pair = rows.pairs()[p];
        std::fill_n(numbers.begin() + pair.first_row, pair.rows, static_cast<std::uint32_t>(p));
    }
    return numbers;
}

DisputeSample picked(const DisputeSample& sample, const std::vector<std::uint8_t>& keep) {
    const auto n = static_cast<std::size_t>(std::count(keep.begin(), keep.end(), 1));
    DisputeSample kept{sample.all_pairs, sample.filtered, sample.names, {}, {}, {}, {}};
    for (const auto& column : sample.columns) kept.columns.push_back(picked(column, keep, n));
    kept.event = picked(sample.event, keep, n);
    kept.pair = picked(sample.pair, keep, n);
    kept.year = picked(sample.year, keep, n);
    return kept;
}

}  // namespace

Design DisputeSample::design() const {
    Design design{names, {}, event, pair};
    for (const auto& column : columns) design.columns.emplace_back(column);
    return design;
}

DisputeSample DisputeSample::years(Year from, Year to) const {
    std::vector<std::uint8_t> keep(year.size());
    for (std::size_t r = 0; r < keep.size(); ++r)
        keep[r] = from.value <= year[r] && year[r] <= to.value;
    return picked(*this, keep);
}

DisputeSample dispute_sample(const Facts& facts, const DisputeSpec& spec, Year from, Year to) {
    require_dispute_years(from, to);
    DyadQuery query{from, to, Direction::undirected, spec.pairs, spec.columns};
    query.columns.push_back(spec.event);
    const std::size_t needed = query.columns.size();
    if (spec.in_course == InCourse::left_out)
        query.columns.insert(query.columns.end(), {"ongoing", "onset"});
    DyadYears dyads = dyad_years(facts, query);
    const std::vector<std::uint8_t> keep = complete(dyads, spec, needed);
    DisputeSample sample{dyads.all_pairs, dyads.filtered, spec.columns, {}, {}, {}, {}};
    sample.event = std::move(dyads.values[needed - 1]);
    dyads.values.resize(needed - 1);
    sample.columns = std::move(dyads.values);
    sample.pair = pair_numbers(dyads.rows);
    sample.year = dyads.rows.year();
    return picked(sample, keep);
}

DisputeFit fit_disputes(const Facts& facts, const DisputeSpec& spec, Year from, Year to,
                        const LogitOptions& options) {
    const DisputeSample sample = dispute_sample(facts, spec, from, to);
    return {spec, from, to, sample.all_pairs, sample.filtered, fit_logit(sample.design(), options)};
}

}  // namespace counterpoise

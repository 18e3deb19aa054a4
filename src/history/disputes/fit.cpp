#include "history/disputes/fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/error.h"
#include "history/dyads/pair_spells.h"

namespace counterpoise {

void require_dispute_years(Year from, Year to) {
    require_record_years(from, to);
    Faults faults;
    for (const auto& [flag, year] : {std::pair("--from", from), {"--to", to}})
        if (year.value > kLastDisputeYear)
            faults.add({flag, fmt::format("year {} is past the record of disputes", year.value),
                        fmt::format("it ends in {}", kLastDisputeYear), "Choose an earlier year."});
    faults.raise_if_any(FaultKind::usage);
}

namespace {

/// Marks the rows that have every one of the first columns.
void keep_complete(const DyadYears& dyads, std::size_t columns, std::vector<std::uint8_t>& keep) {
    for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t r = 0; r < keep.size(); ++r)
            keep[r] &= static_cast<std::uint8_t>(!std::isnan(dyads.values[c][r]));
}

/// Marks the rows that can have an event.
void keep_open(const DyadYears& dyads, const DisputeSpec& spec, std::vector<std::uint8_t>& keep) {
    if (spec.in_course == InCourse::kept) return;
    const std::vector<double>& ongoing = dyads.column("ongoing");
    const std::vector<double>& onset = dyads.column("onset");
    for (std::size_t r = 0; r < keep.size(); ++r)
        keep[r] &= static_cast<std::uint8_t>(ongoing[r] < 1 || onset[r] > 0);
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

namespace {

/// Event and columns of a specification, where rows may have gaps.
DisputeSample joined(DyadYears columns, DyadYears events, const DisputeSpec& spec) {
    std::vector<std::uint8_t> keep(columns.rows.size(), 1);
    keep_complete(columns, spec.columns.size(), keep);
    keep_complete(events, 1, keep);
    keep_open(events, spec, keep);
    const DisputeSample sample{columns.all_pairs,
                               columns.filtered,
                               spec.columns,
                               std::move(columns.values),
                               std::move(events.values[0]),
                               pair_numbers(columns.rows),
                               columns.rows.year()};
    return picked(sample, keep);
}

DisputeSample sample_of(const Facts& facts, const DisputeSpec& spec, Year from, Year to,
                        std::optional<int> origin) {
    require_dispute_years(from, to);
    DyadQuery query{from, to, spec.direction, spec.pairs, spec.columns, origin};
    DyadQuery events{from, to, spec.direction, spec.pairs, {spec.event}, {}};
    if (spec.in_course == InCourse::left_out)
        events.columns.insert(events.columns.end(), {"ongoing", "onset"});
    return joined(dyad_years(facts, query), dyad_years(facts, events), spec);
}

}  // namespace

DisputeSample dispute_sample(const Facts& facts, const DisputeSpec& spec, Year from, Year to) {
    return sample_of(facts, spec, from, to, std::nullopt);
}

DisputeSample dispute_outlook(const Facts& facts, const DisputeSpec& spec, Year origin, Year to) {
    return sample_of(facts, spec, origin + 1, to, origin.value);
}

DisputeFit fit_disputes(const Facts& facts, const DisputeSpec& spec, Year from, Year to,
                        const LogitOptions& options) {
    const DisputeSample sample = dispute_sample(facts, spec, from, to);
    return {spec, from, to, sample.all_pairs, sample.filtered, fit_logit(sample.design(), options)};
}

}  // namespace counterpoise

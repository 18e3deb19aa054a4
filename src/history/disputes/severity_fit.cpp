#include "history/disputes/severity_fit.h"

#include <algorithm>
#include <cmath>

#include "history/disputes/fit.h"

namespace counterpoise {
namespace {

/// The columns that say what happened, before those of the specification.
const std::vector<std::string> kOutcomes{"onset", "onset_originators", "use_of_force", "fatal",
                                         "war"};
enum Outcome : std::size_t { kOnset, kOriginators, kForce, kFatal, kWarColumn };

bool complete(const std::vector<std::vector<double>>& values, std::size_t row) {
    return std::none_of(values.begin() + static_cast<long>(kOutcomes.size()), values.end(),
                        [&](const auto& column) { return std::isnan(column[row]); });
}

void add_row(const DyadYears& dyads, std::size_t row, std::uint32_t pair, std::uint8_t outcome,
             SeveritySample& sample) {
    for (std::size_t c = 0; c < sample.columns.size(); ++c)
        sample.columns[c].push_back(dyads.values[kOutcomes.size() + c][row]);
    sample.outcome.push_back(outcome);
    sample.pair.push_back(pair);
    sample.year.push_back(dyads.rows.year()[row]);
}

}  // namespace

std::uint8_t severity_class(double use_of_force, double fatal, double war) {
    if (war > 0) return 3;
    if (std::isnan(fatal)) return kNoClass;
    if (fatal > 0) return 2;
    return use_of_force > 0 ? 1 : 0;
}

MultinomialDesign SeveritySample::design() const {
    MultinomialDesign design{
        {kSeverityClasses.begin(), kSeverityClasses.end()}, names, {}, outcome, pair};
    for (const auto& column : columns) design.columns.emplace_back(column);
    return design;
}

SeveritySample SeveritySample::years(Year from, Year to) const {
    SeveritySample kept;
    kept.names = names;
    kept.columns.resize(columns.size());
    for (std::size_t r = 0; r < year.size(); ++r) {
        if (year[r] < from.value || year[r] > to.value) continue;
        for (std::size_t c = 0; c < columns.size(); ++c) kept.columns[c].push_back(columns[c][r]);
        kept.outcome.push_back(outcome[r]);
        kept.pair.push_back(pair[r]);
        kept.year.push_back(year[r]);
    }
    kept.onsets = kept.year.size();
    return kept;
}

SeveritySample severity_sample(const Facts& facts, const SeveritySpec& spec, Year from, Year to) {
    require_dispute_years(from, to);
    DyadQuery query{from, to, Direction::undirected, spec.pairs, kOutcomes, {}};
    query.columns.insert(query.columns.end(), spec.columns.begin(), spec.columns.end());
    const DyadYears dyads = dyad_years(facts, query);
    const auto& values = dyads.values;
    SeveritySample sample;
    sample.names = spec.columns;
    sample.columns.resize(spec.columns.size());
    for (std::size_t p = 0; p < dyads.rows.pairs().size(); ++p) {
        const DyadPair& pair = dyads.rows.pairs()[p];
        for (std::size_t r = pair.first_row; r < pair.first_row + pair.rows; ++r) {
            const bool own = spec.joiners == Joiners::counted || values[kOriginators][r] > 0;
            if (!(values[kOnset][r] > 0) || !own) continue;
            ++sample.onsets;
            const std::uint8_t outcome =
                severity_class(values[kForce][r], values[kFatal][r], values[kWarColumn][r]);
            if (outcome == kNoClass)
                ++sample.unknown;
            else if (complete(values, r))
                add_row(dyads, r, static_cast<std::uint32_t>(p), outcome, sample);
        }
    }
    return sample;
}

SeverityFit fit_severity(const Facts& facts, const SeveritySpec& spec, Year from, Year to) {
    const SeveritySample sample = severity_sample(facts, spec, from, to);
    return {spec, from, to, sample.onsets, sample.unknown, fit_multinomial(sample.design())};
}

}  // namespace counterpoise

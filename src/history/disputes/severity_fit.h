#pragma once

#include "history/disputes/severity_spec.h"
#include "history/estimators/multinomial.h"

namespace counterpoise {

/// Onsets of a specification without a gap, and what each came to.
struct SeveritySample {
    std::size_t onsets = 0;   ///< pair-years with an onset, before rows with a gap were left out
    std::size_t unknown = 0;  ///< of these: force was used and nobody knows whether lives were lost
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;
    std::vector<std::uint8_t> outcome;  ///< place in kSeverityClasses
    std::vector<std::uint32_t> pair;
    std::vector<std::int16_t> year;

    [[nodiscard]] MultinomialDesign design() const;
    /// The rows of some years, both included.
    [[nodiscard]] SeveritySample years(Year from, Year to) const;
};

/// The class of an onset from the outcome columns of its pair-year.
///
///     war if war = 1, else fatal if fatal = 1, else force if use_of_force = 1, else none
///
/// Where two disputes of a pair begin in one year the worse counts.
/// Missing  kNoClass where it was no war and deaths are not known.
inline constexpr std::uint8_t kNoClass = 255;
[[nodiscard]] std::uint8_t severity_class(double use_of_force, double fatal, double war);

/// The onsets of a specification with the covariates of their year.
///
/// Shape    rows by pair, then by year.
/// Missing  an onset with a gap in any column, or without a class, is left out.
/// Errors   InputError naming an unknown column or a year outside the dispute record.
/// Source   data/disputes_gml.csv.gz; docs/method/disputes.md.
[[nodiscard]] SeveritySample severity_sample(const Facts& facts, const SeveritySpec& spec,
                                             Year from, Year to);

/// A specification fitted to some years.
struct SeverityFit {
    SeveritySpec spec;
    Year from;
    Year to;
    std::size_t onsets = 0;
    std::size_t unknown = 0;
    MultinomialFit logit;
};
[[nodiscard]] SeverityFit fit_severity(const Facts& facts, const SeveritySpec& spec, Year from,
                                       Year to);

}  // namespace counterpoise

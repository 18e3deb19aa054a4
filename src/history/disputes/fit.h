#pragma once

#include "history/disputes/spec.h"

namespace counterpoise {

/// Rows of a specification without a gap: what is fitted and what is scored.
struct DisputeSample {
    std::size_t all_pairs = 0;  ///< dyad-years up to the last year, before the filter
    std::size_t filtered = 0;   ///< after it
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;
    std::vector<double> event;
    std::vector<std::uint32_t> pair;  ///< number of the row's pair, for clustered errors
    std::vector<std::int16_t> year;

    [[nodiscard]] Design design() const;
    /// The rows of some years, both included.
    [[nodiscard]] DisputeSample years(Year from, Year to) const;
};

/// Errors   InputError for years outside the record or past its last of disputes.
void require_dispute_years(Year from, Year to);

/// The complete cases of a specification.
///
/// Shape    rows by pair, then by year.
/// Missing  a row with a gap in the event or any column is left out, as the literature does.
/// Errors   InputError naming an unknown column or event, or a year outside the dispute record.
/// Source   docs/method/disputes.md.
[[nodiscard]] DisputeSample dispute_sample(const Facts& facts, const DisputeSpec& spec, Year from,
                                           Year to);

/// The same rows after a year as they could be predicted at its end: the event is what happened, the
/// columns are carried from the origin (DyadQuery::origin).
[[nodiscard]] DisputeSample dispute_outlook(const Facts& facts, const DisputeSpec& spec,
                                            Year origin, Year to);

/// A specification fitted to some years.
struct DisputeFit {
    DisputeSpec spec;
    Year from;
    Year to;
    std::size_t all_pairs = 0;
    std::size_t filtered = 0;
    LogitFit logit;
};
[[nodiscard]] DisputeFit fit_disputes(const Facts& facts, const DisputeSpec& spec, Year from,
                                      Year to, const LogitOptions& options);

}  // namespace counterpoise

#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answers/sheet.h"
#include "files/value.h"
#include "history/estimators/logit.h"
#include "history/estimators/multinomial.h"
#include "history/estimators/panel.h"
#include "history/exits/intervals.h"

namespace counterpoise {

inline constexpr double kNinetyPercent = 1.6448536269514722;  ///< normal quantile of 95 %
inline constexpr double kNotFitted = std::numeric_limits<double>::quiet_NaN();

/// A coefficient of a fit. What a fit does not have of it is NaN and becomes null.
struct FitRow {
    std::string name;
    double estimate = 0;
    double se = kNotFitted;
    double se_clustered = kNotFitted;
    double step = kNotFitted;                   ///< as in LogitFit
    Interval interval{kNotFitted, kNotFitted};  ///< 90 %
    std::string of;                             ///< its part or class; empty where there is one
};

/// What every fit says of itself.
struct FitSummary {
    std::string behaviour;
    std::string spec;
    int from = 0;
    int to = 0;
    std::size_t observations = 0;
    std::optional<std::size_t> events;
    double log_likelihood = kNotFitted;  ///< never with the penalty's part
    std::string likelihood;              ///< of which law; empty where none was maximised
    LogitOptions options;                ///< the penalty that was added to it
    std::string clusters;                ///< of se_clustered; empty where there is none
    std::string rows_are_of;             ///< key of FitRow::of: "part" or "class"
    std::vector<FitRow> rows;
};

/// The JSON that every `fit` begins with, with the same keys in the same order; the caller sets its
/// own after them. Source: docs/method/fit.md, which says what each means.
[[nodiscard]] Value fit_json(const FitSummary& fit);

/// The summary of a fit of several parts with likelihoods of their own: observations, events and
/// log-likelihood are sums, each row names its part. What parts differ in is left empty.
/// Shape    at least one part, each with its name in `names`.
[[nodiscard]] FitSummary sum_of_parts(const std::vector<FitSummary>& parts,
                                      const std::vector<std::string>& names);

/// Adds what a sheet says and the document does not yet.
void add_sheet(Value& json, const Sheet& sheet);

/// The answer of a fit: its document with the keys that every one ends with, and its coefficients
/// as the table. Shape: the same keys; what is null there is absent. Source: docs/method/fit.md.
[[nodiscard]] Answer answer_fit(Sheet sheet, Value json, std::string_view method,
                                const std::string& facts_hash);

/// Rows with 90 % intervals, estimate -+ 1.645 errors: clustered ones where there are.
[[nodiscard]] std::vector<FitRow> fit_rows(const LogitFit& fit);
[[nodiscard]] std::vector<FitRow> fit_rows(const MultinomialFit& fit);
[[nodiscard]] std::vector<FitRow> fit_rows(const PanelFit& fit);

/// The summary of a logit or of a panel, rows included.
[[nodiscard]] FitSummary summary_of(const LogitFit& fit, const LogitOptions& options);
[[nodiscard]] FitSummary summary_of(const PanelFit& fit);

}  // namespace counterpoise

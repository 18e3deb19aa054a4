#pragma once

#include "history/disputes/severity_fit.h"

namespace counterpoise {

/// How often a class was predicted and came, and how well it was told from the rest.
struct ClassScore {
    std::size_t cases = 0;
    double expected = 0;  ///< sum of its chances
    double auc = 0;       ///< chance that one of its cases had the higher chance; NaN without cases
};

/// How good chances of classes were.
///
///     log = mean(log p_y);  brier = mean(sum_c (p_c - [y = c])^2)
///
/// Source   Brier 1950 for the sum over classes.
struct ClassScores {
    std::size_t n = 0;
    double log_score = 0;
    double brier = 0;
    std::vector<ClassScore> classes;
};

/// Shape    rows x classes chances, row-major; as many outcomes as rows.
/// Errors   InputError without a row.
[[nodiscard]] ClassScores class_scores(std::span<const double> chances,
                                       std::span<const std::uint8_t> outcome, std::size_t classes);

/// Fitted to some years and scored on later ones, given an onset and the covariates of its year.
struct SeveritySlice {
    Year fit_from;
    Year fit_to;
    Year score_to;
    ClassScores model;
    ClassScores climatology;  ///< the shares of the classes in the years of the fit
    /// How much nearer to 0 the model's log score is, in %.
    [[nodiscard]] double log_gain_pct() const;
};

struct SeverityPlan {
    Year from{1946};    ///< first year of every fit
    Year origin{1990};  ///< last year of the fit of the split
    Year score_to{2010};
    std::vector<int> origins{1980, 1985, 1990, 1995, 2000, 2005};
    int horizon = 10;  ///< years scored after each of the origins
};

struct SeverityBacktest {
    SeveritySpec spec;
    SeveritySlice split;
    std::vector<SeveritySlice> by_origin;
};

/// How good a specification of severity is on onsets that it has not seen.
///
/// Errors   InputError for an origin with no later year in the record, or as fit_multinomial.
/// Source   docs/method/disputes.md.
[[nodiscard]] SeverityBacktest backtest_severity(const Facts& facts, const SeveritySpec& spec,
                                                 const SeverityPlan& plan);

}  // namespace counterpoise

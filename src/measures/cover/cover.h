#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "measures/measure.h"
#include "world/geography.h"
#include "world/strength.h"

namespace counterpoise {

inline constexpr std::array kReliabilities{0.22, 0.41, 0.75};

/// A partner bound to defend a state, by a live treaty whose pledge is kept.
struct Guarantor {
    std::size_t row = 0;
    std::vector<TreatyId> treaties;
};

/// The choices that a cover ratio depends on.
struct CoverParameters {
    double reliability = 0.41;
    Reach reach;
    std::vector<bool> major_power;  ///< by row: without its figure no ratio that it belongs to
};
[[nodiscard]] CoverParameters cover_parameters(const View& view);

enum class FormerPartners { excluded, counted };
[[nodiscard]] FormerPartners former_partners(const Assumptions& assumptions);

/// Who defends whom, who challenges whom, how far apart they are: what stays the same while
/// strengths change.
class CoverMap {
  public:
    /// `former`: whether pact partners of the published world may be challengers once no pact binds
    /// them.
    CoverMap(const World& world, const World& published, const Facts& facts, int challenger_years,
             FormerPartners former);

    [[nodiscard]] const std::vector<Guarantor>& guarantors(std::size_t i) const {
        return guarantors_[i];
    }
    /// Rows of challengers that are no pact partners, ascending; each with the first reason found.
    [[nodiscard]] const std::vector<std::pair<std::size_t, ChallengeReason>>& challengers(
        std::size_t i) const {
        return challengers_[i];
    }
    [[nodiscard]] double km(std::size_t i, std::size_t j) const { return distances_.km(i, j); }

  private:
    CapitalDistances distances_;
    std::vector<std::vector<Guarantor>> guarantors_;
    std::vector<std::vector<std::pair<std::size_t, ChallengeReason>>> challengers_;
};

/// The cover of one state.
///
///     cover_i = (s_i + reliability * sum_g s_g a_g f(d_ig)) / max_c s_c f(d_ic),   f(d) = 2^(-d /
///     half distance)
///
/// s strength; g guarantors with assigned share a_g; c challengers; half distance by global reach
/// of g or c.
/// Shape    a number; NaN without a challenger (nothing to cover against) or without a figure of
///          its own.
/// Missing  a challenger without a figure is left out only if by `ranks` (CINC)
///          one with a figure is stronger where it arrives; else, and without the figure of a
///          partner that is a major power, the ratio is NaN. Other partners without a figure are
///          left out. Without `ranks` all without a figure are.
/// Source   docs/method/cover.md.
struct CoverOf {
    double ratio = 0;
    double own = 0;
    double pledged = 0;    ///< reliability * sum
    double challenge = 0;  ///< the largest
    std::size_t challenger = 0;
    bool has_challenger = false;
    std::vector<std::size_t> missing;  ///< rows whose figure the ratio would need
};
[[nodiscard]] CoverOf cover_of(std::size_t i, const CoverMap& map,
                               std::span<const double> strengths, const CoverParameters& parameters,
                               std::span<const double> ranks = {});

/// Strengths that reach one state as weights, so that its cover at other strengths looks nothing up
/// again.
struct CoverWeights {
    std::size_t row = 0;
    std::vector<std::pair<std::size_t, double>> pledged;  ///< reliability * assigned share * fading
    std::vector<std::pair<std::size_t, double>> challenges;  ///< fading
    bool comparable = true;  ///< false: a figure is absent that the ratio would need
};
/// `strengths` and `ranks` say whose figures are absent, as for cover_of.
[[nodiscard]] CoverWeights cover_weights(std::size_t i, const CoverMap& map,
                                         std::span<const double> strengths,
                                         const CoverParameters& parameters,
                                         std::span<const double> ranks);
/// The ratio of cover_of at the strengths share * income, by row.
/// Missing  NaN as for cover_of; a strength that is NaN is left out.
[[nodiscard]] double cover_ratio(const CoverWeights& weights, std::span<const double> share,
                                 std::span<const double> income);

/// The nine variants of a state's cover (three strengths, three reliabilities): how many reach 1,
/// of how many that exist.
struct CoverVariants {
    int reached = 0;
    int known = 0;
};

[[nodiscard]] Reading cover_states(const View& view);
[[nodiscard]] Reading cover_guarantors(const View& view);
[[nodiscard]] Reading cover_nuclear(const View& view);

}  // namespace counterpoise

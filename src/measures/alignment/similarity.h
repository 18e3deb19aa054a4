#pragma once

#include "measures/alignment/crossing.h"
#include "measures/alignment/portfolio.h"
#include "measures/measure.h"

namespace counterpoise {

/// The four scores of a pair.
struct Similarity {
    double s = 0;
    double s_weighted = 0;  ///< NaN where nothing weighs the items
    double kappa = 0;
    double pi = 0;
};

[[nodiscard]] LevelDistance level_distance(const Assumptions& assumptions);

/// The scores of two states' alliance portfolios; `weights` by place.
[[nodiscard]] Similarity similarity(const Portfolios& all, std::size_t i, std::size_t j,
                                    std::span<const double> weights, LevelDistance distance);

/// The weights of a portfolio's items: each partner's CINC.
[[nodiscard]] std::vector<double> cinc_weights(const World& world, const Portfolios& all);

[[nodiscard]] Reading alignment_similarity(const View& view);

}  // namespace counterpoise

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "behaviour/cascade/reliability.h"
#include "history/exits/intervals.h"
#include "world/facts.h"

namespace counterpoise {

/// Whose coding of the record is read.
enum class PledgeCoding {
    authors,             ///< Berkemeier and Fuhrmann's own
    leeds_long_mitchell  ///< the rules of Leeds, Long and Mitchell, which their published rates use
};

/// An alliance that a war tested. Source: data/pledges_in_war.csv.
struct TestedPledge {
    std::string war;
    Obligation obligations = Obligation::none;
    PledgePeriod period = PledgePeriod::before_1945;
    TreatyPower power = TreatyPower::minor;
    bool honoured = false;
};

/// The alliances that war tested, with a verdict by that coding.
///
/// The power of a treaty is that of its members while the war lasted (all its members ever, where
/// the war is none of states, or its years are not in wars.csv): the record names no state.
[[nodiscard]] std::vector<TestedPledge> tested_pledges(const Facts& facts, PledgeCoding coding);

/// Verdicts counted.
struct PledgeCount {
    std::size_t tested = 0;
    std::size_t honoured = 0;
    /// NaN without a test.
    [[nodiscard]] double rate() const;
};

/// What the authors published, and what the table has.
struct PublishedRate {
    std::string of;
    double published = 0;  ///< per cent
    PledgeCount published_coding;
    PledgeCount authors_coding;
};
[[nodiscard]] std::vector<PublishedRate> published_rates(const Facts& facts);

/// The estimate of one cell of the record.
struct PledgeCell {
    Obligation obligation = Obligation::defence;
    PledgePeriod period = PledgePeriod::before_1945;
    TreatyPower power = TreatyPower::minor;
    PledgeCount count;
    double value = 0;  ///< shrunk
    double se = 0;
    Interval interval;  ///< 90 %
};

/// How likely a pledge is kept, by obligation, period and the treaty's power.
///
///     p_t   = h_t / n_t
///     p_ot  = (h_ot + w1 p_t) / (n_ot + w1)
///     p_otc = (h_otc + w2 p_ot) / (n_otc + w2)
///     var   = p (1 - p) / (n + w + 1) + (w / (n + w))^2 var of what it is pulled to
///
/// w1 and w2, the weight of what lies above in numbers of tests, maximise the beta-binomial
/// likelihood of the cells (of the verdicts in their order: without binomial coefficients). The
/// interval is that of the beta distribution with this mean and variance. A treaty of several
/// obligations counts under each of them, and wars bring several tests, so the errors are too small
/// rather than too large.
/// Shape    sixteen cells: obligation, then period, then power.
/// Source   data/pledges_in_war.csv, data/treaty_members.csv, data/major_powers.csv;
///          docs/method/cascade.md.
struct PledgeStudy {
    std::vector<PledgeCell> cells;
    std::size_t pledges = 0;           ///< tested, each once
    std::size_t pledges_honoured = 0;  ///< of these
    double period_weight = 0;          ///< w1
    double power_weight = 0;           ///< w2
    double period_log_likelihood = 0;  ///< of the rates of obligation and period at w1
    double log_likelihood = 0;         ///< of the sixteen cells at w2, given those rates

    /// Tests and honoured ones summed over cells: what log_likelihood is of.
    [[nodiscard]] PledgeCount counted() const;
};
[[nodiscard]] PledgeStudy pledge_study(const Facts& facts);

/// The wars of the record.
inline constexpr int kFirstPledgeYear = 1816;
inline constexpr int kLastPledgeYear = 2003;

/// The estimates as the file parameters/cascade.toml has them; priors of `present` are kept.
[[nodiscard]] ParameterSet pledge_parameters(const Facts& facts, const PledgeStudy& study,
                                             const ParameterSet& present);

}  // namespace counterpoise

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "behaviour/disputes/record.h"
#include "behaviour/parameters.h"

namespace counterpoise {

/// How bad a dispute gets, by what its onset leads to; each includes those after it.
enum class Severity : std::uint8_t { any, force, fatal, war };
inline constexpr std::size_t kSeverities = 4;

/// Whether two states are bound by a pact of defence.
enum class Bond : std::uint8_t { none, pact };

/// A sum of columns that stay as they are, a pact apart.
struct PairTerms {
    double intercept = 0;
    std::vector<std::pair<DisputeColumn, double>> columns;
    double pact = 0;
};

/// The law of disputes in numbers: coefficients of one run, or the estimates.
///
///     P(onset)  = 1 / (1 + exp(-x'b)),   x: figures, pact, memory and peace of the pair
///     P(class)  = exp(z'c_class) / (1 + sum exp(z'c)),  classes: no force (base), force, fatal,
///     war a dispute of last year is still in course with the chance `continues`
struct DisputeLaw {
    PairTerms onset;
    double past = 0;                ///< of log(1 + past disputes)
    double recent = 0;              ///< of log(1 + recent disputes)
    double elsewhere = 0;           ///< of log(1 + recent disputes with others), both states' added
    std::array<double, 3> peace{};  ///< of peace years, squared, cubed
    std::array<PairTerms, 3> severity;  ///< force, fatal, war
    double dispute_continues = 0;
    double war_continues = 0;
    double guarantor_loss_log_odds = 0;
};

/// Which parameter is what: parameters/disputes.toml by name, read once.
class DisputeModel {
  public:
    /// Errors   InputError naming every parameter that no world can carry, and each that is absent.
    explicit DisputeModel(const ParameterSet& set);

    /// The law of one draw of the parameters, in the order of the set.
    [[nodiscard]] DisputeLaw law(std::span<const double> values) const;
    /// The law at the values of the file.
    [[nodiscard]] DisputeLaw estimates() const;

  private:
    struct Terms {
        std::size_t intercept = 0;
        std::vector<std::pair<DisputeColumn, std::size_t>> columns;
        std::optional<std::size_t> pact;
    };
    [[nodiscard]] static PairTerms terms(const Terms& terms, std::span<const double> values);

    std::vector<double> estimates_;
    Terms onset_;
    std::optional<std::size_t> past_, recent_, elsewhere_;
    std::array<std::optional<std::size_t>, 3> peace_;
    std::array<Terms, 3> severity_;
    std::size_t dispute_continues_ = 0, war_continues_ = 0, guarantor_loss_ = 0;
};

/// x'b of the columns that stay, a pact included.
[[nodiscard]] double sum_of(const PairTerms& terms, const DisputeRecord& record, std::size_t pair,
                            Bond bond);

/// The chances that an onset leads to force, deaths, war (each includes those after it).
using Shares = std::array<double, 3>;
[[nodiscard]] Shares severity_shares(const DisputeLaw& law, const DisputeRecord& record,
                                     std::size_t pair, Bond bond);
/// The same from exp(z'c) of the three classes.
[[nodiscard]] Shares shares_of(double force, double fatal, double war);

}  // namespace counterpoise

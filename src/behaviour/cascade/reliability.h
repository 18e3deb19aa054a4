#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "behaviour/parameters.h"
#include "world/assumptions.h"
#include "world/treaties/treaties.h"

namespace counterpoise {

/// Whether a treaty has a member that is a major power (COW).
enum class TreatyPower { minor, major };
/// Wars before 1945 and since: the two parts of the record.
enum class PledgePeriod { before_1945, since_1945 };
inline constexpr Year kSecondPeriod{1945};
inline constexpr std::array kPledgePeriods{PledgePeriod::before_1945, PledgePeriod::since_1945};
inline constexpr std::array kTreatyPowers{TreatyPower::minor, TreatyPower::major};
inline constexpr std::array kTestedObligations{Obligation::defence, Obligation::offence,
                                               Obligation::neutrality, Obligation::nonaggression};

[[nodiscard]] PledgePeriod period_of(Year year);
[[nodiscard]] std::string_view name_of(PledgePeriod period);
[[nodiscard]] std::string_view name_of(TreatyPower power);
/// "defence.since_1945.major": the name of a cell's parameter in parameters/cascade.toml.
[[nodiscard]] std::string cell_name(Obligation obligation, PledgePeriod period, TreatyPower power);

/// A reading of the record that a school takes: one number for every pledge of defence.
struct ReliabilitySchool {
    std::string_view word;  ///< of `reliability_school`
    double reliability;
    std::string_view who;
};
inline constexpr std::array<ReliabilitySchool, 3> kReliabilitySchools{
    {{"since_1945", 0.22, "Berkemeier and Fuhrmann 2018: all commitments, wars of 1945-2003"},
     {"defence_pacts", 0.41, "Berkemeier and Fuhrmann 2018: defence pacts, wars of 1816-2003"},
     {"leeds", 0.75, "Leeds, Long and Mitchell 2000: all commitments, wars of 1816-1944"}}};

/// How likely a pledge is kept when war tests it.
///
///     by the estimates: the cell of the obligation, the period and the treaty's power
///     by a number:      that number for defence; the estimates for offence
///
/// Units    probability, 0-1; `standard_error` of the estimate, 0 for a number.
/// Source   parameters/cascade.toml, estimated from data/pledges_in_war.csv;
///          docs/method/cascade.md.
class Reliability {
  public:
    Reliability(const ParameterSet& set, std::span<const double> values, Year year);
    /// One number for every pledge of defence.
    void give(double reliability) { given_ = reliability; }

    [[nodiscard]] double of(Obligation obligation, TreatyPower power) const;
    [[nodiscard]] double standard_error(Obligation obligation, TreatyPower power) const;
    [[nodiscard]] bool is_given() const { return given_ >= 0; }
    bool operator==(const Reliability&) const = default;

  private:
    /// By offence or defence, then by power.
    std::array<std::array<double, 2>, 2> value_{};
    std::array<std::array<double, 2>, 2> error_{};
    double given_ = -1;
};

/// The estimates of parameters/cascade.toml, read once.
[[nodiscard]] ParameterSet read_cascade_parameters(const Facts& facts);
[[nodiscard]] inline const ParameterSet& cascade_parameters(const Facts& facts) {
    return facts.cached(&read_cascade_parameters);
}

/// What the assumptions choose: the school, or the number in `reliability`.
[[nodiscard]] Reliability reliability_of(const Facts& facts, const Assumptions& assumptions,
                                         Year year);
/// The same with parameters drawn for one run.
[[nodiscard]] Reliability reliability_of(const Facts& facts, const Assumptions& assumptions,
                                         Year year, std::span<const double> drawn);
/// The word of the school that the assumptions choose: "given" where `reliability` was set.
[[nodiscard]] std::string school_of(const Assumptions& assumptions);

}  // namespace counterpoise

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "world/facts.h"

namespace counterpoise {

/// Years in which something held between two states, both ends included, by places in
/// RecordStates::list.
struct PairSpell {
    std::size_t one = 0;
    std::size_t two = 0;
    int first = 0;
    int last = 0;
    double value = 1;
};

/// What one state owes another. Directed: `one` owes `two`.
/// Source   data/pacts_pooled.csv.gz (ATOP 5), to 2018.
struct PactSpell {
    PairSpell pair;
    std::uint8_t obligations = 0;  ///< flags of Obligation
};
[[nodiscard]] const std::vector<PactSpell>& pact_spells(const Facts& facts);
inline constexpr int kLastPactYear = 2018;

/// A militarized dispute of two states, one row an episode that begins with an onset.
/// Source   data/disputes_gml.csv.gz (Gibler, Miller and Little 2016), to 2010.
struct DisputeSpell {
    PairSpell pair;
    int number = 0;           ///< of the dispute: its pairs and episodes share it
    bool side_a_one = false;  ///< `one` is on the initiating side
    bool side_a_two = false;
    bool from_first_day_one = false;
    bool from_first_day_two = false;
    int hostility = 0;  ///< highest of the two states' own, 1-5
    double deaths = 0;  ///< highest of the two states' levels 0-6; NaN where neither is known
};
[[nodiscard]] const std::vector<DisputeSpell>& dispute_spells(const Facts& facts);
inline constexpr int kLastDisputeYear = 2010;
inline constexpr int kUsedForce = 4;
inline constexpr int kWar = 5;

/// Contact of two states by month: `kind` of 0 says that there was none.
/// Source   data/contiguity.csv (COW Direct Contiguity 3.2), open spells carried on.
struct ContactSpell {
    PairSpell pair;
    int first_month = 1;
    int last_month = 12;
    int kind = 0;
};
[[nodiscard]] const std::vector<ContactSpell>& contact_spells(const Facts& facts);

/// Least distance in km, to 2019.
/// Source   data/min_distance.csv.gz (CShapes 2.0).
[[nodiscard]] const std::vector<PairSpell>& distance_spells(const Facts& facts);

/// Strategic rivalries to 2020.
/// Source   data/rivalries.csv, source `tss`.
[[nodiscard]] const std::vector<PairSpell>& rivalry_spells(const Facts& facts);
inline constexpr int kLastRivalryYear = 2020;

/// Full membership in intergovernmental organizations as sets, by state and year.
/// Source   data/igo_members.csv.gz (COW IGO 3), 1816-2014; between the source's years (every five
/// up to 1965) a spell goes on.
class OrganizationSets {
  public:
    OrganizationSets(std::size_t states, std::size_t organizations);
    void add(std::size_t state, int year, std::size_t organization);
    /// Organizations of which both are full members.
    [[nodiscard]] int shared(std::size_t one, std::size_t two, int year) const;

  private:
    [[nodiscard]] const std::uint64_t* words(std::size_t state, int year) const;

    std::size_t words_each_;
    std::vector<std::uint64_t> words_;
};
[[nodiscard]] const OrganizationSets& organization_sets(const Facts& facts);
inline constexpr int kLastOrganizationYear = 2014;

}  // namespace counterpoise

#pragma once

#include "measures/measure.h"
#include "world/signed_networks.h"

namespace counterpoise {

/// What counts as a tie between two states.
struct TieChoices {
    enum class Positive { defence, any_pact } positive = Positive::defence;
    enum class Negative { both, disputes, rivalries } negative = Negative::both;
    enum class Ambivalent { negative, positive, left_out } ambivalent = Ambivalent::negative;
    int window_years = 1;
};
[[nodiscard]] TieChoices tie_choices(const View& view);

/// The signed network of a world, and how many pairs were both allied and hostile in it.
struct WorldNetwork {
    SignedNetwork network;
    std::size_t ambivalent = 0;
};

/// Ties between the states of a world.
///
///     +1  members of one treaty on 31 December that binds one of them to defend (any_pact: to
///         anything), the pledge kept; from 2018 on, by a live treaty
///     -1  in the years of the window: a dispute with use of force, an interstate war or armed
///         conflict; an ongoing rivalry
///
/// Shape    nodes are the states with a tie, by code; named by ISO code; the network by its years.
/// Missing  after the last year of a record its silence is no peace: `record_notes` says so. The
///          latest world carries the conflicts of 2024 and the rivalries of 2020.
/// Errors   InputError for a window that begins before 1816, and for disputes alone where the
///          whole window lies after 2014.
/// Source   data/treaties.csv, treaty_members, disputes_cow, disputes_gml, wars, armed_conflicts,
///          rivalries; docs/method/balance.md.
[[nodiscard]] WorldNetwork world_network(const World& world, const Facts& facts,
                                         const TieChoices& choices);

/// What a reader must know of the records behind the ties of that year.
[[nodiscard]] std::vector<std::string> record_notes(Year year, const TieChoices& choices);
[[nodiscard]] std::vector<std::string> record_tables(const TieChoices& choices);
[[nodiscard]] std::string record_vintage(Year year, const TieChoices& choices);

}  // namespace counterpoise

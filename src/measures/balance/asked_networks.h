#pragma once

#include "measures/measure.h"
#include "world/signed_networks.h"

namespace counterpoise {

/// A network that is asked for; `when` is "before" or "after" a change, or empty.
struct AskedNetwork {
    SignedNetwork network;
    std::string when;
};

/// The networks a view asks for, and the answer's head: sources, vintage, standing, notes.
struct AskedNetworks {
    std::vector<AskedNetwork> list;
    Reading head;
};

/// Errors   InputError as `balance_frustration` says.
[[nodiscard]] AskedNetworks asked_networks(const View& view);

}  // namespace counterpoise

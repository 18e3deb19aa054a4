#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "world/facts.h"

namespace counterpoise {

/// Friends (+1) or foes (-1), by the nodes' places.
struct SignedTie {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    int sign = 1;
};

/// Ties of either sign between nodes that have names. Simple: no tie of a node with itself, no pair
/// twice.
struct SignedNetwork {
    std::string name;
    std::vector<std::string> nodes;
    std::vector<SignedTie> ties;
};

/// Networks of a table `network,a,b,sign` in the order of their first rows.
///
/// Shape    one row a tie, in either direction; sign is 1, +1 or -1; other columns are not read.
/// Errors   InputError with every fault: no rows, a name left empty, a sign that is none, a node
///          tied to itself, a pair given twice with the same sign, a pair of both signs.
[[nodiscard]] std::vector<SignedNetwork> read_signed_networks(const CsvTable& table);

/// The same from the text of a file that a user gives, plain or packed by gzip.
[[nodiscard]] std::vector<SignedNetwork> given_signed_networks(const std::string& text,
                                                               const std::string& file);

/// Networks of the literature. Source: data/signed_networks.csv.gz.
[[nodiscard]] const std::vector<SignedNetwork>& signed_networks(const Facts& facts);

/// The network of that name: the whole name, or its last part after an underscore, with or without
/// the century of a year (`tribes`, `46-49` and `1946-49` of the literature's networks).
/// Errors   InputError at `where` with the nearest name if none, or more than one, is meant.
[[nodiscard]] const SignedNetwork& network_named(const std::vector<SignedNetwork>& networks,
                                                 std::string_view name, const std::string& where);

}  // namespace counterpoise

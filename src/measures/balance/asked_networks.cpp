#include "measures/balance/asked_networks.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "measures/balance/world_network.h"

namespace counterpoise {
namespace {

constexpr std::string_view kAll = "all";

bool same_memberships(const World& x, const World& y) {
    const auto key = [](const Membership& m) {
        return std::tuple(m.treaty, m.state, m.obligations, m.pledge);
    };
    return std::equal(x.memberships().begin(), x.memberships().end(), y.memberships().begin(),
                      y.memberships().end(),
                      [&](const Membership& a, const Membership& b) { return key(a) == key(b); });
}

/// Networks that are not the world's know neither its changes nor its years.
void refuse_what_is_not_read(const View& view, const std::string& flag) {
    Faults faults;
    if (!same_memberships(view.world, view.published))
        faults.add({flag, "a change of the world does not touch these networks",
                    "their ties are given, not read off treaties",
                    fmt::format("Leave out the change, or {}.", flag)});
    if (view.arguments.window_years != 1)
        faults.add({"--window", "these networks have no years", "their ties are given",
                    fmt::format("Leave out --window, or {}.", flag)});
    faults.raise_if_any(FaultKind::usage);
}

void choose(const View& view, const std::vector<SignedNetwork>& networks, AskedNetworks& asked) {
    const std::string& name = view.arguments.network;
    if (!name.empty() && name != kAll)
        asked.list.push_back({network_named(networks, name, "--network"), ""});
    else
        for (const SignedNetwork& network : networks) asked.list.push_back({network, ""});
}

AskedNetworks from_file(const View& view) {
    refuse_what_is_not_read(view, "--edges");
    AskedNetworks asked;
    const GivenFile& file = *view.arguments.edges;
    choose(view, given_signed_networks(file.text, file.name), asked);
    asked.head.standing = Standing::transcribed_unverified;
    asked.head.vintage = "ties as given in " + file.name;
    return asked;
}

AskedNetworks from_literature(const View& view) {
    refuse_what_is_not_read(view, "--network");
    AskedNetworks asked;
    choose(view, signed_networks(view.facts), asked);
    asked.head.sources = {"signed_networks"};
    asked.head.vintage = "networks as published";
    return asked;
}

std::string note_on_ambivalent(std::size_t before, std::size_t after, const TieChoices& choices) {
    const std::string_view rule =
        choices.ambivalent == TieChoices::Ambivalent::negative   ? "the hostile tie prevails"
        : choices.ambivalent == TieChoices::Ambivalent::positive ? "the friendly tie prevails"
                                                                 : "they are left out";
    return fmt::format("pairs both allied and hostile: {}{}; {} (ambivalent_pairs)", before,
                       before == after ? "" : fmt::format(" before, {} after", after), rule);
}

AskedNetworks from_world(const View& view) {
    const TieChoices choices = tie_choices(view);
    const Year year = view.world.year();
    const WorldNetwork before = world_network(view.published, view.facts, choices);
    const WorldNetwork after = world_network(view.world, view.facts, choices);
    AskedNetworks asked;
    if (same_memberships(view.world, view.published)) {
        asked.list = {{before.network, ""}};
    } else {
        asked.list = {{before.network, "before"}, {after.network, "after"}};
    }
    asked.head.standing = Standing::assumed;
    asked.head.sources = record_tables(choices);
    asked.head.vintage = record_vintage(year, choices);
    asked.head.notes = record_notes(year, choices);
    asked.head.notes.push_back(note_on_ambivalent(before.ambivalent, after.ambivalent, choices));
    return asked;
}

}  // namespace

AskedNetworks asked_networks(const View& view) {
    if (view.arguments.edges) return from_file(view);
    if (!view.arguments.network.empty()) return from_literature(view);
    return from_world(view);
}

}  // namespace counterpoise

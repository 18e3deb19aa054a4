#include "measures/balance/balance.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "measures/balance/asked_networks.h"
#include "measures/balance/frustration.h"
#include "measures/balance/triangles.h"
#include "measures/balance/walks.h"

namespace counterpoise {
namespace {

Cell number(std::uint64_t count) {
    return static_cast<double>(count);
}

double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? std::numeric_limits<double>::quiet_NaN()
                      : static_cast<double>(part) / static_cast<double>(whole);
}

std::uint64_t foes_in(const SignedGraph& graph) {
    return static_cast<std::uint64_t>(
        std::count_if(graph.ties().begin(), graph.ties().end(),
                      [](const SignedTie& tie) { return tie.sign < 0; }));
}

template <class... Cells>
std::vector<Cell> cells(Cells... each) {
    std::vector<Cell> row;
    row.reserve(sizeof...(each));
    (row.push_back(std::move(each)), ...);
    return row;
}

/// The rows of a measure: what every network has, then what `figures` finds of its graph.
template <class F>
Reading read(const View& view, std::string unit, const std::vector<TableColumn>& own, F figures) {
    AskedNetworks asked = asked_networks(view);
    Reading reading = std::move(asked.head);
    reading.unit = std::move(unit);
    const bool changed = std::any_of(asked.list.begin(), asked.list.end(),
                                     [](const AskedNetwork& a) { return !a.when.empty(); });
    reading.table.columns = {{"network", "Network", "", 0}};
    if (changed) reading.table.columns.push_back({"when", "When", "", 0});
    reading.table.columns.insert(reading.table.columns.end(),
                                 {count_column("n", "Nodes"), count_column("m", "Ties"),
                                  count_column("negative", "Negative")});
    reading.table.columns.insert(reading.table.columns.end(), own.begin(), own.end());
    for (const AskedNetwork& one : asked.list) {
        const SignedGraph graph(one.network.nodes.size(), one.network.ties);
        std::vector<Cell> row = cells(Cell(one.network.name));
        if (changed) row.emplace_back(one.when);
        for (const std::uint64_t count :
             {std::uint64_t{graph.size()}, std::uint64_t{graph.ties().size()}, foes_in(graph)})
            row.push_back(number(count));
        for (Cell& cell : figures(graph, one.network.name)) row.push_back(std::move(cell));
        reading.table.rows.push_back(std::move(row));
    }
    return reading;
}

}  // namespace

Reading balance_frustration(const View& view) {
    const std::vector<TableColumn> columns{{"frustration", "Frustration", "ties", 0},
                                           {"lower_bound", "Lower bound", "ties", 0},
                                           {"proved", "Proved", "", 0},
                                           {"normalised", "1 - 2L/m", "0-1", 4}};
    std::size_t open = 0;
    Reading reading = read(view, "ties", columns, [&](const SignedGraph& graph, const auto&) {
        const Frustration f = frustration_of(graph);
        open += f.is_proved() ? 0 : 1;
        return cells(number(f.frustration), number(f.lower_bound), Cell(f.is_proved()),
                     cell(1.0 - 2.0 * share(f.frustration, graph.ties().size())));
    });
    if (open > 0)
        reading.notes.push_back(fmt::format(
            "of {} the optimum is not proved within the fixed number of steps: it lies between "
            "lower_bound and frustration",
            open == 1 ? "one network" : fmt::format("{} networks", open)));
    return reading;
}

Reading balance_triangles(const View& view) {
    const std::vector<TableColumn> columns{{"triangles", "Triangles", "", 0},
                                           {"balanced", "Balanced", "", 0},
                                           {"share", "Share balanced", "0-1", 4},
                                           {"ppp", "+ + +", "", 0},
                                           {"ppn", "+ + -", "", 0},
                                           {"pnn", "+ - -", "", 0},
                                           {"nnn", "- - -", "", 0}};
    return read(view, "triangles", columns, [](const SignedGraph& graph, const auto&) {
        const TriangleCensus t = triangle_census(graph);
        return cells(number(t.all()), number(t.balanced()), cell(share(t.balanced(), t.all())),
                     number(t.all_friends), number(t.one_foe), number(t.two_foes),
                     number(t.three_foes));
    });
}

Reading balance_walks(const View& view) {
    const std::vector<TableColumn> columns{{"value", "Walk balance", "0-1", 4}};
    return read(view, "0-1", columns, [](const SignedGraph& graph, const std::string& name) {
        if (graph.size() > kMostWalkNodes)
            throw InputError(Fault{
                "--edges", fmt::format("network '{}' has {} nodes", name, graph.size()),
                fmt::format("walk balance needs all eigenvalues; {} nodes at most", kMostWalkNodes),
                "Take balance.triangles or balance.frustration."});
        return cells(cell(walk_balance(graph)));
    });
}

}  // namespace counterpoise

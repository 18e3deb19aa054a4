#include "behaviour/parameters.h"

#include <fmt/format.h>

#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr std::uint32_t kMostTries = 64;

/// A stable number for a parameter: FNV-1a of its name, so that adding one moves nobody else's luck.
std::uint32_t subject_of(Behaviour stream, std::string_view name) {
    std::uint32_t hash = 2166136261u ^ static_cast<std::uint32_t>(stream);
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

std::string place(const std::string& file, const Value& value) {
    return fmt::format("{}:{}:{}", file, value.position().line, value.position().column);
}

Parameter read_one(const Value& table, const std::string& file, Faults& faults) {
    Parameter p{table["name"].text(),         table["value"].number(), table["se"].number(), table["low"].number(),
                table["high"].number(),       table["unit"].text(),    table["source"].text()};
    if (p.name.empty() || p.source.empty() || p.unit.empty())
        faults.add({place(file, table), "a parameter needs name, unit and source", "every number must be walked back",
                    "Add the missing key."});
    if (!(p.value >= p.low && p.value <= p.high) || !(p.se >= 0))
        faults.add({place(file, table), fmt::format("parameter '{}' is outside its range, or has no value, se, low or high", p.name),
                    fmt::format("value {}, range {} to {}", p.value, p.low, p.high), "Correct the figures."});
    return p;
}

}  // namespace

std::size_t ParameterSet::index(std::string_view name) const {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].name == name) return i;
    throw BrokenPromise(fmt::format("behaviour '{}' has no parameter '{}'", behaviour, name));
}

ParameterSet read_parameters(const Facts& facts, const std::string& behaviour) {
    const std::string file = "parameters/" + behaviour + ".toml";
    const Value& document = facts.document(file);
    Faults faults;
    ParameterSet set{document["behaviour"].text(), document["kind"].text(), document["about"].text(), {}};
    if (set.behaviour != behaviour)
        faults.add({file, fmt::format("this is not the file of '{}'", behaviour), "its key 'behaviour' says otherwise",
                    "Restore the file."});
    for (const Value& table : document["parameter"].items()) set.list.push_back(read_one(table, file, faults));
    faults.raise_if_any();
    return set;
}

std::vector<double> draw(const ParameterSet& set, Behaviour stream, std::uint64_t seed, std::uint32_t run) {
    std::vector<double> values;
    for (std::size_t i = 0; i < set.list.size(); ++i) {
        const Parameter& p = set.list[i];
        const std::uint32_t subject = subject_of(stream, p.name);
        double value = p.value;
        for (std::uint32_t k = 0; k < kMostTries && p.se > 0; ++k) {
            const double drawn = p.value + p.se * normal(address(seed, run, 0, Behaviour::parameters, subject, k));
            if (drawn < p.low || drawn > p.high) continue;
            value = drawn;
            break;
        }
        values.push_back(value);
    }
    return values;
}

}  // namespace counterpoise

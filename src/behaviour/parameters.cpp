#include "behaviour/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "behaviour/covariance.h"

namespace counterpoise {
namespace {

constexpr std::uint32_t kMostTries = 64;

/// A stable number for a parameter: FNV-1a of its name, so that adding one moves nobody else's
/// luck.
std::uint32_t subject_of(Behaviour stream, std::string_view name) {
    std::uint32_t hash = 2166136261u ^ static_cast<std::uint32_t>(stream);
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

/// What draws of one run have in common.
struct Draws {
    const ParameterSet& set;
    Behaviour stream;
    std::uint64_t seed;
    std::uint32_t run;

    [[nodiscard]] double normal_of(std::size_t i, std::uint32_t k) const {
        const std::uint32_t subject = subject_of(stream, set.list[i].name);
        return normal(address(seed, run, 0, Behaviour::parameters, subject, k));
    }
};

bool is_inside(const Parameter& p, double value) {
    return value >= p.low && value <= p.high;
}

double draw_alone(const Draws& draws, std::size_t i) {
    const Parameter& p = draws.set.list[i];
    for (std::uint32_t k = 0; k < kMostTries && p.se > 0; ++k) {
        const double drawn = p.value + p.se * draws.normal_of(i, k);
        if (is_inside(p, drawn)) return drawn;
    }
    return p.value;
}

/// One try at a block; whether every parameter is inside its range.
bool try_block(const Draws& draws, const CovarianceBlock& block, std::uint32_t k,
               std::vector<double>& values) {
    std::vector<double> z;
    bool inside = true;
    for (std::size_t i = 0; i < block.members.size(); ++i) {
        const std::size_t at = block.members[i];
        z.push_back(draws.normal_of(at, k));
        double moved = 0;
        for (std::size_t j = 0; j <= i; ++j) moved += block.root[in_triangle(i, j)] * z[j];
        values[at] = draws.set.list[at].value + moved;
        inside = inside && is_inside(draws.set.list[at], values[at]);
    }
    return inside;
}

void draw_block(const Draws& draws, const CovarianceBlock& block, std::vector<double>& values) {
    for (std::uint32_t k = 0; k < kMostTries; ++k)
        if (try_block(draws, block, k, values)) return;
    for (const std::size_t i : block.members) values[i] = draws.set.list[i].value;
}

}  // namespace

std::optional<std::size_t> ParameterSet::find(std::string_view name) const {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].name == name) return i;
    return std::nullopt;
}

std::size_t ParameterSet::index(std::string_view name) const {
    if (const auto found = find(name)) return *found;
    throw BrokenPromise(fmt::format("behaviour '{}' has no parameter '{}'", behaviour, name));
}

void ParameterSet::add_block(std::span<const std::string> names,
                             std::vector<double> lower_triangle) {
    CovarianceBlock block;
    for (const std::string& name : names) {
        block.members.push_back(index(name));
        for (const CovarianceBlock& other : blocks)
            promise(std::find(other.members.begin(), other.members.end(), block.members.back()) ==
                        other.members.end(),
                    "a parameter is in one block at most");
    }
    auto root = root_of(lower_triangle, names.size());
    promise(root.has_value(), "a covariance is positive semidefinite");
    block.covariance = std::move(lower_triangle);
    block.root = std::move(*root);
    blocks.push_back(std::move(block));
}

std::vector<double> draw(const ParameterSet& set, Behaviour stream, std::uint64_t seed,
                         std::uint32_t run) {
    const Draws draws{set, stream, seed, run};
    std::vector<bool> in_block(set.list.size(), false);
    for (const CovarianceBlock& block : set.blocks)
        for (const std::size_t i : block.members) in_block[i] = true;
    std::vector<double> values(set.list.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!in_block[i]) values[i] = draw_alone(draws, i);
    for (const CovarianceBlock& block : set.blocks) draw_block(draws, block, values);
    return values;
}

}  // namespace counterpoise

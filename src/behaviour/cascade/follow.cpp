#include <algorithm>
#include <cmath>

#include "base/chance.h"
#include "base/error.h"
#include "behaviour/cascade/cascade.h"

namespace counterpoise {
namespace {

constexpr std::uint32_t kLucks = 4;  ///< numbers that one attack may ask of one state
constexpr std::uint32_t kAttackedLuck = 2;
constexpr std::uint32_t kCodes = 1000;  ///< state codes are below

std::size_t index(CascadeSide side) {
    return static_cast<std::size_t>(side);
}

/// The luck of one state about one attack.
double luck(const CascadeCase& c, const CascadeCandidate& who, std::uint64_t seed,
            std::uint32_t run, std::uint32_t about) {
    const std::uint32_t attack = c.attacker_id.code * kCodes + c.target_id.code;
    return uniform(address(seed, run, static_cast<std::uint16_t>(c.year.value), Behaviour::cascade,
                           who.state.code, attack * kLucks + about));
}

bool meet(const CascadeCase& c, const std::vector<Joiner>& joiners) {
    std::array<bool, 2> major{c.target_major, c.attacker_major};
    for (const Joiner& j : joiners)
        if (c.candidates[j.candidate].major) major[index(j.side)] = true;
    return major[0] && major[1];
}

}  // namespace

CascadeOutcome follow(const CascadeCase& c, std::uint64_t seed, std::uint32_t run) {
    CascadeOutcome outcome;
    std::vector<bool> joined(c.candidates.size(), false);
    std::vector<CascadeCall> calls = c.opening;
    for (int round = 1; !calls.empty(); ++round) {
        // A state called by both sides hears the attacked first: `calls` stands by side.
        std::stable_sort(calls.begin(), calls.end(),
                         [](const CascadeCall& a, const CascadeCall& b) {
                             return std::pair(a.candidate, a.side) < std::pair(b.candidate, b.side);
                         });
        std::vector<CascadeCall> next;
        for (const CascadeCall& call : calls) {
            const CascadeCandidate& who = c.candidates[call.candidate];
            if (joined[call.candidate] ||
                luck(c, who, seed, run, static_cast<std::uint32_t>(call.side)) >= call.probability)
                continue;
            joined[call.candidate] = true;
            outcome.joiners.push_back({call.candidate, call.side, round});
            const auto& drawn = who.calls[index(call.side)];
            if (!drawn.empty() && luck(c, who, seed, run, kAttackedLuck) < c.joiner_attacked)
                next.insert(next.end(), drawn.begin(), drawn.end());
        }
        calls = std::move(next);
    }
    outcome.majors_meet = meet(c, outcome.joiners);
    return outcome;
}

CascadeExpectation sample(const CascadeCase& c, std::uint64_t seed, long long runs) {
    promise(runs >= 1, "a sample of a cascade has at least one run");
    std::vector<std::array<long long, 2>> joined(c.candidates.size(), {0, 0});
    long long met = 0;
    long long none = 0;
    double squares = 0;  // of the number that joins
    for (long long run = 0; run < runs; ++run) {
        const CascadeOutcome outcome = follow(c, seed, static_cast<std::uint32_t>(run));
        bool major = false;
        for (const Joiner& j : outcome.joiners) {
            ++joined[j.candidate][index(j.side)];
            major = major || (j.side == CascadeSide::target && c.candidates[j.candidate].major);
        }
        const auto number = static_cast<double>(outcome.joiners.size());
        squares += number * number;
        met += outcome.majors_meet ? 1 : 0;
        none += major ? 0 : 1;
    }
    const auto share = [&](long long n) {
        return static_cast<double>(n) / static_cast<double>(runs);
    };
    CascadeExpectation e;
    e.runs = runs;
    e.majors_meet = share(met);
    e.no_major_comes = share(none);
    for (const auto& [target, attacker] : joined) {
        e.joins.push_back({share(target), share(attacker)});
        e.joiners += share(target + attacker);
    }
    const auto n = static_cast<double>(runs);
    e.joiners_error = std::sqrt(std::max(0.0, squares / n - e.joiners * e.joiners) / n);
    return e;
}

double CascadeExpectation::standard_error(double probability) const {
    return exact() ? 0 : std::sqrt(probability * (1 - probability) / static_cast<double>(runs));
}

}  // namespace counterpoise

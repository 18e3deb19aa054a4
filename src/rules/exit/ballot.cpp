#include "rules/exit/ballot.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/error.h"
#include "rules/exit/clause.h"

namespace counterpoise {
namespace {

bool succeeds(int yes, int no, int quorum, Majority majority) {
    if (yes + no < quorum) return false;
    return majority == Majority::simple ? yes > no : yes >= two_thirds_of(yes + no);
}

/// P(y yes, n no) of the members counted so far, by rows of y.
class Tally {
  public:
    explicit Tally(int members) : width_(static_cast<std::size_t>(members) + 1) {
        chance_.assign(width_ * width_, 0);
        chance_[0] = 1;
    }

    void add(const VoterGroup& group) {
        const double no = std::max(0.0, 1 - group.yes - group.absent);
        for (int m = 0; m < group.members; ++m, ++counted_)
            for (int y = counted_ + 1; y >= 0; --y)
                for (int n = counted_ + 1 - y; n >= 0; --n)
                    at(y, n) = (y + n <= counted_ ? at(y, n) * group.absent : 0) +
                               (y > 0 ? at(y - 1, n) * group.yes : 0) +
                               (n > 0 ? at(y, n - 1) * no : 0);
    }

    [[nodiscard]] double chance(int quorum, Majority majority) const {
        double sum = 0;
        for (int y = 0; y <= counted_; ++y)
            for (int n = 0; y + n <= counted_; ++n)
                if (succeeds(y, n, quorum, majority))
                    sum +=
                        chance_[static_cast<std::size_t>(y) * width_ + static_cast<std::size_t>(n)];
        return std::min(sum, 1.0);
    }

  private:
    double& at(int y, int n) {
        return chance_[static_cast<std::size_t>(y) * width_ + static_cast<std::size_t>(n)];
    }

    std::size_t width_;
    int counted_ = 0;
    std::vector<double> chance_;
};

/// How many say no where the groups do their best for a yes: all others who may stay away do,
/// unless the quorum needs them.
int fewest_no(const Chamber& chamber, int quorum, int most_yes) {
    int bound_to_no = 0;
    int either = 0;
    for (const VoterGroup& g : chamber.groups) {
        if (g.yes > 0) continue;
        if (g.absent < 1 && g.absent > 0) either += g.members;
        if (!(g.absent > 0)) bound_to_no += g.members;
    }
    return bound_to_no + std::min(either, std::max(0, quorum - most_yes - bound_to_no));
}

int yes_needed(int present, Majority majority) {
    return majority == Majority::simple ? present / 2 + 1 : two_thirds_of(present);
}

void check(const Chamber& chamber) {
    Faults faults;
    const auto fault = [&](std::string what, std::string why, std::string try_this) {
        faults.add({chamber.name, std::move(what), std::move(why), std::move(try_this)});
    };
    for (const VoterGroup& g : chamber.groups)
        if (g.members < 0 || !(g.yes >= 0 && g.absent >= 0 && g.yes + g.absent <= 1 + 1e-12))
            fault(fmt::format("{} members with the chances {:g} of a yes and {:g} of being absent",
                              g.members, g.yes, g.absent),
                  "chances lie between 0 and 1, together at most 1", "Correct them.");
    if (faults.empty() && (chamber.members() < 1 || chamber.members() > chamber.seats))
        fault(fmt::format("{} members vote", chamber.members()),
              "there must be one, and no more than seats",
              fmt::format("The chamber has {} seats.", chamber.seats));
    faults.raise_if_any();
}

std::optional<double> number_in(std::string_view word) {
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || error != std::errc{} || end != word.data() + word.size()) return {};
    return value;
}

std::optional<int> count_in(std::string_view word) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || error != std::errc{} || end != word.data() + word.size() || value < 0)
        return {};
    return value;
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t place = text.find(at);
        parts.push_back(text.substr(0, place));
        if (place == std::string_view::npos) return parts;
        text = text.substr(place + 1);
    }
}

/// "53/100": as many yes votes, the rest of those present no.
std::optional<std::vector<VoterGroup>> roll_call(std::string_view words) {
    const auto parts = split(words, '/');
    if (parts.size() != 2) return {};
    const auto yes = count_in(parts[0]);
    const auto present = count_in(parts[1]);
    if (!yes || !present || *yes > *present) return {};
    return std::vector<VoterGroup>{{*yes, 1, 0}, {*present - *yes, 0, 0}};
}

/// "53x0.6" or "53x0.6x0.05".
std::optional<VoterGroup> group_in(std::string_view words) {
    const auto parts = split(words, 'x');
    if (parts.size() != 2 && parts.size() != 3) return {};
    const auto members = count_in(parts[0]);
    const auto yes = number_in(parts[1]);
    const auto absent = parts.size() == 3 ? number_in(parts[2]) : std::optional<double>(0);
    if (!members || !yes || !absent) return {};
    return VoterGroup{*members, *yes, *absent};
}

}  // namespace

int Chamber::members() const {
    long long sum = 0;
    for (const VoterGroup& g : groups) sum += g.members;
    return static_cast<int>(std::min<long long>(sum, 1'000'000));
}

BallotOdds ballot_odds(const Chamber& chamber, Majority majority) {
    check(chamber);
    BallotOdds odds;
    odds.quorum = chamber.seats / 2 + 1;
    Tally tally(chamber.members());
    for (const VoterGroup& g : chamber.groups) {
        tally.add(g);
        odds.expected_yes += g.members * g.yes;
        if (g.yes > 0) odds.most_yes += g.members;
        if (g.absent < 1) odds.most_present += g.members;
    }
    const int all = chamber.members();
    odds.needed = yes_needed(all, majority);
    const int no = fewest_no(chamber, odds.quorum, odds.most_yes);
    odds.fewest_needed = yes_needed(std::max(odds.quorum, odds.most_yes + no), majority);
    odds.possible = succeeds(odds.most_yes, no, odds.quorum, majority);
    odds.probability = odds.possible ? tally.chance(odds.quorum, majority) : 0;
    return odds;
}

Chamber chamber_named(std::string_view words, std::string_view name, int seats,
                      const std::string& where) {
    Chamber chamber{std::string(name), seats, {}};
    if (auto groups = roll_call(words)) {
        chamber.groups = *std::move(groups);
    } else {
        for (const std::string_view part : split(words, ','))
            if (const auto group = group_in(part))
                chamber.groups.push_back(*group);
            else
                throw InputError(
                    Fault{where, fmt::format("'{}' are no votes", words),
                          "a roll call is YES/PRESENT, groups are MEMBERSxPROBABILITY,…",
                          fmt::format("For instance {0} 53/100 or {0} 53x0.6,47x0.02.", where)});
    }
    try {
        check(chamber);
    } catch (const InputError& error) {
        Faults faults;
        for (Fault fault : error.faults()) {
            fault.where = where;
            faults.add(std::move(fault));
        }
        faults.raise_if_any();
    }
    return chamber;
}

}  // namespace counterpoise

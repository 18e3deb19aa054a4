#include "measures/balance/world_network.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "world/hostilities.h"

namespace counterpoise {
namespace {

constexpr int kStandingAsked = 2018;  ///< the standing of a treaty is a judgement of today

/// Marks on pairs of a world's states.
class Pairs {
  public:
    explicit Pairs(const World& world) : world_(world), marks_(world.size() * world.size(), 0) {}

    void mark(StateId a, StateId b) {
        const auto i = world_.row(a);
        const auto j = world_.row(b);
        if (i && j && *i != *j) marks_[std::min(*i, *j) * world_.size() + std::max(*i, *j)] = 1;
    }
    [[nodiscard]] bool has(std::size_t i, std::size_t j) const {
        return marks_[i * world_.size() + j] != 0;
    }

  private:
    const World& world_;
    std::vector<std::uint8_t> marks_;
};

struct Window {
    int first = 0;
    int last = 0;
};

Window window_of(Year year, const TieChoices& choices) {
    return {year.value - choices.window_years + 1, year.value};
}

std::string name_of(const Window& window) {
    return window.first == window.last ? fmt::format("{}", window.last)
                                       : fmt::format("{}-{}", window.first, window.last);
}

std::string part_on_record(const Window& window, const Window& record) {
    const Window part{std::max(window.first, record.first), std::min(window.last, record.last)};
    return part.first > part.last ? "not on record" : name_of(part);
}

bool counts_disputes(const TieChoices& choices) {
    return choices.negative != TieChoices::Negative::rivalries;
}
bool counts_rivalries(const TieChoices& choices) {
    return choices.negative != TieChoices::Negative::disputes;
}

void check(const Window& window, const TieChoices& choices) {
    if (window.first < kFirstYear.value)
        throw InputError(Fault{"--window", fmt::format("the window begins in {}", window.first),
                               fmt::format("the facts begin in {}", kFirstYear.value),
                               "Take fewer years, or a later --year."});
    if (choices.negative == TieChoices::Negative::disputes && window.first > kDisputesEnd)
        throw InputError(
            Fault{"negative_ties", fmt::format("no disputes are recorded for {}", name_of(window)),
                  fmt::format("the lists end in {}; silence is no peace", kDisputesEnd),
                  "Choose an earlier year, a longer --window, or disputes_and_rivalries."});
}

bool binds(Obligation obligations, TieChoices::Positive positive) {
    return positive == TieChoices::Positive::defence ? has(obligations, Obligation::defence)
                                                     : obligations != Obligation::none;
}

Pairs allied(const World& world, const Facts& facts, TieChoices::Positive positive) {
    Pairs pairs(world);
    const std::vector<Membership>& all = world.memberships();
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && all[end].treaty == all[begin].treaty) ++end;
        const bool live = treaties(facts).at(all[begin].treaty).state == TreatyState::live;
        // Pacts without defence were never judged: there the text alone can count.
        const bool asked =
            world.year().value >= kStandingAsked && positive == TieChoices::Positive::defence;
        for (std::size_t i = begin; i < end && (live || !asked); ++i)
            for (std::size_t j = begin; j < end; ++j)
                if (binds(all[i].obligations, positive) && all[i].pledge == Pledge::kept)
                    pairs.mark(all[i].state, all[j].state);
        begin = end;
    }
    return pairs;
}

Pairs hostile(const World& world, const Facts& facts, const TieChoices& choices) {
    const Window window = window_of(world.year(), choices);
    Pairs pairs(world);
    const auto mark = [&](const HostileSpell& spell, int first, int last) {
        if (spell.first <= last && first <= spell.last) pairs.mark(spell.a, spell.b);
    };
    if (counts_disputes(choices)) {
        // The latest world carries the last year on record.
        const int first =
            world.year() == kLatestYear ? std::min(window.first, kConflictsEnd) : window.first;
        for (const HostileSpell& s : armed_conflicts(facts)) mark(s, first, window.last);
        for (const HostileSpell& s : uses_of_force(facts)) mark(s, window.first, window.last);
        for (const HostileSpell& s : wars(facts)) mark(s, window.first, window.last);
    }
    if (counts_rivalries(choices))
        for (const Rivalry& r : rivalries(facts)) {
            HostileSpell spell = r.spell;
            if (r.source == Rivalry::Source::td)
                spell.last = std::min(spell.last, kOldRivalriesEnd);
            mark(spell, window.first, window.last);
        }
    return pairs;
}

/// +1, -1, or 0 where the pair has no tie.
int sign_of(bool friendly, bool hostile, TieChoices::Ambivalent ambivalent) {
    if (friendly && hostile)
        return ambivalent == TieChoices::Ambivalent::negative   ? -1
               : ambivalent == TieChoices::Ambivalent::positive ? 1
                                                                : 0;
    return friendly ? 1 : hostile ? -1 : 0;
}

}  // namespace

TieChoices tie_choices(const View& view) {
    TieChoices choices;
    if (view.assumptions.word("positive_ties") == "any_pact")
        choices.positive = TieChoices::Positive::any_pact;
    const std::string& negative = view.assumptions.word("negative_ties");
    if (negative == "disputes") choices.negative = TieChoices::Negative::disputes;
    if (negative == "rivalries") choices.negative = TieChoices::Negative::rivalries;
    const std::string& ambivalent = view.assumptions.word("ambivalent_pairs");
    if (ambivalent == "positive") choices.ambivalent = TieChoices::Ambivalent::positive;
    if (ambivalent == "left_out") choices.ambivalent = TieChoices::Ambivalent::left_out;
    choices.window_years = view.arguments.window_years;
    return choices;
}

WorldNetwork world_network(const World& world, const Facts& facts, const TieChoices& choices) {
    const Window window = window_of(world.year(), choices);
    check(window, choices);
    const Pairs friends = allied(world, facts, choices.positive);
    const Pairs foes = hostile(world, facts, choices);
    WorldNetwork made;
    made.network.name = name_of(window);
    std::vector<std::int32_t> place(world.size(), -1);
    struct Tie {
        std::size_t i, j;
        int sign;
    };
    std::vector<Tie> ties;
    for (std::size_t i = 0; i < world.size(); ++i)
        for (std::size_t j = i + 1; j < world.size(); ++j) {
            made.ambivalent += friends.has(i, j) && foes.has(i, j) ? 1 : 0;
            if (const int sign = sign_of(friends.has(i, j), foes.has(i, j), choices.ambivalent)) {
                ties.push_back({i, j, sign});
                place[i] = place[j] = 0;
            }
        }
    for (std::size_t i = 0; i < world.size(); ++i)
        if (place[i] == 0) {
            place[i] = static_cast<std::int32_t>(made.network.nodes.size());
            made.network.nodes.push_back(world.iso3(i));
        }
    for (const Tie& tie : ties)
        made.network.ties.push_back({static_cast<std::uint32_t>(place[tie.i]),
                                     static_cast<std::uint32_t>(place[tie.j]), tie.sign});
    return made;
}

std::vector<std::string> record_notes(Year year, const TieChoices& choices) {
    std::vector<std::string> notes;
    const Window window = window_of(year, choices);
    if (counts_disputes(choices) && window.last > kDisputesEnd)
        notes.push_back(fmt::format(
            "disputes with use of force are recorded to {}; after it only armed conflicts between "
            "primary parties (to {}) count, so hostile ties are missing, which is not peace",
            kDisputesEnd, kConflictsEnd));
    if (counts_disputes(choices) && year == kLatestYear)
        notes.push_back(fmt::format("armed conflicts of {} are carried on", kConflictsEnd));
    if (counts_rivalries(choices) && window.last > kRivalriesEnd)
        notes.push_back(fmt::format("rivalries ongoing in {} are carried on", kRivalriesEnd));
    notes.emplace_back(year.value >= kStandingAsked &&
                               choices.positive == TieChoices::Positive::defence
                           ? "defence pacts that are dormant or doubtful make no tie"
                           : "every pact in force by its dates makes a tie, however much it was "
                             "relied on");
    return notes;
}

std::vector<std::string> record_tables(const TieChoices& choices) {
    std::vector<std::string> tables{"treaties", "treaty_members"};
    if (counts_disputes(choices))
        tables.insert(tables.end(), {"disputes_cow", "disputes_gml", "wars", "armed_conflicts"});
    if (counts_rivalries(choices)) tables.emplace_back("rivalries");
    return tables;
}

std::string record_vintage(Year year, const TieChoices& choices) {
    std::string text = fmt::format("pacts in force on 31 December {}", year.value);
    const Window window = window_of(year, choices);
    if (counts_disputes(choices))
        text += fmt::format(
            "; disputes {}; armed conflicts {}",
            part_on_record(window, {kFirstYear.value, kDisputesEnd}),
            part_on_record(year == kLatestYear
                               ? Window{std::min(window.first, kConflictsEnd), kConflictsEnd}
                               : window,
                           {kConflictsBegin, kConflictsEnd}));
    if (counts_rivalries(choices))
        text += fmt::format("; rivalries {}", std::min(window.last, kRivalriesEnd));
    return text;
}

}  // namespace counterpoise

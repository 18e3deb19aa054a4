#include "world/roll_calls.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "world/checks/check.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr std::string_view kTable = "un_roll_calls";
constexpr std::size_t kBits = 64;

std::vector<StateId> read_voters(const Facts& facts) {
    RowReader in(facts.table("un_voters"));
    const auto place = in.column("place");
    const auto cow = in.column("cow");
    std::vector<StateId> voters;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        if (in.integer(r, place) != static_cast<int>(r) + 1)
            in.fault(r, place, fmt::format("'{}' is not place {}", in.text(r, place), r + 1),
                     "letters of roll calls are found by their place", "Count the rows from 1.");
        voters.push_back(in.state(r, cow));
    }
    in.finish();
    return voters;
}

/// Puts one letter into the bits of a roll call; false if it is none of the four.
bool add_vote(VoteBits& bits, char letter, std::size_t n) {
    const std::uint64_t bit = std::uint64_t{1} << (n % kBits);
    switch (letter) {
        case 'Y':
            bits.yes[n / kBits] |= bit;
            return true;
        case 'A':
            bits.abstain[n / kBits] |= bit;
            return true;
        case 'N':
            bits.no[n / kBits] |= bit;
            return true;
        default:
            return letter == '-';
    }
}

bool has_vote(const VoteBits& bits) {
    std::uint64_t any = 0;
    for (std::size_t w = 0; w < bits.yes.size(); ++w)
        any |= bits.yes[w] | bits.abstain[w] | bits.no[w];
    return any != 0;
}

void add_roll_call(std::vector<VoteBits>& states, RowReader& in, std::size_t row,
                   std::size_t column, std::size_t n) {
    const std::string_view letters = in.text(row, column);
    bool sound = letters.size() == states.size();
    if (sound)
        for (std::size_t s = 0; s < states.size(); ++s)
            sound = add_vote(states[s], letters[s], n) && sound;
    if (!sound)
        in.fault(row, column, "the votes are not one letter a state",
                 fmt::format("there are {} states in un_voters.csv, and the letters are Y, A, N "
                             "and -",
                             states.size()),
                 "Compare the row with the source.");
}

}  // namespace

RollCalls read_roll_calls(const Facts& facts) {
    RowReader in(facts.table(kTable));
    const auto date = in.column("date");
    RollCalls calls;
    calls.voters = read_voters(facts);
    calls.years.reserve(in.rows());
    Date last{};
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const Date day = in.start(r, date);
        calls.years.push_back(Year{day.year});
        last = std::max(last, day);
    }
    in.finish();
    calls.last_full_year = Year{last.month == 12 ? last.year : last.year - 1};
    return calls;
}

VotesOfYear votes_of(const Facts& facts, Year year) {
    const RollCalls& calls = roll_calls(facts);
    RowReader in(facts.table(kTable));
    const auto column = in.column("votes");
    VotesOfYear votes{year, 0, {}};
    votes.roll_calls =
        static_cast<std::size_t>(std::count(calls.years.begin(), calls.years.end(), year));
    const std::size_t words = (votes.roll_calls + kBits - 1) / kBits;
    const std::vector<std::uint64_t> none(words, 0);
    for (const StateId state : calls.voters) votes.states.push_back({state, none, none, none});
    std::size_t n = 0;
    for (std::size_t r = 0; r < calls.years.size(); ++r)
        if (calls.years[r] == year) add_roll_call(votes.states, in, r, column, n++);
    in.finish();
    std::erase_if(votes.states, [](const VoteBits& bits) { return !has_vote(bits); });
    std::sort(votes.states.begin(), votes.states.end(),
              [](const VoteBits& a, const VoteBits& b) { return a.state < b.state; });
    return votes;
}

std::string check_roll_calls(const Facts& facts, Faults& faults) {
    const RollCalls& calls = roll_calls(facts);
    std::set<StateId> silent(calls.voters.begin(), calls.voters.end());
    const std::size_t listed = silent.size();
    if (listed != calls.voters.size())
        faults.add({"un_voters.csv", "a state has two places", "each has one letter a roll call",
                    "Remove one of them."});
    for (const Year year : std::set<Year>(calls.years.begin(), calls.years.end())) try {
            for (const VoteBits& bits : votes_of(facts, year).states) silent.erase(bits.state);
        } catch (const InputError& error) {
            faults.add(error);
        }
    for (const StateId state : silent)
        faults.add({"un_voters.csv", fmt::format("state {} never votes", state.code),
                    "the list is of those with a vote", "Remove it, with its letters."});
    return fmt::format("{} roll calls have a letter for each of {} states, and each state a vote",
                       thousands(calls.years.size()), listed);
}

}  // namespace counterpoise

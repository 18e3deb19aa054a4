#include "history/realignment/record.h"

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "base/error.h"
#include "history/dyads/state_years.h"
#include "history/exits/toy.h"
#include "history/realignment/membership_years.h"
#include "history/realignment/rows.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::ThrowsMessage;

struct Moved {
    std::string treaty;
    int state;
    int year;
    auto operator<=>(const Moved&) const = default;
};

struct Totals {
    std::vector<Moved> exits;
    std::vector<Moved> entries;
    std::vector<Moved> ended;
    std::size_t pacts = 0;
    std::size_t foundings = 0;
    std::size_t new_states_entries = 0;
    std::size_t to_pairs = 0;
    std::size_t new_states_to_pairs = 0;
    std::size_t exits_of_ended_states = 0;
    std::size_t ended_by_states = 0;
    std::size_t pacts_of_new_states = 0;
    std::array<std::size_t, 3> made{};
};

Totals totals_of(const Facts& facts, int last) {
    Totals totals;
    const auto code = [&](TreatyId id) { return treaties(facts).at(id).code; };
    each_year_of_change(facts, last, [&](const Situation&, const YearOfChange& c) {
        const auto add = [&](const std::vector<MemberChange>& from, std::vector<Moved>& to) {
            for (const MemberChange& m : from)
                to.push_back({code(m.treaty), record_states(facts).list[m.state].code, c.year});
        };
        add(c.exits, totals.exits);
        add(c.entries, totals.entries);
        for (const TreatyId id : c.ended) totals.ended.push_back({code(id), 0, c.year});
        totals.pacts += c.pacts.size();
        totals.foundings += c.foundings.size();
        totals.new_states_entries += c.entries_of_new_states;
        totals.to_pairs += c.entries_to_pairs;
        totals.new_states_to_pairs += c.new_states_to_pairs;
        totals.exits_of_ended_states += c.exits_of_ended_states;
        totals.ended_by_states += c.ended_by_states.size();
        totals.pacts_of_new_states += c.pacts_of_new_states;
        for (std::size_t k = 0; k < 3; ++k) totals.made[k] += c.new_defence_pacts[k];
    });
    return totals;
}

const Totals& record() {
    static const Totals made = totals_of(test_facts(), 2016);
    return made;
}

TEST(RealignmentRecord, CountsExitsEndingsEntriesAndPactsTo2016) {
    EXPECT_EQ(record().exits.size(), 44u);
    EXPECT_EQ(record().ended.size(), 326u);
    EXPECT_EQ(record().entries.size(), 164u);
    EXPECT_EQ(record().new_states_entries, 34u);
    EXPECT_EQ(record().pacts, 199u);
    EXPECT_EQ(record().made[0], 194u);
}

// What docs/method/realignment.md says is not counted. 34 + 14 entries are by new states.
TEST(RealignmentRecord, CountsWhatItLeavesOut) {
    EXPECT_EQ(record().exits_of_ended_states, 10u);
    EXPECT_EQ(record().ended_by_states, 56u);
    EXPECT_EQ(record().new_states_entries, 34u);
    EXPECT_EQ(record().to_pairs, 20u);
    EXPECT_EQ(record().new_states_to_pairs, 14u);
    EXPECT_EQ(record().pacts_of_new_states, 39u);
}

TEST(RealignmentRecord, HoldsTheExitsThatHistoriesName) {
    for (const Moved& exit : {Moved{"ANZUS", 920, 1986},
                              {"WARSAW", 339, 1968},
                              {"SEATO", 770, 1972},
                              {"SEATO", 220, 1974},
                              {"CSTO", 704, 2012},
                              {"CIS", 372, 2009}})
        EXPECT_THAT(record().exits, Contains(exit)) << exit.treaty << " " << exit.state;
    for (const Moved& exit : record().exits) EXPECT_NE(exit.treaty, "NATO");
}

TEST(RealignmentRecord, DatesAChangeInTheYearOfItsFirstDayAndEndsATreatyWithOneMemberLeft) {
    const AlteredFacts toy(toy_treaties());
    const Totals t = totals_of(toy.facts(), 1920);
    // Belgium belongs to T to the end of 1904; Italy leaves in May of the year in which T ends.
    EXPECT_THAT(t.exits, Contains(Moved{"T", 211, 1905}));
    EXPECT_THAT(t.exits, Contains(Moved{"T", 325, 1910}));
    EXPECT_THAT(t.exits, Contains(Moved{"V", 235, 1904}));
    EXPECT_EQ(t.exits.size(), 3u);
    EXPECT_THAT(t.ended, Contains(Moved{"T", 0, 1911}));
    EXPECT_THAT(t.ended, Contains(Moved{"U", 0, 1906}));  // Britain is left alone in it
    EXPECT_EQ(t.ended.size(), 2u);
    EXPECT_EQ(t.pacts, 1u);       // U: T has five members
    EXPECT_EQ(t.foundings, 10u);  // the pairs of T
}

TEST(RealignmentRecord, RemembersExitsForFiveYearsAndLostGuarantorsForThree) {
    const AlteredFacts toy(toy_treaties());
    const std::size_t france = record_states(toy.facts()).place(StateId{220});
    std::map<int, double> exits_of_t;
    std::set<int> france_without;
    each_year_of_change(toy.facts(), 1915, [&](const Situation& s, const YearOfChange&) {
        for (const TreatyNow& treaty : s.treaties)
            if (treaties(toy.facts()).at(treaty.id).code == "T")
                exits_of_t[s.year] = treaty.recent_exits;
        if (s.guarantor_lost[france]) france_without.insert(s.year);
    });
    EXPECT_EQ(exits_of_t.at(1904), 0);
    EXPECT_EQ(exits_of_t.at(1905), 1);
    EXPECT_EQ(exits_of_t.at(1909), 1);
    EXPECT_EQ(exits_of_t.at(1910), 1);  // Italy's instead of Belgium's
    // France loses Britain with U at the end of 1905.
    EXPECT_EQ(france_without, (std::set<int>{1906, 1907, 1908}));
}

TEST(RealignmentRecord, TimeAloneAgesTreatiesAndFadesMemory) {
    Situation s;
    s.year = 2000;
    s.treaties.emplace_back();
    s.treaties[0].age_years = 3;
    s.treaties[0].recent_exits = 2;
    s.guarantor_lost = {true};
    const Situation later = unchanged(s, 3);
    EXPECT_EQ(later.treaties[0].age_years, 6);
    EXPECT_NEAR(later.treaties[0].recent_exits, 0.8, 1e-12);
    EXPECT_FALSE(later.guarantor_lost[0]);
    EXPECT_EQ(unchanged(s, 0).treaties[0].recent_exits, 2);
}

TEST(HazardRows, HaveOneRowForEachThatIsAtRisk) {
    const HazardRows exits = hazard_rows(test_facts(), Process::exit, Year{1968}, Year{1968});
    EXPECT_EQ(std::count(exits.event.begin(), exits.event.end(), 1.0), 1);  // Albania
    const HazardRows pairs = hazard_rows(test_facts(), Process::pact, Year{1817}, Year{1817});
    std::set<std::pair<int, int>> seen;
    for (std::size_t r = 0; r < pairs.size(); ++r) {
        EXPECT_LT(pairs.state[r], pairs.other[r]);
        EXPECT_TRUE(seen.insert({pairs.state[r], pairs.other[r]}).second);
    }
    EXPECT_THAT([] { (void)hazard_rows(test_facts(), Process::exit, Year{1816}, Year{2025}); },
                ThrowsMessage<InputError>(HasSubstr("changes are dated from 1817 to 2024")));
}

TEST(MembershipYears, SayWhoLeftAndLeaveTheRestEmpty) {
    const MembershipYears rows =
        membership_years(test_facts(), Year{1986}, Year{1986}, {"exit", "own_share"});
    double exits = 0;
    for (std::size_t r = 0; r < rows.year.size(); ++r) {
        if (rows.values[0][r] > 0) {
            ++exits;
            EXPECT_EQ(rows.treaty[r], "ANZUS");
            EXPECT_EQ(rows.cow[r], 920);
            EXPECT_LT(rows.values[1][r], 0.01);
        }
    }
    EXPECT_EQ(exits, 1);
    EXPECT_THAT([] { (void)membership_years(test_facts(), Year{1986}, Year{1986}, {"own_shar"}); },
                ThrowsMessage<InputError>(HasSubstr("'own_share'")));
}

}  // namespace
}  // namespace counterpoise

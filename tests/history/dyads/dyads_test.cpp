#include "history/dyads/dyads.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include "base/error.h"
#include "history/dyads/pair_spells.h"
#include "support.h"
#include "world/panel.h"
#include "world/row_reader.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// Every column of non-directed pairs, 1816-2024.
const DyadYears& everything() {
    static const DyadYears dyads = dyad_years(test_facts(), {});
    return dyads;
}

std::size_t place(int code) {
    return record_states(test_facts()).place(StateId{static_cast<std::uint16_t>(code)});
}

/// The value of a column for two COW codes and a year; NaN also where there is no row.
double value_of(const DyadYears& dyads, std::string_view column, int one, int two, int year) {
    const DyadPair* pair = dyads.rows.find(place(one), place(two));
    if (!pair) return kNotKnown;
    const std::uint32_t row = dyads.rows.row_from(*pair, year);
    if (row >= pair->first_row + pair->rows || dyads.rows.year()[row] != year) return kNotKnown;
    return dyads.column(column)[row];
}

constexpr int kUsa = 2;
constexpr int kCanada = 20;
constexpr int kCuba = 40;
constexpr int kUk = 200;
constexpr int kFrance = 220;
constexpr int kRussia = 365;
constexpr int kIndia = 750;
constexpr int kPakistan = 770;

TEST(DyadRows, AreAsManyAsTheRecordHasPairsThatShareADay) {
    EXPECT_EQ(everything().rows.size(), 1'107'465u);
    std::size_t to_2010 = 0;
    for (const std::int16_t year : everything().rows.year()) to_2010 += year <= 2010;
    EXPECT_EQ(to_2010, 842'655u);
}

TEST(DyadRows, StandByPairThenByYearWithoutRepetition) {
    const DyadRows& rows = everything().rows;
    std::uint32_t next = 0;
    for (const DyadPair& pair : rows.pairs()) {
        ASSERT_EQ(pair.first_row, next);
        ASSERT_LT(pair.one, pair.two);
        next += pair.rows;
        for (std::uint32_t r = pair.first_row + 1; r < next; ++r)
            ASSERT_LT(rows.year()[r - 1], rows.year()[r]);
    }
    EXPECT_EQ(next, rows.size());
}

TEST(DyadColumns, AreThoseThatHistoryKnows) {
    const DyadYears& d = everything();
    EXPECT_EQ(value_of(d, "contiguity", kUsa, kCanada, 1950), 1);
    EXPECT_EQ(value_of(d, "contiguity_type", kUsa, kCuba, 1910), 4);
    EXPECT_EQ(value_of(d, "contiguity_type", kUsa, kRussia, 1958), 0);
    EXPECT_EQ(value_of(d, "contiguity_type", kUsa, kRussia, 1959), 2);
    EXPECT_EQ(value_of(d, "defence_pact", kUsa, kUk, 1960), 1);
    EXPECT_EQ(value_of(d, "defence_pact", kUsa, kRussia, 1960), 0);
    EXPECT_EQ(value_of(d, "rivalry", kIndia, kPakistan, 1999), 1);
    EXPECT_EQ(value_of(d, "onset", kIndia, kPakistan, 1999), 1);
    EXPECT_EQ(value_of(d, "war", kIndia, kPakistan, 1993), 1);  // Kargil: that dispute's war
    EXPECT_EQ(value_of(d, "major_powers", kUsa, kRussia, 1960), 2);
    EXPECT_EQ(value_of(d, "nuclear_max", kIndia, kPakistan, 2000), 3);
    EXPECT_NEAR(value_of(d, "capital_distance", kUk, kFrance, 2000), 344, 3);
    EXPECT_GT(value_of(d, "shared_igos", kUk, kFrance, 2000), 70);
    EXPECT_GT(value_of(d, "outside_guarantors_1", kUk, kRussia, 2000), 15);
}

TEST(DyadColumns, AreMissingAfterTheirSourceEndsAndNotBefore) {
    const DyadYears& d = everything();
    const std::map<std::string_view, int> last{
        {"defence_pact", 2018},         {"rivalry", 2020},
        {"shared_igos", 2014},          {"onset", 2010},
        {"peace_years", 2011},          {"recent_disputes", 2011},
        {"min_distance", 2019},         {"cinc_ratio", 2022},
        {"gdp_pc_min", 2019},           {"ideal_distance", 2023},
        {"ideal_distance_final", 2024}, {"democracy_min", 2024}};
    for (const auto& [column, year] : last) {
        EXPECT_FALSE(std::isnan(value_of(d, column, kUk, kFrance, year))) << column;
        if (year < 2024) {
            EXPECT_TRUE(std::isnan(value_of(d, column, kUk, kFrance, year + 1))) << column;
        }
    }
}

/// Pact columns against the table itself, row by row: 267,402 directed dyad-years lie inside the
/// state system.
TEST(DyadColumns, OfPactsEqualAtopsInEveryDirectedDyadYear) {
    DyadQuery query;
    query.direction = Direction::directed;
    query.columns = {"defence_pact", "offence_pact", "neutrality_pact", "nonaggression_pact",
                     "consultation_pact"};
    const DyadYears d = dyad_years(test_facts(), query);
    RowReader in(test_facts().table("pacts_pooled"));
    std::vector<std::uint8_t> named(d.rows.size());
    std::size_t inside = 0;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const std::size_t one = place(in.integer(r, in.column("cow1")));
        const std::size_t two = place(in.integer(r, in.column("cow2")));
        const DyadPair* pair = d.rows.find(one, two);
        const int last = in.integer(r, in.column("end_year"));
        for (int year = in.integer(r, in.column("start_year")); pair && year <= last; ++year) {
            const std::uint32_t row = d.rows.row_from(*pair, year);
            if (row >= pair->first_row + pair->rows || d.rows.year()[row] != year) continue;
            ++inside;
            named[row] = 1;
            for (std::size_t c = 0; c < query.columns.size(); ++c) {
                const std::string name = query.columns[c].substr(0, query.columns[c].find('_'));
                ASSERT_EQ(d.values[c][row], in.integer(r, in.column(name)));
            }
        }
    }
    EXPECT_EQ(inside, 267'402u);
    for (std::size_t row = 0; row < named.size(); ++row)
        for (std::size_t c = 0; !named[row] && c < query.columns.size(); ++c)
            ASSERT_TRUE(d.values[c][row] == 0 || d.rows.year()[row] > kLastPactYear);
}

TEST(DyadColumns, OfCapabilityComeFromThePublishedFigures) {
    const Panel& panel = capabilities(test_facts());
    std::map<std::pair<int, int>, double> cinc;
    for (std::size_t r = 0; r < panel.rows(); ++r)
        cinc[{panel.state[r].code, panel.year[r].value}] = panel.values[6][r];
    const DyadYears& d = everything();
    const RecordStates& record = record_states(test_facts());
    const auto& one = d.column("cinc_1");
    const auto& two = d.column("cinc_2");
    const auto& ratio = d.column("cinc_ratio");
    for (const DyadPair& pair : d.rows.pairs())
        for (std::uint32_t r = pair.first_row; r < pair.first_row + pair.rows; ++r) {
            const auto figure = [&](std::size_t state) {
                const auto found = cinc.find({record.list[state].code, d.rows.year()[r]});
                return found == cinc.end() ? kNotKnown : found->second;
            };
            const double a = figure(pair.one);
            const double b = figure(pair.two);
            if (std::isnan(a) || std::isnan(b)) continue;
            ASSERT_EQ(one[r], a);
            ASSERT_EQ(two[r], b);
            if (std::max(a, b) > 0) {
                ASSERT_EQ(ratio[r], std::min(a, b) / std::max(a, b));
            }
        }
}

TEST(DyadColumns, OfOnsetsCountThoseOfTheSource) {
    const auto& onset = everything().column("onset");
    std::size_t onsets = 0;
    for (const double value : onset) onsets += value > 0;
    EXPECT_EQ(onsets, 3'124u);  // the source's dyad-years with an onset
    const auto& war = everything().column("war");
    const auto& force = everything().column("use_of_force");
    for (std::size_t r = 0; r < onset.size(); ++r) {
        if (std::isnan(onset[r])) continue;
        ASSERT_LE(war[r], force[r]);
        ASSERT_LE(force[r], onset[r]);
        ASSERT_LE(onset[r], everything().column("ongoing")[r]);
    }
}

TEST(RelevantPairs, CountPeaceYearsAfterTheFilterAndShareAllElse) {
    DyadQuery query;
    query.pairs = Pairs::relevant;
    const DyadYears relevant = dyad_years(test_facts(), query);
    for (const DyadPair& pair : relevant.rows.pairs()) {
        const DyadPair* all = everything().rows.find(pair.one, pair.two);
        ASSERT_NE(all, nullptr);
        ASSERT_EQ(relevant.column("peace_years")[pair.first_row], 0);
        for (std::uint32_t r = pair.first_row; r < pair.first_row + pair.rows; r += 7) {
            const std::uint32_t same = everything().rows.row_from(*all, relevant.rows.year()[r]);
            for (std::size_t c = 0; c < relevant.names.size(); ++c) {
                if (relevant.names[c].starts_with("peace_years")) continue;
                const double a = relevant.values[c][r];
                const double b = everything().values[c][same];
                ASSERT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << relevant.names[c];
            }
        }
    }
}

/// Peace years of a pair counted again the slow way, from the dispute record.
RC_GTEST_PROP(PeaceYears, AreTheRowsSinceTheLastDisputeInCourse, ()) {
    const DyadYears& d = everything();
    const auto& disputes = dispute_spells(test_facts());
    const DisputeSpell& picked = *rc::gen::elementOf(disputes);
    const DyadPair* pair = d.rows.find(picked.pair.one, picked.pair.two);
    RC_PRE(pair != nullptr);
    int count = -1;
    for (std::uint32_t r = pair->first_row; r < pair->first_row + pair->rows; ++r) {
        const int year = d.rows.year()[r];
        if (year > kLastDisputeYear + 1) break;
        const int before = r > pair->first_row ? d.rows.year()[r - 1] : 0;
        const bool fought = std::any_of(disputes.begin(), disputes.end(), [&](const auto& spell) {
            return spell.pair.one == picked.pair.one && spell.pair.two == picked.pair.two &&
                   spell.pair.first <= before && before <= spell.pair.last;
        });
        count = fought ? 0 : count + 1;
        RC_ASSERT(d.column("peace_years")[r] == count);
        RC_ASSERT(d.column("peace_years_3")[r] == static_cast<double>(count) * count * count);
    }
}

TEST(DirectedDyads, SayTheSameOfBothOrdersButForWhatHasASide) {
    DyadQuery query;
    query.from = Year{1930};
    query.to = Year{1960};
    query.direction = Direction::directed;
    query.columns = {"contiguity_type",
                     "min_distance",
                     "capital_distance",
                     "cinc_ratio",
                     "onset",
                     "peace_years",
                     "recent_disputes",
                     "outside_guarantors_1",
                     "outside_guarantors_2",
                     "initiation_1",
                     "initiation_2",
                     "shared_igos"};
    const std::map<std::string, std::string> turned{
        {"outside_guarantors_1", "outside_guarantors_2"}, {"initiation_1", "initiation_2"}};
    const DyadYears d = dyad_years(test_facts(), query);
    for (const DyadPair& pair : d.rows.pairs()) {
        const DyadPair* back = d.rows.find(pair.two, pair.one);
        ASSERT_TRUE(back && back->rows == pair.rows);
        for (const std::string& name : query.columns) {
            const auto other = turned.find(name);
            const auto& forth = d.column(name);
            const auto& there = d.column(other == turned.end() ? name : other->second);
            for (std::uint32_t r = 0;
                 name != "outside_guarantors_2" && name != "initiation_2" && r < pair.rows; ++r) {
                const double a = forth[pair.first_row + r];
                const double b = there[back->first_row + r];
                ASSERT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << name;
            }
        }
    }
}

TEST(DirectedDyads, KnowWhatOutsidersOweChallengerAndTarget) {
    DyadQuery query;
    query.from = Year{1908};
    query.to = Year{2000};
    query.direction = Direction::directed;
    query.columns = {"outside_pact_2",       "outside_guarantors_2", "outside_offence_1",
                     "outside_neutrality_1", "cinc_share_1",         "joint_democracy"};
    const DyadYears d = dyad_years(test_facts(), query);
    EXPECT_EQ(value_of(d, "outside_pact_2", kRussia, kUk, 2000), 1);
    EXPECT_EQ(value_of(d, "outside_pact_2", kUk, kRussia, 1990), 1);
    EXPECT_EQ(value_of(d, "joint_democracy", kUk, kFrance, 2000), 1);
    EXPECT_EQ(value_of(d, "joint_democracy", kUk, kRussia, 1950), 0);
    EXPECT_NEAR(value_of(d, "cinc_share_1", kUk, kRussia, 1980) +
                    value_of(d, "cinc_share_1", kRussia, kUk, 1980),
                1, 1e-12);
    const auto& any = d.column("outside_pact_2");
    const auto& count = d.column("outside_guarantors_2");
    for (std::size_t r = 0; r < any.size(); ++r) ASSERT_EQ(any[r], count[r] > 0 ? 1 : 0);
}

/// What outsiders owe is what every pact but that of the pair says.
TEST(DirectedDyads, CountOffenceOfOutsidersFromThePactsThemselves) {
    DyadQuery query;
    query.from = Year{1890};
    query.to = Year{1945};
    query.direction = Direction::directed;
    query.columns = {"outside_offence_1"};
    const DyadYears d = dyad_years(test_facts(), query);
    std::vector<PairSpell> owed;
    for (const PactSpell& spell : pact_spells(test_facts()))
        if (has(static_cast<Obligation>(spell.obligations), Obligation::offence))
            owed.push_back(spell.pair);
    for (const DyadPair& pair : d.rows.pairs())
        for (std::uint32_t r = pair.first_row; r < pair.first_row + pair.rows; r += 11) {
            const int year = d.rows.year()[r];
            const bool any = std::any_of(owed.begin(), owed.end(), [&](const PairSpell& spell) {
                return spell.two == pair.one && spell.one != pair.two && spell.first <= year &&
                       year <= spell.last;
            });
            ASSERT_EQ(d.column("outside_offence_1")[r], any ? 1 : 0);
        }
}

TEST(Outlook, KeepsTheFiguresOfItsOriginAndForgetsLaterDisputes) {
    DyadQuery query;
    query.columns = {"cinc_ratio", "peace_years", "recent_disputes", "log_elsewhere"};
    query.origin = 1990;
    const DyadYears d = dyad_years(test_facts(), query);
    const DyadYears& seen = everything();
    EXPECT_EQ(value_of(d, "cinc_ratio", kUk, kFrance, 2005),
              value_of(seen, "cinc_ratio", kUk, kFrance, 1990));
    EXPECT_EQ(value_of(d, "cinc_ratio", kUk, kFrance, 1985),
              value_of(seen, "cinc_ratio", kUk, kFrance, 1985));
    const double known = value_of(seen, "recent_disputes", kIndia, kPakistan, 1991);
    EXPECT_EQ(value_of(d, "recent_disputes", kIndia, kPakistan, 1991), known);
    EXPECT_NEAR(value_of(d, "recent_disputes", kIndia, kPakistan, 1996), known / 2, 1e-12);
    EXPECT_EQ(value_of(d, "peace_years", kIndia, kPakistan, 1991),
              value_of(seen, "peace_years", kIndia, kPakistan, 1991));
    EXPECT_EQ(value_of(d, "peace_years", kIndia, kPakistan, 2000),
              value_of(d, "peace_years", kIndia, kPakistan, 1991) + 9);
    EXPECT_LT(value_of(seen, "peace_years", kIndia, kPakistan, 2000), 3);
}

TEST(DyadYears, NameEveryUnknownColumnAndTheNearestOne) {
    DyadQuery query;
    query.columns = {"contiguty", "onset", "cinc_ration"};
    EXPECT_THAT([&] { (void)dyad_years(test_facts(), query); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("Did you mean 'contiguity'?"),
                                                HasSubstr("Did you mean 'cinc_ratio'?"))));
}

TEST(DyadYears, RefuseYearsOutsideTheRecordAndInTheWrongOrder) {
    EXPECT_THAT(
        [] {
            (void)dyad_years(test_facts(), {Year{1815}, Year{2025}});
        },
        ThrowsMessage<InputError>(AllOf(HasSubstr("year 1815 is outside the record"),
                                        HasSubstr("year 2025 is outside the record"))));
    EXPECT_THAT(
        [] {
            (void)dyad_years(test_facts(), {Year{1950}, Year{1940}});
        },
        ThrowsMessage<InputError>(HasSubstr("1940 is before 1950")));
}

TEST(StateYears, HoldThePublishedCapabilityOfEveryState) {
    const StateYears d = state_years(test_facts(), Year{1816}, Year{2024}, {"cinc", "milper"});
    const Panel& panel = capabilities(test_facts());
    std::map<std::pair<int, int>, std::size_t> rows;
    for (std::size_t r = 0; r < d.state.size(); ++r) rows[{d.state[r].code, d.year[r]}] = r;
    EXPECT_EQ(rows.size(), d.state.size());
    std::size_t equal = 0;
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        const auto found = rows.find({panel.state[r].code, panel.year[r].value});
        if (found == rows.end()) continue;
        ASSERT_EQ(d.values[0][found->second], panel.values[6][r]);
        ++equal;
    }
    EXPECT_EQ(equal, 17'121u);
}

TEST(DesignMatrices, HaveEveryColumnOnTheirMethodPage) {
    std::ifstream in(COUNTERPOISE_SOURCE_DIR "/docs/method/dyads.md");
    const std::string page((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    for (const DyadColumnInfo& info : dyad_column_infos())
        EXPECT_THAT(page, HasSubstr("| `" + std::string(info.name) + "` | " +
                                    std::string(info.unit) + " | " + std::string(info.meaning)));
    for (const StateColumnInfo& info : state_column_infos())
        EXPECT_THAT(page, HasSubstr("| `" + std::string(info.name) + "` | " +
                                    std::string(info.unit) + " | " + std::string(info.meaning)));
}

TEST(StateYears, NameAnUnknownColumn) {
    EXPECT_THAT(
        [] { (void)state_years(test_facts(), Year{1816}, Year{2024}, {"sinc"}); },
        ThrowsMessage<InputError>(AllOf(HasSubstr("'sinc'"), HasSubstr("Did you mean 'cinc'?"))));
}

}  // namespace
}  // namespace counterpoise

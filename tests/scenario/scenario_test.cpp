#include "scenario/scenario.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "scenarios.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::ThrowsMessage;

Scenario parsed(std::string_view text) {
    return parse_scenario(text, "s.toml", test_facts());
}

/// The faults of a text as they are printed; none if it is accepted.
std::vector<std::string> faults_of(std::string_view text) {
    std::vector<std::string> texts;
    try {
        (void)parsed(text);
    } catch (const InputError& error) {
        for (const Fault& fault : error.faults()) texts.push_back(fault.text());
    }
    return texts;
}

TEST(ParseScenario, ReadsEveryKey) {
    const Scenario s = parsed(R"(title = "A title"
about = "In plain words."
start = 2027
end   = 2031
runs  = 7
seed  = 9223372036854775807
[[change]]
date  = 2027-05-06
leave = { state = "USA", institution = "UN" }
[[change]]
date    = "2028-02"
dormant = { state = "USA", treaty = "NATO" }
[[change]]
join = { state = "UKR", treaty = "NATO" }
[assume]
ally_response = "all"
un_rescale    = "pro_rata"
spill_in      = 1
agencies      = ["WHO", "UNESCO"]
)");
    EXPECT_EQ(s.title, "A title");
    EXPECT_EQ(s.about, "In plain words.");
    EXPECT_EQ(s.start, Year{2027});
    EXPECT_EQ(s.end, Year{2031});
    EXPECT_EQ(s.runs, 7u);
    EXPECT_EQ(s.seed, 9223372036854775807u);
    ASSERT_THAT(s.changes, SizeIs(3));
    EXPECT_EQ(s.changes[0].kind, ChangeKind::leave);
    EXPECT_EQ(s.changes[0].target, TargetKind::institution);
    EXPECT_EQ(s.changes[0].date.iso(), "2027-05-06");
    EXPECT_EQ(s.changes[1].kind, ChangeKind::dormant);
    EXPECT_EQ(s.changes[1].date.iso(), "2028-02-01");
    EXPECT_EQ(s.changes[2].kind, ChangeKind::join);
    EXPECT_EQ(s.changes[2].date.iso(), "2027-01-01");
    EXPECT_THAT(s.open, ElementsAre("ally_response"));
    EXPECT_EQ(s.assumptions.canonical(), "agencies=WHO,UNESCO;spill_in=1;un_rescale=pro_rata");
}

TEST(ParseScenario, HasTheDocumentedDefaults) {
    const Scenario s = parsed("title = \"t\"");
    EXPECT_EQ(s.start, Year{2026});
    EXPECT_EQ(s.end, Year{2040});
    EXPECT_EQ(s.runs, 1000u);
    EXPECT_EQ(s.seed, 1949u);
    EXPECT_THAT(s.changes, IsEmpty());
    EXPECT_THAT(s.open, IsEmpty());
    EXPECT_EQ(s.assumptions.canonical(), "");
}

struct FaultCase {
    const char* lines;  ///< after the title
    const char* where;
    const char* what;
};

void PrintTo(const FaultCase& c, std::ostream* out) {
    *out << c.what;
}

class OneFault : public testing::TestWithParam<FaultCase> {};

TEST_P(OneFault, IsSaidAloneAndWithItsPlace) {
    const FaultCase& c = GetParam();
    const std::vector<std::string> faults = faults_of(fmt::format("title = \"t\"\n{}", c.lines));
    ASSERT_THAT(faults, SizeIs(1)) << c.lines;
    EXPECT_THAT(faults[0], testing::StartsWith(fmt::format("{}: ", c.where)));
    EXPECT_THAT(faults[0], HasSubstr(c.what));
}

INSTANTIATE_TEST_SUITE_P(
    ParseScenario, OneFault,
    testing::Values(
        FaultCase{"colour = \"red\"", "s.toml:2:10", "unknown key 'colour'"},
        FaultCase{"run = 5", "s.toml:2:7", "Did you mean 'runs'?"},
        FaultCase{"about = 3", "s.toml:2:9", "'about' is not a text"},
        FaultCase{"runs = 0", "s.toml:2:8", "0 is not allowed for 'runs'"},
        FaultCase{"runs = 1000001", "s.toml:2:8", "from 1 to 1000000"},
        FaultCase{"runs = 1.5", "s.toml:2:8", "1.5 is not allowed for 'runs'"},
        FaultCase{"runs = \"many\"", "s.toml:2:8", "not allowed for 'runs'"},
        FaultCase{"seed = -1", "s.toml:2:8", "-1 is not allowed for 'seed'"},
        FaultCase{"start = 2025", "s.toml:2:9", "from 2026 to 2100"},
        FaultCase{"end = 2101", "s.toml:2:7", "2101 is not allowed for 'end'"},
        FaultCase{"start = 2030\nend = 2029", "end", "ends in 2029 before it starts in 2030"},
        FaultCase{"change = 3", "s.toml:2:10", "'change' is not a list"},
        FaultCase{"assume = 3", "s.toml:2:10", "'assume' is not a table"},
        FaultCase{"[[change]]\nleave = { state = \"USX\", treaty = \"NATO\" }", "s.toml:3:19",
                  "unknown state 'USX'"},
        FaultCase{"[[change]]\nleave = { state = \"USA\", treaty = \"NAT0\" }", "s.toml:3:35",
                  "Did you mean 'NATO'?"},
        FaultCase{"[[change]]\nleave = { state = \"USA\", institution = \"UNN\" }", "s.toml:3:40",
                  "unknown institution 'UNN'"},
        FaultCase{"[[change]]\nleave = { state = \"USA\" }", "s.toml:3:9",
                  "needs a state and either a treaty or an institution"},
        FaultCase{
            "[[change]]\nleave = { state = \"USA\", treaty = \"NATO\", institution = \"UN\" }",
            "s.toml:3:9", "either a treaty or an institution"},
        FaultCase{"[[change]]\nleave = { state = \"USA\", treaty = \"NATO\", on = 1 }",
                  "s.toml:3:48", "unknown key 'on'"},
        FaultCase{"[[change]]\ndate = 2026-01-01", "s.toml:2:1", "a change says no things"},
        FaultCase{"[[change]]\nleave = { state = \"USA\", treaty = \"NATO\" }\n"
                  "join = { state = \"UKR\", treaty = \"NATO\" }",
                  "s.toml:2:1", "a change says several things"},
        FaultCase{"[[change]]\ndate = \"soon\"\nleave = { state = \"USA\", treaty = \"NATO\" }",
                  "s.toml:3:8", "not a date"},
        FaultCase{"[[change]]\ndate = 2025-12-31\nleave = { state = \"USA\", treaty = \"NATO\" }",
                  "s.toml:3:8", "2025-12-31 is before the start of the scenario (2026)"},
        FaultCase{"[[change]]\ndate = 2051-01-01\nleave = { state = \"USA\", treaty = \"NATO\" }",
                  "s.toml:3:8", "year 2051 is past the end of the scenario (2040)"},
        FaultCase{"end = 2026\n[[change]]\nleave = { state = \"USA\", treaty = \"NATO\" }",
                  "s.toml:4:9", "in force on 2027-01-01, after the end (2026)"},
        FaultCase{"[[change]]\nleave = { state = \"CHE\", treaty = \"NATO\" }", "s.toml:3:9",
                  "Switzerland is not a member of NATO"},
        FaultCase{"[[change]]\njoin = { state = \"FRA\", treaty = \"NATO\" }", "s.toml:3:8",
                  "France is already a member of NATO"},
        FaultCase{"[[change]]\ndormant = { state = \"USA\", institution = \"UN\" }", "s.toml:3:11",
                  "a form of a treaty, not of an institution"},
        FaultCase{"[[change]]\nleave = { state = \"USA\", treaty = \"NATO\" }\n"
                  "[[change]]\nleave = { state = \"USA\", treaty = \"NATO\" }",
                  "s.toml:5:9", "is there twice"},
        FaultCase{"[assume]\nun_rescal = \"all\"", "s.toml:3:13", "Did you mean 'un_rescale'?"},
        FaultCase{"[assume]\nun_rescale = \"pro rata\"", "s.toml:3:14", "Did you mean 'pro_rata'?"},
        FaultCase{"[assume]\nspill_in = 1.5", "s.toml:3:12", "allowed: 0 to 1"},
        FaultCase{"[assume]\nspill_in = nan", "s.toml:3:12", "'nan' is not allowed"},
        FaultCase{"[assume]\nspill_in = inf", "s.toml:3:12", "'inf' is not allowed"},
        FaultCase{"[assume]\nspill_in = \"all\"", "s.toml:3:12", "'all' is not allowed"},
        FaultCase{"runs = ", "s.toml:2:8", "not valid TOML"}));

TEST(ParseScenario, NeedsATitle) {
    EXPECT_THAT(faults_of("runs = 5"), ElementsAre(HasSubstr("the scenario has no title")));
    EXPECT_THAT(faults_of(""), ElementsAre(HasSubstr("the scenario has no title")));
}

TEST(ParseScenario, SaysEveryFaultAtOnce) {
    const std::vector<std::string> faults = faults_of(R"(title = 3
start = 1990
runs = -1
colour = "red"
[[change]]
date = 2026-13-01x
leave = { state = "USX", treaty = "NAT0" }
)");
    ASSERT_THAT(faults, SizeIs(1)) << "a text that is not TOML has one place at fault";
    const std::vector<std::string> more = faults_of(R"(title = 3
start = 1990
runs = -1
colour = "red"
[[change]]
date = "never"
leave = { state = "USX", treaty = "NATO" }
[[change]]
leave = { state = "USA", treaty = "NAT0" }
[assume]
reliability = 7
un_rescal = "all"
)");
    EXPECT_THAT(more, SizeIs(10));
    std::set<std::string> places;
    for (const std::string& fault : more) places.insert(fault.substr(0, fault.find(": ")));
    EXPECT_THAT(places, testing::IsSupersetOf({"s.toml:1:9", "s.toml:2:9", "s.toml:3:8",
                                               "s.toml:4:10", "s.toml:6:8", "s.toml:7:19",
                                               "s.toml:9:35", "s.toml:11:15", "s.toml:12:13"}));
}

TEST(ParseScenario, RefusesWhatIsNotUtf8) {
    EXPECT_THAT(faults_of("title = \"t\"\nabout = \"\xC3\x28\"\n"),
                ElementsAre(AllOf(HasSubstr("s.toml:2"), HasSubstr("not UTF-8"))));
    EXPECT_THAT(faults_of("title = \"\xED\xA0\x80\""), SizeIs(1)) << "half of a pair of UTF-16";
}

TEST(ParseScenario, RefusesDeepNestingWithoutFalling) {
    const std::string deep =
        "title = \"t\"\nabout = " + std::string(100000, '[') + std::string(100000, ']');
    EXPECT_THAT(faults_of(deep), SizeIs(1));
}

/// Titles that are hard to write: quotes, escapes, controls, many scripts.
rc::Gen<std::string> hostile_text() {
    const auto piece = rc::gen::elementOf(std::vector<std::string>{"\"",
                                                                   "\\",
                                                                   "\"\"\"",
                                                                   "'",
                                                                   "\n",
                                                                   "\r",
                                                                   "\t",
                                                                   "\x01",
                                                                   "\x1F",
                                                                   "\x7F",
                                                                   "\\u0041",
                                                                   "#",
                                                                   "=",
                                                                   "[x]",
                                                                   "</script>",
                                                                   "&amp;",
                                                                   "ü",
                                                                   "日本",
                                                                   "\xF0\x9F\x95\x8A",
                                                                   "\xE2\x80\xAE",
                                                                   " ",
                                                                   "a",
                                                                   "{}",
                                                                   "%s",
                                                                   "\xEF\xBB\xBF",
                                                                   "\xC2\x85"});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const auto& parts) {
        std::string text;
        for (const std::string& part : parts) text += part;
        return text;
    });
}

/// A scenario that may be run: any part of a list of changes that do not depend on one another.
Scenario random_scenario() {
    Scenario s;
    s.title = "t" + *hostile_text();
    s.about = *hostile_text();
    s.start = Year{*rc::gen::inRange(2026, 2090)};
    s.end = s.start + *rc::gen::inRange(3, 10);
    s.runs = static_cast<std::uint32_t>(*rc::gen::inRange<std::int64_t>(1, kMostRuns + 1));
    s.seed = static_cast<std::uint64_t>(*rc::gen::inRange<std::int64_t>(0, INT64_MAX));
    const std::vector<std::pair<ChangeKind, const char*>> pool{
        {ChangeKind::leave, "USA:NATO"},   {ChangeKind::leave, "USA:UN"},
        {ChangeKind::leave, "HUN:NATO"},   {ChangeKind::join, "UKR:NATO"},
        {ChangeKind::dormant, "TUR:NATO"}, {ChangeKind::command, "FRA:NATO"},
        {ChangeKind::leave, "JPN:UNESCO"}, {ChangeKind::leave, "RUS:CSTO"}};
    for (const auto& [kind, word] : pool)
        if (*rc::gen::arbitrary<bool>()) {
            const Date date{s.start.value, *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)};
            s.changes.push_back(parse_change(word, kind, test_facts(), date, "test"));
        }
    for (const AssumptionInfo& info : assumption_infos()) {
        if (*rc::gen::arbitrary<bool>()) continue;
        if (info.kind == ChoiceKind::word) {
            std::vector<std::string> words = info.words;
            words.emplace_back("all");
            assume(s, info.key, *rc::gen::elementOf(words), "test");
        } else if (info.kind == ChoiceKind::number) {
            const double part = *rc::gen::inRange(0, 1001) / 1000.0;
            assume(s, info.key, fmt::format("{}", info.low + part * (info.high - info.low)),
                   "test");
        }
    }
    if (s.named.contains("reliability"))  // a number beside a school that has its own is refused
        assume(s, "reliability_school", "given", "test");
    return s;
}

RC_GTEST_PROP(ToToml, ReadsBackTheSame, ()) {
    const Scenario s = random_scenario();
    const std::string text = to_toml(s, test_facts());
    const Scenario again = parse_scenario(text, "again.toml", test_facts());
    RC_ASSERT(again.title == s.title);
    RC_ASSERT(again.about == s.about);
    RC_ASSERT(again.start == s.start && again.end == s.end);
    RC_ASSERT(again.runs == s.runs && again.seed == s.seed);
    RC_ASSERT(again.changes.size() == s.changes.size());
    for (std::size_t i = 0; i < s.changes.size(); ++i) {
        const Change& a = again.changes[i];
        const Change& b = s.changes[i];
        RC_ASSERT(a.kind == b.kind && a.state == b.state && a.target == b.target);
        RC_ASSERT(a.date.iso() == b.date.iso());
        RC_ASSERT(target_code(a, test_facts()) == target_code(b, test_facts()));
    }
    RC_ASSERT(again.assumptions.canonical() == s.assumptions.canonical());
    RC_ASSERT(std::set(again.open.begin(), again.open.end()) ==
              std::set(s.open.begin(), s.open.end()));
    RC_ASSERT(to_toml(again, test_facts()) == text);
}

TEST(Check, SaysEveryChangeOutsideTheYears) {
    Scenario s = scenario_of("");
    s.changes = {parse_change("USA:NATO", ChangeKind::leave, test_facts(), {2025, 6, 1}, "first"),
                 parse_change("USA:UN", ChangeKind::leave, test_facts(), {2041, 1, 1}, "second")};
    try {
        check(s, test_facts());
        FAIL() << "accepted";
    } catch (const InputError& error) {
        ASSERT_THAT(error.faults(), SizeIs(2));
        EXPECT_EQ(error.faults()[0].where, "first");
        EXPECT_EQ(error.faults()[1].where, "second");
    }
}

TEST(Check, KnowsThatAChangeMayDependOnOneBefore) {
    Scenario s = scenario_of("");
    const auto change = [](const char* word, ChangeKind kind) {
        return parse_change(word, kind, test_facts(), {2026, 1, 1}, "test");
    };
    s.changes = {change("UKR:NATO", ChangeKind::join), change("UKR:NATO", ChangeKind::dormant)};
    EXPECT_NO_THROW(check(s, test_facts()));
    std::swap(s.changes[0], s.changes[1]);
    EXPECT_THAT([&] { check(s, test_facts()); },
                ThrowsMessage<InputError>(HasSubstr("Ukraine is not a member of NATO")));
}

TEST(SchoolsOf, IsOneSchoolWhereNoChoiceIsOpen) {
    const auto schools = schools_of(scenario_of("[assume]\nun_rescale = \"pro_rata\""));
    ASSERT_THAT(schools, SizeIs(1));
    EXPECT_EQ(schools[0].canonical, "un_rescale=pro_rata");
    EXPECT_EQ(schools[0].label, "as assumed");
}

TEST(SchoolsOf, TakesEachOpenChoiceAloneAndNamesIt) {
    const auto schools =
        schools_of(scenario_of("[assume]\nally_response = \"all\"\ntarget_after_exit = \"all\""));
    std::vector<std::string> canonical;
    for (const School& school : schools) canonical.push_back(school.canonical);
    EXPECT_THAT(canonical, ElementsAre("ally_response=estimated;target_after_exit=kept",
                                       "ally_response=substitute;target_after_exit=kept",
                                       "ally_response=follow;target_after_exit=kept",
                                       "ally_response=estimated;target_after_exit=lapses",
                                       "ally_response=estimated;target_after_exit=faster"));
    EXPECT_EQ(schools[1].label, "ally_response=substitute");
}

TEST(Assume, ClosesAChoiceThatIsSetAfterwards) {
    Scenario s = scenario_of("[assume]\nally_response = \"all\"");
    assume(s, "ally_response", "follow", "test");
    EXPECT_THAT(s.open, IsEmpty());
    ASSERT_THAT(schools_of(s), SizeIs(1));
    EXPECT_EQ(schools_of(s)[0].canonical, "ally_response=follow");
}

TEST(TitleOf, JoinsChangesInWords) {
    const auto change = [](const char* word, ChangeKind kind = ChangeKind::leave) {
        return parse_change(word, kind, test_facts(), {2026, 1, 1}, "test");
    };
    EXPECT_EQ(title_of({}, test_facts()), "Nothing changes");
    EXPECT_EQ(title_of({change("USA:NATO"), change("USA:UN")}, test_facts()),
              "United States of America leaves NATO and UN");
    EXPECT_EQ(title_of({change("HUN:NATO"), change("UKR:NATO", ChangeKind::join)}, test_facts()),
              "Hungary leaves NATO and Ukraine joins NATO");
}

TEST(OpenSchools, OpensTheSchoolsOnlyWhereATreatyChangesAndNobodyHasChosen) {
    const auto opened = [](const std::string& lines) {
        Scenario s = scenario_of(lines);
        complete(s);
        complete(s);
        return s.open;
    };
    EXPECT_THAT(opened(leaves_nato()), ElementsAre("ally_response"));
    EXPECT_THAT(opened(change_lines("leave", "USA", "institution", "UN")), IsEmpty());
    EXPECT_THAT(opened(leaves_nato() + "[assume]\nally_response = \"estimated\"\n"), IsEmpty());
    EXPECT_THAT(opened(leaves_nato() + "[assume]\nspill_in = 0.4\n"), ElementsAre("ally_response"));
}

TEST(ToToml, WritesAChoiceThatWasMadeEvenWhereItIsTheDefault) {
    const Scenario s = scenario_of(leaves_nato() + "[assume]\nally_response = \"estimated\"\n");
    EXPECT_THAT(to_toml(s, test_facts()), HasSubstr("ally_response = \"estimated\""));
    EXPECT_TRUE(scenario_of(leaves_nato()).named.empty());
}

TEST(TitleOf, SaysAStateOnceWhereItDoesTwoThings) {
    const auto change = [](ChangeKind kind, const char* word) {
        return parse_change(word, kind, test_facts(), Date{2026, 1, 1}, "test");
    };
    EXPECT_EQ(
        title_of({change(ChangeKind::leave, "TUR:NATO"), change(ChangeKind::join, "TUR:CSTO")},
                 test_facts()),
        "Türkiye leaves NATO and joins CSTO");
}

TEST(Reliability, OfARunIsWhatCascadesKeepPledgesBy) {
    const auto school_of = [](const char* line) {
        const auto experiment = experiment_of(leaves_nato() + "[assume]\n" + line);
        return experiment->schools().front().school.assumptions.word("reliability_school");
    };
    EXPECT_EQ(school_of("reliability = 0.41\n"), "given");
    const std::string by_default = Assumptions().word("reliability");
    EXPECT_EQ(school_of(("reliability = " + by_default + "\n").c_str()),
              "given");  // still asked for
    EXPECT_EQ(school_of("reliability_school = \"leeds\"\n"), "leeds");
}

TEST(Reliability, BesideASchoolThatHasItsOwnIsRefusedAtItsPlace) {
    try {
        (void)parse_scenario(
            "title = \"t\"\n[assume]\nreliability = 0.5\nreliability_school = \"leeds\"\n",
            "s.toml", test_facts());
        FAIL() << "it was taken";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("s.toml:3:"));
        EXPECT_THAT(error.what(), HasSubstr("contradict"));
    }
}

}  // namespace
}  // namespace counterpoise

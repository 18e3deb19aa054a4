#include "world/actors/actors.h"

#include <gmock/gmock.h>

#include <string>

#include "base/error.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const std::string kTop = "question = \"How long?\"\nscale = { low = 0, high = 10 }\n";

std::string actor(const std::string& name, const std::string& figures,
                  const std::string& source = "a paper") {
    return "[[actor]]\nname = \"" + name + "\"\nsource = \"" + source + "\"\n" + figures + "\n";
}

ActorQuestion read(const std::string& text) {
    return parse_actors(text, "q.toml", test_facts());
}

std::vector<std::string> faults_of(const std::string& text) {
    try {
        (void)read(text);
    } catch (const InputError& error) {
        std::vector<std::string> faults;
        for (const Fault& fault : error.faults()) faults.push_back(fault.text());
        return faults;
    }
    return {};
}

const std::string kTwo = actor("A", "power = 1\nposition = 2\nsalience = 0.5") +
                         actor("B", "power = 3\nposition = 8\nsalience = 1");

TEST(ParseActors, ReadsAWholeFile) {
    const ActorQuestion q = read(
        kTop +
        "reference = 4\nvary = { power = 0.1 }\nexit = { state = \"USA\", treaty = \"NATO\" }\n" +
        kTwo);
    ASSERT_EQ(q.actors.size(), 2u);
    EXPECT_EQ(q.actors[0].salience, 0.5);
    EXPECT_EQ(q.actors[1].position, 8);
    EXPECT_EQ(q.reference, 4);
    EXPECT_EQ(q.vary.power, 0.1);
    EXPECT_EQ(q.vary.salience, 0.2);
    EXPECT_EQ(q.exit->target, "NATO");
    EXPECT_EQ(q.actors[0].standing, FigureBasis::illustrative);
}

TEST(ParseActors, ReadsSalienceToAHundredWhereOneIsAboveOne) {
    const ActorQuestion q = read(kTop + actor("A", "power = 1\nposition = 2\nsalience = 80") +
                                 actor("B", "power = 1\nposition = 2\nsalience = 1"));
    EXPECT_EQ(q.salience_scale, 100);
    EXPECT_EQ(q.actors[0].salience, 0.8);
    EXPECT_EQ(q.actors[1].salience, 0.01);
}

TEST(ParseActors, RefusesASalienceWhoseScaleIsNotClear) {
    const std::string two = actor("A", "power = 1\nposition = 2\nsalience = 80") +
                            actor("B", "power = 1\nposition = 2\nsalience = 0.4");
    EXPECT_THAT(faults_of(kTop + two), testing::ElementsAre(HasSubstr("salience_scale")));
    EXPECT_EQ(read(kTop + "salience_scale = 100\n" + two).actors[1].salience, 0.004);
    EXPECT_THAT(faults_of(kTop + "salience_scale = 1\n" + two),
                testing::ElementsAre(AllOf(HasSubstr("salience 80"), HasSubstr("0 to 1"))));
    EXPECT_EQ(faults_of(kTop + "salience_scale = 10\n" + kTwo).size(), 1u);
}

TEST(ParseActors, NamesEveryFaultOfAFileAtOnceWithItsLine) {
    const auto faults = faults_of("scale = { low = 0, high = 10 }\npowr = 3\n" +
                                  actor("A", "power = 1\nposition = 12\nsalience = 0.5") +
                                  actor("A", "power = -1\nposition = 2\nsalience = 0.5", "") +
                                  actor("C", "position = 2\nsalience = 1.5\ncolour = \"red\"") +
                                  actor("D", "power = nan\nposition = \"left\"\nsalience = 0"));
    const std::string all = testing::PrintToString(faults);
    for (const char* what :
         {"'question' is missing", "unknown key 'powr'", "position 12", "power -1",
          "'A' is there twice", "'source' is missing", "'power' is missing", "unknown key 'colour'",
          "power nan", "'position' is not a number", "stands beside saliences above 1"})
        EXPECT_THAT(all, HasSubstr(what));
    EXPECT_THAT(all, HasSubstr("q.toml:7:12"));
}

TEST(ParseActors, RefusesActorsWithoutPower) {
    EXPECT_THAT(faults_of(kTop + actor("A", "power = 0\nposition = 2\nsalience = 1") +
                          actor("B", "power = 0\nposition = 3\nsalience = 1")),
                testing::ElementsAre(HasSubstr("no actor has power")));
    EXPECT_THAT(faults_of(kTop + actor("A", "power = 1\nposition = 2\nsalience = 0") +
                          actor("B", "power = 0\nposition = 3\nsalience = 1")),
                testing::ElementsAre(HasSubstr("both power and salience")));
}

TEST(ParseActors, RefusesWeightsThatWouldVanish) {
    EXPECT_THAT(
        faults_of(kTop + actor("A", "power = 1e-320\nposition = 2\nsalience = 1e-300") +
                  actor("B", "power = 1\nposition = 3\nsalience = 1")),
        testing::ElementsAre(HasSubstr("power 9.99989e-321"), HasSubstr("salience 1e-300")));
}

TEST(ParseActors, RefusesFewerThanTwoActorsAndMoreThanTheMost) {
    EXPECT_THAT(faults_of(kTop), testing::ElementsAre(HasSubstr("0 actors")));
    EXPECT_THAT(faults_of(kTop + actor("A", "power = 1\nposition = 2\nsalience = 1")),
                testing::ElementsAre(HasSubstr("1 actor")));
    std::string many;
    for (int i = 0; i < 201; ++i)
        many += actor(std::to_string(i), "power = 1\nposition = 2\nsalience = 1");
    EXPECT_THAT(faults_of(kTop + many), testing::ElementsAre(HasSubstr("201 actors")));
}

TEST(ParseActors, RefusesAScaleWithoutLengthAndAReferenceOffIt) {
    EXPECT_THAT(faults_of("question = \"?\"\nscale = { low = 3, high = 3 }\n" + kTwo).front(),
                HasSubstr("runs from 3 to 3"));
    EXPECT_THAT(faults_of("question = \"?\"\n" + kTwo).front(), HasSubstr("no scale"));
    EXPECT_THAT(faults_of("question = \"?\"\nscale = 5\n" + kTwo).front(), HasSubstr("no scale"));
    EXPECT_THAT(faults_of(kTop + "reference = 11\n" + kTwo).front(), HasSubstr("reference 11"));
    EXPECT_FALSE(
        faults_of("question = \"?\"\nscale = { low = -inf, high = inf }\n" + kTwo).empty());
}

TEST(ParseActors, RefusesAnExitOfNobodyFromNothing) {
    for (const char* exit :
         {"exit = 3", "exit = { state = \"USA\" }", "exit = { state = \"XXX\", treaty = \"NATO\" }",
          "exit = { state = \"USA\", treaty = \"NATTO\" }",
          "exit = { state = \"USA\", treaty = \"NATO\", institution = \"UN\" }"})
        EXPECT_EQ(faults_of(kTop + exit + "\n" + kTwo).size(), 1u) << exit;
}

TEST(ParseActors, RefusesAListThatIsNoneAndTextThatTerminalsObey) {
    EXPECT_FALSE(faults_of(kTop + "actor = 3\n").empty());
    EXPECT_FALSE(faults_of(kTop + "actor = [1, 2]\n").empty());
    EXPECT_THAT(faults_of(kTop + kTwo + "note = \"a\\u001B[2J\"\n").front(),
                HasSubstr("control character"));
    EXPECT_FALSE(faults_of("question = \"\xFF\"\n").empty());
}

TEST(ParseActors, ReadsEveryBuiltInFile) {
    const auto names = actor_file_names(test_facts());
    EXPECT_THAT(names, testing::IsSupersetOf({"us-leaves-nato", "us-leaves-un"}));
    for (const std::string& name : names) {
        const std::string file = "politics/" + name + ".toml";
        const ActorQuestion q = parse_actors(test_facts().archive().read(file), file, test_facts());
        EXPECT_EQ(q.weights, FigureBasis::illustrative) << name;
        EXPECT_TRUE(q.exit) << name;
        for (const PoliticalActor& a : q.actors)
            EXPECT_TRUE(a.standing == FigureBasis::public_statement || !a.note.empty())
                << a.name << ": an illustrative position says why";
    }
}

}  // namespace
}  // namespace counterpoise

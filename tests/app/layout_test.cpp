#include "app/layout.h"

#include <gmock/gmock.h>

#include <sstream>

#include "commands.h"
#include "measures/measure.h"
#include "world/sources.h"

namespace counterpoise {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::size_t widest_line(const std::string& text) {
    std::istringstream in(text);
    std::size_t widest = 0;
    for (std::string line; std::getline(in, line);) widest = std::max(widest, text_width(line));
    return widest;
}

std::string laid_out(const TextGrid& grid) {
    std::ostringstream out;
    lay_out(grid, out);
    return out.str();
}

TEST(Broken, BreaksAtSpacesAndInsideWordsThatAreTooLong) {
    EXPECT_THAT(broken("one two three", 7), ElementsAre("one two", "three"));
    EXPECT_THAT(broken("abcdefghij", 4), ElementsAre("abcd", "efgh", "ij"));
    EXPECT_THAT(broken("žžžžž", 2), ElementsAre("žž", "žž", "ž")) << "characters, not bytes";
    EXPECT_THAT(broken("", 4), ElementsAre(""));
}

TEST(LayOut, LeavesATableThatFitsAsItIs) {
    EXPECT_EQ(laid_out({{"Code", "Share [%]"}, {true, false}, {{"USA", "22.0"}, {"CHN", "9"}}}),
              "Code  Share [%]\n"
              "USA        22.0\n"
              "CHN           9\n");
}

TEST(LayOut, SetsTheLongestTextsBelowTheirRow) {
    const std::string number(18, '7');
    const std::string text = "an item " + std::string(300, 'x');
    const std::string out = laid_out({{"Code", "Low", "Middle", "High", "Most", "Item"},
                                      {true, false, false, false, false, true},
                                      {{"USA", number, number, number, number, text}}});
    EXPECT_LE(widest_line(out), kTerminalWidth);
    EXPECT_THAT(out, HasSubstr("      Item: an item"));
}

TEST(LayOut, RepeatsTheFirstColumnWhereNumbersNeedASecondTable) {
    TextGrid grid{{"Code"}, {true}, {{"USA"}}};
    for (int c = 0; c < 12; ++c) {
        grid.headings.push_back("Unbreakable" + std::to_string(c));
        grid.left.push_back(false);
        grid.rows[0].push_back(std::to_string(1000 + c));
    }
    const std::string out = laid_out(grid);
    EXPECT_LE(widest_line(out), kTerminalWidth);
    EXPECT_EQ(out.find("USA"), out.find('\n') + 1);
    EXPECT_NE(out.find("USA", out.find("USA") + 1), std::string::npos);
    for (int c = 0; c < 12; ++c) EXPECT_THAT(out, HasSubstr(std::to_string(1000 + c)));
}

TEST(Width, NoLineOfAnyMeasureIsWiderThanATerminal) {
    int answered = 0;
    for (const MeasureInfo& info : measure_infos())
        for (const std::vector<std::string>& changes :
             {std::vector<std::string>{},
              {"--leave", "USA:NATO", "--leave", "USA:UN"},
              {"--leave", "TUR:NATO", "--join", "TUR:CSTO", "--all"}}) {
            std::vector<std::string> words{"measure", std::string(info.id)};
            words.insert(words.end(), changes.begin(), changes.end());
            const Ran ran = run_with(words);
            if (ran.code != kDone) continue;  // it needs flags of its own
            ++answered;
            EXPECT_LE(widest_line(ran.out), kTerminalWidth) << info.id << "\n" << ran.out;
        }
    EXPECT_GE(answered, 54);
}

TEST(Width, NoLineOfAnyTableIsWiderThanATerminal) {
    for (const TableInfo& info : sources(test_facts()).tables) {
        const Ran ran = run_with({"data", info.name});
        EXPECT_EQ(ran.code, kDone) << info.name;
        EXPECT_LE(widest_line(ran.out), kTerminalWidth) << info.name << "\n" << ran.out;
    }
}

}  // namespace
}  // namespace counterpoise

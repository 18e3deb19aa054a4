#include "report/page/markup.h"

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace counterpoise::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Escape, LeavesNothingThatCouldStartAnElementOrEndAnAttribute) {
    EXPECT_EQ(escape(R"(<b a="1" c='2'>&)"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
    EXPECT_EQ(escape(std::string_view("a\0b\x1b", 4)), "a\uFFFDb\uFFFD");
    EXPECT_EQ(escape("Türkiye\n→"), "Türkiye\n→");
}

RC_GTEST_PROP(Escape, OfAnyTextHoldsNoMarkup, (const std::string& raw)) {
    RC_ASSERT(escape(raw).find_first_of("<>\"'") == std::string::npos);
}

TEST(LinkedText, LinksAnAddressWithoutTheSentencesLastStop) {
    EXPECT_EQ(linked_text("See https://undocs.org/A/RES/79/249.").code,
              "See <a href=\"https://undocs.org/A/RES/79/249\" "
              "rel=\"noreferrer\">https://undocs.org/A/RES/79/249</a>.");
}

TEST(LinkedText, LinksNothingButTheWebAndEscapesTheRest) {
    EXPECT_THAT(linked_text("javascript:alert(1) data:text/html,x").code, Not(HasSubstr("<a")));
    EXPECT_EQ(linked_text("http://a\"onclick=\"x").code,
              "<a href=\"http://a\" rel=\"noreferrer\">http://a</a>&quot;onclick=&quot;x");
}

TEST(Element, LeavesOutEmptyAttributesAndEscapesTheOthers) {
    EXPECT_EQ(element("p", {{"class", ""}, {"title", "a\"b"}}, "1 < 2").code,
              "<p title=\"a&quot;b\">1 &lt; 2</p>");
}

TEST(JsonForScript, CannotEndItsElementAndStaysTheSameJson) {
    const std::string json = json_for_script(R"({"a":"</script><!-- & \u2028"})"
                                             "\xE2\x80\xA8");
    EXPECT_THAT(json, Not(HasSubstr("<")));
    EXPECT_THAT(json, Not(HasSubstr("\xE2\x80\xA8")));
    EXPECT_THAT(json, HasSubstr(R"(\u003c/script\u003e\u003c!-- \u0026)"));
}

TEST(Anchor, IsFitForALink) {
    EXPECT_EQ(anchor("nato common/<x>"), "nato-common--x-");
}

}  // namespace
}  // namespace counterpoise::report

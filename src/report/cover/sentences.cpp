#include <fmt/format.h>

#include <algorithm>

#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

struct CoverCount {
    int members = 0;
    int all_before = 0;
    int all_after = 0;
    int fewer = 0;  ///< reach 1 in fewer variants than before
};

/// How many of the followed states that stay keep cover of 1 in every variant, before and after.
CoverCount count_cover(const Outcome& o, const Comparison& c) {
    CoverCount count;
    for (const Series& s : o.series) {
        if (s.measure != "cover.states" ||
            std::find(o.leavers.begin(), o.leavers.end(), s.subject) != o.leavers.end())
            continue;
        const std::size_t before = find_row(c.before.table, "state", s.subject);
        const std::size_t after = find_row(c.after.table, "state", s.subject);
        const double variants = number_at(c.after.table, after, "variants");
        if (!(variants > 0)) continue;
        ++count.members;
        if (number_at(c.after.table, after, "variants_reached") <
            number_at(c.before.table, before, "variants_reached"))
            ++count.fewer;
        if (number_at(c.before.table, before, "variants_reached") ==
            number_at(c.before.table, before, "variants"))
            ++count.all_before;
        if (number_at(c.after.table, after, "variants_reached") == variants) ++count.all_after;
    }
    return count;
}

std::string counted(int n) {
    return n == 0 ? "none" : fmt::format("{}", n);
}

/// Of one member alone.
std::string cover_text_of_one(const CoverCount& n) {
    const std::string more = "more strength, its own and pledged, than its largest challenger by";
    if (n.fewer > 0)
        return fmt::format(
            "The one other member would have {} fewer of the nine counts than today.", more);
    if (n.all_before != n.all_after)
        return fmt::format("The one other member would have {} all nine counts; today it has not.",
                           more);
    if (n.all_after == 0)
        return "By all nine counts the one other member has not more strength, its own and "
               "pledged, "
               "than its largest challenger, before or after.";
    return fmt::format("The one other member has {} all nine counts, before and after.", more);
}

std::string cover_text(const CoverCount& n, const std::string& members) {
    if (n.members == 1) return cover_text_of_one(n);
    if (n.fewer > 0)
        return fmt::format(
            "For {} of {} {} own and pledged strength would exceed the largest challenger's "
            "by fewer of the nine counts than today; "
            "by all of them for {} (today {}).",
            n.fewer, n.members, members, counted(n.all_after), counted(n.all_before));
    const std::string who = n.all_after == 0 ? fmt::format("None of the {}", n.members)
                            : n.all_after == n.members
                                ? fmt::format("All {}", n.members)
                                : fmt::format("{} of {}", n.all_after, n.members);
    if (n.all_before != n.all_after)
        return fmt::format(
            "{} {} would have more strength, their own and pledged, than their largest "
            "challenger by all nine counts (today {}).",
            who, members, counted(n.all_before));
    return fmt::format(
        "{} {} have more strength, their own and pledged, than their largest challenger "
        "by all nine counts, before and after.",
        who, members);
}

}  // namespace

void add_cover(const Outcome& o, std::vector<Sentence>& out) {
    const Comparison* c = o.find("cover.states");
    if (!c) return;
    const CoverCount n = count_cover(o, *c);
    if (n.members == 0) return;
    const std::string members =
        several_alliances(o) ? "members of " + alliances_phrase(o) : "members";
    out.push_back({"cover", "Cover", cover_text(n, members),
                   "nine counts: three measures of strength times three reliabilities of a pledge; "
                   "spending as it is today",
                   std::string(name_of(Standing::assumed)), "cover-map"});
}

}  // namespace counterpoise::report

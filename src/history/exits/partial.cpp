#include "history/exits/partial.h"

#include <algorithm>

#include "world/row_reader.h"
#include "world/treaties/treaties.h"

namespace counterpoise {

std::vector<PartialExit> read_partial_exits(const Facts& facts) {
    std::vector<PartialExit> all;
    RowReader in(facts.table("partial_exits"));
    const auto treaty = in.column("treaty");
    const auto cow = in.column("cow");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    const auto form = in.column("form");
    const auto note = in.column("note");
    for (std::size_t r = 0; r < in.rows(); ++r)
        all.push_back({treaties(facts).named(in.text(r, treaty), "partial_exits.csv"),
                       in.state(r, cow), in.start(r, start), in.end(r, end),
                       std::string(in.text(r, form)), std::string(in.text(r, note))});
    in.finish();
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.start < b.start; });
    return all;
}

}  // namespace counterpoise

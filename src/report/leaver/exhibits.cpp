#include "report/comparison_exhibits.h"

namespace counterpoise::report {

void add_leaver(ComparisonExhibits& all, const Outcome& o) {
    all.table("leaver.balance",
              {"leaver-balance", "leaver", "What the leaver saves, and what is set against it",
               "Amounts, each in the unit beside it", "",
               "Dues are exact; what may be saved needs a further decision; estimates of losses "
               "and of replacement are published and contested."},
              o.leavers.size() == 1 ? std::vector<std::string>{"state", "name", "value", "source"}
                                    : std::vector<std::string>{"state", "value", "source"},
              {});
}

}  // namespace counterpoise::report

#include "report/comparison_exhibits.h"

namespace counterpoise::report {

void add_money(ComparisonExhibits& all, const Outcome& o) {
    all.per_state(
        "nato.common_funding",
        {{"nato-common-funding", "money", "Who pays for NATO's common budget",
          "Share of the common budget, %", "",
          "If the shares are divided pro rata, as they were when Finland and Sweden joined. No "
          "rule for an exit exists."}});
    all.per_state("un.scale",
                  {{"un-scale", "money", "Who pays the UN's regular budget",
                    "Share of the regular budget, %", "",
                    "Rates of the regular budget today and after the change. No resolution says "
                    "which rule would apply after an exit."},
                   3});
    all.per_state("un.peacekeeping_scale",
                  {{"un-peacekeeping", "money", "Who pays for UN peacekeeping",
                    "Share of the peacekeeping budget, %", "",
                    "The permanent members carry the discounts of poorer states; with fewer of "
                    "them, each carries more."},
                   3});
    all.per_state("un.dues", {{"un-dues", "money", "Dues to the UN's regular budget",
                               "US$ m a year", "", "The budget times each rate."},
                              1});
    if (!o.leavers.empty())
        all.table(
            "un.entity_funding",
            {"un-entities", "money", "How much of each UN entity's money comes from the leaver",
             "Share of the entity's revenue, %", "US$ m",
             "Assessed and voluntary money are kept apart: leaving ends dues, and no exit "
             "rule ends voluntary money."},
            {"name", "from_leavers_usd_m", "other_usd_m"}, bars("entity", "from_leavers_pct"),
            "from_leavers_pct");
    all.per_alliance(
        "burden.share_of_alliance",
        {{"burden-share", "money", "Who spends what share of the members' military spending",
          "Share of the members' military spending, %", "",
          "A share of national budgets added up, not of payments to the alliance."}});
}

}  // namespace counterpoise::report

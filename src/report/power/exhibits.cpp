#include "report/comparison_exhibits.h"

namespace counterpoise::report {

void add_power(ComparisonExhibits& all) {
    all.table("power.blocs",
              {"power-blocs", "power", "Shares of blocs and powers after the change",
               "Share of the world's capabilities (CINC), %", "% of the world",
               "CINC and spending tell different stories: CINC weighs steel, energy and "
               "population."},
              {"entity"}, bars("name", "value"));
    all.table("power.regimes",
              {"power-regimes", "power", "What states below a stated regime score hold",
               "Share held by states below the score after the change, %", "%",
               "Scores of regimes are judgements, and scholars differ: the notes say which score, "
               "whose line, and where the leaver stands."},
              {"entity", "after"}, bars("name", "value"));
    all.table("votes.power",
              {"votes-power", "power", "Voting power in the UN Security Council after the exit",
               "Share of voting power of each member", "0-1",
               "The Charter has no rule for the exit of a permanent member: the notes say which of "
               "three readings is shown (unsc_seat)."},
              {"player", "swings", "swings_exact", "banzhaf_absolute", "banzhaf_absolute_fraction",
               "banzhaf_fraction"},
              {});
    for (const char* id : {"burden.concentration", "burden.exploitation", "power.concentration"})
        all.number(id);
}

}  // namespace counterpoise::report

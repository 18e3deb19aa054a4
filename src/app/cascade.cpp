#include "answers/cascade/cascade.h"

#include "app/commands.h"
#include "app/print_sheet.h"

namespace counterpoise {

int cascade_command(const Context& context) {
    const Options& o = context.options;
    const CascadeQuestion question{o.choices,
                                   o.attacker,
                                   o.target,
                                   o.year,
                                   o.runs,
                                   o.seed,
                                   o.all_rows ? CascadeRows::all : CascadeRows::strongest};
    put_answer(expect_cascade(context.facts, question), o.format(), context.out);
    return kDone;
}

}  // namespace counterpoise

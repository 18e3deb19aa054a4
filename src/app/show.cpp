#include "answers/show/show.h"
#include "app/commands.h"
#include "app/print_sheet.h"

namespace counterpoise {

int show_command(const Context& context) {
    const Options& options = context.options;
    put_answer(show_facts(context.facts, {options.names.front(), options.year}), options.format(),
               context.out);
    return kDone;
}

}  // namespace counterpoise

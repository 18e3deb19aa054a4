#include "answers/list/list.h"
#include "app/commands.h"
#include "app/print_sheet.h"

namespace counterpoise {

int list_command(const Context& context) {
    const Options& options = context.options;
    put_answer(list_names(context.facts, {options.names.front(), options.year}), options.format(),
               context.out);
    return kDone;
}

}  // namespace counterpoise

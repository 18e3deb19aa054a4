#include "answers/explain/explain.h"
#include "app/commands.h"
#include "app/print_sheet.h"

namespace counterpoise {

int explain_command(const Context& context) {
    const Options& options = context.options;
    put_answer(explain_word(context.facts, {options.names.front()}), options.format(), context.out);
    return kDone;
}

}  // namespace counterpoise

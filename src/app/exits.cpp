#include "answers/exits/exits.h"

#include "app/commands.h"
#include "app/print_sheet.h"

namespace counterpoise {

int exits_command(const Context& context) {
    const Options& options = context.options;
    const ExitQuestion question{options.treaty,
                                options.all_rows ? StudyYears::all : StudyYears::some};
    put_answer(exits_on_record(context.facts, question), options.format(), context.out);
    return kDone;
}

}  // namespace counterpoise

#include "answers/measure/measure.h"

#include <ostream>

#include "app/commands.h"
#include "app/given_files.h"
#include "app/print.h"
#include "app/print_sheet.h"

namespace counterpoise {
namespace {

constexpr std::size_t kRowsShown = 25;
constexpr std::size_t kLargestGivenFile = std::size_t{64} << 20;

void print_reading(const Answer& answer, const Options& options, std::ostream& out) {
    const auto say = [&](const std::string& text) { out << wrapped(text, kTerminalWidth, ""); };
    say(answer.sheet.title);
    for (const Entry& entry : answer.sheet.entries) say(entry.label + ": " + entry.value.text());
    print_table(answer.table, out, options.all_rows ? answer.table.rows.size() : kRowsShown,
                answer.document["unit"].text());
    for (const std::string& note : answer.sheet.notes) say(note);
}

}  // namespace

int measure_command(const Context& context) {
    const Options& options = context.options;
    MeasureQuestion question{
        options.choices, options.names.front(), options.year, options.flags, {}};
    for (const auto& [flag, word] : options.flags)
        if (names_file(flag, word))
            question.files.emplace(flag, given_file(word, kLargestGivenFile));
    const Answer answer = measure(context.facts, question);
    if (options.format() == Format::text)
        print_reading(answer, options, context.out);
    else
        put_answer(answer, options.format(), context.out);
    return kDone;
}

}  // namespace counterpoise

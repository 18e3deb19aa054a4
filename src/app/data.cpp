#include <algorithm>
#include <ostream>

#include "answers/data/data.h"
#include "app/commands.h"
#include "app/print_sheet.h"

namespace counterpoise {
namespace {

/// The words between commas, without the spaces around them.
std::vector<std::string> split(const std::string& words) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= words.size();) {
        const std::size_t end = std::min(words.find(',', begin), words.size());
        std::string part = words.substr(begin, end - begin);
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
        if (!part.empty()) parts.push_back(part);
        begin = end + 1;
    }
    return parts;
}

DataQuestion question_of(const Options& options) {
    DataQuestion question;
    question.what = options.names.front();
    question.from = options.from;
    question.to = options.to;
    if (options.columns) question.columns = split(*options.columns);
    if (options.directed) question.direction = Direction::directed;
    if (options.relevant) question.pairs = Pairs::relevant;
    return question;
}

}  // namespace

int data_command(const Context& context) {
    const DataAnswer answer = read_data(context.facts, question_of(context.options));
    const TextSink sink = [&](std::string_view text) {
        context.out.write(text.data(), static_cast<std::streamsize>(text.size()));
    };
    switch (context.options.format()) {
        case Format::json:
            write_json(answer, sink);
            break;
        case Format::csv:
            write_csv(answer, sink);
            break;
        case Format::text:
            print_sheet(sheet_of(answer), context.out);
            break;
    }
    return kDone;
}

}  // namespace counterpoise

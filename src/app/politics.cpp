#include "answers/politics/politics.h"

#include "app/commands.h"
#include "app/given_files.h"
#include "app/print_sheet.h"
#include "world/actors/actors.h"
#include "world/built_in.h"

namespace counterpoise {
namespace {

constexpr NamedFile kActors{"politics", "politics", "file of actors",
                            "actors are read from a TOML file (docs/method/politics.md); an exit "
                            "is written STATE:TREATY"};

/// Whether a word is an exit, "USA:NATO", and no file.
bool is_exit(const std::string& word, const FileReader& reader) {
    return word.find(':') != std::string::npos && !is_path(word) && !reader.exists(word);
}

}  // namespace

int politics_command(const Context& context) {
    const Options& o = context.options;
    const std::string& word = o.names.front();
    const FileReader reader = file_reader(kLargestActorFile);
    PoliticsQuestion question{{},      {},       o.concept_, o.victory, o.rule,
                              o.limit, o.senate, o.house,    o.signs,   o.date};
    if (is_exit(word, reader))
        question.exit = word;
    else
        question.actors = find_file(context.facts.archive(), kActors, word, reader);
    put_answer(weigh_politics(context.facts, question), o.format(), context.out);
    return kDone;
}

}  // namespace counterpoise

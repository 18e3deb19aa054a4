#include "answers/show/show.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "answers/show/sheets.h"
#include "answers/world_year.h"
#include "world/institutions.h"
#include "world/states.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

/// The code of a state, given its code or its whole name; empty if it is neither.
std::string state_code(const Facts& facts, std::string_view word) {
    for (const StateSpell& spell : states(facts).spells())
        if (spell.iso3 == word || same_letters(spell.name, word)) return spell.iso3;
    return {};
}

[[noreturn]] void refuse(const Facts& facts, const std::string& word) {
    std::vector<std::string> known{"NATO", "UN",  "WHO", "UNESCO", "USA", "GBR",
                                   "FRA",  "DEU", "CHN", "RUS",    "EU",  "CSTO"};
    for (const StateSpell& spell : states(facts).spells()) {
        known.push_back(spell.iso3);
        known.push_back(spell.name);
    }
    for (const UnEntity& entity : un_entities(facts)) known.push_back(entity.code);
    for (const Treaty& treaty : treaties(facts).list) known.push_back(treaty.code);
    for (const Institution& institution : institutions(facts).list)
        known.push_back(institution.code);
    throw InputError(
        Fault{"show", fmt::format("'{}' is no state, treaty or institution", word),
              "`counterpoise list states`, `list treaties` and `list institutions` show all",
              suggestion(word, known)});
}

Sheet sheet_of(const Facts& facts, const std::string& word, Year year) {
    if (treaties(facts).knows(word))
        return treaty_sheet(facts, treaties(facts).named(word, "show"), year);
    if (institutions(facts).knows(word))
        return institution_sheet(facts, institutions(facts).named(word, "show"), year);
    if (const std::string code = state_code(facts, word); !code.empty())
        return state_sheet(facts, states(facts).named(code, year, "show"), year);
    for (const UnEntity& entity : un_entities(facts))
        if (entity.code == word) return entity_sheet(facts, entity, year);
    refuse(facts, word);
}

}  // namespace

Answer show_facts(const Facts& facts, const ShowQuestion& question) {
    const Year year = world_year(question.year);
    return Answer(sheet_of(facts, question.name, year));
}

}  // namespace counterpoise

#include "world/treaties/treaties.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 4> kTreatyStates{"live", "dormant", "doubtful", "ended"};

std::vector<Treaty> read_list(const Facts& facts) {
    RowReader in(facts.table("treaties"));
    const auto code = in.column("treaty");
    const auto name = in.column("name");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    const auto standing = in.column("standing");
    const auto reason = in.column("standing_source");
    const auto confidence = in.column("confidence");
    std::vector<Treaty> list;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const auto word =
            std::find(kTreatyStates.begin(), kTreatyStates.end(), in.text(r, standing));
        if (word == kTreatyStates.end())
            in.fault(r, standing,
                     fmt::format("'{}' is no standing of a treaty", in.text(r, standing)),
                     "known: live, dormant, doubtful, ended", "Correct the cell.");
        list.push_back({std::string(in.text(r, code)), std::string(in.text(r, name)),
                        in.start(r, start), in.end(r, end),
                        static_cast<TreatyState>(word - kTreatyStates.begin()),
                        std::string(in.text(r, reason)), std::string(in.text(r, confidence))});
    }
    in.finish();
    return list;
}

}  // namespace

std::string_view name_of(TreatyState state) {
    return kTreatyStates[static_cast<std::size_t>(state)];
}

std::string words(Obligation obligations) {
    constexpr std::array<std::string_view, 5> kWords{"defence", "offence", "neutrality",
                                                     "non-aggression", "consultation"};
    std::string text;
    for (std::size_t i = 0; i < kWords.size(); ++i)
        if (static_cast<unsigned>(obligations) & (1u << i))
            text += (text.empty() ? "" : ", ") + std::string(kWords[i]);
    return text.empty() ? "none" : text;
}

bool Treaties::knows(std::string_view code) const {
    return std::any_of(list.begin(), list.end(), [&](const Treaty& t) { return t.code == code; });
}

TreatyId Treaties::named(std::string_view code, const std::string& where) const {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].code == code) return TreatyId{static_cast<std::uint16_t>(i)};
        known.push_back(list[i].code);
    }
    // Names that people use come before the numbered ones in a suggestion.
    std::stable_sort(known.begin(), known.end(), [](const std::string& a, const std::string& b) {
        return a.starts_with("ATOP") < b.starts_with("ATOP");
    });
    throw InputError(Fault{where, fmt::format("unknown treaty '{}'", code),
                           "`counterpoise list treaties` shows all", suggestion(code, known)});
}

Treaties read_treaties(const Facts& facts) {
    Treaties treaties;
    treaties.list = read_list(facts);
    std::map<std::string_view, TreatyId> ids;
    for (std::size_t i = 0; i < treaties.list.size(); ++i)
        ids[treaties.list[i].code] = TreatyId{static_cast<std::uint16_t>(i)};

    RowReader in(facts.table("treaty_members"));
    const auto code = in.column("treaty");
    const auto cow = in.column("cow");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    const std::array obligations{in.column("defence"), in.column("offence"),
                                 in.column("neutrality"), in.column("nonaggression"),
                                 in.column("consultation")};
    const auto source = in.column("source");
    const auto confidence = in.column("confidence");
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const auto id = ids.find(in.text(r, code));
        if (id == ids.end()) {
            in.fault(r, code, fmt::format("unknown treaty '{}'", in.text(r, code)),
                     "treaties.csv does not list it", "Add the treaty there.");
            continue;
        }
        TreatySpell spell{id->second,
                          in.state(r, cow),
                          in.start(r, start),
                          in.end(r, end),
                          Obligation::none,
                          std::string(in.text(r, source)),
                          std::string(in.text(r, confidence)),
                          std::string(in.text(r, start)),
                          std::string(in.text(r, end))};
        for (std::size_t k = 0; k < obligations.size(); ++k)
            if (in.flag(r, obligations[k]))
                spell.obligations = spell.obligations | static_cast<Obligation>(1u << k);
        treaties.spells.push_back(std::move(spell));
    }
    in.finish();
    std::stable_sort(treaties.spells.begin(), treaties.spells.end(),
                     [](const TreatySpell& a, const TreatySpell& b) {
                         return std::tuple(a.treaty, a.state, a.start) <
                                std::tuple(b.treaty, b.state, b.start);
                     });
    return treaties;
}

}  // namespace counterpoise

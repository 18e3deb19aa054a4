#include "rules/un_entities/funding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"
#include "world/institutions.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

enum class Instrument { assessed, voluntary, other };

/// One state's money to one entity in one year.
struct Gift {
    StateId state;
    Year year;
    std::uint16_t entity = 0;
    Instrument instrument = Instrument::other;
    bool from_state = false;
    double usd = 0;
};

Instrument instrument_named(std::string_view name) {
    if (name == "assessed") return Instrument::assessed;
    return name == "other" ? Instrument::other : Instrument::voluntary;
}

std::vector<Gift> read_gifts(const Facts& facts) {
    std::map<std::string, std::uint16_t, std::less<>> index;
    std::uint16_t row = 0;
    for (const UnEntity& entity : un_entities(facts)) index[entity.code] = row++;

    std::vector<Gift> gifts;
    for (const std::string_view table : {"un_revenue", "un_revenue_other"}) {
        RowReader in(facts.table(table));
        const bool states_give = table == "un_revenue";
        const auto entity = in.column("entity");
        const auto year = in.column("year");
        const auto instrument = in.column("instrument");
        const auto amount = in.column("amount_usd");
        const auto cow = states_give ? in.column("cow") : 0;
        for (std::size_t r = 0; r < in.rows(); ++r) {
            const auto known = index.find(in.text(r, entity));
            if (known == index.end()) {
                in.fault(r, entity, fmt::format("unknown entity '{}'", in.text(r, entity)),
                         "un_entities.csv does not list it", "Add it there.");
                continue;
            }
            const bool from_state = states_give && !in.text(r, cow).empty();
            gifts.push_back({from_state ? in.state(r, cow) : StateId{}, in.year(r, year),
                             known->second, instrument_named(in.text(r, instrument)), from_state,
                             in.number(r, amount)});
        }
        in.finish();
    }
    return gifts;
}

const std::vector<Gift>& gifts(const Facts& facts) {
    return facts.cached(&read_gifts);
}

std::vector<bool> agencies_left(const Facts& facts, const Assumptions& assumptions) {
    const std::vector<UnEntity>& entities = un_entities(facts);
    const std::vector<std::string> named = assumptions.codes("agencies");
    const bool all = named == std::vector<std::string>{"all"};
    std::vector<std::string> known{"all", "none"};
    for (const UnEntity& e : entities) known.push_back(e.code);
    Faults faults;
    for (const std::string& code : named)
        if (std::find(known.begin(), known.end(), code) == known.end())
            faults.add({"agencies", fmt::format("unknown UN entity '{}'", code),
                        "it has no revenue in the CEB statistics", suggestion(code, known)});
    faults.raise_if_any();
    std::vector<bool> left;
    for (const UnEntity& e : entities)
        left.push_back(all || std::find(named.begin(), named.end(), e.code) != named.end());
    return left;
}

/// What a state has left: the UN, and each entity's own membership.
struct Departure {
    bool un = false;
    bool agency = false;
};

/// The membership that each entity is, where it is one.
std::vector<std::optional<InstitutionId>> memberships_of(const Facts& facts) {
    std::vector<std::optional<InstitutionId>> ids;
    for (const UnEntity& e : un_entities(facts)) {
        const bool known = !e.institution.empty() && institutions(facts).knows(e.institution);
        ids.push_back(
            known ? std::optional(institutions(facts).named(e.institution, "un_entities.csv"))
                  : std::nullopt);
    }
    return ids;
}

bool left(const World& before, const World& after, std::optional<InstitutionId> id, StateId state) {
    return id && before.is_member(*id, state) && !after.is_member(*id, state);
}

bool stops(const UnEntity& entity, Instrument instrument, Departure d, bool named,
           bool voluntary_stops) {
    const bool left_it =
        entity.assessed_by == AssessedBy::united_nations ? d.un : d.agency || (d.un && named);
    if (instrument == Instrument::assessed) return left_it;
    return voluntary_stops && (d.un || left_it);
}

}  // namespace

void check_agencies(const Facts& facts, const Assumptions& assumptions) {
    (void)agencies_left(facts, assumptions);
}

const std::vector<UnEntity>& un_entities(const Facts& facts) {
    return facts.cached<std::vector<UnEntity>>(+[](const Facts& f) {
        RowReader in(f.table("un_entities"));
        const auto entity = in.column("entity");
        const auto name = in.column("name");
        const auto institution = in.column("institution");
        const auto by = in.column("assessed_by");
        std::vector<UnEntity> entities;
        for (std::size_t r = 0; r < in.rows(); ++r) {
            const std::string_view word = in.text(r, by);
            entities.push_back({std::string(in.text(r, entity)), std::string(in.text(r, name)),
                                std::string(in.text(r, institution)),
                                word == "UN"   ? AssessedBy::united_nations
                                : word.empty() ? AssessedBy::nobody
                                               : AssessedBy::agency});
        }
        return entities;
    });
}

std::optional<Year> revenue_year(const Facts& facts, Year year) {
    std::optional<Year> latest;
    for (const Gift& gift : gifts(facts))
        if (gift.year <= year && (!latest || gift.year > *latest)) latest = gift.year;
    return latest;
}

std::vector<EntityFunding> entity_funding(const Facts& facts, Year year, const World& before,
                                          const World& after, const Assumptions& assumptions) {
    const std::vector<UnEntity>& entities = un_entities(facts);
    const std::vector<bool> named = agencies_left(facts, assumptions);
    const bool voluntary_stops = assumptions.word("un_voluntary") == "stops";
    std::vector<EntityFunding> rows(entities.size());
    std::vector<bool> funded(entities.size(), false);
    const std::vector<std::optional<InstitutionId>>& memberships = facts.cached(&memberships_of);
    const InstitutionId un = institutions(facts).un;
    for (const Gift& gift : gifts(facts)) {
        if (gift.year != year) continue;
        EntityFunding& row = rows[gift.entity];
        const double usd_m = gift.usd / 1e6;
        row.total_usd_m += usd_m;
        funded[gift.entity] = true;
        if (!gift.from_state) continue;
        const UnEntity& entity = entities[gift.entity];
        const std::optional<InstitutionId> own = memberships[gift.entity];
        const Departure d{left(before, after, un, gift.state),
                          own != un && left(before, after, own, gift.state)};
        if (!d.un && !d.agency) continue;
        row.from_leavers_usd_m += usd_m;
        (gift.instrument == Instrument::assessed    ? row.assessed_usd_m
         : gift.instrument == Instrument::voluntary ? row.voluntary_usd_m
                                                    : row.other_usd_m) += usd_m;
        if (stops(entity, gift.instrument, d, named[gift.entity], voluntary_stops))
            row.lost_usd_m += usd_m;
    }
    std::vector<EntityFunding> result;
    for (std::size_t e = 0; e < entities.size(); ++e) {
        if (!funded[e]) continue;
        rows[e].entity = entities[e].code;
        rows[e].name = entities[e].name;
        result.push_back(rows[e]);
    }
    if (result.empty())
        throw InputError(Fault{"--year", fmt::format("no revenue of UN entities in {}", year.value),
                               "the CEB statistics run from 2013 to 2024",
                               "Choose a year between them."});
    std::stable_sort(result.begin(), result.end(),
                     [](const EntityFunding& a, const EntityFunding& b) {
                         return a.total_usd_m > b.total_usd_m;
                     });
    return result;
}

}  // namespace counterpoise

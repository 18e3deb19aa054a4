#include "scenario/series_infos.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "base/error.h"

namespace counterpoise {
namespace {

using Values = std::vector<double>;
using Spending = SpendingSource;
using Relations = RelationsSource;

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

/// Expected disputes in which at least one of some states takes part.
RiskOf together_of(const std::vector<std::size_t>& rows, const DisputeRun& disputes) {
    RiskOf sum{};
    for (std::size_t a = 0; a < rows.size(); ++a) {
        for (std::size_t c = 0; c < kSeverities; ++c)
            sum[c] += disputes.risk().of_state[c][rows[a]];
        for (std::size_t b = 0; b < a; ++b) {
            const RiskOf twice = disputes.risk_of(rows[a], rows[b]);
            for (std::size_t c = 0; c < kSeverities; ++c) sum[c] -= twice[c];
        }
    }
    return sum;
}

void read_spending(const Spending& s, std::size_t, Values& values) {
    const auto milex = s.world.column(Column::milex);
    for (const std::size_t i : s.followed.rows) values.push_back(milex[i]);
}

void read_spending_together(const Spending& s, std::size_t, Values& values) {
    values.push_back(s.together);
}

void read_burden(const Spending& s, std::size_t, Values& values) {
    const auto share = s.world.column(Column::milex_share);
    for (const std::size_t i : s.followed.rows) values.push_back(100.0 * share[i]);
}

void read_burden_together(const Spending& s, std::size_t, Values& values) {
    values.push_back(s.income > 0 ? 100.0 * s.together / s.income : kAbsent);
}

void read_share(const Spending& s, std::size_t alliance, Values& values) {
    const std::vector<std::size_t>& rows = s.followed.rows;
    const std::vector<bool>& member = s.view.is_member[alliance];
    const auto milex = s.world.column(Column::milex);
    double all = 0;
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (member[k] && !std::isnan(milex[rows[k]])) all += milex[rows[k]];
    for (std::size_t k = 0; k < rows.size(); ++k)
        values.push_back(member[k] ? 100.0 * milex[rows[k]] / all : kAbsent);
}

void read_cover(const Spending& s, std::size_t, Values& values) {
    const auto share = s.world.column(Column::milex_share);
    const auto ppp = s.world.column(Column::gdp_ppp);
    for (const CoverWeights& weights : s.view.cover)
        values.push_back(cover_ratio(weights, share, ppp));
}

/// Each run's own percentage, so that its quantiles are those of paired differences.
void read_spending_change(const Spending& s, std::size_t, Values& values) {
    values.push_back(s.without_change ? 100.0 * (s.together / *s.without_change - 1.0) : 0.0);
}

void read_risk(const Relations& r, std::size_t severity, Values& values) {
    const std::vector<double>& of_state = r.disputes.risk().of_state[severity];
    for (const std::size_t i : r.followed.rows) values.push_back(of_state[i]);
}

void read_risk_together(const Relations& r, std::size_t severity, Values& values) {
    values.push_back(r.together[severity]);
}

void read_risk_of_world(const Relations& r, std::size_t severity, Values& values) {
    values.push_back(r.disputes.risk().world[severity]);
}

void read_drawn_in(const Relations& r, std::size_t, Values& values) {
    values.insert(values.end(), r.wars.drawn_in.begin(), r.wars.drawn_in.end());
}

void read_great_power_wars(const Relations& r, std::size_t, Values& values) {
    values.push_back(r.wars.great_power_wars);
}

void read_great_powers_drawn(const Relations& r, std::size_t, Values& values) {
    values.push_back(r.wars.great_powers_drawn);
}

void read_wars_by_school(const Relations& r, std::size_t school, Values& values) {
    values.push_back(r.wars.by_school[school]);
}

// Realignment may be on in one school and off in another: there its values are absent.

void read_left(const Relations& r, std::size_t alliance, Values& values) {
    for (const std::size_t i : r.followed.rows)
        values.push_back(r.realignment
                             ? r.realignment->expected_exits(r.followed.treaties[alliance], i)
                             : kAbsent);
}

void read_left_together(const Relations& r, std::size_t alliance, Values& values) {
    double together = r.realignment ? 0 : kAbsent;
    if (r.realignment)
        for (const std::size_t i : r.followed.remaining)
            together += r.realignment->expected_exits(r.followed.treaties[alliance], i);
    values.push_back(together);
}

void read_new_pacts(const Relations& r, std::size_t, Values& values) {
    for (const std::size_t i : r.followed.rows)
        values.push_back(r.realignment ? r.realignment->risk().pacts_of_state[i] : kAbsent);
}

void read_process(const Relations& r, std::size_t process, Values& values) {
    values.push_back(r.realignment ? r.realignment->risk().world[static_cast<Process>(process)]
                                   : kAbsent);
}

void read_pacts(const Relations& r, std::size_t, Values& values) {
    values.push_back(r.realignment ? static_cast<double>(r.realignment->allied_pairs()) : kAbsent);
}

using enum SubjectKind;

void list_spending(const std::vector<std::string>& alliances, std::vector<SeriesInfo>& infos) {
    const std::string money = "US$ m, prices of the start";
    infos.push_back({"burden.spending", followed, money, &read_spending});
    infos.push_back({"burden.spending", remaining, money, &read_spending_together});
    infos.push_back({"burden.share_of_gdp", followed, "% of GDP", &read_burden});
    infos.push_back({"burden.share_of_gdp", remaining, "% of GDP", &read_burden_together});
    for (std::size_t k = 0; k < alliances.size(); ++k)
        infos.push_back({series_id("burden.share_of_alliance", alliances, alliances[k]), followed,
                         "%", &read_share, k});
    infos.push_back({"cover.states", followed, "ratio, at purchasing power", &read_cover});
}

void list_risk(std::vector<SeriesInfo>& infos) {
    const std::pair<const char*, const char*> severities[kSeverities] = {
        {"risk.disputes", "disputes a year, expected"},
        {"risk.force", "uses of force a year, expected"},
        {"risk.fatal", "disputes that kill a year, expected"},
        {"risk.wars", "wars a year, expected"}};
    for (std::size_t c = 0; c < kSeverities; ++c) {
        const auto& [id, unit] = severities[c];
        infos.push_back({id, followed, unit, &read_risk, c});
        infos.push_back({id, remaining, unit, &read_risk_together, c});
        infos.push_back({id, world, unit, &read_risk_of_world, c});
    }
    const std::string wars = "wars a year, expected";
    infos.push_back({"risk.drawn_in", followed, "wars of others a year, expected", &read_drawn_in});
    infos.push_back({"risk.great_power_wars", world, wars, &read_great_power_wars});
    infos.push_back({"risk.great_powers_drawn", world, wars, &read_great_powers_drawn});
    for (std::size_t k = 0; k < kReliabilitySchools.size(); ++k)
        infos.push_back({fmt::format("risk.great_power_wars:{}", kReliabilitySchools[k].word),
                         world, wars, &read_wars_by_school, k});
}

void list_realignment(const std::vector<std::string>& alliances, std::vector<SeriesInfo>& infos) {
    const std::string exits = "exits up to the end of the year, expected";
    for (std::size_t k = 0; k < alliances.size(); ++k) {
        const std::string id = series_id("realignment.left", alliances, alliances[k]);
        infos.push_back({id, followed, exits, &read_left, k});
        infos.push_back({id, remaining, exits, &read_left_together, k});
    }
    const auto process = [&](const char* id, const char* unit, Process of) {
        infos.push_back({id, world, unit, &read_process, static_cast<std::size_t>(of)});
    };
    const char* const pacts = "pacts of two a year, expected";
    infos.push_back({"realignment.new_pacts", followed, pacts, &read_new_pacts});
    process("realignment.new_pacts", pacts, Process::pact);
    process("realignment.exits", "exits a year, expected", Process::exit);
    process("realignment.endings", "treaties that end a year, expected", Process::ending);
    process("realignment.entries", "entries a year, expected", Process::entry);
    infos.push_back({"realignment.pacts", world, "pairs bound to defence", &read_pacts});
}

template <class Source>
void read_rows(const std::vector<SeriesInfo>& infos, const Source& source, Values& values) {
    for (const SeriesInfo& info : infos) {
        const auto* read = std::get_if<SeriesReader<Source>>(&info.settled_by);
        if (read == nullptr) continue;
        const std::size_t expected = values.size() + values_of(info, source.followed);
        (*read)(source, info.part, values);
        promise(values.size() == expected,
                "a followed series is read with as many values as it has");
    }
}

}  // namespace

SpendingSource::SpendingSource(const World& of, const EpochView& seen, const FollowedStates& states,
                               std::optional<double> unchanged)
    : world(of), view(seen), followed(states), without_change(unchanged) {
    const auto milex = world.column(Column::milex);
    const auto gdp = world.column(Column::gdp_market);
    for (const std::size_t i : followed.remaining) {
        if (std::isnan(milex[i]) || std::isnan(gdp[i])) continue;
        together += milex[i];
        income += gdp[i];
    }
}

RelationsSource::RelationsSource(const RelationsRun& relations, const WarsByTreaty& by_treaty,
                                 const Reliability& reliability, const FollowedStates& states)
    : disputes(relations.disputes()),
      realignment(relations.realignment()),
      followed(states),
      together(together_of(followed.remaining, disputes)) {
    by_treaty.expect(disputes, reliability, wars);
}

std::string series_id(const std::string& measure, const std::vector<std::string>& alliances,
                      const std::string& alliance) {
    return alliances.size() == 1 ? measure : measure + ":" + alliance;
}

std::map<std::string, double> settled_figures(const MeasureInfo& info, const World& world,
                                              const World& published, const Facts& facts,
                                              const Assumptions& assumptions) {
    const Arguments arguments;
    const Table table = info.read({world, published, facts, assumptions, arguments}).table;
    const std::size_t state = table.column("state");
    const std::size_t value = table.column("value");
    std::map<std::string, double> figures;
    for (const auto& row : table.rows)
        if (const auto* number = std::get_if<double>(&row[value]))
            figures[std::get<std::string>(row[state])] = *number;
    return figures;
}

std::vector<SeriesInfo> series_infos(const std::vector<std::string>& alliances,
                                     Realignment realignment) {
    std::vector<SeriesInfo> infos;
    list_spending(alliances, infos);
    list_risk(infos);
    if (realignment == Realignment::on) list_realignment(alliances, infos);
    infos.push_back({"burden.spending_change", remaining, "% of the world without the change",
                     &read_spending_change});
    for (const MeasureInfo& info : measure_infos())
        if (info.scenarios.followed == FollowedOf::whoever_has_one)
            infos.push_back({std::string(info.id), whoever_has_one, std::string(info.unit), &info});
    return infos;
}

std::size_t values_of(const SeriesInfo& info, const FollowedStates& states) {
    promise(info.subject != SubjectKind::whoever_has_one, "settled figures are not drawn");
    return info.subject == SubjectKind::followed ? states.rows.size() : 1;
}

void read_series(const std::vector<SeriesInfo>& infos, const SpendingSource& source,
                 std::vector<double>& values) {
    read_rows(infos, source, values);
}

void read_series(const std::vector<SeriesInfo>& infos, const RelationsSource& source,
                 std::vector<double>& values) {
    read_rows(infos, source, values);
}

}  // namespace counterpoise

#include "history/realignment/pact_status.h"

#include <algorithm>
#include <map>

#include "base/math.h"

namespace counterpoise {
namespace {

constexpr int kSnapshotStep = 5;
constexpr double kStatusRidge = 3;

/// A treaty with defence as it may stand later.
struct Predicted {
    double in_force = 1;
    std::vector<double> member;  ///< by place, while it is in force
};

std::size_t treaty_count(const Situation& s) {
    return s.treaties.empty() ? 0 : static_cast<std::size_t>(s.treaties.back().id.code) + 1;
}

/// Chances that change from year to year, as the hazards say.
class Outlook {
  public:
    explicit Outlook(const Situation& s)
        : states_(s.states()),
          treaties_(treaty_count(s)),
          pact_(states_ * states_),
          founded_(pact_) {
        for (const TreatyNow& treaty : s.treaties) {
            if (!treaty.defence) continue;
            Predicted& f = treaties_[treaty.id.code];
            f.member.assign(states_, 0.0);
            for (const Place i : treaty.members) f.member[i] = 1;
        }
    }

    void go_on(const Situation& s, const StatusFits& all) {
        const auto& fits = all.process;
        const HazardRows exits = rows_at(s, Process::exit);
        const std::vector<double> leaves = hazards(fits[0], exits, 0, exits.size());
        const HazardRows entries = rows_at(s, Process::entry);
        const std::vector<double> joins = hazards(fits[2], entries, 0, entries.size());
        for (std::size_t r = 0; r < entries.size(); ++r)
            if (double* m = member(entries.treaty[r], entries.state[r])) *m += (1 - *m) * joins[r];
        for (std::size_t r = 0; r < exits.size(); ++r)
            if (double* m = member(exits.treaty[r], exits.state[r])) *m *= 1 - leaves[r];
        end_treaties(s, fits[1]);
        add_new(rows_at(s, Process::pact), fits[3], small_ends_, pact_);
        add_new(founding_rows_at(s), all.founding, large_ends_, founded_);
    }

    [[nodiscard]] std::vector<double> chances(const Situation& s) const {
        std::vector<double> apart(states_ * states_);
        for (std::size_t p = 0; p < apart.size(); ++p)
            apart[p] = (1 - pact_[p]) * (1 - founded_[p]);
        for (const Predicted& f : treaties_) {
            if (f.member.empty()) continue;
            for (std::size_t i = 0; i < states_; ++i) {
                if (f.member[i] == 0) continue;
                for (std::size_t j = 0; j < states_; ++j)
                    apart[i * states_ + j] *= 1 - f.in_force * f.member[i] * f.member[j];
            }
        }
        for (std::size_t i = 0; i < states_; ++i)
            for (std::size_t j = 0; j < states_; ++j) {
                double& p = apart[i * states_ + j];
                p = i != j && s.present[i] && s.present[j] ? 1 - p : 0;
            }
        return apart;
    }

  private:
    double* member(std::uint16_t treaty, std::uint16_t state) {
        Predicted& f = treaties_[treaty];
        return f.member.empty() ? nullptr : &f.member[state];
    }

    /// Also says how often pacts of each size end, which new ones will as well.
    void end_treaties(const Situation& s, const HazardFit& fit) {
        const HazardRows rows = rows_at(s, Process::ending);
        const std::vector<double> ends = hazards(fit, rows, 0, rows.size());
        std::array<Lately, 2> pacts;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            treaties_[rows.treaty[r]].in_force *= 1 - ends[r];
            const TreatyNow& treaty = s.treaties[r];
            if (!treaty.defence) continue;
            Lately& size = pacts[treaty.members.size() > kSmallPact ? 1 : 0];
            size.at_risk += 1;
            size.events += ends[r];
        }
        const auto rate = [](const Lately& l) { return l.at_risk > 0 ? l.events / l.at_risk : 0; };
        small_ends_ = rate(pacts[0]);
        large_ends_ = rate(pacts[1]);
    }

    void add_new(const HazardRows& rows, const HazardFit& fit, double ends,
                 std::vector<double>& chance) {
        const std::vector<double> made = hazards(fit, rows, 0, rows.size());
        for (double& q : chance) q *= 1 - ends;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            double& q = chance[rows.state[r] * states_ + rows.other[r]];
            q += (1 - q) * made[r];
            chance[rows.other[r] * states_ + rows.state[r]] = q;
        }
    }

    std::size_t states_;
    std::vector<Predicted> treaties_;  ///< by id; without members where nobody owes defence
    std::vector<double> pact_;         ///< by two places: a small pact made since, in force
    std::vector<double> founded_;      ///< the same of treaties of five members and more
    double small_ends_ = 0;
    double large_ends_ = 0;
};

/// Pairs of one 31 December, for the logit that knows no treaties.
struct Snapshot {
    Situation situation;
    HazardRows pairs;  ///< every two states present; the last column: partners now
};

HazardRows all_pairs(const Situation& s) {
    HazardRows rows;
    rows.process = Process::pact;
    std::vector<PairColumn> columns;
    for (const PairColumn& column : pact_columns())
        if (column.kind == Kind::dyadic) columns.push_back(column);
    for (const PairColumn& column : columns) rows.names.emplace_back(column.name);
    rows.names.emplace_back("partners_now");
    rows.kinds.assign(rows.names.size(), Kind::dyadic);
    rows.columns.resize(rows.names.size());
    for (std::size_t p = 0; p < s.states(); ++p)
        for (std::size_t q = p + 1; q < s.states(); ++q) {
            if (!s.present[p] || !s.present[q]) continue;
            const Place i = static_cast<Place>(p);
            const Place j = static_cast<Place>(q);
            for (std::size_t c = 0; c < columns.size(); ++c)
                rows.columns[c].push_back(columns[c].value(s, i, j));
            rows.columns.back().push_back(s.partners.has(i, j) ? 1.0 : 0.0);
            rows.state.push_back(i);
            rows.other.push_back(j);
        }
    return rows;
}

/// The record of partners, and snapshots every five years.
class Record {
  public:
    Record(const Facts& facts, int last) {
        each_year_of_change(facts, last + 1, [&](const Situation& s, const YearOfChange&) {
            partners_[s.year] = s.partners;
            present_[s.year] = s.present;
            if (s.year % kSnapshotStep == 0) snapshots_[s.year] = {s, all_pairs(s)};
        });
    }

    [[nodiscard]] const Snapshot& at(int year) const { return snapshots_.at(year); }

    /// Adds a snapshot's pairs that are there `ahead` years later, and what they were then.
    void add(int year, int ahead, HazardRows& to) const {
        const HazardRows& from = at(year).pairs;
        to.process = from.process;
        to.names = from.names;
        to.kinds = from.kinds;
        to.columns.resize(from.columns.size());
        const std::vector<bool>& later = present_.at(year + ahead);
        for (std::size_t r = 0; r < from.state.size(); ++r) {
            const Place i = from.state[r];
            const Place j = from.other[r];
            if (!later[i] || !later[j]) continue;
            for (std::size_t c = 0; c < from.columns.size(); ++c)
                to.columns[c].push_back(from.columns[c][r]);
            to.event.push_back(partners_.at(year + ahead).has(i, j) ? 1.0 : 0.0);
            to.year.push_back(static_cast<std::int16_t>(year));
            to.group.push_back(static_cast<std::uint32_t>(year));
            to.state.push_back(i);
            to.other.push_back(j);
        }
    }

    /// Every pair known by the end of `origin` with its status `ahead` years after.
    [[nodiscard]] HazardRows known_by(int origin, int ahead) const {
        HazardRows rows;
        for (const auto& [year, snapshot] : snapshots_)
            if (year + ahead <= origin) add(year, ahead, rows);
        return rows;
    }

  private:
    std::map<int, PairSet> partners_;
    std::map<int, std::vector<bool>> present_;
    std::map<int, Snapshot> snapshots_;
};

/// What each forecast says of some pairs, and what happened.
struct StatusForecasts {
    std::vector<double> event;
    std::array<std::vector<double>, 4> predicted;
    std::vector<int> origin;
    std::size_t changed = 0;
};

double share(const HazardRows& rows, const std::vector<double>& now, double wanted) {
    double n = 1;
    double partners = 0.5;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (wanted >= 0 && now[r] != wanted) continue;
        ++n;
        partners += rows.event[r];
    }
    return partners / n;
}

void add_forecasts(const Record& record, int origin, int ahead, const std::vector<double>& chances,
                   StatusForecasts& to) {
    const HazardRows past = record.known_by(origin, ahead);
    const std::vector<double>& before = past.columns.back();
    const double all = share(past, before, -1);
    const double kept = share(past, before, 1);
    const double made = share(past, before, 0);
    const HazardFit dyadic = fit_hazard(past, Columns::dyadic, ridge_of(kStatusRidge));
    HazardRows scored;
    record.add(origin, ahead, scored);
    const std::vector<double> by_logit = hazards(dyadic, scored, 0, scored.size());
    const std::vector<double>& now = scored.columns.back();
    const std::size_t states = record.at(origin).situation.states();
    for (std::size_t r = 0; r < scored.size(); ++r) {
        to.event.push_back(scored.event[r]);
        to.origin.push_back(origin);
        to.predicted[0].push_back(chances[scored.state[r] * states + scored.other[r]]);
        to.predicted[1].push_back(all);
        to.predicted[2].push_back(now[r] > 0 ? kept : made);
        to.predicted[3].push_back(by_logit[r]);
        to.changed += now[r] != scored.event[r];
    }
}

StatusFits fits_at(int origin, const std::array<const HazardRows*, kProcesses>& rows,
                   const HazardRows& foundings,
                   const std::array<ProcessBacktest, kProcesses>& backtests,
                   const RealignmentPlan& plan) {
    StatusFits fits;
    for (std::size_t p = 0; p < kProcesses; ++p)
        for (const OriginCounts& counts : backtests[p].origins) {
            if (counts.origin != origin) continue;
            const auto fit = [&](const HazardRows& of) {
                return fit_thinned(of, plan.from, origin, thinning(of.process), Columns::all,
                                   ridge_of(counts.ridge));
            };
            fits.process[p] = fit(*rows[p]);
            if (rows[p]->process == Process::pact) fits.founding = fit(foundings);
        }
    return fits;
}

}  // namespace

std::vector<double> partner_chances(const Situation& situation, const StatusFits& fits, int years) {
    Outlook outlook(situation);
    for (int y = 0; y < years; ++y) outlook.go_on(unchanged(situation, y), fits);
    return outlook.chances(situation);
}

std::vector<StatusScores> backtest_status(const Facts& facts,
                                          const std::array<const HazardRows*, kProcesses>& rows,
                                          const std::array<ProcessBacktest, kProcesses>& backtests,
                                          const RealignmentPlan& plan) {
    const Record record(facts, plan.end);
    const HazardRows foundings = founding_rows(facts, Year{plan.from}, Year{plan.end});
    std::array<StatusForecasts, kStatusYears.size()> forecasts;
    for (int origin = plan.first; origin <= plan.last; origin += plan.step) {
        const auto fits = fits_at(origin, rows, foundings, backtests, plan);
        const Situation& situation = record.at(origin).situation;
        Outlook outlook(situation);
        int reached = 0;
        for (std::size_t h = 0; h < kStatusYears.size(); ++h) {
            if (origin + kStatusYears[h] > plan.end) continue;
            for (; reached < kStatusYears[h]; ++reached)
                outlook.go_on(unchanged(situation, reached), fits);
            add_forecasts(record, origin, kStatusYears[h], outlook.chances(situation),
                          forecasts[h]);
        }
    }
    std::vector<StatusScores> all;
    for (std::size_t h = 0; h < kStatusYears.size(); ++h) {
        const StatusForecasts& f = forecasts[h];
        all.push_back({kStatusYears[h],
                       f.changed,
                       {scores_of(f.predicted[0], f.event), scores_of(f.predicted[1], f.event),
                        scores_of(f.predicted[2], f.event), scores_of(f.predicted[3], f.event)},
                       {lead_of(f.predicted[0], f.predicted[1], f.event, f.origin),
                        lead_of(f.predicted[0], f.predicted[2], f.event, f.origin),
                        lead_of(f.predicted[0], f.predicted[3], f.event, f.origin)}});
    }
    return all;
}

}  // namespace counterpoise

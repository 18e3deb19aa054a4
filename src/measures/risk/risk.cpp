#include "measures/risk/risk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "behaviour/disputes/choices.h"
#include "measures/alignment/pairs.h"
#include "measures/risk/guarantor.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, kSeverities> kUnits{
    "disputes a year, expected", "uses of force a year, expected",
    "disputes that kill a year, expected", "wars a year, expected"};

/// Mean and spread over simulated histories.
struct Mean {
    double sum = 0;
    double squares = 0;

    void add(double x) {
        sum += x;
        squares += x * x;
    }
    [[nodiscard]] double value(double n) const { return sum / n; }
    [[nodiscard]] double error(double n) const {
        if (n < 2) return 0.0;
        const double spread = (squares - sum * sum / n) / (n - 1.0);
        return std::sqrt(std::max(spread, 0.0) / n);
    }
};

using MeanRisk = std::array<Mean, kSeverities>;

void add(MeanRisk& mean, const RiskOf& risk) {
    for (std::size_t c = 0; c < kSeverities; ++c) mean[c].add(risk[c]);
}

/// The world's next year, predicted from each simulated history.
class Foresight {
  public:
    explicit Foresight(const View& view)
        : record(view.published, view.facts),
          set_(read_parameters(view.facts, "disputes")),
          law_(DisputeModel(set_).estimates()),
          epoch_(dispute_epoch(record,
                               protection(record, view.published, view.facts, view.assumptions),
                               PactMatrix(view.world, view.facts))),
          loss_(guarantor_loss(dispute_choices(view.assumptions), law_, law_)),
          known(record.pairs.rows(), false),
          histories(record.known_to < record.year ? kRiskHistories : 1) {
        const DisputeChances chances(record, law_);
        for (std::size_t i = 0; i < known.size(); ++i)
            for (std::size_t j = i + 1; j < known.size(); ++j)
                if (chances.odds[record.pairs.at(i, j)] > 0) known[i] = known[j] = true;
        if (std::find(known.begin(), known.end(), true) == known.end())
            throw InputError(Fault{
                "--year", fmt::format("no chance of disputes can be computed for {}", record.year),
                "CINC ends in 2022; only the latest world carries figures forward",
                fmt::format("Choose a year to 2022, or {}.", kLatestYear.value)});
    }

    /// Calls f(run) for each history, the year predicted.
    template <class Function>
    void each(Function f) const {
        each_of(epoch_, f);
    }

    /// The same with the pacts as published, by the same luck.
    template <class Function>
    void each_before(Function f) const {
        each_of({}, f);
    }

    DisputeRecord record;

  private:
    template <class Function>
    void each_of(const DisputeEpoch& epoch, Function f) const {
        for (std::uint32_t h = 0; h < histories; ++h) {
            DisputeLuck luck(record, law_, kRiskSeed, h, record.year + 1);
            DisputeRun run(record, luck);
            run.pass_to(record.year);
            run.enter(epoch, loss_);
            (void)run.predict();
            f(run);
        }
    }

    ParameterSet set_;
    DisputeLaw law_;
    DisputeEpoch epoch_;
    GuarantorLoss loss_;

  public:
    std::vector<bool> known;  ///< by row: figures are there
    std::uint32_t histories;
};

/// What is contested, and what the assumptions take of it.
std::string contested(const View& view) {
    const GuarantorOdds prior = guarantor_odds(view.facts, {});
    const GuarantorOdds taken = guarantor_odds(view.facts, view.assumptions);
    std::string here;
    if (taken.is_none())
        here = "; here it is taken to change nothing";
    else if (taken.median != prior.median)
        here = fmt::format("; here it is assumed: {}", in_words(taken));
    return fmt::format(
        "a fitted risk, not a cause: what a pact does to disputes within and without is contested, "
        "and the evidence does not settle the sign of what losing a guarantor does "
        "(guarantor_loss: deters or does_not_deter; the 90 % interval of its odds ratio, {:.2f} to "
        "{:.2f}, {} 1){}",
        prior.low, prior.high, prior.holds_one() ? "holds" : "does not hold", here);
}

void add_common(Reading& reading, const View& view, const Foresight& foresight) {
    reading.standing = Standing::assumed;
    reading.predicted = Year{foresight.record.year + 1};
    reading.sources = {"disputes_gml", "disputes_cow",  "armed_conflicts", "contiguity",
                       "capitals",     "capabilities",  "regimes",         "major_powers",
                       "treaties",     "treaty_members"};
    const int known_to = foresight.record.known_to;
    reading.vintage =
        fmt::format("expected for {}; disputes on record to {}, figures: {}",
                    foresight.record.year + 1, known_to, vintage_of(view.published, Column::cinc));
    reading.notes = {
        contested(view),
        "each kind includes the worse ones: a use of force may kill, a dispute that kills may be a "
        "war; a war of several states counts once a pair"};
    if (known_to < foresight.record.year)
        reading.notes.push_back(
            fmt::format("what happened from {} to {} is on record only where armed conflicts name "
                        "a pair; the rest is simulated {} times, `error` is what that leaves",
                        known_to + 1, foresight.record.year, foresight.histories));
    if (std::string note = standing_note(view.world.year()); !note.empty())
        reading.notes.push_back(std::move(note));
}

/// Rows of the members of the alliance asked for.
std::vector<std::size_t> member_rows(const View& view) {
    const TreatyId treaty = treaties(view.facts).named(view.arguments.alliance, "--alliance");
    std::vector<std::size_t> rows;
    for (const StateId state : view.world.members(treaty))
        if (const auto i = view.world.row(state)) rows.push_back(*i);
    return rows;
}

/// Rows of those whose pledge in the alliance is kept before and after.
std::vector<std::size_t> staying_rows(const View& view) {
    const TreatyId treaty = treaties(view.facts).named(view.arguments.alliance, "--alliance");
    const auto kept = [&](const World& world) {
        std::vector<std::size_t> rows;
        for (const Membership& m : world.memberships())
            if (m.treaty == treaty && m.pledge == Pledge::kept)
                if (const auto i = view.world.row(m.state)) rows.push_back(*i);
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    const std::vector<std::size_t> before = kept(view.published), after = kept(view.world);
    std::vector<std::size_t> both;
    if (before != after)
        std::set_intersection(before.begin(), before.end(), after.begin(), after.end(),
                              std::back_inserter(both));
    return both;
}

RiskOf inside_of(const std::vector<std::size_t>& rows, const DisputeRun& run) {
    RiskOf inside{};
    for (std::size_t a = 0; a < rows.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const RiskOf pair = run.risk_of(rows[a], rows[b]);
            for (std::size_t c = 0; c < kSeverities; ++c) inside[c] += pair[c];
        }
    return inside;
}

/// Expected disputes in which at least one of some states takes part.
double together_of(const std::vector<std::size_t>& rows, std::size_t kind, const DisputeRun& run) {
    double all = -inside_of(rows, run)[kind];
    for (const std::size_t i : rows) all += run.risk().of_state[kind][i];
    return all;
}

/// The members that stay, without the change and with it; nothing where nobody leaves or joins.
void add_remaining(const View& view, std::size_t kind, const Foresight& foresight,
                   Reading& reading) {
    const std::vector<std::size_t> rows = staying_rows(view);
    if (rows.empty()) return;
    Mean before, after;
    foresight.each_before([&](const DisputeRun& run) { before.add(together_of(rows, kind, run)); });
    foresight.each([&](const DisputeRun& run) { after.add(together_of(rows, kind, run)); });
    const double n = foresight.histories;
    reading.extras.push_back({"remaining", reading.unit, after.value(n)});
    reading.extras.push_back({"remaining_before", reading.unit, before.value(n)});
    reading.notes.push_back(
        "`alliance` counts the members of this world alone: who leaves takes its own disputes out "
        "of it, who joins brings them; `remaining` and `remaining_before` are those that are "
        "members before and after, with the change and without it");
}

Reading risk(const View& view, Severity severity) {
    const auto kind = static_cast<std::size_t>(severity);
    const Foresight foresight(view);
    const std::vector<std::size_t> members = member_rows(view);
    std::vector<Mean> states(view.world.size());
    Mean world, inside, together;
    foresight.each([&](const DisputeRun& run) {
        const std::vector<double>& of_state = run.risk().of_state[kind];
        for (std::size_t i = 0; i < states.size(); ++i) states[i].add(of_state[i]);
        world.add(run.risk().world[kind]);
        inside.add(inside_of(members, run)[kind]);
        together.add(together_of(members, kind, run));
    });
    const double n = foresight.histories;
    Reading reading;
    reading.unit = kUnits[kind];
    reading.table = per_state_table("Expected", reading.unit, 4);
    reading.table.columns.push_back({"error", "Error of the simulation", reading.unit, 4});
    for (std::size_t i = 0; i < states.size(); ++i) {
        const double none = std::nan("");
        add_state_row(reading.table, view.world, i, foresight.known[i] ? states[i].value(n) : none);
        reading.table.rows.back().push_back(cell(foresight.known[i] ? states[i].error(n) : none));
    }
    sort_by_value(reading.table);
    reading.extras = {{"world", reading.unit, world.value(n)},
                      {"world_error", reading.unit, world.error(n)},
                      {"alliance", reading.unit, together.value(n)},
                      {"alliance_inside", reading.unit, inside.value(n)}};
    add_common(reading, view, foresight);
    add_remaining(view, kind, foresight, reading);
    return reading;
}

}  // namespace

Reading risk_disputes(const View& view) {
    return risk(view, Severity::any);
}
Reading risk_force(const View& view) {
    return risk(view, Severity::force);
}
Reading risk_fatal(const View& view) {
    return risk(view, Severity::fatal);
}
Reading risk_wars(const View& view) {
    return risk(view, Severity::war);
}

Reading risk_pairs(const View& view) {
    const auto subject = subject_of(view);
    const Foresight foresight(view);
    const std::size_t n = view.world.size();
    const auto asked = subject ? view.world.row(*subject) : std::optional<std::size_t>{};
    if (subject && !(asked && foresight.known[*asked]))
        throw InputError(Fault{
            "--state",
            fmt::format("{} has no figures for {}", view.arguments.state, view.world.year().value),
            "its CINC, regime score and capital are needed", "Choose another state or year."});
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j)
            if (foresight.known[i] && foresight.known[j] && (!asked || i == *asked || j == *asked))
                pairs.emplace_back(i, j);
    std::vector<MeanRisk> means(pairs.size());
    foresight.each([&](const DisputeRun& run) {
        for (std::size_t k = 0; k < pairs.size(); ++k)
            add(means[k], run.risk_of(pairs[k].first, pairs[k].second));
    });
    const double histories = foresight.histories;
    Reading reading;
    reading.unit = kUnits[0];
    reading.table.columns = {{"state", "Code", "", 0},
                             {"name", "State", "", 0},
                             {"state2", "Code", "", 0},
                             {"name2", "Other state", "", 0},
                             {"value", "Disputes", kUnits[0].data(), 5},
                             {"force", "Uses of force", kUnits[1].data(), 5},
                             {"fatal", "That kill", kUnits[2].data(), 5},
                             {"wars", "Wars", kUnits[3].data(), 6},
                             {"error", "Error of the simulation", kUnits[0].data(), 5}};
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        auto [i, j] = pairs[k];
        if (asked && j == *asked) std::swap(i, j);
        const MeanRisk& m = means[k];
        reading.table.rows.push_back({view.world.iso3(i), view.world.name(i), view.world.iso3(j),
                                      view.world.name(j), cell(m[0].value(histories)),
                                      cell(m[1].value(histories)), cell(m[2].value(histories)),
                                      cell(m[3].value(histories)), cell(m[0].error(histories))});
    }
    sort_by_value(reading.table);
    add_common(reading, view, foresight);
    return reading;
}

}  // namespace counterpoise

#include "behaviour/realignment/luck.h"

#include <limits>

#include "base/chance.h"
#include "base/math.h"
#include "base/wide.h"

namespace counterpoise {
namespace {

// k of draws beside those of RareLuck.
constexpr std::uint32_t kExits = 3u << 24;
constexpr std::uint32_t kEndings = 4u << 24;
constexpr std::uint32_t kYears = 5u << 24;

/// sum[r] += b x[r].
COUNTERPOISE_WIDE void add_column(std::span<double> sum, double b, const double* x) {
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += b * x[r];
}

std::vector<double> sums(const std::vector<std::size_t>& places,
                         std::span<const std::vector<double>> columns, const ProcessLaw& law,
                         std::size_t rows) {
    std::vector<double> sum(rows, 0.0);
    for (std::size_t c = 0; c < places.size(); ++c) {
        add_column(sum, law.b[places[c]], columns[c].data());
    }
    return sum;
}

}  // namespace

RealignmentLuck::RealignmentLuck(const RealignmentRecord& record, const RealignmentLaw& of_run_law,
                                 std::uint64_t of_seed, std::uint32_t of_run, int last_year)
    : seed(of_seed),
      run(of_run),
      first(record.alliances.now().year + 1),
      law(of_run_law),
      entries(seed, run, record.entry_rows, first, last_year),
      pacts(seed, run, record.pact_rows, first, last_year) {
    for (std::size_t p = 0; p < kProcesses; ++p) {
        const double s = law[p].year_spread;
        for (int year = first; year <= last_year; ++year)
            factors[p].push_back(exp_det(
                s * normal(address(seed, run, static_cast<std::uint16_t>(year),
                                   Behaviour::realignment, static_cast<std::uint32_t>(p), kYears)) -
                s * s / 2));
    }
    const Alliances& start = record.alliances;
    const std::size_t states = start.now().states();
    const auto split = [&](Process process, const std::vector<std::vector<double>>& columns,
                           std::size_t rows) {
        const std::size_t stay = moved(process).members.size();
        const std::span all(columns);
        return std::pair(sums(moved(process).members, all.first(stay), of(law, process), rows),
                         sums(moved(process).ties, all.subspan(stay), of(law, process), rows));
    };
    const auto [exit_logs, exit_ties] =
        split(Process::exit, record.exit_columns, record.entry_rows.size());
    const auto [entry_logs, entry_ties] =
        split(Process::entry, record.entry_columns, record.entry_rows.size());
    logs.resize(record.entry_rows.size());
    odds.resize(record.entry_rows.size());
    for (std::size_t b = 0; b < record.open.size(); ++b)
        for (std::size_t i = 0; i < states; ++i) {
            const std::size_t r = b * states + i;
            const bool member = start.now().treaties[record.open[b]].has(static_cast<Place>(i));
            logs[r] = member ? exit_logs[r] : entry_logs[r];
            odds[r] = exp_det(logs[r] + (member ? exit_ties[r] : entry_ties[r]));
        }
    const ProcessLaw& ending = of(law, Process::ending);
    for (const TreatyNow& treaty : start.now().treaties) {
        const bool in_force = treaty.members.size() >= 2;
        const auto sum = [&](const std::vector<std::size_t>& columns) {
            return in_force ? sum_over(columns, ending, counterpoise::ending_columns(), start.now(),
                                       treaty)
                            : 0.0;
        };
        ending_members.push_back(in_force ? record.figures.ending_sum(ending, treaty) : 0.0);
        ending_logs.push_back(ending_members.back() + sum(moved(Process::ending).ties));
    }
    const auto [of_pairs, pair_ties] =
        split(Process::pact, record.pair_columns, record.pact_rows.size());
    pair_logs = of_pairs;
    for (std::size_t r = 0; r < pair_logs.size(); ++r)
        pair_odds.push_back(exp_det(pair_logs[r] + pair_ties[r]));
}

double RealignmentLuck::draw(std::uint32_t subject, std::uint32_t k, int year) const {
    return uniform(
        address(seed, run, static_cast<std::uint16_t>(year), Behaviour::realignment, subject, k));
}

double& RealignmentLuck::drawn(std::vector<double>& all, std::size_t at, int year) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    if (year != year_) {
        exit_luck_.assign(exit_luck_.size(), kNone);
        ending_luck_.assign(ending_luck_.size(), kNone);
        year_ = year;
    }
    if (at >= all.size()) all.resize(at + 1, kNone);
    return all[at];
}

double RealignmentLuck::exit_luck(const RealignmentRecord& record, std::size_t row, int year) {
    double& luck = drawn(exit_luck_, row, year);
    if (luck != luck)
        luck = draw(record.entry_rows[row].subject,
                    kExits + record.codes[row % record.codes.size()], year);
    return luck;
}

double RealignmentLuck::ending_luck(std::uint32_t subject, std::size_t slot, int year) {
    if (slot >= ending_logs.size()) return draw(subject, kEndings, year);  // made in one world
    double& luck = drawn(ending_luck_, slot, year);
    if (luck != luck) luck = draw(subject, kEndings, year);
    return luck;
}

const std::vector<double>& RealignmentLuck::member_logs(const RealignmentRecord& record,
                                                        std::size_t block, const Situation& s,
                                                        const TreatyNow& treaty) {
    reckoned_.resize(record.open.size());
    for (const Reckoned& made : reckoned_[block])
        if (made.members == treaty.members && made.former == treaty.former) return made.logs;
    Reckoned made{treaty.members, treaty.former, std::vector<double>(s.states())};
    record.figures.member_sums(law, s, treaty, made.logs);
    return reckoned_[block].emplace_back(std::move(made)).logs;
}

}  // namespace counterpoise

#include "behaviour/realignment/luck.h"

#include <algorithm>
#include <limits>

#include "base/chance.h"
#include "base/math.h"
#include "base/wide.h"
#include "behaviour/realignment/factors.h"

namespace counterpoise {
namespace {

// k of draws beside those of RareLuck.
constexpr std::uint32_t kExits = 3u << 24;
constexpr std::uint32_t kEndings = 4u << 24;
constexpr std::uint32_t kYears = 5u << 24;
constexpr double kSlack = 1.6;      ///< first bounds over the odds of the start
constexpr double kRareOdds = 1e-4;  ///< first bound of rows that nothing is known to threaten

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

RealignmentLuck::RealignmentLuck(const RealignmentRecord& record, const RealignmentLaw& law,
                                 std::uint64_t seed, std::uint32_t run, int last_year)
    : seed_(seed),
      run_(run),
      first_(record.alliances.now().year + 1),
      law_(law),
      entries_(seed, run, record.entry_rows, first_, last_year),
      pacts_(seed, run, record.pact_rows, first_, last_year) {
    draw_years(last_year);
    read_start(record);
    begin_entries(record);
    begin_pacts(record);
}

void RealignmentLuck::draw_years(int last_year) {
    for (const Process process : kAllProcesses) {
        const double s = of(law_, process).year_spread;
        for (int year = first_; year <= last_year; ++year)
            year_factors_[process].push_back(
                exp_det(s * normal(address(seed_, run_, static_cast<std::uint16_t>(year),
                                           Behaviour::realignment,
                                           static_cast<std::uint32_t>(process), kYears)) -
                        s * s / 2));
    }
}

void RealignmentLuck::read_start(const RealignmentRecord& record) {
    const Alliances& start = record.alliances;
    const std::size_t states = start.now().states();
    const auto split = [&](Process process, const std::vector<std::vector<double>>& columns,
                           std::size_t rows) {
        const std::size_t stay = moved(process).members.size();
        const std::span all(columns);
        return std::pair(sums(moved(process).members, all.first(stay), of(law_, process), rows),
                         sums(moved(process).ties, all.subspan(stay), of(law_, process), rows));
    };
    const auto [exit_logs, exit_ties] =
        split(Process::exit, record.exit_columns, record.entry_rows.size());
    const auto [entry_logs, entry_ties] =
        split(Process::entry, record.entry_columns, record.entry_rows.size());
    start_.logs.resize(record.entry_rows.size());
    start_.odds.resize(record.entry_rows.size());
    for (std::size_t b = 0; b < record.open.size(); ++b)
        for (std::size_t i = 0; i < states; ++i) {
            const std::size_t r = b * states + i;
            const bool member = start.now().treaties[record.open[b]].has(static_cast<Place>(i));
            start_.logs[r] = member ? exit_logs[r] : entry_logs[r];
            start_.odds[r] = exp_det(start_.logs[r] + (member ? exit_ties[r] : entry_ties[r]));
        }
    const ProcessLaw& ending = of(law_, Process::ending);
    for (const TreatyNow& treaty : start.now().treaties) {
        const bool in_force = treaty.members.size() >= 2;
        const double members = in_force ? record.figures.ending_sum(ending, treaty) : 0.0;
        const double ties = in_force ? sum_over(moved(Process::ending).ties, ending,
                                                ending_columns(), start.now(), treaty)
                                     : 0.0;
        start_.ending_members.push_back(members);
        start_.ending_logs.push_back(members + ties);
    }
    const auto [of_pairs, pair_ties] =
        split(Process::pact, record.pair_columns, record.pact_rows.size());
    start_.pair_logs = of_pairs;
    for (std::size_t r = 0; r < of_pairs.size(); ++r)
        start_.pair_odds.push_back(exp_det(of_pairs[r] + pair_ties[r]));
}

/// How far the largest W of a process is above that of the first year, with some slack.
double RealignmentLuck::peak(Process process) const {
    const std::vector<double>& of_years = year_factors_[process];
    if (of_years.empty()) return kSlack;
    return kSlack * *std::max_element(of_years.begin(), of_years.end()) / of_years.front();
}

void RealignmentLuck::begin_entries(const RealignmentRecord& record) {
    const Situation& s = record.alliances.now();
    const std::vector<double> of_states = state_factors(law_, Process::entry, s);
    const double of_world =
        world_factor(law_, Process::entry, s) * year_factor(Process::entry, first_);
    for (std::size_t b = 0; b < record.open.size(); ++b) {
        const TreatyNow& treaty = s.treaties[record.open[b]];
        const double of_treaty = peak(Process::entry) *
                                 (of_world * exp_det(treaty_log(law_, Process::entry, s, treaty)));
        for (std::size_t i = 0; i < s.states(); ++i) {
            const std::size_t r = b * s.states() + i;
            entries_.raise(r, treaty.has(static_cast<Place>(i))
                                  ? kRareOdds
                                  : std::max(kRareOdds * kRareOdds,
                                             start_.odds[r] * of_treaty * of_states[i]));
        }
    }
}

void RealignmentLuck::begin_pacts(const RealignmentRecord& record) {
    const Situation& s = record.alliances.now();
    const std::vector<double> of_states = state_factors(law_, Process::pact, s);
    const double of_world = peak(Process::pact) * (world_factor(law_, Process::pact, s) *
                                                   year_factor(Process::pact, first_));
    std::vector<double> odds;
    odds.reserve(start_.pair_odds.size());
    for (std::size_t i = 0; i < s.states(); ++i)
        for (std::size_t j = i + 1; j < s.states(); ++j) {
            const bool bound = s.small_pacts.has(static_cast<Place>(i), static_cast<Place>(j));
            odds.push_back(bound ? kRareOdds
                                 : std::max(kRareOdds * kRareOdds, start_.pair_odds[odds.size()] *
                                                                       of_world * of_states[i] *
                                                                       of_states[j]));
        }
    pacts_.begin(odds);
}

double RealignmentLuck::draw(std::uint32_t subject, std::uint32_t k, int year) const {
    return uniform(
        address(seed_, run_, static_cast<std::uint16_t>(year), Behaviour::realignment, subject, k));
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
    if (slot >= start_.ending_logs.size())
        return draw(subject, kEndings, year);  // made in one world
    double& luck = drawn(ending_luck_, slot, year);
    if (luck != luck) luck = draw(subject, kEndings, year);
    return luck;
}

const std::vector<double>& RealignmentLuck::member_logs(const RealignmentRecord& record,
                                                        std::size_t block, const Situation& s,
                                                        const TreatyNow& treaty) {
    known_.resize(record.open.size());
    for (const Known& made : known_[block])
        if (made.members == treaty.members && made.former == treaty.former) return made.logs;
    Known made{treaty.members, treaty.former, std::vector<double>(s.states())};
    record.figures.member_sums(law_, s, treaty, made.logs);
    return known_[block].emplace_back(std::move(made)).logs;
}

}  // namespace counterpoise

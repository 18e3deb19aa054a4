// What spending knows before a run: made once, from the record to the start's year.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/math.h"
#include "behaviour/growth/covariates.h"
#include "behaviour/spending/spending.h"
#include "world/hostilities.h"
#include "world/panel.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr int kFirst = 1949;
constexpr int kLast = 2024;  ///< of SIPRI's record
constexpr std::size_t kCodes = 1000;
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

/// Logs of a column of SIPRI's, by COW code and year.
class LogRecord {
  public:
    LogRecord(const Facts& facts, std::size_t column) : logs_(kCodes * kYears, kAbsent) {
        const Panel& panel = military_spending(facts);
        for (std::size_t r = 0; r < panel.rows(); ++r) {
            const int y = panel.year[r].value;
            const double x = panel.values[column][r];
            if (y >= kFirst && y <= kLast && x > 0) logs_[at(panel.state[r], y)] = log_det(x);
        }
    }

    /// NaN outside the record.
    [[nodiscard]] double log(StateId state, int year) const {
        return year < kFirst || year > kLast ? kAbsent : logs_[at(state, year)];
    }
    [[nodiscard]] double change(StateId state, int year) const {
        return log(state, year) - log(state, year - 1);
    }

  private:
    static constexpr std::size_t kYears = kLast - kFirst + 1;
    static std::size_t at(StateId state, int year) {
        return state.code * kYears + static_cast<std::size_t>(year - kFirst);
    }
    std::vector<double> logs_;
};

/// NATO's own figures around the latest world's estimate of 2025, by COW code; NaN elsewhere.
struct NatoEstimates {
    explicit NatoEstimates(const Facts& facts) {
        log_share_2024.fill(kAbsent);
        growth_2025.fill(0.0);
        RowReader in(facts.table("nato_share_2025"));
        const auto cow = in.column("cow");
        const auto share = in.column("share_2024e_pct");
        for (std::size_t r = 0; r < in.rows(); ++r)
            if (const double percent = in.number(r, share); percent > 0)
                log_share_2024[in.state(r, cow).code] = log_det(percent / 100.0);
        constexpr std::size_t kConstantGdp = 4;
        const Panel& panel = nato_spending(facts);
        std::array<double, kCodes> before{};
        for (std::size_t r = 0; r < panel.rows(); ++r) {
            const double gdp = panel.values[kConstantGdp][r];
            if (panel.year[r].value == kLast) before[panel.state[r].code] = gdp;
            if (panel.year[r].value != kLast + 1 || !(before[panel.state[r].code] > 0)) continue;
            const double growth = log_det(gdp / before[panel.state[r].code]);
            if (std::isfinite(growth)) growth_2025[panel.state[r].code] = growth;
        }
    }

    std::array<double, kCodes> log_share_2024{};
    std::array<double, kCodes> growth_2025{};
};

std::vector<double> volatilities_of(const World& start, const LogRecord& burdens, int last) {
    std::array<double, kCodes> squares{};
    std::array<double, kCodes> n{};
    double all_squares = 0;
    double all = 0;
    for (std::size_t code = 0; code < kCodes; ++code)
        for (int y = kFirst + 1; y <= last; ++y) {
            const StateId state{static_cast<std::uint16_t>(code)};
            if (std::isnan(burdens.change(state, y))) continue;
            const double d = held_change(burdens.log(state, y), burdens.log(state, y - 1));
            squares[code] += d * d;
            n[code] += 1;
            all_squares += d * d;
            all += 1;
        }
    std::vector<double> volatility;
    const double pooled = all > 0 ? all_squares / all : 1;
    for (std::size_t i = 0; i < start.size(); ++i)
        volatility.push_back(
            pooled_volatility(pooled, squares[start.id(i).code], n[start.id(i).code]));
    return volatility;
}

std::vector<double> medians_of(const LogRecord& burdens, int last) {
    std::vector<double> medians;
    const int years = std::clamp(last - kFirst, 1, static_cast<int>(kWorldYears));
    for (int y = last - years + 1; y <= last; ++y) {
        std::vector<double> changes;
        for (std::size_t code = 0; code < kCodes; ++code)
            if (const double d = burdens.change(StateId{static_cast<std::uint16_t>(code)}, y);
                !std::isnan(d))
                changes.push_back(d);
        medians.push_back(median_change(changes));
    }
    return medians;
}

/// Writes the figures of one state to `year` before its last: that of the year itself (NaN: none)
/// last but one, then as many earlier ones as make ten with figures.
void keep_past(const LogRecord& burdens, StateId state, int year, double shift,
               std::span<double> past) {
    const std::size_t end = past.size();
    past[end - 2] = burdens.log(state, year) + shift;
    std::size_t place = end - 2;
    int known = 1 + (std::isnan(past[end - 2]) ? 0 : 1);
    for (int y = year - 1; y >= kFirst && known < kOwnYears; --y)
        if (const double figure = burdens.log(state, y); !std::isnan(figure)) {
            past[--place] = figure + shift;
            ++known;
        }
}

std::vector<std::vector<std::size_t>> rivals_of(const World& world, const Facts& facts) {
    std::vector<std::vector<std::size_t>> rivals(world.size());
    const int year = std::min(world.year().value, kRivalriesEnd);
    for (const Rivalry& rivalry : rivalries(facts)) {
        const auto& [a, b, first, last] = rivalry.spell;
        if (rivalry.source != Rivalry::Source::tss || first > year || last < year) continue;
        const auto i = world.row(a);
        const auto j = world.row(b);
        if (!i || !j) continue;
        rivals[*i].push_back(*j);
        rivals[*j].push_back(*i);
    }
    return rivals;
}

std::vector<std::vector<std::size_t>> allies_of(const World& world, const Facts& facts) {
    std::vector<std::vector<std::size_t>> allies(world.size());
    for (const Membership& bound : world.memberships()) {
        const auto j = world.row(bound.state);
        if (!j || bound.pledge != Pledge::kept || !has(bound.obligations, Obligation::defence) ||
            !counts_as_live(treaties(facts).at(bound.treaty), world.year()))
            continue;
        for (const StateId member : world.members(bound.treaty))
            if (const auto i = world.row(member); i && *i != *j) allies[*i].push_back(*j);
    }
    return allies;
}

void sort_once(std::vector<std::vector<std::size_t>>& lists) {
    for (auto& list : lists) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
}

}  // namespace

SpendingRecord::SpendingRecord(const World& start, const Facts& facts)
    : past(start.size() * kPast, kAbsent),
      spending_now(start.size(), kAbsent),
      spending_before(start.size(), kAbsent),
      rivals(rivals_of(start, facts)),
      allies(allies_of(start, facts)) {
    sort_once(rivals);
    sort_once(allies);
    const LogRecord burdens(facts, 2);
    const LogRecord spending(facts, 0);
    const NatoEstimates nato(facts);
    const int last = std::min(start.year().value, kLast);
    volatility = volatilities_of(start, burdens, last);
    medians = medians_of(burdens, last);
    for (std::size_t i = 0; i < start.size(); ++i) {
        const StateId state = start.id(i);
        const int vintage = start.vintage(Column::milex_share, i);
        const int year = vintage == 0 ? last : std::min(vintage, kLast);
        spending_now[i] = exp_det(spending.log(state, year));
        spending_before[i] = exp_det(spending.log(state, year - 1));
        const double share = start.value(Column::milex_share, i);
        if (!(share > 0)) continue;
        const std::span<double> own(past.data() + i * kPast, kPast);
        own.back() = log_det(share);
        if (vintage <= kLast) {
            keep_past(burdens, state, year - 1, 0.0, own);
            continue;
        }
        const double shift = nato.log_share_2024[state.code] - burdens.log(state, kLast);
        keep_past(burdens, state, kLast, shift, own);
        spending_before[i] = spending_now[i];
        spending_now[i] *=
            exp_det(held_change(own.back(), own[kPast - 2]) + nato.growth_2025[state.code]);
    }
}

}  // namespace counterpoise

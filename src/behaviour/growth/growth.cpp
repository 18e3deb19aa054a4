#include "behaviour/growth/growth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/error.h"
#include "base/math.h"
#include "behaviour/spending/covariates.h"
#include "world/panel.h"

namespace counterpoise {
namespace {

constexpr int kFirst = 1949;
constexpr int kLast = 2019;  ///< of the record
constexpr int kShockYears = 29;
constexpr int kPopulationYears = 10;
constexpr int kLastPopulation = 2024;
constexpr std::size_t kCodes = 1000;
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

/// The record by COW code and year.
class Output {
  public:
    explicit Output(const Facts& facts)
        : growth_(kCodes * kYears, kAbsent), income_(kCodes * kYears, kAbsent) {
        const Panel& panel = gdp_ppp(facts);
        std::vector<double> gdp(kCodes * kYears, kAbsent);
        for (std::size_t r = 0; r < panel.rows(); ++r) {
            const int y = panel.year[r].value;
            if (y < kFirst || y > kLast) continue;
            gdp[at(panel.state[r].code, y)] = log_det(panel.values[0][r]);
            income_[at(panel.state[r].code, y)] = log_income(log_det(panel.values[1][r]));
        }
        for (std::size_t code = 0; code < kCodes; ++code)
            for (int y = kFirst + 1; y <= kLast; ++y)
                growth_[at(code, y)] = gdp[at(code, y)] - gdp[at(code, y - 1)];
        for (int y = kFirst + 1; y <= kLast; ++y) {
            std::vector<double> known;
            for (std::size_t code = 0; code < kCodes; ++code)
                if (const double g = growth_[at(code, y)]; !std::isnan(g)) known.push_back(g);
            medians_.push_back(median_change(known));
        }
    }

    [[nodiscard]] double growth(std::size_t code, int year) const {
        return growth_[at(code, year)];
    }
    [[nodiscard]] double income(std::size_t code, int year) const {
        return income_[at(code, year)];
    }
    /// Growth from 1950 to a year.
    [[nodiscard]] std::span<const double> growth_to(std::size_t code, int year) const {
        return {growth_.data() + at(code, kFirst + 1), static_cast<std::size_t>(year - kFirst)};
    }
    [[nodiscard]] std::span<const double> medians_to(int year) const {
        return {medians_.data(), static_cast<std::size_t>(year - kFirst)};
    }

  private:
    static constexpr std::size_t kYears = kLast - kFirst + 1;
    static std::size_t at(std::size_t code, int year) {
        return code * kYears + static_cast<std::size_t>(year - kFirst);
    }
    std::vector<double> growth_;
    std::vector<double> income_;
    std::vector<double> medians_;
};

/// What the law leaves of each year's growth; NaN where it or the year before is not known.
std::vector<double> left_over_years(const Output& output, const GrowthLaw& law, std::size_t code,
                                    int first, int last) {
    std::vector<double> left;
    for (int y = first; y <= last; ++y) {
        const double income = output.income(code, y - 1);
        const double known = output.growth(code, y) + output.growth(code, y - 1) + income;
        left.push_back(std::isnan(known)
                           ? kAbsent
                           : output.growth(code, y) -
                                 law.of(growth_row({output.growth_to(code, y - 1),
                                                    output.medians_to(y - 1), income})));
    }
    return left;
}

std::vector<double> values_of(const ParameterSet& set) {
    std::vector<double> values;
    for (const Parameter& p : set.list) values.push_back(p.value);
    return values;
}

/// Mean yearly growth of population of the ten years to 2024, 0 where it is not known.
std::vector<double> population_growth_of(const World& start, const Facts& facts) {
    std::vector<double> first(start.size(), kAbsent);
    std::vector<double> last(start.size(), kAbsent);
    const Panel& panel = world_bank(facts);
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        const auto i = start.row(panel.state[r]);
        if (!i) continue;
        if (panel.year[r].value == kLastPopulation - kPopulationYears)
            first[*i] = panel.values[1][r];
        if (panel.year[r].value == kLastPopulation) last[*i] = panel.values[1][r];
    }
    std::vector<double> growth(start.size(), 0.0);
    for (std::size_t i = 0; i < growth.size(); ++i)
        if (const double g = log_det(last[i] / first[i]) / kPopulationYears; std::isfinite(g))
            growth[i] = g;
    return growth;
}

/// Gives states without an income that of the middle.
void fill_income(std::vector<double>& income) {
    std::vector<double> known;
    for (const double x : income)
        if (!std::isnan(x)) known.push_back(x);
    const double middle = median_change(known);
    for (double& x : income)
        if (std::isnan(x)) x = middle;
}

}  // namespace

GrowthLaw::GrowthLaw(std::span<const double> parameters, const ParameterSet& set)
    : intercept(parameters[set.index("increment.intercept")]) {
    for (std::size_t c = 0; c < kGrowthColumns; ++c)
        if (const auto at = set.find("increment." + std::string(growth_columns()[c])))
            coefficients[c] = parameters[*at];
}

double GrowthLaw::of(const GrowthRow& row) const {
    double sum = intercept;
    for (std::size_t c = 0; c < kGrowthColumns; ++c) sum += coefficients[c] * row[c];
    return sum;
}

GrowthRecord::GrowthRecord(const World& start, const Facts& facts, const ParameterSet& set)
    : past_(start.size() * kPast, kAbsent),
      income_(start.size(), kAbsent),
      known_(start.size(), false),
      population_(population_growth_of(start, facts)) {
    const Output output(facts);
    const GrowthLaw law(values_of(set), set);
    const int last = std::clamp(start.year().value, kFirst + 1, kLast);
    const int first_shock = std::max(kFirst + 2, last - kShockYears + 1);
    n_years_ = static_cast<std::size_t>(std::max(last - first_shock + 1, 1));
    shocks_.assign(n_years_ * start.size(), 0.0);
    const auto medians = output.medians_to(last);
    medians_.assign(
        medians.end() - static_cast<std::ptrdiff_t>(std::min(medians.size(), kWorldYears)),
        medians.end());
    for (std::size_t i = 0; i < start.size(); ++i) {
        const std::size_t code = start.id(i).code;
        // After the record's end the last year is one without a figure.
        std::size_t place = (i + 1) * kPast - (start.year().value > last ? 1 : 0);
        for (int y = last; y > kFirst && place > i * kPast; --y)
            if (const double g = output.growth(code, y); !std::isnan(g) || y == start.year().value)
                past_[--place] = g;
        income_[i] = output.income(code, last);
        for (std::size_t k = i * kPast; k < (i + 1) * kPast; ++k)
            known_[i] = known_[i] || !std::isnan(past_[k]);
        note_shocks(left_over_years(output, law, code, first_shock, last), i);
    }
    fill_income(income_);
}

void GrowthRecord::note_shocks(const std::vector<double>& left, std::size_t i) {
    double sum = 0;
    int n = 0;
    for (const double x : left)
        if (!std::isnan(x)) {
            sum += x;
            ++n;
        }
    for (std::size_t y = 0; y < left.size(); ++y)
        if (!std::isnan(left[y])) shocks_[y * states() + i] = left[y] - sum / n;
}

GrowthRow GrowthRecord::row(std::size_t i) const {
    return growth_row({{past_.data() + i * kPast, kPast}, medians_, income_[i]});
}

GrowthRun::GrowthRun(const GrowthRecord& record, std::span<const double> parameters,
                     const ParameterSet& set, std::uint64_t seed, std::uint32_t run)
    : record_(&record),
      law_(parameters, set),
      scale_(parameters[set.index("shock_scale")]),
      seed_(seed),
      run_(run),
      past_(record.past()),
      medians_(record.medians()),
      income_(record.income()) {
    changes_.reserve(record.states());
}

void GrowthRun::add_year(std::size_t i, double growth) {
    double* const first = past_.data() + i * kPast;
    std::copy(first + 1, first + kPast, first);
    first[kPast - 1] = growth;
    income_[i] += growth;
    if (record_->is_known(i)) changes_.push_back(growth);
}

void GrowthRun::step(Year year, std::span<double> growth) {
    // Subject 0 is no state: the whole world shares the year that is drawn.
    const std::uint32_t drawn =
        pick(address(seed_, run_, static_cast<std::uint16_t>(year.value), Behaviour::growth, 0),
             static_cast<std::uint32_t>(record_->years()));
    const std::span<const double> shocks = record_->shocks(drawn);
    changes_.clear();
    for (std::size_t i = 0; i < growth.size(); ++i) {
        const GrowthRow row = growth_row({{past_.data() + i * kPast, kPast}, medians_, income_[i]});
        growth[i] = law_.of(row) + scale_ * shocks[i];
        add_year(i, growth[i]);
    }
    std::rotate(medians_.begin(), medians_.begin() + 1, medians_.end());
    medians_.back() = median_change(changes_);
}

}  // namespace counterpoise

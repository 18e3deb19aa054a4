#include "history/cascade/pledges.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

#include "base/math.h"
#include "history/paths/panel_parameters.h"
#include "world/facts_hash.h"
#include "world/major_powers.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr double kCoverage = 0.9;
constexpr std::array<std::string_view, 6> kTables{"major_powers", "pledges_in_war", "states",
                                                  "treaties",     "treaty_members", "wars"};
constexpr std::string_view kSource = "Berkemeier and Fuhrmann 2018 (coding of Leeds et al.)";

struct WarYears {
    int first = 9999;
    int last = 0;
};

std::map<int, WarYears> war_years(const Facts& facts) {
    RowReader in(facts.table("wars"));
    const auto war = in.column("warnum");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    std::map<int, WarYears> years;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        WarYears& w = years[in.integer(r, war)];
        w.first = std::min(w.first, in.integer(r, start));
        w.last = std::max(w.last, in.integer(r, end));
    }
    in.finish();
    return years;
}

/// ATOP's numbers of treaties.
std::map<int, TreatyId> atop_numbers(const Facts& facts) {
    RowReader in(facts.table("treaties"));
    const auto atop = in.column("atop_id");
    std::map<int, TreatyId> numbers;
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (!in.text(r, atop).empty())
            numbers[in.integer(r, atop)] = TreatyId{static_cast<std::uint16_t>(r)};
    in.finish();
    return numbers;
}

/// Whether a member was a major power at some time while the war lasted.
class Powers {
  public:
    explicit Powers(const Facts& facts)
        : facts_(facts), wars_(war_years(facts)), numbers_(atop_numbers(facts)) {}

    [[nodiscard]] TreatyPower of(int atop, int war) const {
        const auto treaty = numbers_.find(atop);
        if (treaty == numbers_.end()) return TreatyPower::minor;
        const auto years = wars_.find(war);
        const Date first{years == wars_.end() ? 1 : years->second.first, 1, 1};
        const Date last = years == wars_.end() ? kOpenEnd : Date{years->second.last, 12, 31};
        for (const TreatySpell& spell : treaties(facts_).spells)
            if (spell.treaty == treaty->second && spell.start <= last && first <= spell.end &&
                was_major(spell, first, last))
                return TreatyPower::major;
        return TreatyPower::minor;
    }

  private:
    [[nodiscard]] bool was_major(const TreatySpell& spell, Date first, Date last) const {
        return is_major(facts_, spell.state, std::max(first, spell.start),
                        std::min(last, spell.end));
    }

    const Facts& facts_;
    std::map<int, WarYears> wars_;
    std::map<int, TreatyId> numbers_;
};

using Counts = std::function<bool(const TestedPledge&)>;

PledgeCount count(const std::vector<TestedPledge>& all, const Counts& counts) {
    PledgeCount c;
    for (const TestedPledge& p : all) {
        if (!counts(p)) continue;
        ++c.tested;
        c.honoured += p.honoured ? 1 : 0;
    }
    return c;
}

/// A count, and the probability that it is pulled towards.
struct Pulled {
    PledgeCount count;
    double towards;
    double variance;  ///< of `towards`
};

/// The logarithm of the beta-binomial likelihood of counts, each with the prior beta(w p, w (1-p)).
double likelihood(const std::vector<Pulled>& cells, double weight) {
    double sum = 0;
    const auto rise = [](double a, std::size_t n) {
        double product = 0;
        for (std::size_t i = 0; i < n; ++i) product += log_det(a + static_cast<double>(i));
        return product;
    };
    for (const Pulled& c : cells)
        sum += rise(weight * c.towards, c.count.honoured) +
               rise(weight * (1 - c.towards), c.count.tested - c.count.honoured) -
               rise(weight, c.count.tested);
    return sum;
}

/// The weight of largest likelihood among 2^(k/8) for k from -8 to 64: from half a test to 256.
double best_weight(const std::vector<Pulled>& cells) {
    constexpr int kFirst = -8;
    constexpr int kLast = 64;
    double best = 0;
    double most = -std::numeric_limits<double>::infinity();
    for (int k = kFirst; k <= kLast; ++k) {
        const double weight = exp2_det(k / 8.0);
        const double found = likelihood(cells, weight);
        if (found > most) {
            most = found;
            best = weight;
        }
    }
    return best;
}

double pulled(const Pulled& cell, double weight) {
    return (static_cast<double>(cell.count.honoured) + weight * cell.towards) /
           (static_cast<double>(cell.count.tested) + weight);
}

double variance(double p, double n) {
    return p * (1 - p) / (n + 1);
}

/// The variance of a pulled rate: its own, and what it has from above.
double variance_of(const Pulled& cell, double weight) {
    const double n = static_cast<double>(cell.count.tested) + weight;
    const double above = weight / n;
    return variance(pulled(cell, weight), n) + above * above * cell.variance;
}

PledgeCell estimate(const Pulled& cell, double weight) {
    PledgeCell made;
    made.count = cell.count;
    made.value = pulled(cell, weight);
    const double var = variance_of(cell, weight);
    made.se = std::sqrt(var);
    const double size = made.value * (1 - made.value) / var - 1;
    made.interval = beta_interval(size * made.value, size * (1 - made.value), kCoverage);
    return made;
}

}  // namespace

double PledgeCount::rate() const {
    return tested == 0 ? std::numeric_limits<double>::quiet_NaN()
                       : static_cast<double>(honoured) / static_cast<double>(tested);
}

std::vector<TestedPledge> tested_pledges(const Facts& facts, PledgeCoding coding) {
    const Powers powers(facts);
    RowReader in(facts.table("pledges_in_war"));
    const auto outcome = in.column(coding == PledgeCoding::authors ? "outcome_bf" : "outcome_llm");
    const auto war = in.column("war");
    const auto cow_war = in.column("cow_war");
    const auto atop = in.column("atop_id");
    const auto sample = in.column("sample");
    const std::array obligations{in.column("defence"), in.column("offence"),
                                 in.column("neutrality"), in.column("nonaggression"),
                                 in.column("consultation")};
    std::vector<TestedPledge> all;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        if (in.text(r, outcome).empty()) continue;
        TestedPledge p;
        p.war = std::string(in.text(r, war));
        for (std::size_t k = 0; k < obligations.size(); ++k)
            if (in.flag(r, obligations[k]))
                p.obligations = p.obligations | static_cast<Obligation>(1u << k);
        p.period = in.flag(r, sample) ? PledgePeriod::before_1945 : PledgePeriod::since_1945;
        const int number = in.text(r, cow_war).empty() ? 0 : in.integer(r, cow_war);
        p.power = powers.of(in.integer(r, atop), number);
        p.honoured = in.text(r, outcome) == "honored";
        all.push_back(std::move(p));
    }
    in.finish();
    return all;
}

std::vector<PublishedRate> published_rates(const Facts& facts) {
    const std::vector<TestedPledge> published =
        tested_pledges(facts, PledgeCoding::leeds_long_mitchell);
    const std::vector<TestedPledge> authors = tested_pledges(facts, PledgeCoding::authors);
    std::vector<PublishedRate> rates;
    const auto add = [&](std::string of, double per_cent, const Counts& counts) {
        rates.push_back(
            {std::move(of), per_cent, count(published, counts), count(authors, counts)});
    };
    const auto in = [](PledgePeriod period) {
        return [period](const TestedPledge& p) { return p.period == period; };
    };
    const auto with = [](Obligation obligation) {
        return [obligation](const TestedPledge& p) { return has(p.obligations, obligation); };
    };
    add("all commitments, 1816-2003", 50, [](const TestedPledge&) { return true; });
    add("wars before 1945", 66, in(PledgePeriod::before_1945));
    add("wars of 1945-2003", 22, in(PledgePeriod::since_1945));
    add("defence pacts", 41, with(Obligation::defence));
    add("non-aggression pacts", 37, with(Obligation::nonaggression));
    add("offence pacts", 74, with(Obligation::offence));
    add("neutrality pacts", 78, with(Obligation::neutrality));
    return rates;
}

PledgeStudy pledge_study(const Facts& facts) {
    const std::vector<TestedPledge> all = tested_pledges(facts, PledgeCoding::leeds_long_mitchell);
    std::vector<Pulled> above;
    for (const Obligation o : kTestedObligations)
        for (const PledgePeriod t : kPledgePeriods) {
            const PledgeCount whole = count(all, [&](const auto& p) { return p.period == t; });
            above.push_back(
                {count(all, [&](const auto& p) { return has(p.obligations, o) && p.period == t; }),
                 whole.rate(), variance(whole.rate(), static_cast<double>(whole.tested))});
        }
    PledgeStudy study;
    study.pledges = all.size();
    study.pledges_honoured = count(all, [](const auto&) { return true; }).honoured;
    study.period_weight = best_weight(above);
    study.period_log_likelihood = likelihood(above, study.period_weight);
    std::vector<Pulled> cells;
    std::size_t n = 0;
    for (const Obligation o : kTestedObligations)
        for (const PledgePeriod t : kPledgePeriods) {
            const double towards = pulled(above[n], study.period_weight);
            const double var = variance_of(above[n++], study.period_weight);
            for (const TreatyPower c : kTreatyPowers)
                cells.push_back({count(all,
                                       [&](const auto& p) {
                                           return has(p.obligations, o) && p.period == t &&
                                                  p.power == c;
                                       }),
                                 towards, var});
        }
    study.power_weight = best_weight(cells);
    study.log_likelihood = likelihood(cells, study.power_weight);
    n = 0;
    for (const Obligation o : kTestedObligations)
        for (const PledgePeriod t : kPledgePeriods)
            for (const TreatyPower c : kTreatyPowers) {
                PledgeCell cell = estimate(cells[n++], study.power_weight);
                cell.obligation = o;
                cell.period = t;
                cell.power = c;
                study.cells.push_back(cell);
            }
    return study;
}

namespace {

std::string source_of(const PledgeCell& c) {
    const bool before = c.period == PledgePeriod::before_1945;
    return fmt::format(
        "fit cascade, wars of {}-{}: {} of {} honoured; 90 % interval {:.2f} to {:.2f}; {}",
        before ? kFirstPledgeYear : kSecondPeriod.value,
        before ? kSecondPeriod.value - 1 : kLastPledgeYear, c.count.honoured, c.count.tested,
        c.interval.low, c.interval.high, kSource);
}

}  // namespace

PledgeCount PledgeStudy::counted() const {
    PledgeCount sum;
    for (const PledgeCell& c : cells) {
        sum.tested += c.count.tested;
        sum.honoured += c.count.honoured;
    }
    return sum;
}

ParameterSet pledge_parameters(const Facts& facts, const PledgeStudy& study,
                               const ParameterSet& present) {
    ParameterSet set;
    set.behaviour = "cascade";
    set.kind = "estimate";
    set.about =
        "How likely a pledge is kept when war tests it, by obligation, period and whether a major "
        "power is a member of the treaty; a selected sample: pledges that deterred were never "
        "tested.";
    for (const PledgeCell& c : study.cells)
        set.list.push_back({cell_name(c.obligation, c.period, c.power), c.value, c.se, 0, 1,
                            "probability", source_of(c), "estimate"});
    const ParameterSet priors = priors_of(present);
    set.list.insert(set.list.end(), priors.list.begin(), priors.list.end());
    const PledgeCount counted = study.counted();
    set.fit = FitRecord{"cells",
                        kFirstPledgeYear,
                        kLastPledgeYear,
                        counted.tested,
                        counted.honoured,
                        study.log_likelihood,
                        {},
                        {}};
    set.fit->facts = hash_of_tables(facts, kTables);
    return set;
}

}  // namespace counterpoise

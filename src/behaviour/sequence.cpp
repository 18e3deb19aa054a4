#include "behaviour/sequence.h"

#include "base/math.h"

namespace counterpoise {

BehaviourRecords::BehaviourRecords(const World& start, const Facts& facts)
    : growth_set(read_parameters(facts, "growth")),
      spending_set(read_parameters(facts, "spending")),
      growth(start, facts, growth_set),
      spending(start, facts) {}

Luck::Luck(const BehaviourRecords& records, const World& start, std::uint64_t seed,
           std::uint32_t run)
    : seed_(seed),
      run_(run),
      spending_parameters_(
          counterpoise::draw(records.spending_set, Behaviour::spending, seed, run)),
      shock_size_(shock_size(spending_parameters_, records.spending_set)),
      growth_run_(records.growth,
                  counterpoise::draw(records.growth_set, Behaviour::growth, seed, run),
                  records.growth_set, seed, run),
      growth_(start.size()),
      shocks_(start.size()) {}

void Luck::draw(const BehaviourRecords& records, const World& start, Year year) {
    growth_run_.step(year, growth_);
    counterpoise::spending_shocks(records.spending, start, shock_size_, seed_, run_, year, shocks_);
}

WorldRun::WorldRun(const BehaviourRecords& records, const SpendingChoices& choices,
                   const World& start, const Luck& luck)
    : world_(start),
      spending_(records.spending, choices, start, luck.spending_parameters(), records.spending_set),
      burden_(start.size()) {}

void WorldRun::step(const BehaviourRecords& records, const SpendingYear& year, const Luck& luck) {
    spending_.step(world_, year, luck.growth(), luck.spending_shocks(), burden_);
    const auto market = world_.column(Column::gdp_market);
    const auto ppp = world_.column(Column::gdp_ppp);
    const auto population = world_.column(Column::population);
    const auto share = world_.column(Column::milex_share);
    const auto milex = world_.column(Column::milex);
    for (std::size_t i = 0; i < world_.size(); ++i) {
        const double factor = exp_det(luck.growth()[i]);
        market[i] *= factor;
        ppp[i] *= factor;
        population[i] *= exp_det(records.growth.population_growth(i));
        share[i] = burden_[i];
        milex[i] = burden_[i] * market[i];
    }
    world_.set_year(world_.year() + 1);
}

}  // namespace counterpoise

#include "behaviour/sequence.h"

#include "base/math.h"
#include "behaviour/relations.h"

namespace counterpoise {
namespace {

/// From the end of the record of disputes to the start of the run.
DisputeRun disputes_at(const DisputeRecord& record, DisputeLuck& luck) {
    DisputeRun disputes(record, luck);
    disputes.pass_to(record.year);
    (void)disputes.predict();
    return disputes;
}

}  // namespace

BehaviourRecords::BehaviourRecords(const World& start, const Facts& facts)
    : growth_set(read_parameters(facts, "growth")),
      spending_set(read_parameters(facts, "spending")),
      dispute_set(read_parameters(facts, "disputes")),
      growth(start, facts, growth_set),
      spending(start, facts),
      dispute_model(dispute_set),
      dispute_estimates(dispute_model.estimates()),
      disputes(start, facts) {}

void BehaviourRecords::add_realignment(const RealignmentStart& from, const World& start,
                                       const Facts& facts) {
    realignment_set = read_parameters(facts, "realignment");
    realignment = std::make_unique<const RealignmentRecord>(from, start, facts, *realignment_set);
}

Luck::Luck(const BehaviourRecords& records, const World& start, std::uint64_t seed,
           std::uint32_t run, Year last, Realignment realigns)
    : seed_(seed),
      run_(run),
      spending_parameters_(
          counterpoise::draw(records.spending_set, Behaviour::spending, seed, run)),
      shock_size_(shock_size(spending_parameters_, records.spending_set)),
      growth_run_(records.growth,
                  counterpoise::draw(records.growth_set, Behaviour::growth, seed, run),
                  records.growth_set, seed, run),
      growth_(start.size()),
      shocks_(start.size()),
      disputes_(
          std::make_unique<DisputeLuck>(records.disputes,
                                        records.dispute_model.law(counterpoise::draw(
                                            records.dispute_set, Behaviour::disputes, seed, run)),
                                        seed, run, last.value)),
      disputes_at_start_(disputes_at(records.disputes, *disputes_)) {
    if (realigns == Realignment::off) return;
    realignment_ = std::make_unique<RealignmentLuck>(
        *records.realignment,
        records.realignment->model.law(
            counterpoise::draw(*records.realignment_set, Behaviour::realignment, seed, run)),
        seed, run, last.value);
}

void Luck::draw(const BehaviourRecords& records, const World& start, Year year) {
    growth_run_.step(year, growth_);
    counterpoise::spending_shocks(records.spending, start, shock_size_, seed_, run_, year, shocks_);
}

WorldRun::WorldRun(const BehaviourRecords& records, const SpendingChoices& spending,
                   ThreatChannel threat_channel, const World& start, const Luck& luck)
    : world_(start),
      spending_(records.spending, spending, start, luck.spending_parameters(),
                records.spending_set),
      threat_channel_(threat_channel),
      burden_(start.size()),
      threat_(start.size(), 0.0) {}

void WorldRun::step(const BehaviourRecords& records, const SpendingYear& year, const Luck& luck,
                    const RelationsRun& relations, const RelationsRun& unchanged) {
    if (threat_channel_ == ThreatChannel::on && &relations != &unchanged) {
        const DisputeRisk& risk = relations.disputes().risk();
        const DisputeRisk& without = unchanged.disputes().risk();
        for (std::size_t i = 0; i < threat_.size(); ++i)
            threat_[i] = 100.0 * (risk.fatal_chance(i) - without.fatal_chance(i));
    }
    spending_.step(world_, year, luck.growth(), luck.spending_shocks(), threat_, burden_);
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

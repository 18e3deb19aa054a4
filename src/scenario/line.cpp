#include "scenario/line.h"

#include <algorithm>

#include "world/strength.h"

namespace counterpoise {
namespace {

std::vector<CoverWeights> weights_of_all(const World& world, const World& published,
                                         const Facts& facts, const Assumptions& assumptions,
                                         const std::vector<std::size_t>& followed) {
    const Arguments arguments;
    const View view{world, published, facts, assumptions, arguments};
    const CoverParameters p = cover_parameters(view);
    const CoverMap map(world, published, facts,
                       static_cast<int>(assumptions.number("challenger_years")),
                       former_partners(assumptions));
    const std::vector<double> strengths = strengths_of(world, Capability::ppp);
    std::vector<CoverWeights> all;
    for (const std::size_t i : followed)
        all.push_back(cover_weights(i, map, strengths, p, world.column(Column::cinc)));
    return all;
}

EpochView view_of(const World& world, const World& published, const Facts& facts,
                  const Assumptions& assumptions, const FollowedStates& followed) {
    EpochView view;
    for (const TreatyId treaty : followed.treaties) {
        view.is_member.emplace_back();
        for (const std::size_t i : followed.rows)
            view.is_member.back().push_back(keeps_pledge(world, treaty, world.id(i)));
    }
    view.cover = weights_of_all(world, published, facts, assumptions, followed.rows);
    return view;
}

/// What is made of worlds, once for all of them with the same pacts.
template <class Made>
class OncePerPacts {
  public:
    template <class Make>
    std::shared_ptr<const Made> of(const World& world, Make make) {
        for (const auto& [seen, made] : made_)
            if (seen->memberships() == world.memberships()) return made;
        made_.emplace_back(&world, std::make_shared<const Made>(make()));
        return made_.back().second;
    }

  private:
    std::vector<std::pair<const World*, std::shared_ptr<const Made>>> made_;
};

}  // namespace

bool keeps_pledge(const World& world, TreatyId treaty, StateId state) {
    return std::any_of(
        world.memberships().begin(), world.memberships().end(), [&](const Membership& m) {
            return m.treaty == treaty && m.state == state && m.pledge == Pledge::kept;
        });
}

BondYear BondLine::new_bonds(std::size_t year) const {
    const std::size_t before = year == 0 ? 0 : epoch_of[year - 1];
    if (epoch_of[year] == before) return {};
    return {at(year).bonds.get(), at(year).moves};
}

std::vector<Line> lines_of(std::vector<Timeline> timelines, const World& published,
                           const Facts& facts, const Assumptions& assumptions,
                           const FollowedStates& followed) {
    std::vector<Line> lines;
    for (Timeline& timeline : timelines) lines.push_back({std::move(timeline), {}});
    OncePerPacts<EpochView> views;
    for (Line& line : lines)
        for (const World& world : line.timeline.epochs)
            line.views.push_back(views.of(
                world, [&] { return view_of(world, published, facts, assumptions, followed); }));
    return lines;
}

std::vector<BondLine> bond_lines(const std::vector<Line>& lines, const BehaviourRecords& records,
                                 const Protection& protection, const WarChoices& wars,
                                 const Facts& facts, const FollowedStates& followed) {
    OncePerPacts<DisputeEpoch> bonds;
    OncePerPacts<WarsByTreaty> by_treaty;
    std::vector<BondLine> all;
    for (const Line& line : lines) {
        BondLine made{{}, line.timeline.epoch_of};
        const World* before = nullptr;
        for (const World& world : line.timeline.epochs) {
            BondEpoch epoch;
            epoch.memberships.assign(world.memberships().begin(), world.memberships().end());
            if (before != nullptr) epoch.moves = membership_moves(*before, world);
            epoch.bonds = bonds.of(world, [&] {
                return dispute_epoch(records.disputes, protection, PactMatrix(world, facts));
            });
            epoch.wars = by_treaty.of(world, [&] {
                return WarsByTreaty(world, facts, wars.rules, wars.direction, followed.rows,
                                    wars.estimates);
            });
            made.epochs.push_back(std::move(epoch));
            before = &world;
        }
        all.push_back(std::move(made));
    }
    return all;
}

bool same_memberships(const std::vector<BondLine>& bonds, const std::vector<Line>& lines) {
    return std::equal(
        bonds.begin(), bonds.end(), lines.begin(), lines.end(),
        [](const BondLine& bond, const Line& line) {
            return bond.epoch_of == line.timeline.epoch_of &&
                   std::equal(bond.epochs.begin(), bond.epochs.end(), line.timeline.epochs.begin(),
                              line.timeline.epochs.end(),
                              [](const BondEpoch& epoch, const World& world) {
                                  return std::equal(
                                      epoch.memberships.begin(), epoch.memberships.end(),
                                      world.memberships().begin(), world.memberships().end());
                              });
        });
}

}  // namespace counterpoise

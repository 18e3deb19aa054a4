#include "scenario/line.h"

#include <algorithm>
#include <cmath>

#include "base/math.h"
#include "world/strength.h"

namespace counterpoise {
namespace {

std::vector<CoverWeights> cover_weights(const World& world, const World& published,
                                        const Facts& facts, const Assumptions& assumptions,
                                        const std::vector<std::size_t>& followed) {
    const Arguments arguments;
    const View view{world, published, facts, assumptions, arguments};
    const CoverParameters p = cover_parameters(view);
    const CoverMap map(world, published, facts,
                       static_cast<int>(assumptions.number("challenger_years")),
                       former_partners(assumptions));
    const auto fade = [&](std::size_t i, std::size_t j) {
        return exp2_det(-map.km(i, j) /
                        (p.global_reach[j] ? p.half_distance_global_km : p.half_distance_km));
    };
    std::vector<double> strengths(world.size());
    for (std::size_t i = 0; i < world.size(); ++i)
        strengths[i] = strength(world, Capability::ppp, i);
    std::vector<CoverWeights> all;
    for (const std::size_t i : followed) {
        CoverWeights weights{i, {}, {}, true};
        weights.comparable =
            cover_of(i, map, strengths, p, world.column(Column::cinc)).missing.empty();
        for (const Guarantor& g : map.guarantors(i)) {
            const double share = p.global_reach[g.row] ? p.assigned_share : p.assigned_share_other;
            weights.pledged.emplace_back(g.row, p.reliability * share * fade(i, g.row));
        }
        for (const auto& [c, reason] : map.challengers(i))
            weights.challenges.emplace_back(c, fade(i, c));
        all.push_back(std::move(weights));
    }
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
    view.cover = cover_weights(world, published, facts, assumptions, followed.rows);
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

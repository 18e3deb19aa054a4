#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/realignment/law.h"

namespace counterpoise {

/// The columns that follow from who belongs to a treaty, in one pass over its members: what a
/// simulation needs often. Figures of states and pairs that stay are laid out once. The same
/// values, to the last bit, as the functions of covariates.h, which tests hold.
class MemberFigures {
  public:
    explicit MemberFigures(const Situation& start);

    /// Sum over the columns that members move, b x: of exit for members, of entry for others.
    /// Shape    sums: by place of the state.
    void member_sums(const RealignmentLaw& law, const Situation& s, const TreatyNow& treaty,
                     std::span<double> sums) const;
    /// The same over the columns that ties move.
    static void tie_sums(const RealignmentLaw& law, const Situation& s, const TreatyNow& treaty,
                         std::span<double> sums);
    /// Sum over the columns of an ending that members move.
    [[nodiscard]] double ending_sum(const ProcessLaw& law, const TreatyNow& treaty) const;

  private:
    struct OfState {
        double regime = 0;
        double regime_change = 0;
        double threat = 0;
        double log_cinc = 0;
        double cinc = 0;  ///< 0 where it is not known
        double ideal = 0, democracy = 0;
        std::vector<Place> rivals;
        std::vector<Place> near;        ///< by land or water, each once
        std::vector<Place> neighbours;  ///< by land, then by water
    };
    /// A figure a pair, row-major; 0 on the diagonal.
    using Square = std::vector<double>;
    struct Totals;
    struct Others;

    [[nodiscard]] std::span<const double> row(const Square& square, Place j) const {
        return {square.data() + j * states_.size(), states_.size()};
    }
    void add_member(Totals& totals, Place j) const;
    [[nodiscard]] Others others_of(const TreatyNow& treaty, Place i) const;
    [[nodiscard]] std::vector<std::uint16_t> members_by_rival(const TreatyNow& treaty) const;

    std::vector<OfState> states_;
    Square distance_, capability_ratio_, contact_, rivals_;
    Square ideal_distance_, democracy_distance_, shared_rivals_;
};

}  // namespace counterpoise

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "measures/balance/cycles.h"

namespace counterpoise {

/// The linear program
///
///     least sum of y_t   where y obeys the cycle inequalities given so far, 0 <= y_t <= 1,
///
/// solved by the dual simplex method of COIN-OR CLP, each time from where it stood. Only ties that
/// some inequality names are columns; all others are 0.
class CycleProgram {
  public:
    explicit CycleProgram(std::size_t ties);
    ~CycleProgram();
    CycleProgram(const CycleProgram&) = delete;
    CycleProgram& operator=(const CycleProgram&) = delete;

    void add(const std::vector<CycleCut>& cuts);
    /// Holds a tie at 0 or 1, or frees it again.
    void fix(std::uint32_t tie, int value);
    void free(std::uint32_t tie);

    /// Solves, or stops where the effort is spent, and drops inequalities that no longer bind once
    /// they are many. Returns a lower bound on the frustrated ties, rounded down by nothing:
    ///
    ///     sum_r lambda_r b_r + sum_t min over y_t in its bounds of (1 - sum_r lambda_r a_rt) y_t
    ///
    /// with the prices lambda >= 0 of the inequalities a_r y >= b_r. It holds for any prices
    /// (weak duality) and is computed here, so that it rests on no tolerance of the solver.
    double solve(Effort& effort);

    /// The frustration of each tie in the last solution, in [0, 1].
    [[nodiscard]] const std::vector<double>& solution() const { return solution_; }

  private:
    struct Solver;
    std::unique_ptr<Solver> solver_;
    std::vector<double> solution_;
};

}  // namespace counterpoise

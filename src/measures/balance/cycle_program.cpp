#include "measures/balance/cycle_program.h"

#include <coin/ClpSimplex.hpp>

#include <algorithm>
#include <limits>

namespace counterpoise {
namespace {

constexpr std::int32_t kNoColumn = -1;
constexpr double kSlack = 0.05;         ///< an inequality this far from binding may be dropped
constexpr std::size_t kManyRows = 500;  ///< beyond these and kRowsAColumn, slack ones are dropped
constexpr std::size_t kRowsAColumn = 3;

}  // namespace

struct CycleProgram::Solver {
    ClpSimplex clp;
    std::vector<std::int32_t> column_of;  ///< by tie
    std::vector<std::uint32_t> tie_of;    ///< by column

    int column(std::uint32_t tie) {
        if (column_of[tie] == kNoColumn) {
            column_of[tie] = static_cast<std::int32_t>(tie_of.size());
            tie_of.push_back(tie);
        }
        return column_of[tie];
    }

    void add_columns() {
        const auto have = static_cast<std::size_t>(clp.numberColumns());
        if (have == tie_of.size()) return;
        clp.resize(clp.numberRows(), static_cast<int>(tie_of.size()));
        for (auto c = static_cast<int>(have); c < clp.numberColumns(); ++c) {
            clp.setColumnBounds(c, 0.0, 1.0);
            clp.setObjectiveCoefficient(c, 1.0);
        }
    }

    void drop_slack_rows() {
        const auto rows = static_cast<std::size_t>(clp.numberRows());
        if (rows < kManyRows + kRowsAColumn * tie_of.size()) return;
        std::vector<int> slack;
        for (std::size_t r = 0; r < rows; ++r)
            if (clp.primalRowSolution()[r] > clp.rowLower()[r] + kSlack)
                slack.push_back(static_cast<int>(r));
        clp.deleteRows(static_cast<int>(slack.size()), slack.data());
    }

    /// The bound of weak duality from the solver's prices, negative ones taken as 0.
    [[nodiscard]] double bound() const {
        if (tie_of.empty()) return 0;
        std::vector<double> rest(tie_of.size(), 1.0);
        const CoinPackedMatrix& matrix = *clp.matrix();
        double sum = 0;
        std::vector<double> price(static_cast<std::size_t>(clp.numberRows()));
        for (std::size_t r = 0; r < price.size(); ++r) {
            price[r] = std::max(0.0, clp.dualRowSolution()[r]);
            sum += price[r] * clp.rowLower()[r];
        }
        for (std::size_t c = 0; c < rest.size(); ++c) {
            const auto begin = matrix.getVectorStarts()[c];
            const auto end = begin + matrix.getVectorLengths()[c];
            for (auto k = begin; k < end; ++k)
                rest[c] -= matrix.getElements()[k] *
                           price[static_cast<std::size_t>(matrix.getIndices()[k])];
            sum += rest[c] >= 0 ? rest[c] * clp.columnLower()[c] : rest[c] * clp.columnUpper()[c];
        }
        return sum;
    }
};

CycleProgram::CycleProgram(std::size_t ties)
    : solver_(std::make_unique<Solver>()), solution_(ties, 0.0) {
    solver_->clp.setLogLevel(0);
    solver_->clp.setOptimizationDirection(1);
    solver_->column_of.assign(ties, kNoColumn);
}

CycleProgram::~CycleProgram() = default;

void CycleProgram::add(const std::vector<CycleCut>& cuts) {
    std::vector<CoinBigIndex> starts{0};
    std::vector<int> columns;
    std::vector<double> elements;
    std::vector<double> least;
    for (const CycleCut& cut : cuts) {
        least.push_back(1.0);
        for (std::size_t k = 0; k < cut.ties.size(); ++k) {
            columns.push_back(solver_->column(cut.ties[k]));
            elements.push_back(cut.flipped[k] ? -1.0 : 1.0);
            if (cut.flipped[k]) least.back() -= 1.0;
        }
        starts.push_back(static_cast<CoinBigIndex>(columns.size()));
    }
    solver_->add_columns();
    const std::vector<double> most(cuts.size(), COIN_DBL_MAX);
    solver_->clp.addRows(static_cast<int>(cuts.size()), least.data(), most.data(), starts.data(),
                         columns.data(), elements.data());
}

void CycleProgram::fix(std::uint32_t tie, int value) {
    const int c = solver_->column(tie);
    solver_->add_columns();
    solver_->clp.setColumnBounds(c, value, value);
}

void CycleProgram::free(std::uint32_t tie) {
    if (solver_->column_of[tie] != kNoColumn)
        solver_->clp.setColumnBounds(solver_->column_of[tie], 0.0, 1.0);
}

double CycleProgram::solve(Effort& effort) {
    ClpSimplex& clp = solver_->clp;
    if (clp.numberRows() == 0) return 0;
    solver_->drop_slack_rows();
    const auto weight =
        Effort::kLineOfAPivot * static_cast<std::uint64_t>(clp.numberRows() + clp.numberColumns());
    constexpr std::uint64_t kMost = std::numeric_limits<int>::max() / 2;
    clp.setMaximumIterations(static_cast<int>(std::min(effort.left() / weight, kMost)));
    clp.dual();
    effort.spend(weight * (1 + static_cast<std::uint64_t>(clp.numberIterations())));
    std::fill(solution_.begin(), solution_.end(), 0.0);
    for (std::size_t c = 0; c < solver_->tie_of.size(); ++c)
        if (const double y = clp.primalColumnSolution()[c]; y > 0)
            solution_[solver_->tie_of[c]] = std::min(y, 1.0);
    return solver_->bound();
}

}  // namespace counterpoise

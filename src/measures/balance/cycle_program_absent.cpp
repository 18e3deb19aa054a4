#include "base/error.h"
#include "measures/balance/cycle_program.h"

// Takes the place of cycle_program.cpp where Counterpoise is built without its solver.

namespace counterpoise {

struct CycleProgram::Solver {};

CycleProgram::CycleProgram(std::size_t) {
    throw InputError(
        Fault{"balance.frustration", "it was built without the solver CLP",
              "the fewest ties against balance are found and proved by linear programs",
              "Build with COUNTERPOISE_CLP=ON, or ask for balance.triangles."});
}

CycleProgram::~CycleProgram() = default;
void CycleProgram::add(const std::vector<CycleCut>&) {}
void CycleProgram::fix(std::uint32_t, int) {}
void CycleProgram::free(std::uint32_t) {}
double CycleProgram::solve(Effort&) {
    return 0;
}

}  // namespace counterpoise

#include "behaviour/realignment/factors.h"

#include "base/math.h"
#include "behaviour/realignment/record.h"

namespace counterpoise {

double world_factor(const RealignmentLaw& law_of_all, Process process, const Situation& s) {
    const ProcessLaw& law = of(law_of_all, process);
    const std::vector<std::size_t>& columns = moved(process).world;
    const double sum = process == Process::pact ? sum_over(columns, law, pact_columns(), s, 0, 0)
                       : process == Process::ending
                           ? sum_over(columns, law, ending_columns(), s, s.treaties[0])
                           : sum_over(columns, law, member_columns(process), s, s.treaties[0], 0);
    return exp_det(law.intercept + sum);
}

double treaty_log(const RealignmentLaw& law_of_all, Process process, const Situation& s,
                  const TreatyNow& treaty) {
    const ProcessLaw& law = of(law_of_all, process);
    const std::vector<std::size_t>& columns = moved(process).treaty;
    return process == Process::ending
               ? sum_over(columns, law, ending_columns(), s, treaty)
               : sum_over(columns, law, member_columns(process), s, treaty, 0);
}

std::vector<double> state_factors(const RealignmentLaw& law_of_all, Process process,
                                  const Situation& s) {
    const ProcessLaw& law = of(law_of_all, process);
    const std::vector<std::size_t>& columns = moved(process).state;
    std::vector<double> factors(s.states());
    for (std::size_t p = 0; p < factors.size(); ++p) {
        const Place i = static_cast<Place>(p);
        // What pairs add of two states is twice that of one with itself.
        const double sum =
            process == Process::pact
                ? sum_over(columns, law, pact_columns(), s, i, i) / 2
                : sum_over(columns, law, member_columns(process), s, s.treaties[0], i);
        factors[p] = exp_det(sum);
    }
    return factors;
}

}  // namespace counterpoise

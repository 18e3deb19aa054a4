#include "history/estimators/multinomial_refusals.h"

#include <fmt/format.h>

#include "base/error.h"
#include "history/estimators/logit_refusals.h"

namespace counterpoise {

void require_cases(const MultinomialDesign& design, const std::vector<std::size_t>& cases,
                   double least) {
    const std::size_t width = design.columns.size() + 1;
    const double needed = least * static_cast<double>(width);
    Faults faults;
    for (std::size_t c = 0; c < cases.size(); ++c) {
        const std::string where = fmt::format("class '{}'", design.classes[c]);
        if (cases[c] == 0)
            faults.add({where, "has no case", "nothing can be told of a class that never happened",
                        "Choose other years."});
        else if (static_cast<double>(cases[c]) < needed)
            faults.add({where,
                        fmt::format("{} cases in {} rows are too few for {} coefficients", cases[c],
                                    design.outcome.size(), width),
                        fmt::format("at least {:.0f} are needed", needed),
                        "Choose more years or fewer columns."});
    }
    faults.raise_if_any();
}

void refuse_combination(const MultinomialDesign& design, std::size_t j) {
    refuse_combination(coefficient_name(design.names, j));
}

void refuse_no_finite_estimate(const MultinomialDesign& design, std::size_t c, std::size_t j) {
    throw InputError(
        Fault{"column '" + coefficient_name(design.names, j) + "'",
              fmt::format("separates class '{}'", design.classes[c]),
              "along it the class does not overlap the others, so its estimate has no finite value",
              "Leave it out, or choose more years."});
}

}  // namespace counterpoise

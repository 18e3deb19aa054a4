#include "measures/risk/guarantor.h"

#include <fmt/format.h>

#include "base/math.h"
#include "behaviour/disputes/choices.h"
#include "behaviour/parameters.h"

namespace counterpoise {
namespace {

constexpr double kNinetyPercent = 1.6448536269514722;  ///< normal quantile of 95 %

}  // namespace

GuarantorOdds guarantor_odds(const Facts& facts, const Assumptions& assumptions) {
    const DisputeChoices choices = dispute_choices(assumptions);
    if (choices.school == GuarantorSchool::does_not_deter) return {};
    const ParameterSet set = read_parameters(facts, "disputes");
    const Parameter& prior = set.list[set.index("guarantor_loss.log_odds")];
    const double median = choices.median_odds ? *choices.median_odds : exp_det(prior.value);
    const double spread = exp_det(kNinetyPercent * prior.se);
    return {median, median / spread, median * spread};
}

std::string in_words(const GuarantorOdds& odds) {
    return fmt::format("odds times {:.3g}, 90 % interval {:.2f} to {:.2f}", odds.median, odds.low,
                       odds.high);
}

}  // namespace counterpoise

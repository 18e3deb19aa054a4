#include "behaviour/spending/nash.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"

namespace counterpoise {

double taste_at(double contribution, double others, double income, double spill_in) {
    return (contribution + spill_in * others) / (income + spill_in * others);
}

std::vector<double> nash_contributions(std::span<const Contributor> contributors, double spill_in,
                                       double outside) {
    promise(spill_in >= 0 && spill_in <= 1, "spill-in outside 0 to 1");
    const std::size_t n = contributors.size();
    std::vector<double> wish(n);    // a y
    std::vector<double> answer(n);  // (1 - a) theta
    std::vector<double> stop(n);    // the total (with outside) at which a contributor gives nothing
    for (std::size_t i = 0; i < n; ++i) {
        promise(contributors[i].taste > 0 && contributors[i].taste < 1, "a taste outside 0 to 1");
        wish[i] = contributors[i].taste * contributors[i].income;
        answer[i] = (1.0 - contributors[i].taste) * spill_in;
        stop[i] = answer[i] > 0 ? wish[i] / answer[i] : 1e300;
    }
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return stop[a] > stop[b]; });
    // With the first m contributors active: Q = (sum of wishes) - (sum of answers)(Q + outside),
    // each over (1 - answer).
    double wishes = 0;
    double answers = 0;
    double total = 0;
    for (std::size_t m = 0; m < n; ++m) {
        const std::size_t i = order[m];
        if (total + outside >= stop[i]) break;
        wishes += wish[i] / (1.0 - answer[i]);
        answers += answer[i] / (1.0 - answer[i]);
        total = std::max(0.0, (wishes - answers * outside) / (1.0 + answers));
    }
    std::vector<double> given(n);
    for (std::size_t i = 0; i < n; ++i)
        given[i] = std::max(0.0, (wish[i] - answer[i] * (total + outside)) / (1.0 - answer[i]));
    return given;
}

}  // namespace counterpoise

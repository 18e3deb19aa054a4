#pragma once

#include "base/chance.h"
#include "history/spending/paths.h"

namespace counterpoise {

/// States without any figure, rival, ally or target.
inline SpendingRecordYears empty_record(std::size_t states) {
    const std::size_t years = kLastSpendingYear - kFirstSpendingYear + 1;
    const StateGrid nothing(states);
    const std::vector<std::vector<std::vector<std::size_t>>> nobody(
        states, std::vector<std::vector<std::size_t>>(years));
    return {nothing, nothing, nothing, nothing, nobody, nobody};
}

/// A record that a law made: log burdens return to -4 by `reversion`, with errors of 0.1 a year.
inline SpendingRecordYears simulated_record(std::size_t states, double reversion) {
    SpendingRecordYears record = empty_record(states);
    for (std::size_t s = 0; s < states; ++s) {
        const auto chance = [&](int year) {
            return normal(address(1949, 0, static_cast<std::uint16_t>(year), Behaviour::spending,
                                  static_cast<std::uint32_t>(s)));
        };
        double b = -4 + 0.5 * chance(0);
        for (int y = kFirstSpendingYear; y <= kLastSpendingYear; ++y) {
            record.log_burden.set(s, y, b);
            record.log_spending.set(s, y, b + 8);
            record.growth.set(s, y, 0.03);
            b += reversion * (b + 4) + 0.1 * chance(y);
        }
    }
    return record;
}

}  // namespace counterpoise

#include "measures/votes/power_indices.h"

#include <fmt/format.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>

#include "base/error.h"
#include "measures/votes/counting.h"

namespace counterpoise {
namespace {

using Whole = boost::multiprecision::cpp_int;

constexpr double kMostSteps = 2e10;

/// The nearest double below, to 60 bits before rounding: numbers of thousands of bits do not
/// overflow on the way.
double ratio(const Whole& numerator, const Whole& denominator) {
    if (numerator == 0) return 0;
    const int shift = static_cast<int>(msb(denominator)) - static_cast<int>(msb(numerator)) + 60;
    const Whole scaled = shift >= 0 ? Whole((numerator << shift) / denominator)
                                    : Whole(numerator / (denominator << -shift));
    return std::ldexp(static_cast<double>(static_cast<std::uint64_t>(scaled)), -shift);
}

Exact exact(const Whole& number) {
    return {number.str(), ratio(number, 1)};
}

Exact exact(const Whole& numerator, const Whole& denominator) {
    const Whole divisor = gcd(numerator, denominator);
    const Whole above = numerator / divisor;
    const Whole below = denominator / divisor;
    return {below == 1 ? above.str() : above.str() + "/" + below.str(), ratio(above, below)};
}

/// Puts whole numbers together from their remainders (Garner).
class Remainders {
  public:
    void add(const std::vector<std::uint64_t>& remainders, std::uint64_t prime) {
        numbers_.resize(remainders.size());
        const Field field(prime);
        const std::uint64_t inverse =
            field.inverse(field.of(static_cast<std::uint64_t>(modulus_ % prime)));
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            const auto have = field.of(static_cast<std::uint64_t>(numbers_[i] % prime));
            const auto lacking = field.minus(field.of(remainders[i]), have);
            numbers_[i] += modulus_ * field.plain(field.times(lacking, inverse));
        }
        modulus_ *= prime;
    }
    [[nodiscard]] const std::vector<Whole>& numbers() const { return numbers_; }

  private:
    Whole modulus_ = 1;
    std::vector<Whole> numbers_;
};

struct ExactCounts {
    Remainders winning;
    std::vector<Remainders> winning_with;
};

ExactCounts counted(const Game& game, const std::string& where) {
    const Diagram diagram = make_diagram(game, where);
    // Counts are at most 2^n, and each prime is above 2^59.
    const std::vector<std::uint64_t> primes = large_primes(game.players() / 59 + 1);
    const double steps = counting_steps(game, diagram) * static_cast<double>(primes.size());
    if (steps > kMostSteps)
        throw InputError(
            Fault{where,
                  fmt::format("counting this game of {} players would take {:.0f} times the steps "
                              "that are allowed",
                              game.players(), std::ceil(steps / kMostSteps)),
                  "power is counted exactly, never sampled",
                  "Give the votes in thousands or millions, and the quota with them (a column as "
                  "\"column:NAME/1000\")."});
    ExactCounts counts;
    counts.winning_with.resize(game.classes.size());
    for (const std::uint64_t prime : primes) {
        const CoalitionCounts some = count_winning(game, diagram, Field(prime));
        counts.winning.add(some.winning, prime);
        for (std::size_t c = 0; c < game.classes.size(); ++c)
            counts.winning_with[c].add(some.winning_with[c], prime);
    }
    return counts;
}

Whole sum_of(const std::vector<Whole>& numbers) {
    Whole sum = 0;
    for (const Whole& x : numbers) sum += x;
    return sum;
}

/// What a coalition that a player turns is worth to it in orders: s! (n - s - 1)! for size s.
std::vector<Whole> orders_of(std::size_t n) {
    std::vector<Whole> factorials{1};
    for (std::size_t k = 1; k <= n; ++k) factorials.push_back(factorials.back() * k);
    std::vector<Whole> orders;
    for (std::size_t s = 0; s < n; ++s) orders.push_back(factorials[s] * factorials[n - s - 1]);
    orders.push_back(factorials[n]);
    return orders;
}

}  // namespace

GamePower power_indices(const Game& game, const std::string& where) {
    promise(can_win(game), "a game that nobody can win");
    const std::size_t n = game.players();
    const ExactCounts counts = counted(game, where);
    const std::vector<Whole>& winning = counts.winning.numbers();
    const std::vector<Whole> orders = orders_of(n);
    std::vector<Whole> swings;
    std::vector<Whole> turned;  // orders of joining in which the player turns a loss into a win
    Whole all_swings = 0;
    for (std::size_t c = 0; c < game.classes.size(); ++c) {
        const std::vector<Whole>& with = counts.winning_with[c].numbers();
        swings.emplace_back(0);
        turned.emplace_back(0);
        for (std::size_t s = 0; s < n; ++s) {
            const Whole here = with[s + 1] - (winning[s] - with[s]);
            swings.back() += here;
            turned.back() += here * orders[s];
        }
        all_swings += swings.back() * game.classes[c].players;
    }
    GamePower power;
    const Whole half = Whole(1) << (n - 1);
    for (std::size_t c = 0; c < swings.size(); ++c)
        power.classes.push_back({exact(swings[c]), exact(swings[c], all_swings),
                                 exact(swings[c], half), exact(turned[c], orders[n])});
    const Whole wins = sum_of(winning);
    power.swings = exact(all_swings);
    power.winning = exact(wins);
    power.act = exact(wins, half * 2);
    return power;
}

}  // namespace counterpoise

#include "measures/votes/field.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace counterpoise {
namespace {

/// Miller and Rabin's test; with these bases it is a proof below 3.1e23 (Sorenson and Webster
/// 2017).
bool is_prime(std::uint64_t n) {
    constexpr std::array<std::uint64_t, 12> kBases{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};
    for (const std::uint64_t base : kBases)
        if (n % base == 0) return n == base;
    const Field field(n);
    const std::uint64_t one = field.of(1);
    const std::uint64_t minus_one = field.minus(0, one);
    std::uint64_t odd = n - 1;
    int twos = 0;
    for (; odd % 2 == 0; odd /= 2) ++twos;
    return std::all_of(kBases.begin(), kBases.end(), [&](std::uint64_t base) {
        std::uint64_t x = field.power(field.of(base), odd);
        if (x == one) return true;
        for (int i = 0; i < twos; ++i, x = field.times(x, x))
            if (x == minus_one) return true;
        return false;
    });
}

}  // namespace

Field::Field(std::uint64_t prime) : prime_(prime) {
    promise(prime % 2 == 1 && prime < (std::uint64_t{1} << 63U), "a field needs an odd prime");
    std::uint64_t inverse = prime;  // Newton: correct bits double, from 3
    for (int i = 0; i < 5; ++i) inverse *= 2 - prime * inverse;
    inverse_ = 0 - inverse;
    const Wide whole = static_cast<Wide>(0) - prime;  // 2^128 - prime
    square_ = static_cast<std::uint64_t>(whole % prime);
}

std::uint64_t Field::power(std::uint64_t a, std::uint64_t exponent) const {
    std::uint64_t result = of(1);
    for (; exponent > 0; exponent /= 2, a = times(a, a))
        if (exponent % 2 == 1) result = times(result, a);
    return result;
}

std::vector<std::uint64_t> large_primes(std::size_t n) {
    std::vector<std::uint64_t> primes;
    for (std::uint64_t x = (std::uint64_t{1} << 60U) - 1; primes.size() < n; x -= 2)
        if (is_prime(x)) primes.push_back(x);
    return primes;
}

std::vector<std::uint64_t> interpolated(std::vector<std::uint64_t> values, const Field& field) {
    const std::size_t n = values.size();
    // Newton: f(x) = sum_k a_k (x - 1) … (x - k), with a_k the k-th difference over k!.
    for (std::size_t k = 1; k < n; ++k) {
        const std::uint64_t over = field.inverse(field.of(k));
        for (std::size_t j = n - 1; j >= k; --j)
            values[j] = field.times(field.minus(values[j], values[j - 1]), over);
    }
    std::vector<std::uint64_t> coefficients(n, 0);
    for (std::size_t k = n; k-- > 0;) {  // times (x - k - 1), plus a_k
        const std::uint64_t shift = field.of(k + 1);
        for (std::size_t j = n - k; j-- > 1;)
            coefficients[j] = field.minus(coefficients[j - 1], field.times(shift, coefficients[j]));
        coefficients[0] = field.minus(values[k], field.times(shift, coefficients[0]));
    }
    return coefficients;
}

}  // namespace counterpoise

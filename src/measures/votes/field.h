#pragma once

#include <cstdint>
#include <vector>

namespace counterpoise {

/// Whole numbers modulo an odd prime below 2^63, kept in Montgomery form (a number x as x 2^64), so
/// that a product costs no division.
///
/// Source   Montgomery 1985; docs/method/votes.md.
class Field {
  public:
    explicit Field(std::uint64_t prime);

    [[nodiscard]] std::uint64_t prime() const { return prime_; }
    /// Into and out of the form.
    [[nodiscard]] std::uint64_t of(std::uint64_t x) const { return times(x % prime_, square_); }
    [[nodiscard]] std::uint64_t plain(std::uint64_t a) const { return reduced(a); }

    [[nodiscard]] std::uint64_t plus(std::uint64_t a, std::uint64_t b) const {
        const std::uint64_t sum = a + b;
        return sum >= prime_ ? sum - prime_ : sum;
    }
    [[nodiscard]] std::uint64_t minus(std::uint64_t a, std::uint64_t b) const {
        return a >= b ? a - b : a + prime_ - b;
    }
    [[nodiscard]] std::uint64_t times(std::uint64_t a, std::uint64_t b) const {
        return reduced(static_cast<Wide>(a) * b);
    }
    /// Products may be summed and reduced once: kMostSummed of them, of a prime below 2^60, stay
    /// below 2^64 times the prime.
    __extension__ using Wide = unsigned __int128;
    static constexpr std::size_t kMostSummed = 16;
    [[nodiscard]] static Wide wide(std::uint64_t a, std::uint64_t b) {
        return static_cast<Wide>(a) * b;
    }
    [[nodiscard]] std::uint64_t reduced(Wide x) const {
        const std::uint64_t m = static_cast<std::uint64_t>(x) * inverse_;
        const auto high = static_cast<std::uint64_t>((x + static_cast<Wide>(m) * prime_) >> 64U);
        return high >= prime_ ? high - prime_ : high;
    }

    [[nodiscard]] std::uint64_t power(std::uint64_t a, std::uint64_t exponent) const;
    [[nodiscard]] std::uint64_t inverse(std::uint64_t a) const { return power(a, prime_ - 2); }

  private:
    std::uint64_t prime_ = 0;
    std::uint64_t inverse_ = 0;  ///< -1 / prime mod 2^64
    std::uint64_t square_ = 0;   ///< 2^128 mod prime
};

/// The `n` largest primes below 2^60, largest first.
[[nodiscard]] std::vector<std::uint64_t> large_primes(std::size_t n);

/// The coefficients of a polynomial of degree < values.size() from its values at 1, 2, 3, …; all in
/// Montgomery form.
[[nodiscard]] std::vector<std::uint64_t> interpolated(std::vector<std::uint64_t> values,
                                                      const Field& field);

}  // namespace counterpoise

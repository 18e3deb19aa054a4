#pragma once

#include <array>
#include <cstdint>

namespace counterpoise {

// No generator is passed or stored: every draw has an address, and the draw is a function of it. A
// baseline and its scenarios use the same addresses, so that they share their luck, and no order of
// runs, threads or machines can change a draw. The function is Philox4x32-10 (Salmon, Moraes, Dror
// and Shaw 2011) as implemented by Random123.

/// What a draw is for. The numbers are fixed: changing one changes every result.
enum class Behaviour : std::uint16_t {
    parameters = 0,
    growth = 1,
    spending = 2,
    disputes = 3,
    cascade = 4,
    realignment = 5,
    politics = 6
};

/// Where a draw stands. One address is for one draw: two draws at one address are the same luck.
struct Address {
    std::uint64_t seed = 0;
    std::uint32_t run = 0;
    std::uint16_t year = 0;
    std::uint16_t behaviour = 0;
    std::uint32_t subject = 0;  ///< a stable code (COW code, treaty code), never a row number
    std::uint32_t k = 0;        ///< counts the draws of one subject

    friend bool operator==(const Address&, const Address&) = default;
};

/// The address `k` of one behaviour about one subject.
[[nodiscard]] constexpr Address address(std::uint64_t seed, std::uint32_t run, std::uint16_t year,
                                        Behaviour behaviour, std::uint32_t subject,
                                        std::uint32_t k = 0) {
    return {seed, run, year, static_cast<std::uint16_t>(behaviour), subject, k};
}

/// The 192 bits that Philox takes.
struct Packed {
    std::array<std::uint32_t, 4> counter;
    std::array<std::uint32_t, 2> key;

    friend bool operator==(const Packed&, const Packed&) = default;
};

/// Packs an address:
///
///     key     = (seed mod 2^32, seed / 2^32)
///     counter = (k, subject, behaviour 2^16 + year, run)
///
/// Every bit of the address has a place of its own, so distinct addresses give distinct counters or
/// keys; under one seed Philox is a bijection of the counter, so their 128-bit outputs differ too.
[[nodiscard]] Packed packed(const Address& address);

/// Philox4x32-10 itself.
[[nodiscard]] std::array<std::uint32_t, 4> philox(const Packed& packed);

/// A uniform number in the open interval (0, 1): an odd multiple of 2^-53, each of the 2^52 equally
/// likely. So u and 1 - u are both exact and equally likely, and the mean is 1/2.
[[nodiscard]] double uniform(const Address& address);

/// The numbers of four subjects at one address: the same as uniform of each, in less time.
[[nodiscard]] std::array<double, 4> uniforms(Address address,
                                             const std::array<std::uint32_t, 4>& subjects);

/// A standard normal number: normal_quantile(uniform(address)), |z| < 8.3.
[[nodiscard]] double normal(const Address& address);

/// One of 0 … n - 1, as floor(w n / 2^64) of a 64-bit word w. Each has probability 1/n within
/// 2^-64, a relative bias below n 2^-64 <= 2^-32.
/// Errors   BrokenPromise for n = 0.
[[nodiscard]] std::uint32_t pick(const Address& address, std::uint32_t n);

}  // namespace counterpoise

#include "base/chance.h"

#include <Random123/philox.h>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

std::uint64_t word(const Address& address) {
    const auto out = philox(packed(address));
    return (std::uint64_t{out[1]} << 32) | out[0];
}

}  // namespace

Packed packed(const Address& a) {
    const auto low = static_cast<std::uint32_t>(a.seed);
    const auto high = static_cast<std::uint32_t>(a.seed >> 32);
    const std::uint32_t what = (std::uint32_t{a.behaviour} << 16) | a.year;
    return {{a.k, a.subject, what, a.run}, {low, high}};
}

std::array<std::uint32_t, 4> philox(const Packed& packed) {
    const auto& c = packed.counter;
    const r123::Philox4x32::ctr_type counter = {{c[0], c[1], c[2], c[3]}};
    const r123::Philox4x32::key_type key = {{packed.key[0], packed.key[1]}};
    const auto out = r123::Philox4x32_R<10>()(counter, key);
    return {out[0], out[1], out[2], out[3]};
}

double uniform(const Address& address) {
    return static_cast<double>((word(address) >> 11) | 1) * 0x1p-53;
}

std::array<double, 4> uniforms(Address address, const std::array<std::uint32_t, 4>& subjects) {
    constexpr std::size_t kLanes = 4;
    // The rounds of Philox4x32-10 in four lanes side by side; a test holds them to Random123's.
    const Packed p = packed(address);
    std::uint32_t c0[kLanes], c1[kLanes], c2[kLanes], c3[kLanes];
    for (std::size_t l = 0; l < kLanes; ++l) {
        c0[l] = p.counter[0];
        c1[l] = subjects[l];
        c2[l] = p.counter[2];
        c3[l] = p.counter[3];
    }
    std::uint32_t k0 = p.key[0], k1 = p.key[1];
    for (int round = 0; round < 10; ++round) {
        for (std::size_t l = 0; l < kLanes; ++l) {
            const std::uint64_t a = std::uint64_t{PHILOX_M4x32_0} * c0[l];
            const std::uint64_t b = std::uint64_t{PHILOX_M4x32_1} * c2[l];
            c0[l] = static_cast<std::uint32_t>(b >> 32) ^ c1[l] ^ k0;
            c1[l] = static_cast<std::uint32_t>(b);
            c2[l] = static_cast<std::uint32_t>(a >> 32) ^ c3[l] ^ k1;
            c3[l] = static_cast<std::uint32_t>(a);
        }
        k0 += PHILOX_W32_0;
        k1 += PHILOX_W32_1;
    }
    std::array<double, 4> numbers{};
    for (std::size_t l = 0; l < kLanes; ++l) {
        const std::uint64_t w = (std::uint64_t{c1[l]} << 32) | c0[l];
        numbers[l] = static_cast<double>((w >> 11) | 1) * 0x1p-53;
    }
    return numbers;
}

double normal(const Address& address) {
    return normal_quantile(uniform(address));
}

std::uint32_t pick(const Address& address, std::uint32_t n) {
    promise(n > 0, "pick: nothing to pick from");
    const std::uint64_t w = word(address);
    const std::uint64_t low = (w & 0xffffffff) * n;  // w n / 2^64 without 128-bit numbers
    return static_cast<std::uint32_t>(((w >> 32) * n + (low >> 32)) >> 32);
}

}  // namespace counterpoise

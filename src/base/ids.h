#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace counterpoise {

/// A number that means one thing: ids of different things do not mix.
template <class Tag, class Rep>
struct Id {
    Rep code{};
    auto operator<=>(const Id&) const = default;
};

/// A state by its Correlates of War code, which never changes (ISO codes repeat over time).
using StateId = Id<struct StateTag, std::uint16_t>;
/// A treaty by its row in the frozen table of treaties.
using TreatyId = Id<struct TreatyTag, std::uint16_t>;
/// An institution by its row in the frozen table of institutions.
using InstitutionId = Id<struct InstitutionTag, std::uint16_t>;

/// A calendar year.
struct Year {
    int value = 0;
    auto operator<=>(const Year&) const = default;
    [[nodiscard]] Year operator+(int years) const { return {value + years}; }
    [[nodiscard]] Year operator-(int years) const { return {value - years}; }
    [[nodiscard]] int operator-(Year other) const { return value - other.value; }
    Year& operator++() {
        ++value;
        return *this;
    }
};

inline constexpr Year kFirstYear{1816};   ///< the first year that the facts know
inline constexpr Year kLatestYear{2025};  ///< the latest world: columns carried forward to here
inline constexpr Year kFarthestYear{2100};

}  // namespace counterpoise

template <class Tag, class Rep>
struct std::hash<counterpoise::Id<Tag, Rep>> {
    std::size_t operator()(const counterpoise::Id<Tag, Rep>& id) const noexcept {
        return std::hash<Rep>{}(id.code);
    }
};

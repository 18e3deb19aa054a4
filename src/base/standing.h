#pragma once

#include <optional>
#include <string_view>

namespace counterpoise {

/// What a rule or a fact rests on. It travels with the number into report and JSON. Ordered from
/// firm to soft.
enum class Standing {
    treaty_text,
    adopted_resolution,
    published_figure,
    inferred_from_precedent,
    transcribed_unverified,
    assumed,
};

[[nodiscard]] std::string_view name_of(Standing standing);
[[nodiscard]] std::optional<Standing> standing_named(std::string_view name);
/// The softer of two: a number is as firm as the softest thing it rests on.
[[nodiscard]] inline Standing softer(Standing a, Standing b) {
    return a < b ? b : a;
}

}  // namespace counterpoise

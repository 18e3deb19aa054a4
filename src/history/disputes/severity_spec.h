#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "history/dyads/dyads.h"

namespace counterpoise {

/// What an onset comes to, from the mildest: the worst that the dispute that begins ever reaches
/// between the two.
inline constexpr std::array<std::string_view, 4> kSeverityClasses{"none", "force", "fatal", "war"};

/// Whether onsets of states that joined a dispute of others count.
enum class Joiners { counted, left_out };

/// What a fit of severity estimates: of which onsets, from which columns.
struct SeveritySpec {
    std::string name;
    std::string about;
    Pairs pairs = Pairs::all;
    Joiners joiners = Joiners::counted;
    std::vector<std::string> columns;
};

/// The specifications that the program knows by name.
[[nodiscard]] const std::vector<SeveritySpec>& severity_specs();

/// One that a user wrote in TOML: `columns` (a list) and, if wanted, `name`, `about`, `pairs`
/// ("all" or "relevant") and `joiners` ("counted" or "left out").
///
/// Errors   InputError with every fault and its place, as parse_dispute_spec.
[[nodiscard]] SeveritySpec parse_severity_spec(std::string_view text, const std::string& file);

/// Errors   InputError with the nearest name.
[[nodiscard]] const SeveritySpec& severity_spec(std::string_view name);

}  // namespace counterpoise

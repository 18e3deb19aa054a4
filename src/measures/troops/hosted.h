#pragma once

#include "measures/measure.h"

namespace counterpoise {

/// US law: fewer US personnel in Europe than this for longer than 45 days need certification. NDAA
/// FY2026 sec. 1249.
inline constexpr double kEuropeFloor = 76000;

/// US troops by host. After an American exit from NATO or dormancy, by `troops_after_exit`: kept,
/// at the statutory floor in Europe (hosts scaled alike, never up) or none in the treaty's European
/// members.
[[nodiscard]] Reading troops_hosted(const View& view);

}  // namespace counterpoise

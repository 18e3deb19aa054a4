#pragma once

#include "measures/measure.h"

namespace counterpoise {

[[nodiscard]] Reading nato_common_funding(const View& view);
[[nodiscard]] Reading un_scale_measure(const View& view);
[[nodiscard]] Reading un_peacekeeping_scale(const View& view);
[[nodiscard]] Reading un_dues(const View& view);
[[nodiscard]] Reading un_arrears(const View& view);
[[nodiscard]] Reading un_entity_funding(const View& view);

}  // namespace counterpoise

#include "base/version.h"

namespace counterpoise {

std::string_view program_version() {
    return COUNTERPOISE_VERSION;
}

}  // namespace counterpoise

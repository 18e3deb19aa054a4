#pragma once

#include <string>

#include "answers/sheet.h"
#include "behaviour/parameters.h"

namespace counterpoise {

/// Parameters as a file to be written.
struct ParameterFile {
    std::string name;  ///< BEHAVIOUR.toml
    std::string text;
    ParameterSet set;  ///< what it holds
};

/// Parameters as a file; `program`, the version that made them, is put into it.
/// Errors   BrokenPromise for parameters that do not say what they come from.
[[nodiscard]] ParameterFile make_parameter_file(ParameterSet set, const std::string& program);

/// What was estimated, what was kept, and the scores; `place` says where the file was written.
[[nodiscard]] Answer describe(const ParameterFile& file, const std::string& place);

}  // namespace counterpoise

#pragma once

#include "app/commands.h"
#include "behaviour/parameters.h"

namespace counterpoise {

/// Refuses a folder of `fit --write` that is not there or cannot be written, before anything is
/// fitted; does nothing without --write. Errors: InputError (missing).
void require_write_folder(const Options& options);

/// Writes FOLDER/<behaviour>.toml, whole or not at all, and says so: what was estimated, what was
/// kept, and the scores. The program's version is put into the file. Answers the exit code.
/// Errors: InputError where it cannot be written.
[[nodiscard]] int write_parameter_file(const Context& context, ParameterSet set);

}  // namespace counterpoise

#pragma once

#include <iosfwd>

#include "answers/sheet.h"
#include "app/options.h"

namespace counterpoise {

/// As text of at most 100 columns: the last column of a table is broken into lines where it has to
/// be.
void print_sheet(const Sheet& sheet, std::ostream& out);
/// An answer in the format asked for.
void put_answer(const Answer& answer, Format format, std::ostream& out);

}  // namespace counterpoise

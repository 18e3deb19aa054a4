#include "answers/world_year.h"

#include <fmt/format.h>

#include "base/error.h"

namespace counterpoise {

Year world_year(std::optional<int> asked) {
    const Year year{asked.value_or(kLatestYear.value)};
    if (year < kFirstYear || year > kLatestYear)
        throw InputError(
            Fault{"--year", fmt::format("year {} has no world", year.value),
                  fmt::format("the facts run from {} to {}", kFirstYear.value, kLatestYear.value),
                  "Choose a year between them."});
    return year;
}

}  // namespace counterpoise

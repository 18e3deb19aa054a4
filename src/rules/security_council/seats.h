#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/standing.h"

namespace counterpoise {

/// What becomes of the seat and the veto of a permanent member that leaves the UN. The Charter
/// names the five and has no rule for an exit: the readings are named, none is the law.
enum class SeatReading {
    empty,    ///< the seat stays empty; the others keep their vetoes
    elected,  ///< the seat is filled by election; the others keep their vetoes
    no_veto,  ///< the same, and nobody has a veto any more
};
/// The reading of an assumption's word.
[[nodiscard]] SeatReading seat_reading_named(std::string_view word);

/// A Security Council by its kinds of seats.
struct Council {
    std::size_t permanent = 0;
    std::size_t elected = 0;
    bool veto = true;  ///< whether permanent members have one

    [[nodiscard]] std::size_t seats() const { return permanent + elected; }
    bool operator==(const Council&) const = default;
};

/// The council after permanent members have left. The quota of votes is absolute (Art. 27) and
/// stays.
///
///     empty    (p - k, e, veto)     elected  (p - k, e + k, veto)     no_veto  (p - k, e + k,
///     none)
///
/// Shape    0 <= k <= p; without a leaver nothing changes under any reading.
/// Errors   BrokenPromise if more leave than there are.
/// Source   UN Charter Arts. 23, 27, 108; docs/method/security_council.md.
[[nodiscard]] Council council_after(const Council& before, std::size_t leavers,
                                    SeatReading reading);

/// What a reading rests on. None has been tried: `empty` reads the text in force, the other two
/// suppose an amendment (Art. 108).
[[nodiscard]] Standing standing_of(SeatReading reading);
/// In words, for a note.
[[nodiscard]] std::string_view meaning_of(SeatReading reading);

}  // namespace counterpoise

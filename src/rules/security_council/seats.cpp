#include "rules/security_council/seats.h"

#include "base/error.h"

namespace counterpoise {

SeatReading seat_reading_named(std::string_view word) {
    if (word == "empty") return SeatReading::empty;
    if (word == "elected") return SeatReading::elected;
    promise(word == "no_veto", "a reading of seats that is not in the list of assumptions");
    return SeatReading::no_veto;
}

Council council_after(const Council& before, std::size_t leavers, SeatReading reading) {
    promise(leavers <= before.permanent, "more permanent members leave than there are");
    Council after = before;
    if (leavers == 0) return after;
    after.permanent -= leavers;
    if (reading != SeatReading::empty) after.elected += leavers;
    if (reading == SeatReading::no_veto) after.veto = false;
    return after;
}

Standing standing_of(SeatReading reading) {
    return reading == SeatReading::empty ? Standing::inferred_from_precedent : Standing::assumed;
}

std::string_view meaning_of(SeatReading reading) {
    switch (reading) {
        case SeatReading::empty:
            return "the seat stays empty, the quota of votes stays, the other permanent members "
                   "keep their vetoes";
        case SeatReading::elected:
            return "the seat is filled by election, the other permanent members keep their vetoes; "
                   "this supposes an amendment of the Charter (Art. 108)";
        case SeatReading::no_veto:
            return "the seat is filled by election and nobody has a veto any more; this supposes "
                   "an amendment of the Charter (Art. 108)";
    }
    return "";
}

}  // namespace counterpoise

#pragma once

#ifndef COUNTERPOISE_NO_THREADS
#include <mutex>
#endif

namespace counterpoise {

#ifdef COUNTERPOISE_NO_THREADS
/// Where there are no threads there is nothing to keep apart.
class Lock {};
class Locked {
  public:
    explicit Locked(Lock&) {}
};
#else
/// Keeps threads apart; whoever holds it may take it again.
using Lock = std::recursive_mutex;
/// Holds a lock as long as it lives.
using Locked = std::lock_guard<Lock>;
#endif

}  // namespace counterpoise

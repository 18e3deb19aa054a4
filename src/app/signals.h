#pragma once

#include <atomic>

namespace counterpoise {

/// True once an interruption was asked for while a SignalWatch lived.
extern std::atomic<bool> interrupted;

/// Listens for an interruption (SIGINT, SIGTERM) while it lives.
class SignalWatch {
  public:
    SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;
    ~SignalWatch();

  private:
    void (*old_int_)(int);
    void (*old_term_)(int);
};

}  // namespace counterpoise

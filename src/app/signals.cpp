#include "app/signals.h"

#include <csignal>

namespace counterpoise {
namespace {

void on_signal(int) {
    interrupted = true;
}

}  // namespace

std::atomic<bool> interrupted{false};

SignalWatch::SignalWatch()
    : old_int_(std::signal(SIGINT, on_signal)), old_term_(std::signal(SIGTERM, on_signal)) {
    interrupted = false;
}

SignalWatch::~SignalWatch() {
    std::signal(SIGINT, old_int_);
    std::signal(SIGTERM, old_term_);
}

}  // namespace counterpoise

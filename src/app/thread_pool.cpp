#include "app/thread_pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr int kMostThreads = 1024;

std::optional<Partial> run_blocks(const Experiment& experiment, std::size_t relations, int threads,
                                  const std::atomic<bool>& stop, const Progress& progress) {
    std::mutex mutex;
    std::optional<Partial> total;
    std::exception_ptr failure;
    std::atomic<std::uint32_t> next{0};
    std::uint32_t done = 0;
    const auto work = [&] {
        try {
            for (std::uint32_t block = next++; block < experiment.blocks() && !stop;
                 block = next++) {
                Partial partial = run_block(experiment, {relations, block});
                const std::lock_guard lock(mutex);
                if (total)
                    merge(*total, partial);
                else
                    total = std::move(partial);
                ++done;
                if (progress) progress(experiment, relations, done);
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            next = experiment.blocks();
        }
    };
    const auto n = std::min<std::uint32_t>(static_cast<std::uint32_t>(std::max(threads, 1)),
                                           experiment.blocks());
    std::vector<std::thread> pool;
    for (std::uint32_t t = 1; t < n; ++t) pool.emplace_back(work);
    work();
    for (std::thread& thread : pool) thread.join();
    if (failure) std::rethrow_exception(failure);
    if (stop) return {};
    return total;
}

}  // namespace

Executor thread_pool(int threads, const std::atomic<bool>& stop, Progress progress) {
    return [threads, &stop, progress = std::move(progress)](const Experiment& experiment,
                                                            std::size_t relations) {
        return run_blocks(experiment, relations, threads, stop, progress);
    };
}

int thread_count(const Options& options) {
    const int machine = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    const int threads = options.threads.value_or(machine);
    if (threads < 1 || threads > kMostThreads)
        throw InputError(Fault{"--threads", fmt::format("{} is not allowed", threads),
                               fmt::format("a whole number from 1 to {} is needed", kMostThreads),
                               "Choose one in that range."});
    return threads;
}

}  // namespace counterpoise

#include "app/run_blocks.h"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace counterpoise {

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
                if (progress) progress(experiment.relations()[relations], done);
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

std::optional<std::vector<SchoolOutcome>> run_schools(const Experiment& experiment,
                                                      std::size_t first_relations, int threads,
                                                      const std::atomic<bool>& stop,
                                                      const Progress& progress) {
    std::map<std::size_t, SchoolOutcome> outcomes;
    for (std::size_t r = first_relations; r < experiment.relations().size(); ++r) {
        const auto partial = run_blocks(experiment, r, threads, stop, progress);
        if (!partial) return {};
        for (const std::size_t school : experiment.relations()[r].schools)
            outcomes[school] = finish(experiment, *partial, school);
    }
    std::vector<SchoolOutcome> in_order;
    for (auto& [school, outcome] : outcomes) in_order.push_back(std::move(outcome));
    return in_order;
}

}  // namespace counterpoise

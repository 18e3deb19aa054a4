#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"

namespace counterpoise {

/// Collects one number a run and answers quantiles of them. Neither the order in which numbers are
/// added nor the way in which parts are split and merged changes an answer.
///
/// Up to kExactRuns runs in all, every number is kept. Beyond, numbers fall into fixed bins by
/// their sign, exponent and first seven binary digits, and only whole counts are kept: an answer
/// then lies within a relative 2^-8 of the numbers that it stands for, and numbers below 2^-20 in
/// size count as 0. Memory is bounded by 8 bytes a run when exact and 8 bytes a bin in use
/// otherwise, however many the runs; ordinary outcomes use a few hundred bins.
class Sample {
  public:
    static constexpr std::uint32_t kExactRuns = 1024;

    /// `total_runs` is the scenario's number of runs, not that of the part collected here.
    explicit Sample(std::uint32_t total_runs) : total_runs_(total_runs) {}

    /// Adds the number of one run; NaN says that the run has none.
    /// Errors   BrokenPromise if `run` is not below total_runs, or (when exact) has its number.
    void add(std::uint32_t run, double value);

    /// Adds everything that `other` holds. Commutative and associative.
    /// Errors   BrokenPromise if the totals differ or (when exact) a run is in both.
    void merge(const Sample& other);

    /// The p-quantile by linear interpolation between order statistics (Hyndman and Fan 1996,
    /// type 7): with x_0 <= … <= x_(n-1) and h = (n - 1) p,
    ///
    ///     x_floor(h) + (h - floor(h)) (x_(floor(h)+1) - x_floor(h))
    ///
    /// When binned, each x is its bin's middle, so the answer errs by at most
    /// 2^-8 max(|x_floor(h)|, |x_(floor(h)+1)|) + 2^-20.
    /// Missing  NaN if any run has no number, if none was added, or half-way from -infinity to
    ///          infinity.
    /// Errors   BrokenPromise for p outside [0, 1].
    [[nodiscard]] double quantile(double p) const;

    /// The mean over runs, added in their order. When binned, each number is its bin's middle: the
    /// answer errs by at most 2^-8 of the mean size, + 2^-20.
    /// Missing  NaN if any run has no number, or if none was added.
    [[nodiscard]] double mean() const;

    /// What each run has here more than in `other`; none where either has no number.
    /// Errors   BrokenPromise unless both are exact and hold the same runs.
    [[nodiscard]] Sample minus(const Sample& other) const;

    /// Everything it holds, as bytes.
    void write(ByteWriter& out) const;
    /// What `write` wrote of a sample of so many runs.
    /// Errors   InputError if the bytes are cut off, or hold what no sample of these runs can.
    [[nodiscard]] static Sample read(ByteReader& in, std::uint32_t total_runs);

    /// How many runs were added, with and without a number.
    [[nodiscard]] std::uint32_t count() const { return count_; }
    /// How many of them have no number.
    [[nodiscard]] std::uint32_t absent() const { return absent_; }
    [[nodiscard]] std::uint32_t total_runs() const { return total_runs_; }
    [[nodiscard]] bool exact() const { return total_runs_ <= kExactRuns; }
    /// The memory in use, this object included.
    [[nodiscard]] std::size_t bytes() const {
        return sizeof(*this) + values_.capacity() * sizeof(double) + bins_.capacity() * sizeof(Bin);
    }

  private:
    struct Bin {
        std::int32_t key;  // ordered as the numbers are; 0 holds 0
        std::uint32_t count;
    };

    [[nodiscard]] bool holds_together() const;
    [[nodiscard]] double of_run(std::uint32_t run) const;
    void keep(std::uint32_t run, double value);
    void cover(std::uint32_t first, std::size_t end);
    void count_in(std::int32_t key);
    [[nodiscard]] double exact_quantile(double p) const;
    [[nodiscard]] double binned_quantile(double p) const;

    std::uint32_t total_runs_;
    std::uint32_t count_ = 0;
    std::uint32_t absent_ = 0;
    std::uint32_t first_run_ = 0;  // the run of values_[0]
    std::vector<double> values_;   // when exact: by run, NaN where there is none
    std::vector<Bin> bins_;        // when binned: by key
};

}  // namespace counterpoise

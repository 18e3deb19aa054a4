#include "base/quantiles.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <limits>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kDropped = 45;  // binary digits of a double that its bin forgets
constexpr double kSmallest = 0x1p-20;
constexpr auto kInfiniteKey = static_cast<std::int32_t>(0x7ff0000000000000 >> kDropped);

std::int32_t key_of(double value) {
    const double size = std::fabs(value);
    if (size < kSmallest) return 0;
    const auto key = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(size) >> kDropped);
    return value < 0.0 ? -key : key;
}

double middle_of(std::int32_t key) {
    if (key == 0) return 0.0;
    const std::int32_t size = std::abs(key);
    const std::uint64_t half = size == kInfiniteKey ? 0 : std::uint64_t{1} << (kDropped - 1);
    const auto bits = (static_cast<std::uint64_t>(size) << kDropped) | half;
    return std::copysign(std::bit_cast<double>(bits), static_cast<double>(key));
}

/// Where a quantile falls among n sorted numbers: at `below`, plus `share` of the way to the next.
struct Place {
    std::size_t below;
    double share;
};

Place place_of(double p, std::uint32_t n) {
    const double h = (n - 1.0) * p;
    const double below = std::floor(h);
    return {static_cast<std::size_t>(below), h - below};
}

double between(double a, double b, double share) {
    return share == 0.0 || a == b ? a : (1.0 - share) * a + share * b;
}

}  // namespace

void Sample::add(std::uint32_t run, double value) {
    promise(run < total_runs_, "Sample::add: the run is past the scenario's number of runs");
    if (std::isnan(value)) {
        ++absent_;
    } else if (exact()) {
        keep(run, value + 0.0);  // -0 becomes 0
    } else {
        count_in(key_of(value));
    }
    ++count_;
}

void Sample::keep(std::uint32_t run, double value) {
    cover(run, std::size_t{run} + 1);
    double& slot = values_[run - first_run_];
    promise(std::isnan(slot), "Sample: a run has its number already");
    slot = value;
}

/// Makes room for the runs from `first` up to, not including, `end`.
void Sample::cover(std::uint32_t first, std::size_t end) {
    if (!values_.empty() && first >= first_run_ && end <= first_run_ + values_.size()) return;
    if (values_.empty()) first_run_ = first;
    if (first < first_run_) {
        values_.insert(values_.begin(), first_run_ - first, kNaN);
        first_run_ = first;
    }
    if (end > first_run_ + values_.size()) values_.resize(end - first_run_, kNaN);
}

void Sample::count_in(std::int32_t key) {
    const auto at = std::lower_bound(bins_.begin(), bins_.end(), key,
                                     [](const Bin& bin, std::int32_t k) { return bin.key < k; });
    if (at != bins_.end() && at->key == key)
        ++at->count;
    else
        bins_.insert(at, {key, 1});
}

void Sample::merge(const Sample& other) {
    promise(total_runs_ == other.total_runs_, "Sample::merge: the numbers of runs differ");
    if (!other.values_.empty()) cover(other.first_run_, other.first_run_ + other.values_.size());
    for (std::size_t i = 0; i < other.values_.size(); ++i)
        if (!std::isnan(other.values_[i]))
            keep(other.first_run_ + static_cast<std::uint32_t>(i), other.values_[i]);
    std::vector<Bin> bins;
    bins.reserve(bins_.size() + other.bins_.size());
    std::merge(bins_.begin(), bins_.end(), other.bins_.begin(), other.bins_.end(),
               std::back_inserter(bins), [](const Bin& a, const Bin& b) { return a.key < b.key; });
    bins_.clear();
    for (const Bin& bin : bins) {
        if (!bins_.empty() && bins_.back().key == bin.key)
            bins_.back().count += bin.count;
        else
            bins_.push_back(bin);
    }
    count_ += other.count_;
    absent_ += other.absent_;
}

void Sample::write(ByteWriter& out) const {
    out.u32(count_);
    out.u32(absent_);
    out.u32(first_run_);
    out.u32(static_cast<std::uint32_t>(values_.size()));
    for (const double value : values_) out.real(value);
    out.u32(static_cast<std::uint32_t>(bins_.size()));
    for (const Bin& bin : bins_) {
        out.u32(static_cast<std::uint32_t>(bin.key));
        out.u32(bin.count);
    }
}

Sample Sample::read(ByteReader& in, std::uint32_t total_runs) {
    Sample sample(total_runs);
    sample.count_ = in.u32();
    sample.absent_ = in.u32();
    sample.first_run_ = in.u32();
    sample.values_.resize(in.count(sizeof(double)));
    for (double& value : sample.values_) value = in.real();
    sample.bins_.resize(in.count(sizeof(Bin)));
    for (Bin& bin : sample.bins_) {
        bin.key = static_cast<std::int32_t>(in.u32());
        bin.count = in.u32();
    }
    if (!sample.holds_together()) in.refuse("a sample does not hold together");
    return sample;
}

/// Whether the counts are those of the numbers, and the numbers those of runs that there are.
bool Sample::holds_together() const {
    std::uint64_t numbers = absent_;
    for (const double value : values_) numbers += std::isnan(value) ? 0 : 1;
    for (const Bin& bin : bins_) numbers += bin.count;
    const bool in_order = std::is_sorted(bins_.begin(), bins_.end(),
                                         [](const Bin& a, const Bin& b) { return a.key <= b.key; });
    return numbers == count_ && count_ <= total_runs_ && in_order &&
           std::uint64_t{first_run_} + values_.size() <= total_runs_ &&
           (exact() ? bins_.empty() : values_.empty());
}

double Sample::mean() const {
    if (absent_ > 0 || count_ == 0) return kNaN;
    double sum = 0;
    for (const double x : values_)
        if (!std::isnan(x)) sum += x;
    for (const Bin& bin : bins_) sum += middle_of(bin.key) * bin.count;
    return sum / count_;
}

/// NaN where the run has no number.
double Sample::of_run(std::uint32_t run) const {
    return run >= first_run_ && run - first_run_ < values_.size() ? values_[run - first_run_]
                                                                  : kNaN;
}

Sample Sample::minus(const Sample& other) const {
    promise(exact() && total_runs_ == other.total_runs_ && count_ == other.count_,
            "Sample::minus: not the numbers of the same runs");
    Sample difference(total_runs_);
    std::uint32_t kept = 0;
    for (std::size_t k = 0; k < values_.size(); ++k) {
        const auto run = first_run_ + static_cast<std::uint32_t>(k);
        const double d = values_[k] - other.of_run(run);
        if (std::isnan(d)) continue;
        difference.keep(run, d + 0.0);
        ++kept;
    }
    difference.count_ = count_;
    difference.absent_ = count_ - kept;
    return difference;
}

double Sample::quantile(double p) const {
    promise(p >= 0.0 && p <= 1.0, "Sample::quantile: p is no share");
    if (absent_ > 0 || count_ == 0) return kNaN;
    return exact() ? exact_quantile(p) : binned_quantile(p);
}

double Sample::exact_quantile(double p) const {
    std::vector<double> sorted;
    sorted.reserve(count_);
    for (const double x : values_)
        if (!std::isnan(x)) sorted.push_back(x);
    const Place place = place_of(p, count_);
    const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(place.below);
    std::nth_element(sorted.begin(), at, sorted.end());
    const auto next = std::min_element(at + 1, sorted.end());
    return between(*at, next == sorted.end() ? *at : *next, place.share);
}

double Sample::binned_quantile(double p) const {
    const Place place = place_of(p, count_);
    std::size_t through = 0;  // how many numbers lie in this bin and those before it
    auto bin = bins_.begin();
    while ((through += bin->count) <= place.below) ++bin;
    const double here = middle_of(bin->key);
    if (through > place.below + 1 || std::next(bin) == bins_.end()) return here;
    return between(here, middle_of(std::next(bin)->key), place.share);
}

}  // namespace counterpoise

#include "measures/votes/counting.h"

#include <algorithm>
#include <array>

namespace counterpoise {
namespace {

/// As many points t as are worked on in one pass.
constexpr std::size_t kLanes = 4;
using Lanes = std::array<std::uint64_t, kLanes>;

/// A sum of products that is reduced as seldom as may be.
class Sum {
  public:
    explicit Sum(const Field& field) : field_(field) {}

    void add(const Lanes& a, const Lanes& b) {
        if (++summed_ == Field::kMostSummed) settle();
        for (std::size_t i = 0; i < kLanes; ++i) sum_[i] += Field::wide(a[i], b[i]);
    }
    [[nodiscard]] Lanes value() {
        Lanes lanes;
        for (std::size_t i = 0; i < kLanes; ++i) lanes[i] = field_.reduced(sum_[i]);
        return lanes;
    }

  private:
    /// Reduced is x / 2^64: times 2^128 / 2^64 brings it back to the scale of a product.
    void settle() {
        for (auto& s : sum_) s = Field::wide(field_.reduced(s), field_.of(1));
        summed_ = 2;
    }

    const Field& field_;
    std::array<Field::Wide, kLanes> sum_{};
    std::size_t summed_ = 0;
};

class Counter {
  public:
    Counter(const Game& game, const Diagram& diagram, const Field& field)
        : game_(game),
          diagram_(diagram),
          field_(field),
          n_(game.players()),
          open_(open_sizes(diagram)) {
        factorials_.push_back(field.of(1));
        for (std::size_t k = 1; k <= n_; ++k)
            factorials_.push_back(field.times(factorials_.back(), field.of(k)));
    }

    CoalitionCounts count() {
        const std::size_t points =
            open_.largest_losing + 1 - std::min(open_.smallest_winning, open_.largest_losing + 1);
        winning_.assign(points, 0);
        with_.assign(game_.classes.size(), winning_);
        for (std::size_t first = 0; first < points; first += kLanes) {
            set_points(first);
            backward();
            forward(first);
        }
        CoalitionCounts counts{coefficients(std::move(winning_), 0), {}};
        for (auto& values : with_)
            counts.winning_with.push_back(coefficients(std::move(values), 1));
        return counts;
    }

  private:
    template <class F>
    static Lanes each(const F& f) {
        Lanes lanes;
        for (std::size_t i = 0; i < kLanes; ++i) lanes[i] = f(i);
        return lanes;
    }
    [[nodiscard]] Lanes product(const Lanes& a, const Lanes& b) const {
        return each([&](std::size_t i) { return field_.times(a[i], b[i]); });
    }
    void add(Lanes& a, const Lanes& b) const {
        a = each([&](std::size_t i) { return field_.plus(a[i], b[i]); });
    }
    void add_product(Lanes& a, const Lanes& b, const Lanes& c) const { add(a, product(b, c)); }

    [[nodiscard]] std::uint64_t choose(std::size_t n, std::size_t k) const {
        return field_.times(factorials_[n],
                            field_.inverse(field_.times(factorials_[k], factorials_[n - k])));
    }

    /// The powers of t and of 1 + t, and what each edge weighs: C(c, k) t^k coalitions by size.
    void set_points(std::size_t first) {
        const Lanes t = each([&](std::size_t i) { return field_.of(first + i + 1); });
        const Lanes one_more = each([&](std::size_t i) { return field_.of(first + i + 2); });
        powers_.assign(1, each([&](std::size_t) { return field_.of(1); }));
        both_.assign(1, powers_.front());
        for (std::size_t k = 1; k <= n_; ++k) {
            powers_.push_back(product(powers_.back(), t));
            both_.push_back(product(both_.back(), one_more));
        }
        if (choices_.empty())
            for (const DiagramLevel& level : diagram_.levels) {
                choices_.emplace_back();
                choices_with_.emplace_back(1, 0);
                for (std::size_t k = 0; k <= level.players; ++k)
                    choices_.back().push_back(choose(level.players, k));
                for (std::size_t k = 1; k <= level.players; ++k)
                    choices_with_.back().push_back(choose(level.players - 1, k - 1));
            }
    }

    [[nodiscard]] Lanes scaled(const Lanes& a, std::uint64_t factor) const {
        return each([&](std::size_t i) { return field_.times(a[i], factor); });
    }
    [[nodiscard]] std::vector<Lanes> edge_weights(const std::vector<std::uint64_t>& choices) const {
        std::vector<Lanes> weights;
        for (std::size_t k = 0; k < choices.size(); ++k)
            weights.push_back(scaled(powers_[k], choices[k]));
        return weights;
    }

    /// What wins from each state: `wins_[level][state]`.
    void backward() {
        const std::size_t levels = diagram_.levels.size();
        wins_.resize(levels + 1);
        std::size_t left = 0;
        for (std::size_t l = levels; l-- > 0;) {
            const DiagramLevel& level = diagram_.levels[l];
            const std::vector<Lanes> weights = edge_weights(choices_[l]);
            const Lanes all = both_[left];
            const std::size_t states = level.states();
            wins_[l].assign(states, Lanes{});
            const std::uint32_t* next = level.next.data();
            for (std::size_t state = 0; state < states; ++state) {
                Sum sum(field_);
                for (std::size_t k = 0; k <= level.players; ++k, ++next) {
                    if (*next == Diagram::kLost) continue;
                    sum.add(weights[k], *next == Diagram::kWon ? all : wins_[l + 1][*next - 2]);
                }
                wins_[l][state] = sum.value();
            }
            left += level.players;
        }
    }

    /// What leads to each state, and with it the winning coalitions that a player of each class is
    /// in.
    void forward(std::size_t first) {
        std::vector<Lanes> leads{powers_.front()};
        Lanes won{};  // ways to a win before this level
        std::size_t left = n_;
        for (std::size_t l = 0; l < diagram_.levels.size(); ++l) {
            const DiagramLevel& level = diagram_.levels[l];
            const std::vector<Lanes> weights = edge_weights(choices_[l]);
            const std::vector<Lanes> with = edge_weights(choices_with_[l]);
            const Lanes all = both_[left - level.players];
            const std::size_t after =
                l + 1 < diagram_.levels.size() ? diagram_.levels[l + 1].states() : 0;
            std::vector<Lanes> leads_after(after, Lanes{});
            Lanes counted = product(won, product(powers_[1], both_[left - 1]));
            won = product(won, both_[level.players]);
            const std::uint32_t* next = level.next.data();
            for (const Lanes& lead : leads) {
                Sum sum(field_);
                for (std::size_t k = 0; k <= level.players; ++k, ++next) {
                    if (*next == Diagram::kLost) continue;
                    const bool wins = *next == Diagram::kWon;
                    Lanes& to = wins ? won : leads_after[*next - 2];
                    if (k == 0) {  // C(c, 0) t^0 = 1
                        add(to, lead);
                        continue;
                    }
                    add_product(to, lead, weights[k]);
                    sum.add(with[k], wins ? all : wins_[l + 1][*next - 2]);
                }
                add_product(counted, lead, sum.value());
            }
            put(with_[level.player_class], first, counted);
            leads = std::move(leads_after);
            left -= level.players;
        }
        put(winning_, first, wins_[0][0]);
    }

    static void put(std::vector<std::uint64_t>& values, std::size_t first, const Lanes& lanes) {
        for (std::size_t i = 0; i < kLanes && first + i < values.size(); ++i)
            values[first + i] = lanes[i];
    }

    /// Coefficients by size from values at 1, 2, …. Sizes below the open ones never win, all of
    /// those above do: of s players, `fixed` of them given, there are C(n - fixed, s - fixed).
    [[nodiscard]] std::vector<std::uint64_t> coefficients(std::vector<std::uint64_t> values,
                                                          std::size_t fixed) const {
        std::vector<std::uint64_t> all(n_ + 1, 0);
        for (std::size_t s = std::max(open_.largest_losing + 1, fixed); s <= n_; ++s)
            all[s] = choose(n_ - fixed, s - fixed);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::uint64_t t = field_.of(i + 1);
            std::uint64_t certain = 0;
            for (std::size_t s = n_ + 1; s-- > open_.smallest_winning;)
                certain = field_.plus(field_.times(certain, t), all[s]);
            const std::uint64_t shift = field_.power(t, open_.smallest_winning);
            values[i] = field_.minus(field_.times(values[i], field_.inverse(shift)), certain);
        }
        const std::vector<std::uint64_t> found = interpolated(std::move(values), field_);
        for (std::size_t k = 0; k < found.size(); ++k) all[open_.smallest_winning + k] = found[k];
        for (std::uint64_t& x : all) x = field_.plain(x);
        return all;
    }

    const Game& game_;
    const Diagram& diagram_;
    const Field& field_;
    std::size_t n_;
    OpenSizes open_;
    std::vector<std::uint64_t> factorials_;
    std::vector<Lanes> powers_;                             // t^k
    std::vector<Lanes> both_;                               // (1 + t)^k
    std::vector<std::vector<std::uint64_t>> choices_;       // C(c, k) by level, k
    std::vector<std::vector<std::uint64_t>> choices_with_;  // C(c - 1, k - 1)
    std::vector<std::vector<Lanes>> wins_;
    std::vector<std::uint64_t> winning_;
    std::vector<std::vector<std::uint64_t>> with_;
};

}  // namespace

CoalitionCounts count_winning(const Game& game, const Diagram& diagram, const Field& field) {
    return Counter(game, diagram, field).count();
}

double counting_steps(const Game& game, const Diagram& diagram) {
    const auto n = static_cast<double>(game.players());
    const auto classes = static_cast<double>(game.classes.size());
    const OpenSizes open = open_sizes(diagram);
    const double points = std::max(0.0, static_cast<double>(open.largest_losing) + 1 -
                                            static_cast<double>(open.smallest_winning));
    return points * (3.0 * static_cast<double>(diagram.edges) + (classes + 1) * n);
}

}  // namespace counterpoise

#include "history/dyads/rows.h"

#include <algorithm>

namespace counterpoise {
namespace {

constexpr std::uint32_t kNoPair = 0xffffffff;

/// The spells of each state: first place in RecordStates::spells, and one past the last state.
std::vector<std::size_t> spell_starts(const RecordStates& record) {
    std::vector<std::size_t> starts;
    for (std::size_t k = 0; k < record.spells.size(); ++k)
        if (k == 0 || record.spells[k].state != record.spells[k - 1].state) starts.push_back(k);
    starts.push_back(record.spells.size());
    return starts;
}

/// Adds the years of two spells' shared days that are not there yet.
void add_years(const SystemSpell& one, const SystemSpell& two, int to, std::size_t first_row,
               std::vector<std::int16_t>& years) {
    const Date start = std::max(one.start, two.start);
    const Date end = std::min(one.end, two.end);
    if (end < start) return;
    int year = start.year;
    if (years.size() > first_row) year = std::max(year, years.back() + 1);
    for (; year <= std::min(end.year, to); ++year) years.push_back(static_cast<std::int16_t>(year));
}

}  // namespace

DyadRows::DyadRows(const Facts& facts, Direction direction, Year to)
    : direction_(direction), states_(record_states(facts).size()) {
    const RecordStates& record = record_states(facts);
    const std::vector<std::size_t> starts = spell_starts(record);
    for (std::size_t i = 0; i < states_; ++i)
        for (std::size_t j = direction == Direction::directed ? 0 : i + 1; j < states_; ++j) {
            if (i == j) continue;
            const std::size_t first = year_.size();
            for (std::size_t a = starts[i]; a < starts[i + 1]; ++a)
                for (std::size_t b = starts[j]; b < starts[j + 1]; ++b)
                    add_years(record.spells[a], record.spells[b], to.value, first, year_);
            if (year_.size() > first)
                pairs_.push_back({i, j, static_cast<std::uint32_t>(first),
                                  static_cast<std::uint32_t>(year_.size() - first)});
        }
    index_pairs();
}

void DyadRows::index_pairs() {
    pair_of_.assign(states_ * states_, kNoPair);
    for (std::size_t p = 0; p < pairs_.size(); ++p) {
        const auto number = static_cast<std::uint32_t>(p);
        pair_of_[pairs_[p].one * states_ + pairs_[p].two] = number;
        if (direction_ == Direction::undirected)
            pair_of_[pairs_[p].two * states_ + pairs_[p].one] = number;
    }
}

const DyadPair* DyadRows::find(std::size_t one, std::size_t two) const {
    const std::uint32_t number = pair_of_[one * states_ + two];
    return number == kNoPair ? nullptr : &pairs_[number];
}

std::uint32_t DyadRows::row_from(const DyadPair& pair, int year) const {
    const auto begin = year_.begin() + pair.first_row;
    return pair.first_row +
           static_cast<std::uint32_t>(std::lower_bound(begin, begin + pair.rows, year) - begin);
}

DyadRows DyadRows::kept(const std::vector<std::uint8_t>& keep) const {
    DyadRows rows;
    rows.direction_ = direction_;
    rows.states_ = states_;
    for (const DyadPair& pair : pairs_) {
        const std::size_t first = rows.year_.size();
        for (std::uint32_t r = pair.first_row; r < pair.first_row + pair.rows; ++r)
            if (keep[r]) rows.year_.push_back(year_[r]);
        if (rows.year_.size() > first)
            rows.pairs_.push_back({pair.one, pair.two, static_cast<std::uint32_t>(first),
                                   static_cast<std::uint32_t>(rows.year_.size() - first)});
    }
    rows.index_pairs();
    return rows;
}

DyadRows DyadRows::since(Year from) const {
    std::vector<std::uint8_t> keep(size());
    for (std::size_t r = 0; r < size(); ++r) keep[r] = year_[r] >= from.value;
    return kept(keep);
}

}  // namespace counterpoise

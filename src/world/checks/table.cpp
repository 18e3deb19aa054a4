#include "world/checks/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr std::size_t kMostFaults = 50;

/// What is wrong with a cell, or nothing.
struct Complaint {
    std::string what;
    std::string why;
    std::string try_this;
};
using Verdict = std::optional<Complaint>;

template <class T>
std::optional<T> whole(std::string_view cell) {
    T value{};
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size()) return {};
    return value;
}

std::string needs(const SourceColumn& column) {
    return fmt::format(
        "column {} is {}{}", column.name,
        column.unit.empty() ? std::string(name_of(column.type)) : "in " + column.unit,
        column.missing ? ", empty where not available" : "");
}

Verdict in_range(double value, std::string_view cell, const SourceColumn& column) {
    if (!column.range || (value >= column.range->first && value <= column.range->second)) return {};
    return Complaint{fmt::format("{} is out of range", cell),
                     fmt::format("column {} runs from {} to {}", column.name, column.range->first,
                                 column.range->second),
                     "Correct the cell, or the range in sources.toml if the figure is right."};
}

Verdict check_integer(std::string_view cell, const SourceColumn& column, long long low,
                      long long high) {
    const auto value = whole<long long>(cell);
    if (!value)
        return Complaint{fmt::format("'{}' is not a whole number", cell), needs(column),
                         "Correct the cell."};
    if (*value < low || *value > high)
        return Complaint{fmt::format("{} cannot be a {}", cell, name_of(column.type)),
                         fmt::format("they run from {} to {}", low, high), "Correct the cell."};
    return in_range(static_cast<double>(*value), cell, column);
}

Verdict check_number(std::string_view cell, const SourceColumn& column) {
    const auto value = whole<double>(cell);
    if (!value || !std::isfinite(*value))
        return Complaint{fmt::format("'{}' is not a number", cell), needs(column),
                         "Correct the cell, or leave it empty where the description allows it."};
    return in_range(*value, cell, column);
}

Verdict check_word(std::string_view cell, const SourceColumn& column) {
    if (std::find(column.words.begin(), column.words.end(), cell) != column.words.end()) return {};
    return Complaint{fmt::format("'{}' is none of the words of column {}", cell, column.name),
                     "the description lists them", suggestion(cell, column.words)};
}

Verdict check_cell(std::string_view cell, const SourceColumn& column) {
    constexpr long long kAny = 4'000'000'000'000'000'000;
    if (cell.empty()) {
        if (column.missing) return {};
        return Complaint{fmt::format("column {} is empty", column.name),
                         "the description allows no empty cells",
                         "Fill it, or write missing = true in sources.toml."};
    }
    switch (column.type) {
        case CellType::state:
            return check_integer(cell, column, 2, 999);
        case CellType::year:
            return check_integer(cell, column, 1000, 2100);
        case CellType::integer:
            return check_integer(cell, column, -kAny, kAny);
        case CellType::number:
            return check_number(cell, column);
        case CellType::word:
            return check_word(cell, column);
        case CellType::text:
            return {};
        case CellType::flag:
            if (cell == "0" || cell == "1") return {};
            return Complaint{fmt::format("'{}' is neither 0 nor 1", cell), needs(column),
                             "Correct the cell."};
        case CellType::date:
            if (parse_date(cell, Shortened::first_day)) return {};
            return Complaint{fmt::format("'{}' is not a date", cell), needs(column),
                             "Write YYYY-MM-DD, YYYY-MM or YYYY."};
    }
    return {};
}

class TableCheck {
  public:
    TableCheck(const CsvTable& table, const TableInfo& info) : table_(table), info_(info) {}

    Faults run() {
        check_columns();
        if (table_.rows() == 0)
            add(table_.file(), "the table has no rows", "nothing could be read from it",
                "Restore the file.");
        for (std::size_t c = 0; c < table_.header().size(); ++c)
            if (const SourceColumn* column = info_.find(table_.header()[c]))
                check_cells(c, *column);
        if (has_all(info_.keys)) check_keys();
        if (faults_.empty() && info_.spell) check_spells();
        if (left_out_ > 0)
            faults_.add({table_.file(), fmt::format("{} more faults", left_out_),
                         fmt::format("the first {} are shown", kMostFaults), "Mend these first."});
        return std::move(faults_);
    }

  private:
    void add(std::string where, std::string what, std::string why, std::string try_this) {
        if (faults_.size() < kMostFaults)
            faults_.add({std::move(where), std::move(what), std::move(why), std::move(try_this)});
        else
            ++left_out_;
    }

    [[nodiscard]] bool has(std::string_view column) const {
        const auto& header = table_.header();
        return std::find(header.begin(), header.end(), column) != header.end();
    }
    [[nodiscard]] bool has_all(const std::vector<std::string>& columns) const {
        return std::all_of(columns.begin(), columns.end(),
                           [&](const std::string& c) { return has(c); });
    }

    void check_columns() {
        for (const SourceColumn& column : info_.columns)
            if (!has(column.name))
                add(table_.file() + ":1:1", fmt::format("column '{}' is missing", column.name),
                    fmt::format("sources.toml:{} describes it", column.at.line),
                    suggestion(column.name, {table_.header().begin(), table_.header().end()}));
        std::vector<std::string> known;
        for (const SourceColumn& column : info_.columns) known.push_back(column.name);
        std::size_t at = 1;
        for (const std::string_view name : table_.header()) {
            if (!info_.find(name))
                add(fmt::format("{}:1:{}", table_.file(), at),
                    fmt::format("column '{}' is not described", name),
                    "nobody would know what it means",
                    "Describe it in sources.toml. " + suggestion(name, known));
            at += name.size() + 1;
        }
    }

    void check_cells(std::size_t c, const SourceColumn& column) {
        for (std::size_t r = 0; r < table_.rows(); ++r)
            if (Verdict bad = check_cell(table_.cell(r, c), column))
                add(table_.where(r, c), std::move(bad->what), std::move(bad->why),
                    std::move(bad->try_this));
    }

    /// The cells of some columns as one text that tells rows apart.
    [[nodiscard]] std::vector<std::string> joined(const std::vector<std::string>& names) const {
        std::vector<std::size_t> columns;
        for (const std::string& name : names) columns.push_back(table_.column(name));
        std::vector<std::string> all(table_.rows());
        for (std::size_t r = 0; r < all.size(); ++r)
            for (const std::size_t c : columns) (all[r] += table_.cell(r, c)) += ',';
        for (std::string& key : all)
            if (!key.empty()) key.pop_back();
        return all;
    }

    [[nodiscard]] std::string named(const std::vector<std::string>& columns) const {
        std::string text;
        for (const std::string& column : columns) text += (text.empty() ? "" : ", ") + column;
        return text;
    }

    void check_keys() {
        const std::vector<std::string> keys = joined(info_.keys);
        std::vector<std::size_t> order(keys.size());
        for (std::size_t r = 0; r < order.size(); ++r) order[r] = r;
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return keys[a] < keys[b]; });
        const std::size_t first = table_.column(info_.keys.front());
        for (std::size_t n = 1; n < order.size(); ++n)
            if (keys[order[n]] == keys[order[n - 1]])
                add(table_.where(order[n], first),
                    fmt::format("a second row of {}", keys[order[n]]),
                    fmt::format("{} tell rows apart; the first is at {}", named(info_.keys),
                                table_.where(order[n - 1], first)),
                    "Remove one of them.");
    }

    struct Spell {
        std::size_t row;
        Date start;
        Date end;
    };

    void check_spells() {
        const std::size_t start = table_.column(info_.spell->first);
        const std::size_t end = table_.column(info_.spell->second);
        const std::vector<std::string> groups = joined(info_.per);
        std::vector<Spell> spells;
        for (std::size_t r = 0; r < table_.rows(); ++r) {
            const auto first = parse_date(table_.cell(r, start), Shortened::first_day);
            const auto last = table_.cell(r, end).empty()
                                  ? kOpenEnd
                                  : parse_date(table_.cell(r, end), Shortened::last_day);
            if (!first || !last) continue;  // said already, of the cell
            if (*last < *first)
                add(table_.where(r, end),
                    fmt::format("the spell ends ({}) before it begins ({})", table_.cell(r, end),
                                table_.cell(r, start)),
                    "both ends are included", "Correct one of the two.");
            spells.push_back({r, *first, *last});
        }
        std::stable_sort(spells.begin(), spells.end(), [&](const Spell& a, const Spell& b) {
            return std::tie(groups[a.row], a.start) < std::tie(groups[b.row], b.start);
        });
        for (std::size_t n = 1; n < spells.size(); ++n) {
            const Spell& before = spells[n - 1];
            const Spell& after = spells[n];
            if (groups[before.row] == groups[after.row] && after.start <= before.end)
                add(table_.where(after.row, start),
                    fmt::format("the spell of {} from {} overlaps another", groups[after.row],
                                table_.cell(after.row, start)),
                    fmt::format("the one at {} runs to {}", table_.where(before.row, start),
                                before.end == kOpenEnd ? "today" : before.end.iso()),
                    "End the earlier spell before the later begins.");
        }
    }

    const CsvTable& table_;
    const TableInfo& info_;
    Faults faults_;
    std::size_t left_out_ = 0;
};

}  // namespace

Faults check_table(const CsvTable& table, const TableInfo& info) {
    return TableCheck(table, info).run();
}

}  // namespace counterpoise

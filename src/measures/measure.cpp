#include "measures/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace counterpoise {
namespace {

double number_in(const Cell& cell) {
    const auto* value = std::get_if<double>(&cell);
    return value ? *value : -std::numeric_limits<double>::infinity();
}

}  // namespace

std::string_view name_of(Shape shape) {
    constexpr std::array<std::string_view, 4> kNames{"one number", "per state", "per dyad",
                                                     "per entity"};
    return kNames[static_cast<std::size_t>(shape)];
}

bool set_flag(Arguments& arguments, std::string_view flag, std::string_view word) {
    if (flag == "alliance")
        arguments.alliance = word;
    else if (flag == "body")
        arguments.body = word;
    else if (flag == "network")
        arguments.network = word;
    else if (flag == "state")
        arguments.state = word;
    else if (flag == "over")
        arguments.over = word;
    else if (flag == "attacker")
        arguments.attacker = word;
    else if (flag == "window") {
        int years = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), years);
        if (error != std::errc{} || end != word.data() + word.size() || years < 1 ||
            years > kLongestWindow)
            return false;
        arguments.window_years = years;
    } else {
        return false;
    }
    return true;
}

const MeasureInfo& measure_named(std::string_view id) {
    std::vector<std::string> known;
    for (const MeasureInfo& info : measure_infos()) {
        if (info.id == id) return info;
        known.emplace_back(info.id);
    }
    throw InputError(Fault{"measure", fmt::format("unknown measure '{}'", id),
                           "`counterpoise list measures` shows all", suggestion(id, known)},
                     FaultKind::usage);
}

Table per_state_table(std::string value_name, std::string unit, int digits) {
    return {{{"state", "Code", "", 0},
             {"name", "State", "", 0},
             {"value", std::move(value_name), std::move(unit), digits}},
            {}};
}

void add_state_row(Table& table, const World& world, std::size_t i, double value) {
    table.rows.push_back({world.iso3(i), world.name(i), cell(value)});
}

void sort_by_value(Table& table) {
    const std::size_t value = table.column("value");
    std::stable_sort(table.rows.begin(), table.rows.end(), [&](const auto& a, const auto& b) {
        return number_in(a[value]) > number_in(b[value]);
    });
}

std::string standing_note(Year year) {
    if (year == kLatestYear) return {};
    if (year < kFirstJudgedYear)
        return fmt::format(
            "which treaties are live, dormant or doubtful is judged as of {0} and not used for "
            "{1}: "
            "every treaty in force in {1} counts; from {2} on only live ones do, so figures of "
            "before and after do not compare",
            kLatestYear.value, year.value, kFirstJudgedYear.value);
    return fmt::format(
        "which treaties are live, dormant or doubtful is judged as of {}, not of {}; before {} "
        "every treaty in force counts, so figures of before and after do not compare",
        kLatestYear.value, year.value, kFirstJudgedYear.value);
}

std::vector<std::size_t> powers_without(const World& world, std::initializer_list<Column> columns) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < world.size(); ++i)
        if (world.value(Column::major_power, i) == 1.0 &&
            std::any_of(columns.begin(), columns.end(),
                        [&](Column c) { return std::isnan(world.value(c, i)); }))
            rows.push_back(i);
    return rows;
}

std::string names_of(const World& world, const std::vector<std::size_t>& rows) {
    std::string names;
    for (const std::size_t i : rows) names += (names.empty() ? "" : ", ") + world.name(i);
    return names;
}

std::string vintage_of(const World& world, Column column) {
    int first = 9999;
    int last = 0;
    for (std::size_t i = 0; i < world.size(); ++i) {
        const int v = world.vintage(column, i);
        if (v == 0) continue;
        first = std::min(first, v);
        last = std::max(last, v);
    }
    if (last == 0) return "no figures";
    return first == last ? fmt::format("figures of {}", last)
                         : fmt::format("figures of {} (oldest {})", last, first);
}

}  // namespace counterpoise

#include "report/words/speech.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

#include "report/words/numbers.h"

namespace counterpoise::report {

std::string spoken(std::string_view name) {
    if (name == "United States of America") return "the United States";
    constexpr std::array<std::string_view, 8> kWithArticle{
        "United Kingdom", "Netherlands", "Philippines", "Bahamas",
        "Gambia",         "Maldives",    "Comoros",     "United Arab Emirates"};
    for (const std::string_view word : kWithArticle)
        if (name == word) return "the " + std::string(name);
    return std::string(name);
}

std::string spoken_first(std::string_view name) {
    std::string text = spoken(name);
    if (text.starts_with("the ")) text[0] = 'T';
    return text;
}

std::string spoken_bare(std::string_view name) {
    const std::string text = spoken(name);
    return text.starts_with("the ") ? text.substr(4) : text;
}

std::string spoken_code(std::string_view code) {
    for (const std::string_view spelt : {"UN", "EU", "CSTO", "CIS", "OAS", "WHO", "ILO", "FAO",
                                         "IAEA", "ITU", "WMO", "UPU", "IMO", "IMF", "WTO"})
        if (code == spelt) return "the " + std::string(code);
    return std::string(code);
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

std::string school_words(std::string_view label) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kWords{{
        {"ally_response=estimated", "as allies' budgets moved together on record"},
        {"ally_response=substitute", "allies fill the gap"},
        {"ally_response=follow", "allies follow the leaver down"},
        {"target_after_exit=kept", "the spending target stays"},
        {"target_after_exit=lapses", "the spending target lapses"},
        {"target_after_exit=faster", "the spending target is reached faster"},
        {"realignment=on", "memberships change by estimated hazards"},
        {"realignment=off", "memberships stay as the scenario states"},
        {"jointly lowest", "jointly lowest"},
        {"jointly highest", "jointly highest"},
    }};
    for (const auto& [key, words] : kWords)
        if (label == key) return std::string(words);
    return std::string(label);
}

std::string school_title(std::string_view label) {
    std::string words = school_words(label);
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string signed_percent(double value) {
    const int digits = std::abs(value) < 0.95 ? 1 : 0;
    return format_number(value, digits, Sign::always) + " %";
}

double number_at(const Table& table, std::size_t row, std::string_view key) {
    const std::size_t column = table.column(key);
    if (row >= table.rows.size() || column >= table.columns.size())
        return std::numeric_limits<double>::quiet_NaN();
    const auto* number = std::get_if<double>(&table.rows[row][column]);
    return number ? *number : std::numeric_limits<double>::quiet_NaN();
}

std::string text_at(const Table& table, std::size_t row, std::string_view key) {
    const std::size_t column = table.column(key);
    if (row >= table.rows.size() || column >= table.columns.size()) return {};
    const auto* text = std::get_if<std::string>(&table.rows[row][column]);
    return text ? *text : std::string();
}

std::size_t find_row(const Table& table, std::string_view key, std::string_view word) {
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (text_at(table, r, key) == word) return r;
    return table.rows.size();
}

}  // namespace counterpoise::report

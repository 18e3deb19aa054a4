#include "world/bodies/body_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace counterpoise {
namespace {

constexpr std::int64_t kLargestOfAShare = 1'000'000;
constexpr std::int64_t kLargestFactor = 1'000'000'000;

std::string shown(const Value& value) {
    if (const auto* i = value.as_integer()) return fmt::format("{}", *i);
    if (const auto* d = value.as_real()) return fmt::format("{}", *d);
    if (const auto* s = value.as_text()) return fmt::format("'{}'", *s);
    if (const auto* b = value.as_bool()) return *b ? "true" : "false";
    return value.as_array() ? "a list" : "a table";
}

std::optional<std::int64_t> digits(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0)
        return {};
    return value;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

struct Share {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
};

/// "2/3" or "65 %" or "66.67 %", exactly as written.
std::optional<Share> share_in(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with('%')) {
        text = trimmed(text.substr(0, text.size() - 1));
        const std::size_t point = text.find('.');
        const std::string_view after =
            point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
        if (point != std::string_view::npos && (after.empty() || after.size() > 4)) return {};
        std::int64_t scale = 1;
        for (std::size_t i = 0; i < after.size(); ++i) scale *= 10;
        const auto before = digits(text.substr(0, point));
        const auto rest = after.empty() ? std::optional<std::int64_t>(0) : digits(after);
        if (!before || !rest || *before > kLargestOfAShare) return {};
        return Share{*before * scale + *rest, 100 * scale};
    }
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return {};
    const auto above = digits(trimmed(text.substr(0, slash)));
    const auto below = digits(trimmed(text.substr(slash + 1)));
    if (!above || !below || *below == 0 || *above > kLargestOfAShare || *below > kLargestOfAShare)
        return {};
    return Share{*above, *below};
}

}  // namespace

bool BodyReader::flag(const Value& table, std::string_view key) {
    const Value& value = table[key];
    if (value.is_null()) return false;
    if (!value.as_bool())
        fault(value, fmt::format("{} is not allowed for '{}'", shown(value), key),
              "true or false is needed", "Choose one.");
    return value.as_bool() && *value.as_bool();
}

std::int64_t BodyReader::whole(const Value& table, std::string_view key, std::int64_t fallback,
                               std::int64_t low, std::int64_t high) {
    const Value& value = table[key];
    return value.is_null() ? fallback : whole_value(value, key, fallback, low, high);
}

std::int64_t BodyReader::whole_value(const Value& value, std::string_view key,
                                     std::int64_t fallback, std::int64_t low, std::int64_t high) {
    const std::int64_t* number = value.as_integer();
    if (number && *number >= low && *number <= high) return *number;
    fault(value, fmt::format("{} is not allowed for '{}'", shown(value), key),
          fmt::format("a whole number from {} to {} is needed", low, high),
          value.as_real() ? "Multiply every vote and quota until they are whole."
                          : "Choose one in that range.");
    return fallback;
}

const Value::Array& BodyReader::tables(const Value& document, std::string_view key,
                                       std::string_view written) {
    const Value& value = document[key];
    const auto& items = value.items();
    const bool all = std::all_of(items.begin(), items.end(),
                                 [](const Value& item) { return item.as_object() != nullptr; });
    if (!value.is_null() && (!value.as_array() || !all)) {
        fault(value, fmt::format("'{}' is not a list of tables", key), "there may be several",
              fmt::format("Write {}.", written));
        static const Value::Array none;
        return none;
    }
    return items;
}

const Value::Array& BodyReader::list(const Value& value, std::string_view key) {
    if (!value.as_array())
        fault(value, fmt::format("'{}' is not a list", key), "it names who is in the group",
              "Put the names in [ ].");
    else if (value.items().empty())
        fault(value, fmt::format("'{}' is empty", key), "a group has somebody in it",
              "Name them, or remove the group.");
    else if (value.items().size() > kMostPlayers)
        fault(value, fmt::format("'{}' names {} players", key, value.items().size()),
              fmt::format("at most {} are counted exactly", kMostPlayers),
              "Merge those who always vote together.");
    return value.items();
}

void BodyReader::column(const Value& value, std::string_view key, VotingWeight& weight) {
    constexpr std::string_view kPrefix = "column:";
    const std::string& text = value.text();
    const std::size_t sign = std::min(text.find_first_of("*/"), text.size());
    const auto factor =
        digits(trimmed(std::string_view(text).substr(std::min(sign + 1, text.size()))));
    if (!text.starts_with(kPrefix) ||
        (sign < text.size() && (!factor || *factor < 1 || *factor > kLargestFactor))) {
        fault(value, fmt::format("'{}' is not allowed for '{}'", text, key),
              "a whole number, a list of them, or a column of the world, times or over a whole "
              "number",
              "For instance \"column:population/1000\".");
        return;
    }
    if (sign < text.size()) (text[sign] == '*' ? weight.times : weight.over) = *factor;
    const std::string name(
        trimmed(std::string_view(text).substr(kPrefix.size(), sign - kPrefix.size())));
    std::vector<std::string> known;
    for (const ColumnInfo& info : column_infos()) {
        if (info.name == name) weight.column = info.column;
        known.emplace_back(info.name);
    }
    if (!weight.column)
        fault(value, fmt::format("unknown column '{}'", name), "columns are figures of each state",
              suggestion(name, known));
}

void BodyReader::read_share(const Value& value, VotingCondition& condition) {
    const auto share = share_in(value.text());
    const bool in_range =
        share && share->numerator > 0 &&
        (share->numerator < share->denominator ||
         (share->numerator == share->denominator && condition.kind == QuotaKind::share));
    if (in_range) {
        condition.numerator = share->numerator;
        condition.denominator = share->denominator;
        return;
    }
    const double real = value.as_real() ? *value.as_real() : 0;
    fault(value, fmt::format("{} is not a quota", shown(value)),
          share ? "it could never be missed or never be met"
                : "whole votes, or a text such as \"2/3\" or \"65 %\" (at most four decimals)",
          share                   ? "Choose a share above 0 and up to 100 %."
          : real > 0 && real <= 1 ? fmt::format("Write \"{:.6g} %\".", 100 * real)
                                  : "For instance quota = \"2/3\".");
}

VotingCondition BodyReader::condition(const Value& table) {
    VotingCondition condition;
    condition.where = place(table);
    const int kinds = (table.has("quota") ? 1 : 0) + (table.has("more_than") ? 1 : 0) +
                      (table.has("all_but") ? 1 : 0);
    if (kinds != 1) {
        fault(table, fmt::format("the condition has {} quota", kinds == 0 ? "no" : "more than one"),
              "one of quota, more_than or all_but is needed", "For instance quota = 9.");
        return condition;
    }
    constexpr auto kMostTogether = kMostVotes * static_cast<std::int64_t>(kMostPlayers);
    if (table.has("all_but")) {
        condition.kind = QuotaKind::all_but;
        condition.numerator = whole(table, "all_but", 0, 0, kMostTogether);
        return condition;
    }
    const Value& value = table.has("quota") ? table["quota"] : table["more_than"];
    condition.where = place(value);
    condition.kind = table.has("quota") ? QuotaKind::share : QuotaKind::more_than;
    if (value.as_text() || value.as_real()) {
        read_share(value, condition);
        return condition;
    }
    condition.numerator = whole_value(value, table.has("quota") ? "quota" : "more_than", 1,
                                      table.has("quota") ? 1 : 0, kMostTogether);
    if (condition.kind == QuotaKind::more_than) ++condition.numerator;
    condition.kind = QuotaKind::votes;
    return condition;
}

}  // namespace counterpoise

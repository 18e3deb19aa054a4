#include "files/document_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "files/csv.h"

namespace counterpoise {

namespace {

/// Whether a text holds what terminals obey: control characters other than a line's end and a tab,
/// or the marks that turn the direction of writing.
bool has_control_characters(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) return true;
        if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
            return true;
    }
    for (const char* mark :
         {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"})
        if (text.find(mark) != std::string_view::npos) return true;
    return false;
}

}  // namespace

void require_readable(std::string_view text, const std::string& file, std::size_t most_bytes,
                      const std::string& most_said) {
    if (text.size() > most_bytes)
        throw InputError(Fault{file, fmt::format("the file has {} bytes", text.size()), most_said,
                               "Is it the right file?"});
    const std::size_t bad = first_invalid_utf8(text);
    if (bad == std::string_view::npos) return;
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    throw InputError(Fault{fmt::format("{}:{}", file, line), "not UTF-8",
                           fmt::format("byte {} is no part of a UTF-8 character", bad + 1),
                           "Save the file as UTF-8."});
}

std::string DocumentReader::place(const Value& value) const {
    const Position at = value.position();
    return fmt::format("{}:{}:{}", file_, std::max(at.line, 1U), std::max(at.column, 1U));
}

void DocumentReader::fault(const Value& at, std::string what, std::string why,
                           std::string try_this) {
    faults_.add({place(at), std::move(what), std::move(why), std::move(try_this)});
}

void DocumentReader::refuse_unknown(const Value& table, const std::vector<std::string>& known,
                                    std::string_view in) {
    for (const auto& [key, value] : table.members())
        if (std::find(known.begin(), known.end(), key) == known.end())
            fault(value, fmt::format("unknown key '{}'", key), fmt::format("in {}", in),
                  suggestion(key, known));
}

std::string DocumentReader::text(const Value& table, std::string_view key, std::size_t longest) {
    const Value& value = table[key];
    if (value.is_null()) return {};
    if (!value.as_text())
        fault(value, fmt::format("'{}' is not a text", key), "it is shown to readers",
              "Put it in quotes.");
    if (has_control_characters(value.text()))
        fault(value, fmt::format("'{}' holds a control character", key),
              "terminals and pages would obey it", "Remove it.");
    if (value.text().size() > longest)
        fault(value, fmt::format("'{}' has {} bytes", key, value.text().size()),
              fmt::format("{} bytes at most", longest), "Shorten it.");
    return value.text();
}

std::string DocumentReader::needed_text(const Value& table, std::string_view key,
                                        std::string_view why, std::size_t longest) {
    std::string found = text(table, key, longest);
    if (table[key].is_null() || (table[key].as_text() && found.empty()))
        fault(table, fmt::format("'{}' is missing", key), std::string(why),
              fmt::format("Add {} = \"…\".", key));
    return found;
}

std::string DocumentReader::word(const Value& table, std::string_view key,
                                 const std::vector<std::string>& words) {
    std::string found = text(table, key);
    if (table[key].is_null()) return words.front();
    if (std::find(words.begin(), words.end(), found) == words.end()) {
        fault(table[key], fmt::format("'{}' is not allowed for '{}'", found, key),
              fmt::format("one of {} is needed", fmt::join(words, ", ")), suggestion(found, words));
        return words.front();
    }
    return found;
}

double DocumentReader::number(const Value& table, std::string_view key, double fallback, double low,
                              double high) {
    const Value& value = table[key];
    if (value.is_null()) return fallback;
    const double found = value.number();
    if (found >= low && found <= high) return found;
    fault(value, fmt::format("'{}' is not a number that is allowed", key),
          fmt::format("from {} to {}", low, high), "Choose one in that range.");
    return fallback;
}

std::vector<std::string> DocumentReader::texts(const Value& table, std::string_view key) {
    const Value& value = table[key];
    if (value.is_null()) return {};
    if (value.as_text()) return {value.text()};
    std::vector<std::string> found;
    for (const Value& item : value.items()) {
        if (item.as_text())
            found.push_back(item.text());
        else
            fault(item, fmt::format("'{}' holds something that is not a text", key),
                  "it is a list of texts", "Put it in quotes.");
    }
    if (!value.as_array())
        fault(value, fmt::format("'{}' is not a list of texts", key), "",
              fmt::format("Write {} = [\"…\"].", key));
    return found;
}

}  // namespace counterpoise

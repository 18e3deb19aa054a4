#include "files/csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace counterpoise {
namespace {

struct Scanner {
    std::string_view text;
    std::size_t at = 0;
    std::uint32_t line = 1;
    std::size_t line_start = 0;

    [[nodiscard]] bool done() const { return at >= text.size(); }
    [[nodiscard]] std::size_t column() const { return at - line_start + 1; }
    void newline() {
        ++line;
        line_start = at;
    }
};

enum class After { cell, row };

After end_of_cell(Scanner& s) {
    if (s.done()) return After::row;
    if (s.text[s.at] == ',') {
        ++s.at;
        return After::cell;
    }
    if (s.text[s.at] == '\r') ++s.at;
    if (!s.done() && s.text[s.at] == '\n') ++s.at;
    s.newline();
    return After::row;
}

std::string_view quoted_cell(Scanner& s, std::deque<std::string>& store, const std::string& file,
                             Faults& faults) {
    const std::uint32_t line = s.line;
    const std::size_t column = s.column();
    const std::size_t begin = ++s.at;
    bool doubled = false;
    while (!s.done()) {
        const char c = s.text[s.at];
        if (c == '"' && s.at + 1 < s.text.size() && s.text[s.at + 1] == '"') {
            doubled = true;
            s.at += 2;
        } else if (c == '"') {
            std::string_view cell = s.text.substr(begin, s.at - begin);
            ++s.at;
            if (!doubled) return cell;
            std::string undone;
            for (std::size_t i = 0; i < cell.size(); ++i) {
                undone += cell[i];
                if (cell[i] == '"') ++i;
            }
            return store.emplace_back(std::move(undone));
        } else {
            ++s.at;
            if (c == '\n') s.newline();
        }
    }
    faults.add({fmt::format("{}:{}:{}", file, line, column), "a quote is opened and never closed",
                "the file may be cut off", "Close the quote or restore the end of the file."});
    return s.text.substr(begin);
}

std::string_view plain_cell(Scanner& s) {
    const std::size_t begin = s.at;
    while (!s.done() && s.text[s.at] != ',' && s.text[s.at] != '\n' && s.text[s.at] != '\r') ++s.at;
    return s.text.substr(begin, s.at - begin);
}

constexpr std::size_t kMostFaults = 50;

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i) {
        return i < text.size() && (byte(i) & 0xC0u) == 0x80u;
    };
    std::size_t i = 0;
    while (i < text.size()) {
        const unsigned char c = byte(i);
        if (c < 0x80) {
            ++i;
        } else if (c >= 0xC2 && c <= 0xDF && follows(i + 1)) {
            i += 2;
        } else if (c >= 0xE0 && c <= 0xEF && follows(i + 1) && follows(i + 2) &&
                   !(c == 0xE0 && byte(i + 1) < 0xA0) && !(c == 0xED && byte(i + 1) > 0x9F)) {
            i += 3;
        } else if (c >= 0xF0 && c <= 0xF4 && follows(i + 1) && follows(i + 2) && follows(i + 3) &&
                   !(c == 0xF0 && byte(i + 1) < 0x90) && !(c == 0xF4 && byte(i + 1) > 0x8F)) {
            i += 4;
        } else {
            return i;
        }
    }
    return std::string_view::npos;
}

CsvTable::CsvTable(std::string text, std::string file)
    : file_(std::move(file)), text_(std::move(text)) {
    if (const std::size_t bad = first_invalid_utf8(text_); bad != std::string_view::npos) {
        const auto line =
            1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
        throw InputError(Fault{fmt::format("{}:{}", file_, line), "not UTF-8",
                               fmt::format("byte {} is no part of a UTF-8 character", bad + 1),
                               "Save the file as UTF-8."});
    }
    parse();
}

void CsvTable::parse() {
    Faults faults;
    Scanner s{text_};
    if (text_.starts_with("\xEF\xBB\xBF")) s.at = s.line_start = 3;
    std::vector<std::string_view> row;
    while (!s.done() && faults.size() < kMostFaults) {
        const std::uint32_t line = s.line;
        row.clear();
        After after = After::cell;
        while (after == After::cell) {
            const bool quoted = !s.done() && s.text[s.at] == '"';
            row.push_back(quoted ? quoted_cell(s, unquoted_, file_, faults) : plain_cell(s));
            if (quoted && !s.done() && s.text[s.at] != ',' && s.text[s.at] != '\n' &&
                s.text[s.at] != '\r') {
                faults.add({fmt::format("{}:{}:{}", file_, s.line, s.column()),
                            "text after a closing quote", "a quoted cell ends at its quote",
                            "Double the quotes inside the cell."});
                (void)plain_cell(s);
            }
            after = end_of_cell(s);
        }
        if (header_.empty()) {
            header_ = row;
            for (std::size_t i = 0; i < row.size(); ++i)
                if (row[i].empty() ||
                    std::find(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(i), row[i]) !=
                        row.begin() + static_cast<std::ptrdiff_t>(i))
                    faults.add({fmt::format("{}:1", file_),
                                fmt::format("column {} is '{}'", i + 1, row[i]),
                                "every column needs a name of its own", "Name it."});
        } else if (row.size() != header_.size()) {
            faults.add(
                {fmt::format("{}:{}", file_, line),
                 fmt::format("{} cells where the header has {}", row.size(), header_.size()),
                 row.size() < header_.size() ? "the line may be cut off" : "a comma too many",
                 "Quote cells that hold a comma."});
        } else {
            cells_.insert(cells_.end(), row.begin(), row.end());
            lines_.push_back(line);
        }
    }
    if (header_.empty())
        faults.add(
            {file_, "the table is empty", "not even a header was found", "Restore the file."});
    faults.raise_if_any();
}

std::size_t CsvTable::column(std::string_view name) const {
    const auto found = std::find(header_.begin(), header_.end(), name);
    if (found != header_.end()) return static_cast<std::size_t>(found - header_.begin());
    throw InputError(Fault{file_ + ":1", fmt::format("column '{}' is missing", name),
                           "the program reads it",
                           suggestion(name, {header_.begin(), header_.end()})});
}

std::string CsvTable::where(std::size_t row, std::size_t column) const {
    // Cells whose doubled quotes were undone live outside the text: the nearest cell before them
    // that is in it tells the line's place.
    const auto in_text = [&](const char* at) {
        return at >= text_.data() && at <= text_.data() + text_.size();
    };
    std::size_t shown = column;
    while (shown > 0 && !in_text(cell(row, shown).data())) --shown;
    const char* at = cell(row, shown).data();
    if (!in_text(at)) return fmt::format("{}:{}", file_, lines_[row]);
    std::size_t offset = static_cast<std::size_t>(at - text_.data());
    if (offset > 0 && text_[offset - 1] == '"') --offset;
    const std::size_t newline = offset == 0 ? std::string::npos : text_.rfind('\n', offset - 1);
    return fmt::format("{}:{}:{}", file_, lines_[row],
                       newline == std::string::npos ? offset + 1 : offset - newline);
}

std::string csv_cell(std::string_view cell) {
    if (cell.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(cell);
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace counterpoise

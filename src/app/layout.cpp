#include "app/layout.h"

#include <algorithm>
#include <numeric>
#include <ostream>

#include "report/words/numbers.h"

namespace counterpoise {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kIndent = 6;       ///< of what stands below a row
constexpr std::size_t kNarrowText = 16;  ///< a text column is not made narrower for its cells
constexpr std::size_t kLongText = 30;    ///< texts longer than this may stand below their row

using Columns = std::vector<std::size_t>;

std::size_t longest_word(const std::string& text) {
    std::size_t longest = 0;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        longest = std::max(longest, text_width(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return longest;
}

/// What a column would like and what it cannot do without.
struct Widths {
    std::size_t cells = 0;  ///< the widest cell
    std::size_t least = 0;
};

Widths widths_of(const TextGrid& grid, std::size_t c) {
    Widths w;
    std::size_t word = 0;
    for (const auto& row : grid.rows) {
        w.cells = std::max(w.cells, text_width(row[c]));
        word = std::max(word, longest_word(row[c]));
    }
    const std::size_t body =
        grid.left[c] ? std::min(w.cells, std::max(kNarrowText, std::min(word, kLongText)))
                     : w.cells;
    w.least = std::max(longest_word(grid.headings[c]), body);
    return w;
}

std::size_t line_width(const Columns& columns, const std::vector<Widths>& widths) {
    std::size_t sum = columns.empty() ? 0 : kGap * (columns.size() - 1);
    for (const std::size_t c : columns) sum += widths[c].least;
    return sum;
}

/// Takes the columns with the longest texts out until the others fit.
Columns take_below(Columns& columns, const TextGrid& grid, const std::vector<Widths>& widths) {
    Columns below;
    while (line_width(columns, widths) > kTerminalWidth) {
        const auto longest =
            std::max_element(columns.begin() + 1, columns.end(), [&](std::size_t a, std::size_t b) {
                return (grid.left[a] ? widths[a].cells : 0) < (grid.left[b] ? widths[b].cells : 0);
            });
        if (longest == columns.end() || !grid.left[*longest] || widths[*longest].cells <= kLongText)
            break;
        below.push_back(*longest);
        columns.erase(longest);
    }
    std::sort(below.begin(), below.end());
    return below;
}

/// Columns that fit on one line together, the first one in each.
std::vector<Columns> bands(const Columns& columns, const std::vector<Widths>& widths) {
    std::vector<Columns> all(1);
    for (const std::size_t c : columns) {
        Columns wider = all.back();
        wider.push_back(c);
        if (line_width(wider, widths) > kTerminalWidth && all.back().size() > 1)
            wider = {columns.front(), c};
        else
            all.pop_back();
        all.push_back(std::move(wider));
    }
    return all;
}

/// The least widths, with what is left of the line given to texts, those that need least first.
std::vector<std::size_t> shared_out(const Columns& columns, const TextGrid& grid,
                                    const std::vector<Widths>& widths) {
    std::size_t spare = kTerminalWidth - std::min(kTerminalWidth, line_width(columns, widths));
    std::vector<std::size_t> given;
    for (const std::size_t c : columns) given.push_back(widths[c].least);
    std::vector<std::size_t> order(columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto wish = [&](std::size_t k) {
        const std::size_t c = columns[k];
        return grid.left[c] && widths[c].cells > given[k] ? widths[c].cells - given[k] : 0;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wish(a) < wish(b); });
    for (const std::size_t k : order) {
        const std::size_t more = std::min(spare, wish(k));
        given[k] += more;
        spare -= more;
    }
    return given;
}

enum class Stand { top, bottom };

void print_cells(const std::vector<std::string>& cells, const Columns& columns,
                 const TextGrid& grid, const std::vector<std::size_t>& widths, Stand stand,
                 std::ostream& out) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 0;
    for (std::size_t k = 0; k < columns.size(); ++k) {
        lines.push_back(broken(cells[columns[k]], widths[k]));
        height = std::max(height, lines.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
        std::string line;
        for (std::size_t k = 0; k < columns.size(); ++k) {
            const std::size_t above = stand == Stand::bottom ? height - lines[k].size() : 0;
            const std::string text =
                y >= above && y - above < lines[k].size() ? lines[k][y - above] : "";
            const std::string space(widths[k] - text_width(text), ' ');
            line += (k ? std::string(kGap, ' ') : "") +
                    (grid.left[columns[k]] ? text + space : space + text);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << "\n";
    }
}

void print_below(const std::vector<std::string>& row, const Columns& below, const TextGrid& grid,
                 std::ostream& out) {
    for (const std::size_t c : below) {
        if (row[c].empty() || row[c] == report::kAbsent) continue;
        std::string indent(kIndent, ' ');
        for (const std::string& line :
             broken(grid.headings[c] + ": " + row[c], kTerminalWidth - kIndent - kGap)) {
            out << indent << line << "\n";
            indent = std::string(kIndent + kGap, ' ');
        }
    }
}

void print_band(const Columns& columns, const Columns& below, const TextGrid& grid,
                const std::vector<std::size_t>& widths, std::ostream& out) {
    print_cells(grid.headings, columns, grid, widths, Stand::bottom, out);
    for (const auto& row : grid.rows) {
        print_cells(row, columns, grid, widths, Stand::top, out);
        print_below(row, below, grid, out);
    }
}

/// How many bytes the first `n` characters take.
std::size_t bytes_of(const std::string& text, std::size_t n) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u && n-- == 0) break;
    return at;
}

}  // namespace

std::vector<std::string> broken(const std::string& text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        std::string word = text.substr(begin, end - begin);
        begin = end + 1;
        if (!line.empty() && text_width(line) + 1 + text_width(word) > width) {
            lines.push_back(line);
            line.clear();
        }
        while (text_width(word) > width) {
            const std::size_t bytes = bytes_of(word, width);
            lines.push_back(word.substr(0, bytes));
            word.erase(0, bytes);
        }
        line += (line.empty() ? "" : " ") + word;
    }
    if (!line.empty() || lines.empty()) lines.push_back(line);
    return lines;
}

void lay_out(const TextGrid& grid, std::ostream& out) {
    if (grid.headings.empty()) return;
    std::vector<Widths> widths;
    std::vector<std::size_t> natural;
    Columns columns;
    std::size_t whole = 0;
    for (std::size_t c = 0; c < grid.headings.size(); ++c) {
        columns.push_back(c);
        widths.push_back(widths_of(grid, c));
        natural.push_back(std::max(widths.back().cells, text_width(grid.headings[c])));
        whole += natural.back() + (c ? kGap : 0);
    }
    if (whole <= kTerminalWidth) return print_band(columns, {}, grid, natural, out);
    const Columns below = take_below(columns, grid, widths);
    const std::vector<Columns> all = bands(columns, widths);
    for (std::size_t b = 0; b < all.size(); ++b) {
        if (b) out << "\n";
        const bool last = b + 1 == all.size();
        print_band(all[b], last ? below : Columns{}, grid, shared_out(all[b], grid, widths), out);
    }
}

}  // namespace counterpoise

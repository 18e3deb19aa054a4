#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace counterpoise {

/// A CSV text (RFC 4180: comma, double quotes, LF or CRLF) as cells that view into it. Every cell
/// knows its place.
///
/// Shape    one header row, then rows of exactly as many cells.
/// Missing  an empty cell is an empty view: not available.
/// Errors   InputError with every fault of the text: not UTF-8, no header, a repeated column, a row
/// too short or too
///          long, a quote never closed.
/// Source   ours: nothing good is packaged.
class CsvTable {
  public:
    CsvTable(std::string text, std::string file);
    CsvTable(const CsvTable&) = delete;
    CsvTable& operator=(const CsvTable&) = delete;

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const std::vector<std::string_view>& header() const { return header_; }
    [[nodiscard]] std::size_t rows() const { return lines_.size(); }
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
        return cells_[row * header_.size() + column];
    }
    /// The index of a column. Errors: InputError naming the column and the nearest one there is.
    [[nodiscard]] std::size_t column(std::string_view name) const;
    /// `file:line:column` of a cell.
    [[nodiscard]] std::string where(std::size_t row, std::size_t column) const;

  private:
    void parse();

    std::string file_;
    std::string text_;
    std::deque<std::string> unquoted_;  ///< cells whose doubled quotes were undone
    std::vector<std::string_view> header_;
    std::vector<std::string_view> cells_;
    std::vector<std::uint32_t> lines_;
};

/// The byte offset of the first invalid UTF-8 sequence, or npos.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

/// A cell quoted for CSV where it has to be.
[[nodiscard]] std::string csv_cell(std::string_view cell);

}  // namespace counterpoise

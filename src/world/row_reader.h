#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/ids.h"
#include "files/csv.h"

namespace counterpoise {

inline constexpr Date kOpenEnd{9999, 12, 31};  ///< still in force

/// Reads typed cells of a table and collects every fault; `finish` raises them together.
class RowReader {
  public:
    explicit RowReader(const CsvTable& table) : table_(table) {}
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;

    [[nodiscard]] std::size_t rows() const { return table_.rows(); }
    [[nodiscard]] std::size_t column(std::string_view name) const { return table_.column(name); }
    [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const {
        return table_.cell(row, column);
    }

    [[nodiscard]] StateId state(std::size_t row, std::size_t column);
    [[nodiscard]] Year year(std::size_t row, std::size_t column);
    /// NaN where the cell is empty.
    [[nodiscard]] double number(std::size_t row, std::size_t column);
    [[nodiscard]] int integer(std::size_t row, std::size_t column);
    /// 1 is true, 0 and empty are false.
    [[nodiscard]] bool flag(std::size_t row, std::size_t column);
    [[nodiscard]] Date start(std::size_t row, std::size_t column);
    /// kOpenEnd where the cell is empty.
    [[nodiscard]] Date end(std::size_t row, std::size_t column);

    void fault(std::size_t row, std::size_t column, std::string what, std::string why,
               std::string try_this);
    void finish() const { faults_.raise_if_any(); }

  private:
    const CsvTable& table_;
    Faults faults_;
};

}  // namespace counterpoise

// Any bytes are either refused with a printable fault or read as a table that writes and reads back
// the same.
#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/require.h"

namespace counterpoise {
namespace {

std::string written(const CsvTable& table) {
    // The mark keeps a first cell that itself begins with one.
    std::string text = "\xEF\xBB\xBF";
    const std::size_t columns = table.header().size();
    for (std::size_t c = 0; c < columns; ++c) text += (c ? "," : "") + csv_cell(table.header()[c]);
    text += "\n";
    for (std::size_t r = 0; r < table.rows(); ++r) {
        for (std::size_t c = 0; c < columns; ++c)
            text += (c ? "," : "") + csv_cell(table.cell(r, c));
        text += "\n";
    }
    return text;
}

void read(const std::string& text) {
    try {
        const CsvTable table(text, "fuzz.csv");
        require(first_invalid_utf8(text) == std::string_view::npos, "a table that is not UTF-8");
        const CsvTable again(written(table), "again.csv");
        require(again.header() == table.header(), "the header does not read back");
        require(again.rows() == table.rows(), "the rows do not read back");
        for (std::size_t r = 0; r < table.rows(); ++r)
            for (std::size_t c = 0; c < table.header().size(); ++c) {
                require(again.cell(r, c) == table.cell(r, c), "a cell does not read back");
                require(table.where(r, c).starts_with("fuzz.csv:"), "a cell without a place");
            }
        for (const std::string_view name : table.header()) (void)table.column(name);
    } catch (const InputError& error) {
        require_printable(error);
    }
}

}  // namespace
}  // namespace counterpoise

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    counterpoise::read(std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}

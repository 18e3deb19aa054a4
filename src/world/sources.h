#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/standing.h"
#include "files/value.h"
#include "world/facts.h"

namespace counterpoise {

/// What the cells of a column may be.
enum class CellType { state, year, date, number, integer, text, flag, word };
[[nodiscard]] std::string_view name_of(CellType type);

/// One column of a table as data/sources.toml describes it.
struct SourceColumn {
    std::string name;
    CellType type = CellType::text;
    std::string unit;
    std::string meaning;
    std::optional<std::pair<double, double>> range;  ///< both ends included
    bool missing = false;                            ///< empty cells are allowed
    std::vector<std::string> words;                  ///< what a word may be
    std::optional<Standing> standing;                ///< where it differs from the table's
    std::string source;                              ///< where it differs from the table's
    Position at;
};

/// One table as data/sources.toml describes it.
struct TableInfo {
    std::string name;  ///< what `Facts::table` is asked for
    std::string file;  ///< its name in data/
    std::string title;
    std::string short_name;  ///< the source in a few words: "SIPRI 2025"
    std::string citation;
    std::string via;
    std::string licence;
    std::string vintage;
    std::string derivation;
    Standing standing = Standing::published_figure;
    std::vector<std::string> keys;                             ///< unique together
    std::optional<std::pair<std::string, std::string>> spell;  ///< first and last, both included
    std::vector<std::string> per;                              ///< within these, no overlap
    std::vector<SourceColumn> columns;
    Position at;

    [[nodiscard]] const SourceColumn* find(std::string_view column) const;
};

/// Every table of the facts, in the order of sources.toml.
struct Sources {
    std::vector<TableInfo> tables;

    [[nodiscard]] const TableInfo* find(std::string_view table) const;
};

/// Reads sources.toml.
///
/// Errors   InputError with every fault as `sources.toml:line:column`: a key that is unknown or
/// absent, a value of another
///          type, a column that `keys`, `spell` or `per` name and the table does not describe.
[[nodiscard]] Sources read_sources(const Facts& facts);
[[nodiscard]] inline const Sources& sources(const Facts& facts) {
    return facts.cached(&read_sources);
}

}  // namespace counterpoise

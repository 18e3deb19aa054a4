#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/options.h"
#include "base/table.h"
#include "files/value.h"

namespace counterpoise {

/// One labelled fact: text for a person, a value for a program. Without a label it is for programs
/// only.
struct Entry {
    std::string key;
    std::string label;
    Value value;
    std::string shown;  ///< where a person reads something else than the value
};

/// A table with a heading. `shown` is what a person reads where it differs from the data.
struct Section {
    std::string key;
    std::string heading;
    Table table;
    std::optional<Table> shown;
};

/// An answer of facts: what `show`, `list`, `data` and `explain` print.
struct Sheet {
    std::string title;
    std::vector<Entry> entries;
    std::vector<Section> sections;
    std::string verbatim_heading;
    std::string verbatim;  ///< a file to be shown as it stands
    std::vector<std::string> notes;

    void add(std::string key, std::string label, Value value, std::string shown = {});
};

/// As text of at most 100 columns: the last column of a table is broken into lines where it has to
/// be.
void print_sheet(const Sheet& sheet, std::ostream& out);
/// As one JSON object: the entries, then each section as an array of rows, then the notes.
[[nodiscard]] Value sheet_json(const Sheet& sheet);
/// In the format asked for; CSV is the first section alone.
void put_sheet(const Sheet& sheet, Format format, std::ostream& out);

/// A table whose columns are all texts named by their keys: "key:Heading".
[[nodiscard]] Table text_table(const std::vector<std::string>& columns);

}  // namespace counterpoise

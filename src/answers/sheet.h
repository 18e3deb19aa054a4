#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "files/table_value.h"
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

/// What a person reads: labelled facts, tables under their headings, notes.
struct Sheet {
    std::string title;
    std::vector<Entry> entries;
    std::vector<Section> sections;
    std::string verbatim_heading;
    std::string verbatim;  ///< a file to be shown as it stands
    std::vector<std::string> notes;

    void add(std::string key, std::string label, Value value, std::string shown = {});
};

/// As one JSON object: the entries, then each section as an array of rows, then the notes.
[[nodiscard]] Value to_value(const Sheet& sheet);
/// A table as CSV with full precision, its header the columns' keys. Missing: absent cells are
/// empty.
[[nodiscard]] std::string to_csv(const Table& table);

/// What every question is answered with. The words are the sheet's; a program reads the document
/// and, of the tables, the one that CSV holds.
struct Answer {
    Sheet sheet;
    std::vector<Sheet> also;  ///< read after it: other things of the same name
    Value document;
    Table table;

    Answer() = default;
    /// The sheet as its own document; CSV holds its first section.
    explicit Answer(Sheet made);
    /// Several sheets, at least one: the document is the first's, with the others under `also`.
    explicit Answer(std::vector<Sheet> made);
};
[[nodiscard]] std::string to_json(const Answer& answer);
[[nodiscard]] std::string to_csv(const Answer& answer);

/// A table whose columns are all texts named by their keys: "key:Heading".
[[nodiscard]] Table text_table(const std::vector<std::string>& columns);

}  // namespace counterpoise

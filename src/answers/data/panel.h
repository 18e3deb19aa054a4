#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "answers/data/question.h"
#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// Takes a text part by part.
using TextSink = std::function<void(std::string_view)>;

/// A design matrix, column by column: whole numbers that name the row, then its figures.
///
/// Shape    every column has as many rows; at least one key.
/// Missing  NaN.
struct PanelAnswer {
    Sheet sheet;  ///< what columns there are, and the first rows
    std::vector<std::string> key_names;
    std::vector<std::vector<int>> keys;
    std::vector<std::string> names;
    std::vector<std::vector<double>> values;
    std::string text_name;           ///< of the first key where that is a text
    std::vector<std::string> texts;  ///< a row each, or none at all
    std::string facts;               ///< hash of the tables that it is made of

    [[nodiscard]] std::size_t rows() const { return keys.front().size(); }
};

/// Dyad-years. Errors: InputError for unknown columns, a column named twice, years off the record.
[[nodiscard]] PanelAnswer dyad_panel(const Facts& facts, const DataQuestion& question);
/// State-years. Errors: the same, and for what only pairs have.
[[nodiscard]] PanelAnswer state_panel(const Facts& facts, const DataQuestion& question);
/// Treaty-member-years. Errors: as of state-years.
[[nodiscard]] PanelAnswer membership_panel(const Facts& facts, const DataQuestion& question);

/// A row a line, in full precision. Missing: an empty cell.
void write_csv(const PanelAnswer& panel, const TextSink& sink);
/// The hash of the facts and the rows as objects. Missing: null.
void write_json(const PanelAnswer& panel, const TextSink& sink);

}  // namespace counterpoise

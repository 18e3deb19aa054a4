#include "world/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 8> kTypes{"state",   "year", "date", "number",
                                                 "integer", "text", "flag", "word"};
constexpr std::size_t kLongestShort = 48;  ///< bytes of a source at the foot of a chart
const std::vector<std::string> kTableKeys{"file",    "title",   "short",      "citation", "via",
                                          "licence", "vintage", "derivation", "standing", "keys",
                                          "spell",   "per",     "columns"};
const std::vector<std::string> kColumnKeys{"type",    "unit",  "meaning",  "range",
                                           "missing", "words", "standing", "source"};

/// Reads sources.toml and collects what is wrong with it.
class Reader {
  public:
    Sources read(const Value& document) {
        Sources all;
        for (const auto& [name, value] : document.members())
            all.tables.push_back(table(name, value));
        faults_.raise_if_any();
        return all;
    }

  private:
    void fault(Position at, std::string what, std::string why, std::string try_this) {
        faults_.add({fmt::format("sources.toml:{}:{}", at.line, at.column), std::move(what),
                     std::move(why), std::move(try_this)});
    }

    void refuse_unknown(const Value& value, const std::vector<std::string>& known) {
        for (const auto& [key, item] : value.members())
            if (std::find(known.begin(), known.end(), key) == known.end())
                fault(item.position(), fmt::format("unknown key '{}'", key),
                      "nothing would read it", suggestion(key, known));
    }

    std::string text(const Value& value, std::string_view key, const std::string& of) {
        if (const std::string* found = value[key].as_text()) return *found;
        fault(value.position(), fmt::format("{} has no {}", of, key),
              "every table and column needs one", fmt::format("Add {} = \"…\".", key));
        return {};
    }

    std::vector<std::string> texts(const Value& value, std::string_view key) {
        std::vector<std::string> all;
        for (const Value& item : value[key].items()) {
            if (!item.as_text())
                fault(item.position(), fmt::format("{} holds something that is no text", key),
                      "names are texts", "Put it in quotes.");
            all.push_back(item.text());
        }
        return all;
    }

    Standing standing(const Value& value) {
        const auto found = standing_named(value.text());
        if (!found)
            fault(value.position(), fmt::format("'{}' is no standing", value.text()),
                  "the words are fixed",
                  "Known: treaty text, adopted resolution, published figure, inferred from "
                  "precedent, transcribed, unverified, assumed.");
        return found.value_or(Standing::assumed);
    }

    CellType type(const Value& value, const std::string& of) {
        const std::string word = text(value, "type", of);
        const auto found = std::find(kTypes.begin(), kTypes.end(), word);
        if (found == kTypes.end() && !word.empty())
            fault(value["type"].position(), fmt::format("'{}' is no type of a column", word),
                  "the types are fixed", suggestion(word, {kTypes.begin(), kTypes.end()}));
        return found == kTypes.end() ? CellType::text
                                     : static_cast<CellType>(found - kTypes.begin());
    }

    SourceColumn column(const std::string& table, const std::string& name, const Value& value) {
        const std::string of = fmt::format("column {} of {}", name, table);
        refuse_unknown(value, kColumnKeys);
        SourceColumn column;
        column.name = name;
        column.at = value.position();
        column.type = type(value, of);
        column.meaning = text(value, "meaning", of);
        column.unit = value["unit"].text();
        column.source = value["source"].text();
        column.words = texts(value, "words");
        if (value.has("standing")) column.standing = standing(value["standing"]);
        if (const bool* missing = value["missing"].as_bool()) column.missing = *missing;
        if (value.has("range")) column.range = range(value["range"]);
        if (column.type == CellType::word && column.words.empty())
            fault(value.position(), of + " is a word and lists no words", "any text would pass",
                  "Add words = […].");
        if (column.type == CellType::number && column.unit.empty())
            fault(value.position(), of + " is a number without a unit", "nobody could read it",
                  "Add unit = \"…\".");
        return column;
    }

    std::optional<std::pair<double, double>> range(const Value& value) {
        if (value.items().size() == 2 && value.items()[0].number() <= value.items()[1].number())
            return std::pair(value.items()[0].number(), value.items()[1].number());
        fault(value.position(), "a range that is not two numbers, the lower first",
              "cells are checked against it", "Write range = [lowest, highest].");
        return {};
    }

    void require_columns(const TableInfo& table, const std::vector<std::string>& names,
                         std::string_view key, Position at) {
        for (const std::string& name : names)
            if (!table.find(name))
                fault(at, fmt::format("{} of {} names a column '{}'", key, table.name, name),
                      "the table has none of that name", "Correct the name.");
    }

    std::string short_name(const Value& value, const std::string& of) {
        std::string name = text(value, "short", of);
        if (name.size() > kLongestShort)
            fault(value["short"].position(),
                  fmt::format("short of {} has {} bytes", of, name.size()),
                  fmt::format("it stands at the foot of charts, {} fit", kLongestShort),
                  "Shorten it; `citation` has the whole.");
        return name;
    }

    TableInfo table(const std::string& name, const Value& value) {
        refuse_unknown(value, kTableKeys);
        TableInfo table{.name = name};
        table.at = value.position();
        table.file = text(value, "file", name);
        table.title = text(value, "title", name);
        table.short_name = short_name(value, name);
        table.citation = text(value, "citation", name);
        table.via = text(value, "via", name);
        table.licence = text(value, "licence", name);
        table.vintage = text(value, "vintage", name);
        table.derivation = text(value, "derivation", name);
        table.standing = standing(value["standing"]);
        for (const auto& [column_name, described] : value["columns"].members())
            table.columns.push_back(column(name, column_name, described));
        table.keys = texts(value, "keys");
        table.per = texts(value, "per");
        require_columns(table, table.keys, "keys", value["keys"].position());
        require_columns(table, table.per, "per", value["per"].position());
        if (table.keys.empty())
            fault(value.position(), name + " has no keys", "its rows could not be told apart",
                  "Add keys = […].");
        read_spell(value, table);
        return table;
    }

    void read_spell(const Value& value, TableInfo& table) {
        if (!value.has("spell")) return;
        const std::vector<std::string> ends = texts(value, "spell");
        const Position at = value["spell"].position();
        require_columns(table, ends, "spell", at);
        if (ends.size() == 2)
            table.spell = std::pair(ends[0], ends[1]);
        else
            fault(at, "a spell of other than two columns", "it has a first and a last day",
                  "Write spell = [first, last].");
    }

    Faults faults_;
};

}  // namespace

std::string_view name_of(CellType type) {
    return kTypes[static_cast<std::size_t>(type)];
}

const SourceColumn* TableInfo::find(std::string_view column) const {
    for (const SourceColumn& c : columns)
        if (c.name == column) return &c;
    return nullptr;
}

const TableInfo* Sources::find(std::string_view table) const {
    for (const TableInfo& t : tables)
        if (t.name == table) return &t;
    return nullptr;
}

Sources read_sources(const Facts& facts) {
    return Reader().read(facts.document("sources.toml"));
}

}  // namespace counterpoise

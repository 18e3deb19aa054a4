#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "files/value.h"

namespace counterpoise {

/// Refuses a text that is too long to be of its kind, or not UTF-8, before it is read.
/// Errors: InputError at `file`, `most_said` giving the reason of the limit.
void require_readable(std::string_view text, const std::string& file, std::size_t most_bytes,
                      const std::string& most_said);

/// Reads typed values out of a document and collects every fault with its place; `finish` raises
/// them together.
class DocumentReader {
  public:
    explicit DocumentReader(std::string file) : file_(std::move(file)) {}

    /// `file:line:column` of a value; the file's start for one that is absent.
    [[nodiscard]] std::string place(const Value& value) const;
    void fault(const Value& at, std::string what, std::string why, std::string try_this);
    void fault(const InputError& error) { faults_.add(error); }

    /// Faults every key of a table that is not known, with the nearest one that is.
    void refuse_unknown(const Value& table, const std::vector<std::string>& known,
                        std::string_view in);
    /// A text that may be missing (empty) but must be a text of at most `longest` bytes without
    /// control characters.
    [[nodiscard]] std::string text(const Value& table, std::string_view key,
                                   std::size_t longest = 2000);
    /// The same, and it must be there.
    [[nodiscard]] std::string needed_text(const Value& table, std::string_view key,
                                          std::string_view why, std::size_t longest = 2000);
    /// One of the words, or the first of them if it is missing.
    [[nodiscard]] std::string word(const Value& table, std::string_view key,
                                   const std::vector<std::string>& words);
    /// A finite number in a range, or `fallback` if it is missing.
    [[nodiscard]] double number(const Value& table, std::string_view key, double fallback,
                                double low, double high);
    /// The texts of a list; one text alone counts as a list of one.
    [[nodiscard]] std::vector<std::string> texts(const Value& table, std::string_view key);

    /// How many faults were found so far.
    [[nodiscard]] std::size_t faults() const { return faults_.size(); }
    void finish() const { faults_.raise_if_any(); }

  private:
    std::string file_;
    Faults faults_;
};

}  // namespace counterpoise

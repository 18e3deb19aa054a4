#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "files/document_reader.h"
#include "files/value.h"
#include "world/bodies/voting_body.h"

namespace counterpoise {

/// The cells of a file about a voting body: each read with its kind and range, faults collected
/// with their places.
class BodyReader : public DocumentReader {
  public:
    using DocumentReader::DocumentReader;

    [[nodiscard]] bool flag(const Value& table, std::string_view key);
    [[nodiscard]] std::int64_t whole(const Value& table, std::string_view key,
                                     std::int64_t fallback, std::int64_t low, std::int64_t high);
    [[nodiscard]] std::int64_t whole_value(const Value& value, std::string_view key,
                                           std::int64_t fallback, std::int64_t low,
                                           std::int64_t high);
    /// The tables of a list of tables; none where the key is not there.
    [[nodiscard]] const Value::Array& tables(const Value& document, std::string_view key,
                                             std::string_view written);
    /// The items of a list that must hold something.
    [[nodiscard]] const Value::Array& list(const Value& value, std::string_view key);
    /// "column:population/1000": a column of the world, times or over a whole number.
    void column(const Value& value, std::string_view key, VotingWeight& weight);
    /// quota, more_than or all_but, in the dimension of votes.
    [[nodiscard]] VotingCondition condition(const Value& table);

  private:
    void read_share(const Value& value, VotingCondition& condition);
};

}  // namespace counterpoise

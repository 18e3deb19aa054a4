#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "files/value.h"
#include "world/facts.h"

namespace counterpoise {

/// What kind of statement it is; decides how it may be judged.
enum class ClaimClass {
    number,      ///< says a quantity
    rule,        ///< says what a treaty, charter or law prescribes
    event,       ///< says that something happened
    position,    ///< says what somebody said, wants or thinks: never judged
    hypothesis,  ///< says what is or would be so, which a measure or model can examine
};
[[nodiscard]] std::string_view name_of(ClaimClass claim_class);

/// Where the figure comes from.
enum class FigureKind { measure, table, members, run, weekday };

/// How a figure is computed: never the figure itself.
struct FigureSpec {
    std::string where;  ///< file:line:column, for faults
    std::string basis;  ///< what the figure is, in words
    std::string unit;   ///< overrides the measure's
    FigureKind kind = FigureKind::measure;
    std::string subject;  ///< measure, table, treaty or institution, scenario, or day
    std::optional<int> year;
    std::vector<std::pair<std::string, std::string>> at;  ///< which rows: key equals value
    std::string take;                                     ///< column, or a figure beside the rows
    std::string how = "value";                            ///< value, count, sum, min, max
    std::string as = "value";                             ///< of a date: value, year, month, age
    std::optional<Date> on;                               ///< day of members and ages
    std::vector<std::string> leave;
    std::vector<std::string> join;
    std::vector<std::pair<std::string, std::string>> assume;
    std::vector<std::pair<std::string, std::string>> flags;
    double times = 1;
    std::shared_ptr<const FigureSpec> divided_by;
    std::string meaning = "source";  ///< of an alternative: `source` (the same quantity by another
                                     ///< source, year or basis) or `other` (another quantity)
};

/// One condition of a hypothesis: a figure compared with a number or another figure.
struct TestSpec {
    FigureSpec figure;
    std::string is = ">";  ///< > < >= <= =
    double than = 0;
    std::shared_ptr<const FigureSpec> than_figure;
};

struct Article {
    std::string id;
    std::string title;
    std::string publisher;
    std::string url;
    Date date;
};

struct Claim {
    std::string where;
    std::string id;
    std::string article;
    std::string by;     ///< who says it
    std::string says;   ///< the statement in the ledger's own words
    std::string quote;  ///< a short verbatim quotation, or empty
    ClaimClass claim_class = ClaimClass::position;
    std::string part;     ///< the part of the statement that is examined, if not all of it
    std::string reading;  ///< what the statement is taken to mean, where it must be made countable
    Value stated;         ///< number or text; null if the statement names none
    std::string unit;
    std::string qualifier = "about";  ///< about, exactly, more than, at least, less than, at most
    std::optional<FigureSpec> figure;
    std::vector<FigureSpec> alternatives;
    std::vector<FigureSpec> context;  ///< shown beside, never judged
    std::vector<TestSpec> tests;
    std::string note;
    std::vector<std::string> sources;  ///< beside those of the figures
};

/// How figures become verdicts: the same for every claim of a ledger.
struct LedgerRule {
    double supported_within_pct = 1;
    double roughly_within_pct = 5;
};

struct Ledger {
    std::string title;
    std::string about;
    LedgerRule rule;
    std::vector<Article> articles;
    std::vector<Claim> claims;

    [[nodiscard]] const Article& article(std::string_view id) const;
};

inline constexpr std::size_t kLargestLedger = 1'000'000;  ///< bytes
inline constexpr std::size_t kMostClaims = 2000;

/// Reads a ledger of statements (docs/claims.md).
/// Errors: InputError with every fault: unknown keys, measures, tables, columns, states, treaties,
/// scenarios, assumptions; a claim without an article; two claims of one id; a number without a
/// figure that examines it; a verdict asked for on a position.
[[nodiscard]] Ledger parse_ledger(std::string_view text, const std::string& file,
                                  const Facts& facts);

}  // namespace counterpoise

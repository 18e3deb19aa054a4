#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/standing.h"
#include "world/assumptions.h"
#include "world/facts.h"

namespace counterpoise {

/// When a notice takes effect.
enum class ExitEffect { after_notice, chosen_date, end_of_next_year };

/// How a treaty or an institution is left. Source: data/exit_clauses.csv.
struct ExitClause {
    std::string target;
    int notice_months = 0;
    ExitEffect effect = ExitEffect::after_notice;
    std::string clause;
    std::string text;
    Standing standing = Standing::assumed;
    std::string source;
};

enum class TargetKind { treaty, institution };
[[nodiscard]] std::string_view name_of(TargetKind kind);

/// The clause of a treaty or institution; without a row, the assumed notice of
/// `default_notice_months`.
[[nodiscard]] ExitClause exit_clause(const Facts& facts, TargetKind kind, std::string_view target,
                                     const Assumptions& assumptions);

/// How the integrated command of a treaty is left while the treaty is kept; nothing for a treaty
/// without such a command.
[[nodiscard]] std::optional<ExitClause> command_clause(const Facts& facts, std::string_view treaty);
/// Codes of the treaties that have an integrated command.
[[nodiscard]] std::vector<std::string> with_command(const Facts& facts);

/// The first day on which the state is out.
///
///     after_notice      notice + notice_months
///     chosen_date       notice
///     end_of_next_year  1 January of the second year after the notice (out at the end of 31
///     December of the next year)
///
/// Source   docs/method/exit.md.
[[nodiscard]] Date in_force(const ExitClause& clause, Date notice);

/// A legal step at home that comes before the notice. Source: data/domestic_gates.csv.
struct DomesticGate {
    std::string gate;
    std::string threshold;
    int notice_days = 0;
    std::string text;
    Standing standing = Standing::assumed;
    std::string source;
};
[[nodiscard]] std::vector<DomesticGate> domestic_gates(const Facts& facts, StateId state,
                                                       TargetKind kind, std::string_view target);

/// Votes that a two-thirds gate needs: the least whole number not under two thirds of those
/// present.
[[nodiscard]] inline int two_thirds_of(int present) {
    return (2 * present + 2) / 3;
}

}  // namespace counterpoise

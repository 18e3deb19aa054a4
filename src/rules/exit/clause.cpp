#include "rules/exit/clause.h"

#include <array>

#include "base/error.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

Standing read_standing(RowReader& in, std::size_t row, std::size_t column) {
    const auto standing = standing_named(in.text(row, column));
    if (!standing)
        in.fault(
            row, column, "'" + std::string(in.text(row, column)) + "' is no standing",
            "known: treaty text, adopted resolution, published figure, inferred from precedent, …",
            "Correct the cell.");
    return standing.value_or(Standing::assumed);
}

ExitEffect read_effect(RowReader& in, std::size_t row, std::size_t column) {
    constexpr std::array<std::string_view, 3> kNames{"after_notice", "chosen_date",
                                                     "end_of_next_year"};
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (in.text(row, column) == kNames[i]) return static_cast<ExitEffect>(i);
    in.fault(row, column, "'" + std::string(in.text(row, column)) + "' is no effect of a notice",
             "known: after_notice, chosen_date, end_of_next_year", "Correct the cell.");
    return ExitEffect::after_notice;
}

}  // namespace

std::string_view name_of(TargetKind kind) {
    return kind == TargetKind::treaty ? "treaty" : "institution";
}

namespace {

enum class Form { exit, command };

/// The row of a target in one form; nothing without one.
std::optional<ExitClause> clause_row(const Facts& facts, TargetKind kind, std::string_view target,
                                     Form form) {
    RowReader in(facts.table("exit_clauses"));
    const auto column_kind = in.column("kind");
    const auto column_target = in.column("target");
    const auto column_form = in.column("form");
    const auto months = in.column("notice_months");
    const auto effect = in.column("effect");
    const auto clause = in.column("clause");
    const auto text = in.column("text");
    const auto standing = in.column("standing");
    const auto source = in.column("source");
    std::optional<ExitClause> found;
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (in.text(r, column_kind) == name_of(kind) && in.text(r, column_target) == target &&
            (in.text(r, column_form) == "command") == (form == Form::command))
            found = ExitClause{std::string(target),
                               in.integer(r, months),
                               read_effect(in, r, effect),
                               std::string(in.text(r, clause)),
                               std::string(in.text(r, text)),
                               read_standing(in, r, standing),
                               std::string(in.text(r, source))};
    in.finish();
    return found;
}

}  // namespace

ExitClause exit_clause(const Facts& facts, TargetKind kind, std::string_view target,
                       const Assumptions& assumptions) {
    if (const auto found = clause_row(facts, kind, target, Form::exit)) return *found;
    return {std::string(target),
            static_cast<int>(assumptions.number("default_notice_months")),
            ExitEffect::after_notice,
            "none in the table",
            "the period of notice is assumed",
            Standing::assumed,
            "assumption default_notice_months"};
}

std::optional<ExitClause> command_clause(const Facts& facts, std::string_view treaty) {
    return clause_row(facts, TargetKind::treaty, treaty, Form::command);
}

std::vector<std::string> with_command(const Facts& facts) {
    RowReader in(facts.table("exit_clauses"));
    const auto target = in.column("target");
    const auto form = in.column("form");
    std::vector<std::string> codes;
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (in.text(r, form) == "command") codes.emplace_back(in.text(r, target));
    in.finish();
    return codes;
}

Date in_force(const ExitClause& clause, Date notice) {
    switch (clause.effect) {
        case ExitEffect::after_notice:
            return notice.plus_months(clause.notice_months);
        case ExitEffect::chosen_date:
            return notice;
        case ExitEffect::end_of_next_year:
            return Date{notice.year + 2, 1, 1};
    }
    throw BrokenPromise("an exit clause without effect");
}

std::vector<DomesticGate> domestic_gates(const Facts& facts, StateId state, TargetKind kind,
                                         std::string_view target) {
    RowReader in(facts.table("domestic_gates"));
    const auto cow = in.column("cow");
    const auto column_kind = in.column("kind");
    const auto column_target = in.column("target");
    const auto gate = in.column("gate");
    const auto threshold = in.column("threshold");
    const auto days = in.column("notice_days");
    const auto text = in.column("text");
    const auto standing = in.column("standing");
    const auto source = in.column("source");
    std::vector<DomesticGate> gates;
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (in.state(r, cow) == state && in.text(r, column_kind) == name_of(kind) &&
            in.text(r, column_target) == target)
            gates.push_back({std::string(in.text(r, gate)), std::string(in.text(r, threshold)),
                             in.integer(r, days), std::string(in.text(r, text)),
                             read_standing(in, r, standing), std::string(in.text(r, source))});
    in.finish();
    return gates;
}

}  // namespace counterpoise

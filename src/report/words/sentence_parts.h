#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/sentences.h"

/// What sentences are made of. Only sentence*.cpp read it.
namespace counterpoise::report {

/// The state of a change inside a sentence: "the United States".
[[nodiscard]] std::string actor_of(const OutcomeChange& change);
/// "1 run", "1,000 runs".
[[nodiscard]] std::string counted_runs(std::uint32_t runs, std::string_view what);
/// A code as part of an anchor: "CSTO" → "csto".
[[nodiscard]] std::string slug(std::string code);
/// The treaties that are followed: "NATO and the CSTO".
[[nodiscard]] std::string alliances_phrase(const Outcome& outcome);
[[nodiscard]] bool several_alliances(const Outcome& outcome);
/// Codes of the treaties that are followed.
[[nodiscard]] std::vector<std::string> codes_of(const Outcome& outcome);
/// "the remaining members", with their treaties where there are several.
[[nodiscard]] std::string remaining_phrase(const Outcome& outcome);
/// ISO codes of those that leave a treaty, or stay in it on paper or without its command.
[[nodiscard]] std::vector<std::string> leavers_of(const Outcome& outcome,
                                                  const std::string& alliance);
/// A school in plain words; the one that was chosen by what it chooses.
[[nodiscard]] std::string school_said(const Outcome& outcome, const std::string& label);
/// Whether there are runs enough for an interval.
[[nodiscard]] bool has_interval(const Outcome& outcome);

/// Effects on the remaining members' spending that would be printed as 0.0 are left out.
inline constexpr double kNoticed = 0.05;  ///< %

/// The sentences of one subject, added to `out` where there is something to say.
/// That an exit is uncertain, with what chance, and what the other figures then say.
void add_uncertain(const Outcome& outcome, std::vector<Sentence>& out);
/// That a state comes back, and of which time the figures are.
void add_returns(const Outcome& outcome, std::vector<Sentence>& out);
/// Institutions of which nothing but the members is known here.
void add_unmodelled(const Outcome& outcome, std::vector<Sentence>& out);
/// Who pays what: allied spending, common budgets, dues, UN entities.
void add_money(const Outcome& outcome, std::vector<Sentence>& out);
void add_cover(const Outcome& outcome, std::vector<Sentence>& out);
void add_spending(const Outcome& outcome, std::vector<Sentence>& out);
void add_risk(const Outcome& outcome, std::vector<Sentence>& out);
/// Whether a treaty has three members or more at the start: one that leaves a smaller one ends it.
[[nodiscard]] bool can_be_left(const Outcome& outcome, const std::string& alliance);
/// Whether others follow: the remaining members' exits by themselves.
void add_followers(const Outcome& outcome, std::vector<Sentence>& out);
/// What the two ends of a figure over all schools are; of few runs, that they are no interval.
[[nodiscard]] std::string range_of_runs(const Outcome& outcome);
/// A change of an expected number as a person would say it: "0.19 fewer to 1.04 more", "0.10 to
/// 0.20 fewer"; what would be printed as 0.00 is "none".
[[nodiscard]] std::string more_or_fewer(double low, double high);
/// What is not settled of risk, where the change touches it.
[[nodiscard]] std::vector<std::string> unsettled_risk(const Outcome& outcome);
void add_strains(const Outcome& outcome, std::vector<Sentence>& out);
void add_levels(const Outcome& outcome, std::vector<Sentence>& out);

}  // namespace counterpoise::report

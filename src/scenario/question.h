#pragma once

#include <optional>
#include <string>

#include "base/given_file.h"
#include "scenario/scenario.h"
#include "scenario/words.h"

namespace counterpoise {

/// A question as somebody wrote it. What the words say goes before what the file says; their
/// changes come after those of the file.
struct QuestionWords : ChoiceWords {
    std::optional<GivenFile> file;  ///< a scenario: TOML
    std::optional<long long> year;  ///< first year of the run
    std::optional<long long> end;   ///< last year
    std::optional<long long> runs;
    std::optional<long long> seed;
    std::string about;  ///< of a question without a file: who made it
};

/// A scenario that can be run: complete, and checked against the facts. Only question_from makes
/// one, so that nothing is run that was not checked.
class Question {
  public:
    [[nodiscard]] const Scenario& scenario() const { return scenario_; }

  private:
    friend Question question_from(Scenario scenario, const Facts& facts);
    explicit Question(Scenario scenario) : scenario_(std::move(scenario)) {}

    Scenario scenario_;
};

/// The question that words ask. Every front end comes through here.
///
/// Missing  what neither words nor file say stays at its default; without a file the title is made
///          from the changes. `ally_response` is open where a treaty changes and nobody has chosen
///          a school: none of them alone is the headline.
/// Errors   InputError with every fault of words and file, of form or of sense.
[[nodiscard]] Question question_from(const QuestionWords& words, const Facts& facts);

/// The same of a scenario that a program has made.
/// Errors   InputError with every fault: numbers and years out of range or the wrong way round,
///          codes that nobody knows, a change outside the years or in force only after the end.
[[nodiscard]] Question question_from(Scenario scenario, const Facts& facts);

}  // namespace counterpoise

#include "history/politics/decisions.h"

#include <algorithm>
#include <map>

#include "base/math.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr double kScale = 100;

std::map<std::string, double> read_sizes(const Facts& facts) {
    RowReader in(facts.table("eu_actors"));
    const auto actor = in.column("actor");
    const auto weight = in.column("weight");
    std::map<std::string, double> sizes;
    for (std::size_t r = 0; r < in.rows(); ++r)
        sizes[std::string(in.text(r, actor))] = in.number(r, weight);
    in.finish();
    return sizes;
}

std::map<std::string, std::vector<Decision::Actor>> read_positions(const Facts& facts) {
    const std::map<std::string, double> sizes = read_sizes(facts);
    RowReader in(facts.table("eu_positions"));
    const auto issue = in.column("issue");
    const auto actor = in.column("actor");
    const auto position = in.column("position");
    const auto salience = in.column("salience");
    std::map<std::string, std::vector<Decision::Actor>> positions;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const std::string code(in.text(r, actor));
        const auto size = sizes.find(code);
        if (size == sizes.end()) {
            in.fault(r, actor, "'" + code + "' has no row in eu_actors", "its size is there",
                     "Add it.");
            continue;
        }
        const double s = in.text(r, salience).empty() ? 0 : in.number(r, salience) / kScale;
        positions[std::string(in.text(r, issue))].push_back(
            {code, in.number(r, position), s, size->second});
    }
    in.finish();
    return positions;
}

}  // namespace

int year_of_proposal(std::string_view number) {
    constexpr int kFirstOfCentury = 50;
    const auto digit = [&](std::size_t i) {
        return i < number.size() && number[i] >= '0' && number[i] <= '9' ? number[i] - '0' : -1;
    };
    if (digit(1) < 0 || digit(2) < 0) return 0;
    const int year = 10 * digit(1) + digit(2);
    return year < kFirstOfCentury ? 2000 + year : 1900 + year;
}

std::vector<Decision> read_decisions(const Facts& facts) {
    std::map<std::string, std::vector<Decision::Actor>> positions = read_positions(facts);
    RowReader in(facts.table("eu_decisions"));
    const auto issue = in.column("issue");
    const auto proposal = in.column("proposal");
    const auto reference = in.column("reference");
    const auto outcome = in.column("outcome");
    std::vector<Decision> all;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        Decision d;
        d.issue = std::string(in.text(r, issue));
        d.proposal = std::string(in.text(r, proposal));
        d.year = year_of_proposal(d.proposal);
        if (d.year == 0)
            in.fault(r, proposal, "'" + d.proposal + "' names no year",
                     "a letter and two digits of the year begin a proposal's number",
                     "Correct it.");
        d.actors = std::move(positions[d.issue]);
        const bool heard = std::any_of(d.actors.begin(), d.actors.end(),
                                       [](const auto& a) { return a.salience > 0; });
        if (in.text(r, outcome).empty() || !heard) continue;
        d.outcome = in.number(r, outcome);
        if (!in.text(r, reference).empty()) d.reference = in.number(r, reference);
        all.push_back(std::move(d));
    }
    in.finish();
    std::sort(all.begin(), all.end(),
              [](const Decision& a, const Decision& b) { return a.issue < b.issue; });
    return all;
}

double predicted(const Decision& decision, Concept concept_, double exponent,
                 const SolutionChoices& choices) {
    ActorQuestion question;
    question.high = kScale;
    question.reference = decision.reference;
    std::vector<WeightedPosition> actors;
    for (const Decision::Actor& a : decision.actors)
        actors.push_back({a.position, pow_det(a.size, exponent) * a.salience});
    return outcome_of(concept_, canonical(std::move(actors)), question, choices);
}

}  // namespace counterpoise

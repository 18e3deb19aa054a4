#include "claims/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace counterpoise {
namespace {

Figure plain_number(double number) {
    Figure figure;
    figure.number = number;
    return figure;
}

std::vector<Fit> fits_of(const std::vector<TriedFigure>& figures, bool other_quantity) {
    std::vector<Fit> fits;
    for (std::size_t i = 1; i < figures.size(); ++i)
        if (figures[i].other_quantity == other_quantity) fits.push_back(figures[i].fit);
    return fits;
}

/// A number is compared with a number and a text with a text: anything else is the ledger's fault.
void require_like(const Claim& claim, const Figure& figure, const std::string& where) {
    if (figure.is_absent() || (claim.stated.as_text() != nullptr) == !figure.number) return;
    throw InputError(
        Fault{where,
              figure.number ? "a number is compared with the text that was stated"
                            : fmt::format("the text '{}' is compared with a number", figure.text),
              "they can never fit",
              figure.number ? "State a number." : "State a text, or take another figure."});
}

void try_figures(CheckedClaim& checked, FigureMaker& maker, const LedgerRule& rule) {
    const Claim& claim = *checked.claim;
    if (!claim.figure) return;
    const auto add = [&](const FigureSpec& spec, bool alternative) {
        for (Figure& figure : maker.figures(spec)) {
            require_like(claim, figure, spec.where);
            const Fit fitting = fit(claim, figure, rule);
            checked.figures.push_back(
                {std::move(figure), alternative && spec.meaning == "other", fitting});
        }
    };
    add(*claim.figure, false);
    for (const FigureSpec& spec : claim.alternatives) add(spec, true);
    checked.verdict =
        verdict_on_figure(checked.figures.front().fit, fits_of(checked.figures, false),
                          fits_of(checked.figures, true));
}

void try_tests(CheckedClaim& checked, FigureMaker& maker) {
    std::vector<Held> outcomes;
    for (const TestSpec& spec : checked.claim->tests) {
        const Figure than =
            spec.than_figure ? maker.figures(*spec.than_figure).front() : plain_number(spec.than);
        for (Figure& figure : maker.figures(spec.figure)) {
            const Held held = compare(figure, spec.is, than);
            outcomes.push_back(held);
            checked.tests.push_back({std::move(figure), spec.is, than, held});
        }
    }
    checked.verdict = verdict_on_tests(outcomes);
}

std::string reason_of(const CheckedClaim& checked) {
    const Claim& claim = *checked.claim;
    if (claim.claim_class == ClaimClass::position)
        return "a position: what somebody says or wants is not judged";
    if (checked.figures.empty() && checked.tests.empty())
        return "no measure, rule or table here examines it";
    switch (checked.verdict) {
        case Verdict::supported:
            return checked.tests.empty() ? "the figure fits what was stated"
                                         : "every condition of the reading holds";
        case Verdict::roughly_right:
            return "the figure is near what was stated";
        case Verdict::right_about_something_else:
            return "the figure does not fit; another quantity does";
        case Verdict::not_supported:
            return checked.tests.empty() ? "no figure that was tried fits"
                                         : "no condition of the reading holds";
        case Verdict::contested:
            return checked.tests.empty()
                       ? "published figures of the same quantity disagree about it"
                       : "the conditions of the reading disagree, or one is unsettled";
        case Verdict::not_checkable_here:
            break;
    }
    return checked.figures.empty()
               ? "none of its conditions could be tried: " + checked.tests.front().figure.absent
               : "the figure is absent: " + checked.figures.front().figure.absent;
}

}  // namespace

std::vector<CheckedClaim> check_ledger(const Ledger& ledger, const Facts& facts, Runs runs) {
    FigureMaker maker(facts, std::move(runs));
    Faults faults;
    std::vector<CheckedClaim> all;
    for (const Claim& claim : ledger.claims) try {
            CheckedClaim checked;
            checked.claim = &claim;
            try_figures(checked, maker, ledger.rule);
            if (!claim.tests.empty()) try_tests(checked, maker);
            for (const FigureSpec& spec : claim.context)
                for (Figure& figure : maker.figures(spec))
                    checked.context.push_back(std::move(figure));
            checked.reason = reason_of(checked);
            all.push_back(std::move(checked));
        } catch (const InputError& error) {
            faults.add(error);
        }
    faults.raise_if_any();
    return all;
}

}  // namespace counterpoise

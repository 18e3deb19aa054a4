#include <fmt/format.h>

#include <map>
#include <ostream>

#include "app/commands.h"
#include "app/print.h"
#include "app/sheet.h"
#include "base/error.h"
#include "history/dispute_fit.h"

namespace counterpoise {
namespace {

/// The last year of the record of disputes, where no --to says otherwise.
constexpr int kLastDefault = 2010;

LogitOptions logit_options(const Options& options) {
    const std::string word = options.penalty.value_or("none");
    const std::map<std::string, Penalty> known{
        {"none", Penalty::none}, {"ridge", Penalty::ridge}, {"firth", Penalty::firth}};
    const auto found = known.find(word);
    if (found == known.end())
        throw InputError(Fault{"--penalty", fmt::format("unknown penalty '{}'", word),
                               "estimates are held back by none, ridge or firth",
                               suggestion(word, {"none", "ridge", "firth"})},
                         FaultKind::usage);
    return {found->second, options.ridge.value_or(1.0)};
}

Value coefficients_json(const LogitFit& fit) {
    Value::Array rows;
    for (std::size_t j = 0; j < fit.names.size(); ++j) {
        Value row;
        row.set("name", fit.names[j]).set("estimate", fit.estimate[j]).set("se", fit.se[j]);
        row.set("se_clustered", fit.se_clustered[j]);
        rows.emplace_back(std::move(row));
    }
    return rows;
}

Value fit_json(const DisputeFit& fit, const Facts& facts) {
    Value json;
    json.set("behaviour", "disputes").set("spec", fit.spec.name);
    json.set("from", fit.from.value).set("to", fit.to.value);
    json.set("n", fit.logit.n).set("events", fit.logit.events);
    json.set("log_likelihood", fit.logit.log_likelihood);
    json.set("coefficients", coefficients_json(fit.logit));
    json.set("pairs", fit.logit.groups).set("dyad_years", fit.all_pairs);
    json.set("dyad_years_filtered", fit.filtered).set("facts", facts.hash());
    return json;
}

}  // namespace

int fit_command(const Context& context) {
    const Options& options = context.options;
    const std::string behaviour = options.names.empty() ? "disputes" : options.names.front();
    if (behaviour != "disputes")
        throw InputError(Fault{"fit", fmt::format("there is no fit of '{}'", behaviour),
                               "disputes can be fitted", suggestion(behaviour, {"disputes"})},
                         FaultKind::usage);
    const DisputeSpec& spec = dispute_spec(options.spec.value_or("dangerous-dyads"));
    const DisputeFit fit =
        fit_disputes(context.facts, spec, Year{options.from.value_or(kFirstYear.value)},
                     Year{options.to.value_or(kLastDefault)}, logit_options(options));
    context.out << to_json(fit_json(fit, context.facts));
    return kDone;
}

}  // namespace counterpoise

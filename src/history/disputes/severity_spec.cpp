#include "history/disputes/severity_spec.h"

#include <fmt/format.h>

#include "base/error.h"
#include "files/document_reader.h"
#include "history/disputes/spec.h"

namespace counterpoise {

const std::vector<SeveritySpec>& severity_specs() {
    static const std::vector<std::string> columns{"contiguity", "water_contiguity", "democracy_min",
                                                  "rivalry"};
    static const std::vector<SeveritySpec> specs{
        {"onsets", "What every onset comes to, joiners included: the one for forecasts", Pairs::all,
         Joiners::counted, columns},
        {"originators", "The same of the two that were in the dispute from its first day",
         Pairs::all, Joiners::left_out, columns},
    };
    return specs;
}

SeveritySpec parse_severity_spec(std::string_view text, const std::string& file) {
    const Value document = parse_toml(text, file);
    DocumentReader in(file);
    in.refuse_unknown(document, {"name", "about", "pairs", "joiners", "columns"},
                      "a specification of severity");
    SeveritySpec spec;
    spec.name = in.text(document, "name");
    if (spec.name.empty()) spec.name = file;
    spec.about = in.text(document, "about");
    spec.pairs =
        in.word(document, "pairs", {"all", "relevant"}) == "all" ? Pairs::all : Pairs::relevant;
    spec.joiners = in.word(document, "joiners", {"counted", "left out"}) == "counted"
                       ? Joiners::counted
                       : Joiners::left_out;
    spec.columns = in.texts(document, "columns");
    check_dispute_columns(in, document["columns"], spec.columns);
    in.finish();
    return spec;
}

const SeveritySpec& severity_spec(std::string_view name) {
    std::vector<std::string> known;
    for (const SeveritySpec& spec : severity_specs()) {
        if (spec.name == name) return spec;
        known.push_back(spec.name);
    }
    throw InputError(
        Fault{"--spec", fmt::format("there is no specification '{}' of severity", name),
              "a specification names the onsets and the columns", suggestion(name, known)},
        FaultKind::usage);
}

}  // namespace counterpoise

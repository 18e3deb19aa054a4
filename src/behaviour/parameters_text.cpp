#include <fmt/format.h>

#include <cmath>

#include "base/error.h"
#include "behaviour/covariance.h"
#include "behaviour/parameters.h"

namespace counterpoise {
namespace {

/// A TOML text in quotes.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
            out += c;
    }
    return out + '"';
}

/// The shortest digits that read back the same, as a TOML real.
std::string real(double x) {
    promise(std::isfinite(x), "a parameter file holds finite numbers");
    std::string text = fmt::format("{}", x);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string fit_text(const FitRecord& fit) {
    std::string out = "\n[fit]\n";
    out += fmt::format("spec = {}\nfrom = {}\nto = {}\nrows = {}\n", quoted(fit.spec), fit.from,
                       fit.to, fit.rows);
    if (fit.events) out += fmt::format("events = {}\n", *fit.events);
    if (fit.log_likelihood) out += fmt::format("log_likelihood = {}\n", real(*fit.log_likelihood));
    return out + fmt::format("program = {}\nfacts = {}\n", quoted(fit.program), quoted(fit.facts));
}

std::string events_text(const EventCount& count) {
    return fmt::format("\n[[events]]\npart = {}\nevents = {}\nrows = {}\n", quoted(count.part),
                       count.events, count.rows);
}

std::string parameter_text(const Parameter& p) {
    return fmt::format(
        "\n[[parameter]]\nname = {}\nvalue = {}\nse = {}\nlow = {}\nhigh = {}\nunit = {}\n"
        "source = {}\nstanding = {}\n",
        quoted(p.name), real(p.value), real(p.se), real(p.low), real(p.high), quoted(p.unit),
        quoted(p.source), quoted(p.standing));
}

std::string block_text(const ParameterSet& set, const CovarianceBlock& block) {
    std::string names;
    std::string rows;
    for (std::size_t i = 0; i < block.members.size(); ++i) {
        names += fmt::format("{}{}", i ? ", " : "", quoted(set.list[block.members[i]].name));
        rows += "  [";
        for (std::size_t j = 0; j <= i; ++j)
            rows += fmt::format("{}{}", j ? ", " : "", real(block.covariance[in_triangle(i, j)]));
        rows += "],\n";
    }
    return fmt::format("\n[[covariance]]\nnames = [{}]\nrows = [\n{}]\n", names, rows);
}

std::string range_text(const CovariateRange& range) {
    return fmt::format("\n[[range]]\nname = {}\nlow = {}\nhigh = {}\n", quoted(range.name),
                       real(range.low), real(range.high));
}

std::string score_text(const Score& score) {
    return fmt::format("\n[[score]]\nname = {}\nvalue = {}\nunit = {}\nsource = {}\n",
                       quoted(score.name), real(score.value), quoted(score.unit),
                       quoted(score.source));
}

}  // namespace

std::string write_parameters(const ParameterSet& set) {
    std::string out =
        set.fit ? fmt::format(
                      "# Written by `counterpoise fit {} --write`: parameters of standing "
                      "\"prior\" are kept, all else is replaced.\n",
                      set.behaviour)
                : std::string();
    out += fmt::format("behaviour = {}\nkind = {}\nabout = {}\n", quoted(set.behaviour),
                       quoted(set.kind), quoted(set.about));
    if (set.fit) out += fit_text(*set.fit);
    for (const EventCount& count : set.events) out += events_text(count);
    for (const Parameter& p : set.list) out += parameter_text(p);
    for (const CovarianceBlock& block : set.blocks) out += block_text(set, block);
    for (const CovariateRange& range : set.ranges) out += range_text(range);
    for (const Score& score : set.scores) out += score_text(score);
    return out;
}

}  // namespace counterpoise

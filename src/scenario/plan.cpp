#include "scenario/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/bytes.h"
#include "base/error.h"
#include "base/version.h"
#include "files/archive.h"
#include "scenario/scenario_file.h"

namespace counterpoise {
namespace {

constexpr std::string_view kPlan = "plan-1";  // the number is raised when the layout changes
constexpr std::string_view kPartial = "partial-1";

std::string packed(std::string_view kind, const ByteWriter& content) {
    return pack({{std::string(kind), content.bytes()}}, Compression::deflate);
}

/// The content of bytes of this kind.
std::string unpacked(std::string_view bytes, std::string_view kind) {
    const std::string where(kind.substr(0, kind.find('-')));
    const auto refuse = [&](std::string_view why) {
        return InputError(Fault{where, "the bytes cannot be read", std::string(why),
                                "Ask for them again from where they were made."});
    };
    std::string content;
    try {
        const Archive archive(std::as_bytes(std::span(bytes)));
        if (!archive.has(kind)) throw refuse(fmt::format("they are no {} of this version", where));
        content = archive.read(kind);
        if (!archive.intact()) throw refuse("they were changed");
    } catch (const InputError& error) {
        if (error.faults().front().where == where) throw;
        throw refuse(error.faults().front().why);
    }
    return content;
}

void write(ByteWriter& out, const std::vector<std::string>& texts) {
    out.u32(static_cast<std::uint32_t>(texts.size()));
    for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
    std::vector<std::string> texts(in.count(sizeof(std::uint64_t)));
    for (std::string& text : texts) text = in.text();
    return texts;
}

/// What the partials of these relations are of: nothing else gives the same samples.
std::string signature(const Experiment& experiment, std::size_t relations) {
    std::string text = fmt::format("{}\n{}\n{}\n", program_version(), experiment.facts().hash(),
                                   to_toml(experiment.scenario(), experiment.facts()));
    for (const std::size_t school : experiment.relations()[relations].schools)
        text += experiment.schools()[school].school.assumptions.canonical() + "\n";
    return text;
}

void write(ByteWriter& out, const SampleSet& set) {
    for (const auto* samples : {&set.baseline, &set.scenario, &set.effect}) {
        out.u32(static_cast<std::uint32_t>(samples->size()));
        for (const Sample& sample : *samples) sample.write(out);
    }
}

/// The samples of a set, as many as `like` has.
void read(ByteReader& in, SampleSet& like, std::uint32_t runs) {
    for (auto* samples : {&like.baseline, &like.scenario, &like.effect}) {
        if (in.u32() != samples->size()) in.refuse("they hold other series");
        for (Sample& sample : *samples) sample = Sample::read(in, runs);
    }
}

std::vector<std::uint32_t> read_blocks(ByteReader& in, std::uint32_t most) {
    std::vector<std::uint32_t> blocks(in.count(sizeof(std::uint32_t)));
    for (std::uint32_t& block : blocks) block = in.u32();
    const bool apart = std::adjacent_find(blocks.begin(), blocks.end(),
                                          [](auto a, auto b) { return a >= b; }) == blocks.end();
    if (blocks.empty() || blocks.back() >= most || !apart) in.refuse("their blocks are no plan's");
    return blocks;
}

}  // namespace

Plan plan_of(const Experiment& experiment) {
    const Scenario& scenario = experiment.scenario();
    Plan plan{to_toml(scenario, experiment.facts()),
              scenario.open,
              {},
              experiment.facts().hash(),
              std::string(program_version())};
    const std::size_t own = schools_of(scenario).size();
    for (std::size_t s = own; s < experiment.schools().size(); ++s) {
        const School& school = experiment.schools()[s].school;
        Plan::Added& added = plan.added.emplace_back();
        added.label = school.label;
        for (const AssumptionInfo& info : assumption_infos())
            added.choices.emplace_back(info.key, school.assumptions.word(info.key));
    }
    return plan;
}

std::unique_ptr<Experiment> experiment_of(const Plan& plan, const Facts& facts) {
    if (plan.facts != facts.hash() || plan.program != program_version())
        throw InputError(
            Fault{"plan",
                  fmt::format("it was made by version {} from facts {}", plan.program, plan.facts),
                  fmt::format("this is version {} with facts {}", program_version(), facts.hash()),
                  "Use the same program and the same facts everywhere."});
    Faults faults;
    Scenario scenario = read_scenario(plan.scenario, "plan", facts, faults);
    faults.raise_if_any();
    scenario.open = plan.open;  // their order is the order of the schools
    auto experiment = std::make_unique<Experiment>(facts, question_from(scenario, facts));
    std::vector<School> schools;
    for (const Plan::Added& added : plan.added) {
        School school{scenario.assumptions, {}, added.label};
        for (const auto& [key, value] : added.choices) school.assumptions.set(key, value, "plan");
        school.canonical = school.assumptions.canonical(scenario.open);
        schools.push_back(std::move(school));
    }
    if (!schools.empty()) (void)experiment->add_schools(schools);
    return experiment;
}

std::string to_bytes(const Plan& plan) {
    ByteWriter out;
    out.text(plan.scenario);
    write(out, plan.open);
    out.u32(static_cast<std::uint32_t>(plan.added.size()));
    for (const Plan::Added& added : plan.added) {
        out.text(added.label);
        out.u32(static_cast<std::uint32_t>(added.choices.size()));
        for (const auto& [key, value] : added.choices) {
            out.text(key);
            out.text(value);
        }
    }
    out.text(plan.facts);
    out.text(plan.program);
    return packed(kPlan, out);
}

Plan plan_from_bytes(std::string_view bytes) {
    const std::string content = unpacked(bytes, kPlan);
    ByteReader in(content, "plan");
    Plan plan;
    plan.scenario = in.text();
    plan.open = read_texts(in);
    plan.added.resize(in.count(sizeof(std::uint64_t)));
    for (Plan::Added& added : plan.added) {
        added.label = in.text();
        added.choices.resize(in.count(2 * sizeof(std::uint64_t)));
        for (auto& [key, value] : added.choices) {
            key = in.text();
            value = in.text();
        }
    }
    plan.facts = in.text();
    plan.program = in.text();
    in.end();
    return plan;
}

std::string to_bytes(const Partial& partial, const Experiment& experiment) {
    ByteWriter out;
    out.u64(partial.relations);
    out.text(signature(experiment, partial.relations));
    out.u32(static_cast<std::uint32_t>(partial.blocks.size()));
    for (const std::uint32_t block : partial.blocks) out.u32(block);
    write(out, partial.of_relations);
    for (const SampleSet& set : partial.of_spending) write(out, set);
    return packed(kPartial, out);
}

Partial partial_from_bytes(std::string_view bytes, const Experiment& experiment) {
    const std::string content = unpacked(bytes, kPartial);
    ByteReader in(content, "partial");
    const std::uint64_t relations = in.u64();
    if (relations >= experiment.relations().size() ||
        in.text() != signature(experiment, static_cast<std::size_t>(relations)))
        in.refuse("they are of another plan");
    Partial partial = empty_partial(experiment, static_cast<std::size_t>(relations));
    partial.blocks = read_blocks(in, experiment.blocks());
    const std::uint32_t runs = experiment.scenario().runs;
    read(in, partial.of_relations, runs);
    for (SampleSet& set : partial.of_spending) read(in, set, runs);
    in.end();
    return partial;
}

}  // namespace counterpoise

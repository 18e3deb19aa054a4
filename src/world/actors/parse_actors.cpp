#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "files/archive.h"
#include "files/document_reader.h"
#include "world/actors/actors.h"
#include "world/built_in.h"
#include "world/institutions.h"
#include "world/states.h"
#include "world/treaties/treaties.h"
#include "world/world.h"

namespace counterpoise {
namespace {

constexpr double kFull = 100;
constexpr double kLargestNumber = 1e12;
constexpr double kSmallestWeight = 1e-9;  ///< above 0; less could vanish in a product
constexpr std::size_t kLongestName = 200;
constexpr std::string_view kWhySource = "a figure without a source cannot be checked";

/// Reads one file; collects faults as it goes.
class Reader {
  public:
    Reader(const std::string& file, const Facts& facts) : in_(file), facts_(facts) {
        out_.where = file;
    }

    ActorQuestion read(const Value& document) {
        in_.refuse_unknown(document,
                           {"question", "about", "scale", "reference", "salience_scale", "weights",
                            "vary", "exit", "actor"},
                           "the file");
        out_.question = in_.needed_text(document, "question", "it is what the outcome answers");
        out_.about = in_.text(document, "about");
        out_.weights = basis(document, "weights");
        read_scale(document);
        read_variation(document);
        if (document.has("exit")) read_exit(document["exit"]);
        read_actors(document);
        in_.finish();
        return std::move(out_);
    }

  private:
    FigureBasis basis(const Value& table, std::string_view key) {
        return in_.word(table, key, {"illustrative", "public statement"}) == "illustrative"
                   ? FigureBasis::illustrative
                   : FigureBasis::public_statement;
    }

    /// A number that must be there. NaN with a fault where it is not.
    std::optional<double> needed(const Value& table, std::string_view key, double low, double high,
                                 const std::string& why) {
        const Value& value = table[key];
        const double found = value.number();
        if (!value.is_null() && found >= low && found <= high) return found;
        const std::string what = value.is_null() ? fmt::format("'{}' is missing", key)
                                 : value.as_integer() || value.as_real()
                                     ? fmt::format("{} {:g} is not allowed", key, found)
                                     : fmt::format("'{}' is not a number", key);
        in_.fault(value.is_null() ? table : value, what, why,
                  value.is_null() ? fmt::format("Add {} = ….", key)
                                  : fmt::format("Choose one from {:g} to {:g}.", low, high));
        return {};
    }

    void read_scale(const Value& document) {
        const Value& scale = document["scale"];
        if (!scale.as_object()) {
            in_.fault(scale.is_null() ? document : scale, "the file has no scale",
                      "positions are points on it", "Add scale = { low = 0, high = 100 }.");
            return;
        }
        in_.refuse_unknown(scale, {"low", "high", "low_means", "high_means"}, "scale");
        out_.low_means = in_.text(scale, "low_means");
        out_.high_means = in_.text(scale, "high_means");
        const auto low =
            needed(scale, "low", -kLargestNumber, kLargestNumber, "an end of the scale");
        const auto high =
            needed(scale, "high", -kLargestNumber, kLargestNumber, "an end of the scale");
        if (!low || !high) return;
        if (!(*low < *high)) {
            in_.fault(scale, fmt::format("the scale runs from {:g} to {:g}", *low, *high),
                      "its high end must be above its low end", "Exchange the ends.");
            return;
        }
        out_.low = *low;
        out_.high = *high;
        has_scale_ = true;
        if (document.has("reference"))
            out_.reference = needed(document, "reference", out_.low, out_.high,
                                    "what holds if nothing is decided is a point on the scale");
    }

    void read_variation(const Value& document) {
        const Value& vary = document["vary"];
        if (vary.is_null()) return;
        if (!vary.as_object()) {
            in_.fault(vary, "'vary' is not a table", "it says how far figures are varied",
                      "For instance vary = { power = 0.2, salience = 0.2, position = 0.05 }.");
            return;
        }
        in_.refuse_unknown(vary, {"power", "salience", "position"}, "vary");
        constexpr double kMost = 0.95;
        out_.vary.power = in_.number(vary, "power", out_.vary.power, 0, kMost);
        out_.vary.salience = in_.number(vary, "salience", out_.vary.salience, 0, kMost);
        out_.vary.position = in_.number(vary, "position", out_.vary.position, 0, 1);
    }

    void read_exit(const Value& table) {
        if (!table.as_object() || !table["state"].as_text() ||
            table["treaty"].as_text() == table["institution"].as_text() ||
            (table.has("treaty") && table.has("institution"))) {
            in_.fault(table, "'exit' needs a state and either a treaty or an institution",
                      "its legal gates and base rates are shown beside the actors",
                      "For instance exit = { state = \"USA\", treaty = \"NATO\" }.");
            return;
        }
        in_.refuse_unknown(table, {"state", "treaty", "institution"}, "exit");
        const bool treaty = table.has("treaty");
        const Value& target = table[treaty ? "treaty" : "institution"];
        try {
            ActorExit exit;
            exit.where = in_.place(table);
            exit.state =
                states(facts_).named(table["state"].text(), kLatestYear, in_.place(table["state"]));
            exit.target = target.text();
            if (treaty)
                (void)treaties(facts_).named(exit.target, in_.place(target));
            else
                (void)institutions(facts_).named(exit.target, in_.place(target));
            out_.exit = exit;
        } catch (const InputError& error) {
            in_.fault(error);
        }
    }

    void read_actors(const Value& document) {
        const Value& list = document["actor"];
        const auto& items = list.items();
        const bool tables = std::all_of(items.begin(), items.end(),
                                        [](const Value& item) { return item.as_object(); });
        if (!list.is_null() && (!list.as_array() || !tables)) {
            in_.fault(list, "'actor' is not a list of tables", "there are several",
                      "Write [[actor]] before each.");
            return;
        }
        if (items.size() < kFewestActors || items.size() > kMostActors) {
            in_.fault(
                items.empty() ? document : items.front(),
                fmt::format("the file has {} actor{}", items.size(), items.size() == 1 ? "" : "s"),
                fmt::format("{} to {} are needed", kFewestActors, kMostActors),
                items.size() < kFewestActors ? "Add [[actor]] tables."
                                             : "Merge those who stand together.");
            if (items.size() > kMostActors) return;
        }
        find_salience_scale(document, items);
        for (const Value& item : items) read_actor(item);
        check_together(document, items);
    }

    /// 1 or 100. Without the key, 100 where a salience is above 1; a share beside it is refused.
    void find_salience_scale(const Value& document, const Value::Array& items) {
        if (document.has("salience_scale")) {
            const double scale = document["salience_scale"].number();
            if (scale == 1 || scale == kFull)
                out_.salience_scale = scale;
            else
                in_.fault(document["salience_scale"], "salience_scale is neither 1 nor 100",
                          "saliences run from 0 to it", "Write 1 or 100.");
            return;
        }
        const Value* share = nullptr;
        for (const Value& item : items) {
            const double s = item["salience"].number();
            if (s > 1) out_.salience_scale = kFull;
            if (s > 0 && s < 1 && !share) share = &item["salience"];
        }
        if (share && out_.salience_scale == kFull)
            in_.fault(*share,
                      fmt::format("salience {:g} stands beside saliences above 1", share->number()),
                      "it is not clear whether full salience is 1 or 100",
                      "Write salience_scale = 1 or salience_scale = 100.");
    }

    void read_actor(const Value& table) {
        in_.refuse_unknown(table,
                           {"name", "power", "position", "salience", "source", "note", "standing"},
                           "[[actor]]");
        PoliticalActor actor;
        actor.name = in_.needed_text(table, "name", "answers name the actors", kLongestName);
        actor.source = in_.needed_text(table, "source", kWhySource);
        actor.note = in_.text(table, "note");
        actor.standing = basis(table, "standing");
        const std::string who = actor.name.empty() ? "the actor" : actor.name;
        actor.power = needed(table, "power", 0, kLargestNumber, "power of " + who + " is 0 or more")
                          .value_or(0);
        if (has_scale_)
            actor.position = needed(table, "position", out_.low, out_.high,
                                    fmt::format("{} stands on the scale from {:g} to {:g}", who,
                                                out_.low, out_.high))
                                 .value_or(out_.low);
        actor.salience = needed(table, "salience", 0, out_.salience_scale,
                                fmt::format("salience runs from 0 to {:g}", out_.salience_scale))
                             .value_or(0) /
                         out_.salience_scale;
        for (const char* key : {"power", "salience"})
            if (const double figure = table[key].number(); figure > 0 && figure < kSmallestWeight)
                in_.fault(table[key], fmt::format("{} {:g} is next to nothing", key, figure),
                          fmt::format("sums of weights need {:g} or more", kSmallestWeight),
                          "Write 0, or choose a larger unit.");
        if (!actor.name.empty() && !names_.insert(actor.name).second)
            in_.fault(table["name"], fmt::format("'{}' is there twice", actor.name),
                      "an actor has one position", "Rename or remove one of them.");
        out_.actors.push_back(std::move(actor));
    }

    void check_together(const Value& document, const Value::Array& items) {
        const auto none = [&](auto weight) {
            return std::all_of(out_.actors.begin(), out_.actors.end(),
                               [&](const PoliticalActor& a) { return !(weight(a) > 0); });
        };
        const bool powers = std::all_of(items.begin(), items.end(), [](const Value& item) {
            return item["power"].number() <= kLargestNumber;  // negative ones have their own fault
        });
        if (items.empty() || !powers) return;
        if (none([](const PoliticalActor& a) { return a.power; }))
            in_.fault(document["actor"], "no actor has power", "an outcome is a balance of powers",
                      "Give at least one a power above 0.");
        else if (in_.faults() == 0 &&
                 none([](const PoliticalActor& a) { return a.power * a.salience; }))
            in_.fault(document["actor"], "no actor has both power and salience above 0",
                      "power counts as far as the question matters to its holder",
                      "Give at least one of them both.");
    }

    DocumentReader in_;
    const Facts& facts_;
    ActorQuestion out_;
    bool has_scale_ = false;
    std::set<std::string> names_;
};

}  // namespace

std::string_view name_of(FigureBasis basis) {
    return basis == FigureBasis::illustrative ? "illustrative" : "public statement";
}

ActorQuestion parse_actors(std::string_view text, const std::string& file, const Facts& facts) {
    require_readable(
        text, file, kLargestActorFile,
        fmt::format("a file of actors is a page of text, {} bytes at most", kLargestActorFile));
    return Reader(file, facts).read(parse_toml(text, file));
}

std::vector<std::string> actor_file_names(const Facts& facts) {
    std::vector<std::string> names = names_in(facts.archive(), "politics");
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace counterpoise

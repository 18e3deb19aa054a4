#include "scenario/scenario_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "files/document_reader.h"
#include "world/institutions.h"
#include "world/states.h"

namespace counterpoise {
namespace {

/// Reads one scenario file; collects faults as it goes.
class Reader {
  public:
    Reader(std::string file, const Facts& facts, Faults& faults)
        : file_(std::move(file)), facts_(facts), faults_(faults) {}

    Scenario read(const Value& document) {
        read_top(document);
        for (const Value& table : document["change"].items()) read_change(table);
        read_assumptions(document["assume"]);
        return std::move(scenario_);
    }

  private:
    [[nodiscard]] std::string place(const Value& value) const {
        return fmt::format("{}:{}:{}", file_, value.position().line, value.position().column);
    }

    void refuse_unknown(const Value& table, const std::vector<std::string>& known,
                        std::string_view in) {
        for (const auto& [key, value] : table.members())
            if (std::find(known.begin(), known.end(), key) == known.end())
                faults_.add({place(value), fmt::format("unknown key '{}'", key),
                             fmt::format("in {}", in), suggestion(key, known)});
    }

    void read_top(const Value& document) {
        std::vector<std::string> known;
        for (const ScenarioKey& key : scenario_keys())
            if (key.key.find('.') == std::string_view::npos) known.emplace_back(key.key);
        refuse_unknown(document, known, "the scenario");
        scenario_.title = text(document, "title", kLongestTitle);
        scenario_.about = text(document, "about", kLongestAbout);
        if (scenario_.title.empty())
            faults_.add({file_, "the scenario has no title", "reports and lists show it",
                         "Add title = \"…\"."});
        scenario_.start = Year{static_cast<int>(whole(document, "start", scenario_.start.value,
                                                      kFirstRunYear.value, kFarthestYear.value))};
        scenario_.end = Year{static_cast<int>(
            whole(document, "end", scenario_.end.value, kFirstRunYear.value, kFarthestYear.value))};
        scenario_.runs =
            static_cast<std::uint32_t>(whole(document, "runs", scenario_.runs, 1, kMostRuns));
        scenario_.seed = static_cast<std::uint64_t>(
            whole(document, "seed", static_cast<std::int64_t>(scenario_.seed), 0, INT64_MAX));
        if (document.has("change") && !document["change"].as_array())
            faults_.add({place(document["change"]), "'change' is not a list",
                         "there may be several", "Write [[change]]."});
        if (document.has("assume") && !document["assume"].as_object())
            faults_.add({place(document["assume"]), "'assume' is not a table",
                         "it holds key = value lines", "Write [assume]."});
    }

    std::string text(const Value& table, std::string_view key, std::size_t longest) {
        const Value& value = table[key];
        if (value.is_null()) return {};
        if (!value.as_text())
            faults_.add({place(value), fmt::format("'{}' is not a text", key),
                         "it is shown to readers", "Put it in quotes."});
        if (value.text().size() > longest)
            faults_.add({place(value), fmt::format("'{}' has {} bytes", key, value.text().size()),
                         fmt::format("readers see it; {} bytes at most", longest), "Shorten it."});
        return value.text();
    }

    std::int64_t whole(const Value& table, std::string_view key, std::int64_t fallback,
                       std::int64_t low, std::int64_t high) {
        const Value& value = table[key];
        if (value.is_null()) return fallback;
        const std::int64_t* number = value.as_integer();
        if (number && *number >= low && *number <= high) return *number;
        const std::string shown = number            ? fmt::format("{}", *number)
                                  : value.as_real() ? fmt::format("{}", *value.as_real())
                                                    : "this";
        faults_.add({place(value), fmt::format("{} is not allowed for '{}'", shown, key),
                     fmt::format("a whole number from {} to {} is needed", low, high),
                     "Choose one in that range."});
        return fallback;
    }

    void read_change(const Value& table) {
        refuse_unknown(
            table, {"date", "leave", "join", "dormant", "command", "when", "probability_per_year"},
            "[[change]]");
        const Value& date = table["date"];
        Date day{scenario_.start.value, 1, 1};
        if (!date.is_null()) {
            const auto parsed = parse_date(date.text(), Shortened::first_day);
            if (!parsed)
                faults_.add({place(date), "the date of a change is not a date",
                             "YYYY-MM-DD is needed", "For instance 2026-01-01."});
            day = parsed.value_or(day);
        }
        int kinds = 0;
        for (const ChangeKind kind :
             {ChangeKind::leave, ChangeKind::join, ChangeKind::dormant, ChangeKind::command})
            if (table.has(name_of(kind))) {
                ++kinds;
                read_membership(table[name_of(kind)], kind, day, date, table);
            }
        if (kinds != 1)
            faults_.add({place(table),
                         fmt::format("a change says {} things", kinds == 0 ? "no" : "several"),
                         "each [[change]] has one of leave, join, dormant, command",
                         "For instance leave = { state = \"USA\", treaty = \"NATO\" }."});
    }

    /// How sure a change is: said beside the state and treaty, or beside the date.
    void read_occurrence(const Value& table, const Value& around, Change& change) {
        std::vector<const Value*> said;
        for (const Value* place_of : {&table, &around})
            for (const char* key : {"probability_per_year", "when"})
                if (place_of->has(key)) said.push_back(&(*place_of)[key]);
        if (said.empty()) return;
        const Value& value = *said.front();
        const bool chance = table.has("probability_per_year") || around.has("probability_per_year");
        if (said.size() > 1)
            faults_.add({place(value), "how likely the exit is, is said more than once",
                         "probability_per_year and when stand for each other",
                         "Keep one of them."});
        else if (change.kind != ChangeKind::leave)
            faults_.add({place(value),
                         fmt::format("'{}' cannot be uncertain", name_of(change.kind)),
                         "exits alone are drawn", "Write leave, or remove the key."});
        else if (!chance && value.text() != "base_rate")
            faults_.add(
                {place(value), fmt::format("when = \"{}\" is not known", value.text()),
                 "an exit is certain, has a probability_per_year, or happens at the rate on "
                 "record",
                 "Write when = \"base_rate\"."});
        else if (chance && !(value.number() > 0 && value.number() <= 1))
            faults_.add({place(value), "probability_per_year is not a chance that can be drawn",
                         "a number above 0 and up to 1 is needed; with 0 the exit never happens",
                         "Choose one, or remove the change."});
        else
            change.occurrence = chance ? Occurrence::stated_chance : Occurrence::base_rate;
        if (change.occurrence == Occurrence::stated_chance) change.chance_per_year = value.number();
    }

    void read_membership(const Value& table, ChangeKind kind, Date day, const Value& date_value,
                         const Value& around) {
        refuse_unknown(table, {"state", "treaty", "institution", "when", "probability_per_year"},
                       name_of(kind));
        Change change;
        change.kind = kind;
        change.date = day;
        change.where = place(table);
        read_occurrence(table, around, change);
        try {
            if (!table.has("state") || table.has("treaty") == table.has("institution"))
                throw InputError(Fault{
                    place(table), "a change needs a state and either a treaty or an institution",
                    "", "For instance { state = \"USA\", institution = \"UN\" }."});
            change.state =
                states(facts_).named(table["state"].text(), kLatestYear, place(table["state"]));
            if (table.has("treaty")) {
                change.treaty =
                    treaties(facts_).named(table["treaty"].text(), place(table["treaty"]));
            } else {
                change.target = TargetKind::institution;
                change.institution = institutions(facts_).named(table["institution"].text(),
                                                                place(table["institution"]));
            }
            change.where = place(date_value.position().line ? date_value : table);
            scenario_.changes.push_back(change);
        } catch (const InputError& error) {
            faults_.add(error);
        }
    }

    void read_assumptions(const Value& table) {
        for (const auto& [key, value] : table.members()) {
            std::string word = value.text();
            if (value.as_integer() || value.as_real()) word = fmt::format("{}", value.number());
            for (const Value& item : value.items()) word += (word.empty() ? "" : ",") + item.text();
            try {
                assume(scenario_, key, word, place(value));
            } catch (const InputError& error) {
                faults_.add(error);
            }
        }
    }

    std::string file_;
    const Facts& facts_;
    Faults& faults_;
    Scenario scenario_;
};

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        else
            out += c;
    }
    return out + '"';
}

std::string occurrence_words(const Change& c) {
    if (c.occurrence == Occurrence::base_rate) return ", when = \"base_rate\"";
    if (c.occurrence == Occurrence::certain) return "";
    return fmt::format(", probability_per_year = {}", c.chance_per_year);
}

}  // namespace

const std::vector<ScenarioKey>& scenario_keys() {
    static const std::vector<ScenarioKey> keys{
        {"title", "text", "", "the question in one line (needed)"},
        {"about", "text", "", "one sentence in plain words"},
        {"start", "year", "2026", "first year shown; runs begin on 31 December 2025"},
        {"end", "year", "2040", "last year, 2100 at most"},
        {"runs", "paired runs", "1000",
         "how often the future is drawn; each run has a world with the change and one without"},
        {"seed", "number", "1949", "the seed of chance: the same seed gives the same bits"},
        {"change", "list", "none",
         "[[change]] tables, each with a date and one of leave, join, dormant, command"},
        {"change.date", "YYYY-MM-DD", "1 January of the start", "the day of the notice"},
        {"change.leave", "table", "",
         "{ state, treaty } or { state, institution }: in force when the clause's own clock has "
         "run"},
        {"change.leave.probability_per_year", "chance a year", "certain",
         "makes the exit uncertain: decided in each year with this chance, from the date on; then "
         "the legal steps at home and the clause take their time; its year is drawn in each run"},
        {"change.leave.when", "word", "certain",
         "\"base_rate\": the same with the rate at which such members left on record "
         "(parameters exit_rate.* of politics)"},
        {"change.join", "table", "", "accession, in force on the date"},
        {"change.dormant", "table", "",
         "{ state, treaty }: a member on paper alone, the pledge does not count"},
        {"change.command", "table", "",
         "{ state, treaty }: leaves the integrated command only; the pledge stays"},
        {"assume", "table", "defaults",
         "[assume] key = value; value \"all\" runs every alternative of a choice, which is the "
         "default of ally_response where a treaty changes"},
    };
    return keys;
}

Scenario read_scenario(std::string_view text, const std::string& file, const Facts& facts,
                       Faults& faults) {
    try {
        require_readable(
            text, file, kLargestScenario,
            fmt::format("a scenario is a page of text, {} bytes at most", kLargestScenario));
        return Reader(file, facts, faults).read(parse_toml(text, file));
    } catch (const InputError& error) {  // it cannot be read at all
        faults.add(error);
        return {};
    }
}

std::string to_toml(const Scenario& s, const Facts& facts) {
    std::string out = fmt::format(
        "title  = {}\nabout  = {}\nstart  = {}\nend    = {}\nruns   = {}\nseed   = {}\n",
        quoted(s.title), quoted(s.about), s.start.value, s.end.value, s.runs, s.seed);
    for (const Change& c : s.changes)
        out += fmt::format("\n[[change]]\ndate  = {}\n{} = {{ state = \"{}\", {} = {}{} }}\n",
                           c.date.iso(), name_of(c.kind), states(facts).iso3(c.state),
                           name_of(c.target), quoted(target_code(c, facts)), occurrence_words(c));
    std::string assumptions;
    for (const AssumptionInfo& info : assumption_infos()) {
        const bool open = std::find(s.open.begin(), s.open.end(), info.key) != s.open.end();
        if (open)
            assumptions += fmt::format("{} = \"all\"\n", info.key);
        else if (!s.assumptions.is_default(info.key) || s.named.contains(std::string(info.key)))
            assumptions +=
                fmt::format("{} = {}\n", info.key,
                            s.assumptions.is_word(info.key) ? quoted(s.assumptions.word(info.key))
                                                            : s.assumptions.word(info.key));
    }
    return assumptions.empty() ? out : out + "\n[assume]\n" + assumptions;
}

}  // namespace counterpoise

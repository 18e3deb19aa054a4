#include "report/exhibits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/exhibit_parts.h"
#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

constexpr const char* kNoneBefore = "not a member, or no figure";
constexpr const char* kNoneAfter = "no longer a member, or no figure";
constexpr std::size_t kToldRows = 6;  ///< rows that a chart's text alternative names

enum class Order { by_size, by_change };

/// How a per-state measure is shown.
struct PerState {
    Caption caption;
    int digits = 2;
    Order order = Order::by_size;
};

bool any_differs(const std::vector<Pair>& pairs) {
    return std::any_of(pairs.begin(), pairs.end(), [](const Pair& p) { return p.differs(); });
}

std::string told(const PerState& shown, const std::vector<Pair>& pairs) {
    const bool differs = any_differs(pairs);
    std::string alt = fmt::format("{} ({}). ", shown.caption.title, shown.caption.quantity);
    for (std::size_t i = 0; i < std::min(pairs.size(), kToldRows); ++i) {
        const Pair& p = pairs[i];
        const auto figure = [&](double x) {
            return std::isnan(x) ? "none" : format_number(x, shown.digits);
        };
        alt += differs ? fmt::format("{}: {} today, {} after. ", p.name, figure(p.before),
                                     figure(p.after))
                       : fmt::format("{}: {}. ", p.name, figure(p.before));
    }
    return alt;
}

Value pair_row(const Pair& p) {
    Value row;
    row.set("state", p.state).set("name", p.name).set("baseline", cell_of(p.before));
    return row.set("scenario", cell_of(p.after)).set("change", cell_of(p.change()));
}

void add_dumbbell(Value& e, const PerState& shown) {
    const std::string& unit = shown.caption.unit;
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(number_column("baseline", "Today", unit, shown.digits, kNoneBefore));
    columns.push(number_column("scenario", "After the change", unit, shown.digits, kNoneAfter));
    columns.push(change_column("change", "Difference", unit == "%" ? "points" : unit, shown.digits,
                               "no figure on one side"));
    e.set("columns", columns);
    e.set("chart", Value{}
                       .set("type", "dumbbell")
                       .set("label", "name")
                       .set("before", "baseline")
                       .set("after", "scenario")
                       .set("before_name", "today")
                       .set("after_name", "after the change")
                       .set("limit", 15));
}

Value bars(const std::string& label, const std::string& value) {
    return Value{}.set("type", "bars").set("label", label).set("value", value).set("limit", 15);
}

/// Nothing differs: the figures of today alone.
void add_today(Value& e, const PerState& shown) {
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(number_column("baseline", "Today", shown.caption.unit, shown.digits, kNoneBefore));
    e.set("columns", columns).set("chart", bars("name", "baseline"));
    Value notes = e["notes"];
    e.set("notes", notes.push("By rule, the change leaves these figures as they are."));
}

/// A per-state measure before and after; null if nobody has a figure.
Value before_after(const Outcome& o, const Comparison& c, PerState shown) {
    shown.caption.unit = c.after.unit;
    std::vector<Pair> pairs = pairs_of(c);
    std::erase_if(pairs, [](const Pair& p) { return std::isnan(p.before) && std::isnan(p.after); });
    if (shown.order == Order::by_change)
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
            const auto size = [](const Pair& p) { return p.differs() ? std::abs(p.change()) : 0; };
            return size(a) > size(b);
        });
    if (pairs.empty()) return {};
    Value e = begin_exhibit(shown.caption);
    add_provenance(e, o, c);
    e.set("alt", told(shown, pairs));
    if (any_differs(pairs))
        add_dumbbell(e, shown);
    else
        add_today(e, shown);
    Value rows;
    for (const Pair& p : pairs) rows.push(pair_row(p));
    return e.set("rows", rows);
}

bool holds_numbers(const Table& table, std::size_t column) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
        return std::holds_alternative<double>(row[column]);
    });
}

Value columns_of(const Table& table, const std::vector<std::string>& hidden) {
    Value columns;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const TableColumn& t = table.columns[c];
        if (std::find(hidden.begin(), hidden.end(), t.key) != hidden.end()) continue;
        columns.push(holds_numbers(table, c) ? number_column(t.key, t.name, t.unit, t.digits)
                                             : text_column(t.key, t.name));
    }
    return columns;
}

Value rows_of(const Table& table) {
    Value rows{Value::Array{}};
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        Value row;
        for (const TableColumn& t : table.columns) {
            const std::string text = text_at(table, r, t.key);
            row.set(t.key, text.empty() ? cell_of(number_at(table, r, t.key)) : Value{text});
        }
        rows.push(row);
    }
    return rows;
}

/// The rows after the change with the measure's own columns but `hidden`; null without rows.
Value as_table(const Outcome& o, const Comparison& c, const Caption& caption,
               const std::vector<std::string>& hidden, const Value& chart) {
    if (c.after.table.rows.empty()) return {};
    Value e = begin_exhibit(caption);
    add_provenance(e, o, c);
    e.set("alt", caption.title + ". " + caption.lead);
    e.set("columns", columns_of(c.after.table, hidden)).set("rows", rows_of(c.after.table));
    return e.set("chart", chart);
}

/// Rows by a column of numbers, largest first; rows without one last.
void sort_by(Table& table, std::string_view key) {
    const std::size_t column = table.column(key);
    const auto size = [&](const std::vector<Cell>& row) {
        const auto* number = std::get_if<double>(&row[column]);
        return number ? *number : -std::numeric_limits<double>::infinity();
    };
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [&](const auto& a, const auto& b) { return size(a) > size(b); });
}

/// A measure that is one number, before and after.
Value one_number(const Outcome& o, const Comparison& c, const std::string& in_anchor,
                 const std::string& in_title) {
    constexpr int kDigits = 4;
    const double before = number_at(c.before.table, 0, "value");
    const double after = number_at(c.after.table, 0, "value");
    std::string id(c.info->id);
    std::replace(id.begin(), id.end(), '.', '-');
    if (!in_anchor.empty()) id += "-" + slug(in_anchor);
    const std::string title =
        std::string(c.info->title) + (in_title.empty() ? "" : ": " + in_title);
    Value e =
        begin_exhibit({id, "power", title, "", c.after.unit,
                       fmt::format("{} today, {} after the change.", format_number(before, kDigits),
                                   format_number(after, kDigits))});
    add_provenance(e, o, c);
    Value columns;
    columns.push(number_column("baseline", "Today", c.after.unit, kDigits, "no figure"));
    columns.push(number_column("scenario", "After the change", c.after.unit, kDigits, "no figure"));
    columns.push(change_column("change", "Difference", c.after.unit, kDigits, "no figure"));
    Value rows;
    rows.push(Value{}
                  .set("baseline", cell_of(before))
                  .set("scenario", cell_of(after))
                  .set("change", cell_of(after - before)));
    return e.set("alt", title).set("columns", columns).set("rows", rows).set("chart", {});
}

/// Adds exhibits one by one; a measure that the scenario does not touch, or without rows, adds
/// none.
class Collector {
  public:
    explicit Collector(const Outcome& outcome) : o_(outcome) {}

    void per_state(const char* measure, const PerState& shown) {
        if (const Comparison* c = o_.find(measure)) add(before_after(o_, *c, shown));
    }
    /// One exhibit for each alliance that is touched; those after the first have it in their
    /// anchor.
    void per_alliance(const char* measure, const PerState& shown) {
        for (const std::string& code : o_.experiment.alliances()) {
            const Comparison* c = o_.find(measure, code);
            if (c == nullptr) continue;
            PerState one = shown;
            if (!is_first(code)) one.caption.id += "-" + slug(code);
            if (several_alliances(o_)) one.caption.title += ": " + code;
            add(before_after(o_, *c, one));
        }
    }
    void table(const char* measure, const Caption& caption, const std::vector<std::string>& hidden,
               const Value& chart, std::string_view largest_first = {}) {
        const Comparison* found = o_.find(measure);
        if (found == nullptr) return;
        Comparison c = *found;
        if (!largest_first.empty()) sort_by(c.after.table, largest_first);
        add(as_table(o_, c, caption, hidden, chart));
    }
    void number(const char* measure) {
        for (const Comparison& c : o_.comparisons)
            if (c.info->id == measure)
                add(one_number(o_, c, c.alliance.empty() || is_first(c.alliance) ? "" : c.alliance,
                               several_alliances(o_) ? c.alliance : ""));
    }
    void made(const char* measure, Value (*make)(const Outcome&, const Comparison&)) {
        if (const Comparison* c = o_.find(measure)) add(make(o_, *c));
    }
    std::vector<Value> take() { return std::move(all_); }

  private:
    [[nodiscard]] bool is_first(const std::string& code) const {
        return code == o_.experiment.alliances().front();
    }
    void add(Value e) {
        if (!e.is_null()) all_.push_back(std::move(e));
    }
    const Outcome& o_;
    std::vector<Value> all_;
};

void add_money(Collector& all, const Outcome& o) {
    all.per_state(
        "nato.common_funding",
        {{"nato-common-funding", "money", "Who pays for NATO's common budget",
          "Share of the common budget, %", "",
          "If the shares are divided pro rata, as they were when Finland and Sweden joined. No "
          "rule for an exit exists."}});
    all.per_state("un.scale",
                  {{"un-scale", "money", "Who pays the UN's regular budget",
                    "Share of the regular budget, %", "",
                    "Rates of the regular budget today and after the change. No resolution says "
                    "which rule would apply after an exit."},
                   3});
    all.per_state("un.peacekeeping_scale",
                  {{"un-peacekeeping", "money", "Who pays for UN peacekeeping",
                    "Share of the peacekeeping budget, %", "",
                    "The permanent members carry the discounts of poorer states; with fewer of "
                    "them, each carries more."},
                   3});
    all.per_state("un.dues", {{"un-dues", "money", "Dues to the UN's regular budget",
                               "US$ m a year", "", "The budget times each rate."},
                              1});
    if (!o.leavers.empty())
        all.table(
            "un.entity_funding",
            {"un-entities", "money", "How much of each UN entity's money comes from the leaver",
             "Share of the entity's revenue, %", "US$ m",
             "Assessed and voluntary money are kept apart: leaving ends dues, and no exit "
             "rule ends voluntary money."},
            {"name", "from_leavers_usd_m", "other_usd_m"}, bars("entity", "from_leavers_pct"),
            "from_leavers_pct");
    all.per_alliance(
        "burden.share_of_alliance",
        {{"burden-share", "money", "Who spends what share of the members' military spending",
          "Share of the members' military spending, %", "",
          "A share of national budgets added up, not of payments to the alliance."}});
}

void add_cover(Collector& all) {
    all.made("cover.states", &cover_map);
    all.made("cover.guarantors", &guarantors_changed);
    all.made("cascade.guarantee", &guarantees_worth);
    all.per_state("cover.nuclear",
                  {{"cover-nuclear", "cover", "Nuclear-armed pact partners",
                    "Number of nuclear-armed states bound to defend each state", "",
                    "By live treaties. None of them promises nuclear weapons by name."},
                   0,
                   Order::by_change});
    all.per_state("troops.hosted", {{"troops-hosted", "cover", "US troops by host",
                                     "Active-duty personnel stationed there", "",
                                     "No exit rule moves them; US law has a floor for Europe."},
                                    0});
}

}  // namespace

std::vector<Value> exhibits(const Outcome& o) {
    Collector all(o);
    add_money(all, o);
    add_cover(all);
    all.table("leaver.balance",
              {"leaver-balance", "leaver", "What the leaver saves, and what is set against it",
               "Amounts, each in the unit beside it", "",
               "Dues are exact; what may be saved needs a further decision; estimates of losses "
               "and of replacement are published and contested."},
              o.leavers.size() == 1 ? std::vector<std::string>{"state", "name", "value", "source"}
                                    : std::vector<std::string>{"state", "value", "source"},
              {});
    all.table("power.blocs",
              {"power-blocs", "power", "Shares of blocs and powers after the change",
               "Share of the world's capabilities (CINC), %", "% of the world",
               "CINC and spending tell different stories: CINC weighs steel, energy and "
               "population."},
              {"entity"}, bars("name", "value"));
    all.table("power.regimes",
              {"power-regimes", "power", "What states below a stated regime score hold",
               "Share held by states below the score after the change, %", "%",
               "Scores of regimes are judgements, and scholars differ: the notes say which score, "
               "whose line, and where the leaver stands."},
              {"entity", "after"}, bars("name", "value"));
    all.table("votes.power",
              {"votes-power", "power", "Voting power in the UN Security Council after the exit",
               "Share of voting power of each member", "0-1",
               "The Charter has no rule for the exit of a permanent member: the notes say which of "
               "three readings is shown (unsc_seat)."},
              {"player", "swings", "swings_exact", "banzhaf_absolute", "banzhaf_absolute_fraction",
               "banzhaf_fraction"},
              {});
    for (const char* id : {"burden.concentration", "burden.exploitation", "power.concentration"})
        all.number(id);
    std::vector<Value> list = all.take();
    for (Value& e : run_exhibits(o)) list.push_back(std::move(e));
    list.push_back(risk_exhibit(o));
    list.push_back(reliability_exhibit(o));
    for (Value& e : realignment_exhibits(o)) list.push_back(std::move(e));
    for (const HeardActors& heard : o.heard) list.push_back(actors_exhibit(heard));
    for (Value& e : history_exhibits(o)) list.push_back(std::move(e));
    for (Value& e : great_power_exhibits(o)) list.push_back(std::move(e));
    return list;
}

}  // namespace counterpoise::report

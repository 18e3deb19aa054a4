#include "claims/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error.h"
#include "rules/settlement.h"
#include "scenario/change.h"
#include "world/built_in.h"
#include "world/institutions.h"
#include "world/sources.h"
#include "world/treaties/treaties.h"

namespace counterpoise {

struct FigureMaker::Ran {
    std::unique_ptr<Experiment> experiment;
    std::vector<SchoolOutcome> outcomes;
};

namespace {

/// Refuses rows that were asked for and are not there: a misspelt value must not become a verdict.
[[noreturn]] void refuse_rows(const FigureSpec& spec, std::size_t rows) {
    std::string at;
    for (const auto& [key, value] : spec.at)
        at += fmt::format("{}{} = '{}'", at.empty() ? "" : ", ", key, value);
    throw InputError(
        Fault{spec.where,
              fmt::format("{} of {} fit {}", rows == 0 ? "no rows" : fmt::format("{} rows", rows),
                          spec.subject, at.empty() ? "the figure" : at),
              spec.how == "value" ? "exactly one row is needed" : "at least one row is needed",
              rows == 0 ? "Is a value of `at` misspelt?" : "Say more under `at`, or use `how`."});
}

/// What is taken from the rows that were found, before it is a figure.
struct Taken {
    std::vector<double> numbers;
    std::vector<std::string> texts;
    std::size_t rows = 0;
};

std::string text_of(const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    return {};
}

std::optional<double> number_of(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

int whole_years(Date from, Date to) {
    const bool reached = std::pair(to.month, to.day) >= std::pair(from.month, from.day);
    return to.year - from.year - (reached ? 0 : 1);
}

/// Dates as the figure wants them: unchanged, their year or month, or whole years to the figure's
/// day.
void turn_dates(Taken& taken, const FigureSpec& spec, Figure& figure) {
    if (spec.as == "value") return;
    figure.unit = spec.as == "age" ? "years" : spec.as;
    std::vector<std::string> months;
    for (const std::string& text : taken.texts) {
        const auto date = parse_date(text, Shortened::first_day);
        if (!date) continue;
        if (spec.as == "month")
            months.push_back(date->iso().substr(0, 7));
        else
            taken.numbers.push_back(
                spec.as == "year" ? date->year : whole_years(*date, spec.on.value_or(Date{})));
    }
    taken.texts = std::move(months);
}

void reduce(const Taken& taken, const FigureSpec& spec, Figure& figure) {
    if (spec.how == "count") {
        figure.number = static_cast<double>(taken.rows);
        figure.unit = "rows";
        return;
    }
    const auto& n = taken.numbers;
    if (spec.how == "sum" && !n.empty()) {
        double sum = 0;
        for (const double x : n) sum += x;
        figure.number = sum;
    } else if (spec.how == "value") {
        if (taken.rows <= 1 && n.size() + taken.texts.size() == 1)
            n.empty() ? void(figure.text = taken.texts.front()) : void(figure.number = n.front());
        else if (taken.rows == 1)
            figure.absent = "the facts have no figure there";
        else
            refuse_rows(spec, taken.rows);
        return;
    } else if (!n.empty()) {
        figure.number = spec.how == "min" ? *std::min_element(n.begin(), n.end())
                                          : *std::max_element(n.begin(), n.end());
    } else if (!taken.texts.empty()) {
        figure.text = spec.how == "min" ? *std::min_element(taken.texts.begin(), taken.texts.end())
                                        : *std::max_element(taken.texts.begin(), taken.texts.end());
    }
    if (figure.is_absent() && taken.rows == 0) refuse_rows(spec, 0);
    if (figure.is_absent()) figure.absent = "the facts have no figure there";
}

bool fits(const Table& table, const std::vector<Cell>& row,
          const std::vector<std::pair<std::string, std::string>>& at) {
    return std::all_of(at.begin(), at.end(), [&](const auto& one) {
        const std::size_t c = table.column(one.first);
        return c < row.size() && text_of(row[c]) == one.second;
    });
}

std::string measure_command(const FigureSpec& spec) {
    std::string out = "counterpoise measure " + spec.subject;
    if (spec.year) out += fmt::format(" --year {}", *spec.year);
    for (const auto& [flag, word] : spec.flags) out += fmt::format(" --{} {}", flag, word);
    for (const std::string& word : spec.leave) out += " --leave " + word;
    for (const std::string& word : spec.join) out += " --join " + word;
    for (const auto& [key, value] : spec.assume) out += fmt::format(" --assume {}={}", key, value);
    return out;
}

/// Refuses a key that an answer does not have: the measure's columns are known only once it
/// answered.
void require_columns(const FigureSpec& spec, const Reading& reading) {
    std::vector<std::string> known;
    for (const TableColumn& c : reading.table.columns) known.push_back(c.key);
    for (const Extra& e : reading.extras) known.push_back(e.key);
    const auto need = [&](const std::string& key) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            throw InputError(Fault{spec.where, fmt::format("{} has no '{}'", spec.subject, key),
                                   "rows are found and figures taken by key",
                                   suggestion(key, known)});
    };
    for (const auto& [key, value] : spec.at) need(key);
    if (!spec.take.empty()) need(spec.take);
}

/// The row of a run that a claim takes: baseline, scenario or effect.
Figure figure_of(const EffectRow& row, const std::string& take, const Figure& frame) {
    const double* quantiles = take == "baseline"   ? row.baseline
                              : take == "scenario" ? row.scenario
                                                   : row.effect;
    Figure figure = frame;
    figure.sources = {"parameters"};
    if (std::isnan(quantiles[1])) {
        figure.absent = "the run has no figure there";
        return figure;
    }
    figure.low = quantiles[0];
    figure.number = quantiles[1];
    figure.high = quantiles[2];
    return figure;
}

}  // namespace

const Reading& FigureMaker::reading(const FigureSpec& spec, const std::string& command) {
    const auto known = readings_.find(command);
    if (known != readings_.end()) return known->second;
    Reading found;
    Assumptions assumptions;
    for (const auto& [key, value] : spec.assume) assumptions.set(key, value, spec.where);
    Arguments arguments;
    for (const auto& [flag, word] : spec.flags) (void)set_flag(arguments, flag, word);
    const Year year{spec.year.value_or(kLatestYear.value)};
    const Date day{year.value, 1, 1};
    std::vector<Change> changes;
    for (const std::string& word : spec.leave)
        changes.push_back(parse_change(word, ChangeKind::leave, facts_, day, spec.where));
    for (const std::string& word : spec.join)
        changes.push_back(parse_change(word, ChangeKind::join, facts_, day, spec.where));
    World published = World::at(facts_, year);
    const World world = changed_world(published, changes, facts_, assumptions);
    settle(published, World::at(facts_, year), facts_, assumptions);
    try {
        found =
            measure_named(spec.subject).read({world, published, facts_, assumptions, arguments});
    } catch (const InputError& error) {
        throw InputError(Fault{spec.where, "the figure cannot be computed",
                               error.faults().front().text(), "Try `" + command + "`."});
    }
    return readings_.emplace(command, std::move(found)).first->second;
}

Figure FigureMaker::of_measure(const FigureSpec& spec) {
    Figure figure;
    figure.command = measure_command(spec);
    const Reading& answer = reading(spec, figure.command);
    require_columns(spec, answer);
    figure.unit = answer.unit;
    figure.standing = answer.standing;
    figure.sources = answer.sources;
    figure.vintage = answer.vintage;
    const std::string key = spec.take.empty() ? "value" : spec.take;
    const std::size_t column = answer.table.column(key);
    Taken taken;
    bool extra_taken = false;
    for (const Extra& extra : answer.extras)
        if (extra.key == key && column == answer.table.columns.size()) {
            taken.numbers.push_back(extra.value);
            figure.unit = extra.unit;
            extra_taken = true;
        }
    for (const auto& row : answer.table.rows) {
        if (extra_taken || !fits(answer.table, row, spec.at)) continue;
        ++taken.rows;
        if (column >= row.size()) continue;
        if (const auto* number = std::get_if<double>(&row[column]))
            taken.numbers.push_back(*number);
        else if (const auto* text = std::get_if<std::string>(&row[column]))
            taken.texts.push_back(*text);
    }
    if (column < answer.table.columns.size() && !answer.table.columns[column].unit.empty())
        figure.unit = answer.table.columns[column].unit;
    turn_dates(taken, spec, figure);
    reduce(taken, spec, figure);
    return figure;
}

Figure FigureMaker::of_table(const FigureSpec& spec) {
    const TableInfo& info = *sources(facts_).find(spec.subject);
    const CsvTable& table = facts_.table(spec.subject);
    Figure figure;
    figure.command = "counterpoise data " + spec.subject;
    figure.sources = {spec.subject};
    figure.standing = info.standing;
    figure.vintage = info.vintage;
    std::vector<std::size_t> keys;
    for (const auto& [column, value] : spec.at) keys.push_back(table.column(column));
    const bool counted = spec.how == "count";
    const std::size_t take = counted ? 0 : table.column(spec.take);
    const std::size_t standing = static_cast<std::size_t>(
        std::find(table.header().begin(), table.header().end(), "standing") -
        table.header().begin());
    Taken taken;
    std::vector<bool> known(keys.size(), false);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        bool fitting = true;
        for (std::size_t k = 0; k < keys.size(); ++k)
            if (table.cell(row, keys[k]) == spec.at[k].second) known[k] = true;
        for (std::size_t k = 0; k < keys.size(); ++k)
            fitting = fitting && table.cell(row, keys[k]) == spec.at[k].second;
        if (!fitting) continue;
        ++taken.rows;
        if (standing < table.header().size())
            if (const auto own = standing_named(table.cell(row, standing)))
                figure.standing = softer(figure.standing, *own);
        const std::string_view cell = table.cell(row, take);
        if (counted || cell.empty()) continue;
        if (const auto number = number_of(cell))
            taken.numbers.push_back(*number);
        else
            taken.texts.emplace_back(cell);
    }
    for (std::size_t k = 0; k < keys.size(); ++k)
        if (!known[k] && !spec.at[k].second.empty())
            throw InputError(Fault{spec.where,
                                   fmt::format("no row of '{}' has {} = '{}'", spec.subject,
                                               spec.at[k].first, spec.at[k].second),
                                   "a misspelt value must not become a count of none",
                                   "`counterpoise data " + spec.subject + "` shows the rows."});
    if (!counted) figure.unit = info.find(spec.take)->unit;
    turn_dates(taken, spec, figure);
    reduce(taken, spec, figure);
    return figure;
}

Figure FigureMaker::of_members(const FigureSpec& spec) {
    Figure figure;
    const Date day = spec.on.value_or(last_day(kLatestYear));
    std::size_t count = 0;
    if (treaties(facts_).knows(spec.subject)) {
        const TreatyId id = treaties(facts_).named(spec.subject, spec.where);
        for (const TreatySpell& s : treaties(facts_).spells)
            if (s.treaty == id && s.start <= day && day <= s.end) ++count;
        figure.sources = {"treaty_members"};
    } else {
        const InstitutionId id = institutions(facts_).named(spec.subject, spec.where);
        for (const InstitutionSpell& s : institutions(facts_).spells)
            if (s.institution == id && s.start <= day && day <= s.end) ++count;
        figure.sources = {spec.subject == "UN" ? "un_members" : "igo_members"};
    }
    figure.standing = sources(facts_).find(figure.sources.front())->standing;
    figure.vintage = "members on " + day.iso();
    if (count == 0)
        figure.absent = "no members on " + day.iso();
    else
        figure.number = static_cast<double>(count);
    figure.unit = "members";
    figure.command = fmt::format("counterpoise show {} --year {}", spec.subject, day.year);
    return figure;
}

Figure FigureMaker::of_weekday(const FigureSpec& spec) const {
    static constexpr const char* kDays[]{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                         "Thursday", "Friday", "Saturday"};
    const Date date = *parse_date(spec.subject, Shortened::first_day);
    // Zeller's congruence with January and February as months 13 and 14 of the year before.
    const int month = date.month < 3 ? date.month + 12 : date.month;
    const int year = date.month < 3 ? date.year - 1 : date.year;
    const int day =
        (date.day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400 + 6) % 7;
    Figure figure;
    figure.text = kDays[day];
    figure.standing = Standing::published_figure;
    figure.vintage = "Gregorian calendar";
    return figure;
}

/// A scenario is run once for all claims that name it.
const FigureMaker::Ran& FigureMaker::run_once(const std::string& name) {
    std::shared_ptr<Ran>& ran = runs_[name];
    if (ran) return *ran;
    QuestionWords words;
    words.file = built_in_file(facts_.archive(), "scenarios", name);
    words.runs = how_.number;
    auto made = std::make_shared<Ran>();
    made->experiment = std::make_unique<Experiment>(facts_, question_from(words, facts_));
    made->outcomes = how_.run(*made->experiment);
    ran = std::move(made);
    return *ran;
}

std::vector<Figure> FigureMaker::of_run(const FigureSpec& spec) {
    Figure frame;
    frame.command = fmt::format("counterpoise run {} --runs {}", spec.subject, how_.number);
    frame.standing = Standing::assumed;
    frame.vintage = fmt::format("{} paired runs", how_.number);
    if (how_.number == 0) {
        frame.absent = "model runs were left out";
        return {frame};
    }
    const Ran& ran = run_once(spec.subject);
    const auto& series = ran.experiment->series();
    std::vector<Figure> figures;
    const bool asks_school = std::any_of(spec.at.begin(), spec.at.end(),
                                         [](const auto& one) { return one.first == "school"; });
    for (std::size_t k = 0; k < ran.outcomes.size(); ++k) {
        const SchoolOutcome& school = ran.outcomes[k];
        // What reads no spending is the same in every school of spending: told once.
        const auto& relations = ran.experiment->relations();
        const std::vector<std::size_t>& alike =
            relations[relations[ran.experiment->schools()[k].relations].like].schools;
        for (const EffectRow& row : school.rows) {
            const Series& s = series[row.series];
            const bool told_once = alike.size() > 1 || alike.front() != k;
            const bool shared = s.of == Series::Of::relations && told_once && !asks_school;
            if (shared && alike.front() != k) continue;
            const std::vector<std::pair<std::string, std::string>> keys{
                {"measure", s.measure}, {"subject", s.subject}, {"school", school.label}};
            const bool fitting = std::all_of(spec.at.begin(), spec.at.end(), [&](const auto& one) {
                return std::find(keys.begin(), keys.end(), one) != keys.end();
            });
            if (!fitting || row.year != spec.year.value_or(ran.experiment->scenario().end.value))
                continue;
            Figure figure = figure_of(row, spec.take, frame);
            figure.basis = shared ? "" : school.label;
            figure.unit = s.unit;
            figures.push_back(std::move(figure));
        }
    }
    if (figures.empty()) {
        throw InputError(Fault{spec.where, "the run has no such series",
                               "it is found by measure, subject, school and year",
                               fmt::format("`{}` writes them all to effects.csv.", frame.command)});
    }
    return figures;
}

std::vector<Figure> FigureMaker::undivided(const FigureSpec& spec) {
    switch (spec.kind) {
        case FigureKind::measure:
            return {of_measure(spec)};
        case FigureKind::table:
            return {of_table(spec)};
        case FigureKind::members:
            return {of_members(spec)};
        case FigureKind::weekday:
            return {of_weekday(spec)};
        case FigureKind::run:
            break;
    }
    return of_run(spec);
}

std::vector<Figure> FigureMaker::figures(const FigureSpec& spec) {
    std::vector<Figure> all = undivided(spec);
    for (Figure& figure : all) {
        figure.basis = figure.basis.empty() ? spec.basis : spec.basis + " (" + figure.basis + ")";
        if (spec.divided_by && figure.number) {
            const Figure below = figures(*spec.divided_by).front();
            figure.standing = softer(figure.standing, below.standing);
            for (const std::string& s : below.sources)
                if (std::find(figure.sources.begin(), figure.sources.end(), s) ==
                    figure.sources.end())
                    figure.sources.push_back(s);
            if (below.command != figure.command) figure.command += "; " + below.command;
            if (!below.number || *below.number == 0) {
                figure.number.reset();
                figure.absent = "nothing to divide by: " + below.absent;
            } else {
                for (auto* part : {&figure.number, &figure.low, &figure.high})
                    if (*part) **part /= *below.number;
            }
        }
        for (auto* part : {&figure.number, &figure.low, &figure.high})
            if (*part) **part *= spec.times;
        if (spec.times < 0) std::swap(figure.low, figure.high);
        if (!spec.unit.empty()) figure.unit = spec.unit;
    }
    return all;
}

}  // namespace counterpoise

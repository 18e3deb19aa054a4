#include "world/un_tables.h"

#include <fmt/format.h>

#include "world/row_reader.h"

namespace counterpoise {
namespace {

template <class Share>
std::vector<Share> read_shares(const Facts& facts, std::string_view table) {
    RowReader in(facts.table(table));
    const auto cow = in.column("cow");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    const auto share = in.column("share_pct");
    std::vector<Share> shares;
    for (std::size_t r = 0; r < in.rows(); ++r)
        shares.push_back(
            {in.state(r, cow), in.year(r, start), in.year(r, end), in.number(r, share)});
    in.finish();
    return shares;
}

}  // namespace

const std::vector<ScaleRate>& un_scale(const Facts& facts) {
    return facts.cached<std::vector<ScaleRate>>(
        +[](const Facts& f) { return read_shares<ScaleRate>(f, "un_scale"); });
}

const std::vector<FundingShare>& nato_funding(const Facts& facts) {
    return facts.cached<std::vector<FundingShare>>(
        +[](const Facts& f) { return read_shares<FundingShare>(f, "nato_funding"); });
}

ScaleBounds scale_bounds(const Facts& facts, Year year) {
    RowReader in(facts.table("un_ceilings"));
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    const auto ceiling = in.column("ceiling_pct");
    const auto floor = in.column("floor_pct");
    const auto ldc = in.column("ldc_ceiling_pct");
    for (std::size_t r = 0; r < in.rows(); ++r) {
        if (year < in.year(r, start) || year > in.year(r, end)) continue;
        ScaleBounds bounds{in.number(r, ceiling), in.number(r, floor), {}};
        if (!in.text(r, ldc).empty()) bounds.least_developed_ceiling = in.number(r, ldc);
        in.finish();
        return bounds;
    }
    throw InputError(Fault{"un_ceilings.csv",
                           fmt::format("no ceiling and floor for {}", year.value),
                           "the scale of assessments begins in 1946", "Choose a later year."});
}

std::vector<StateId> least_developed(const Facts& facts, Year year) {
    RowReader in(facts.table("least_developed"));
    const auto cow = in.column("cow");
    const auto graduated = in.column("graduated");
    std::vector<StateId> listed;
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (in.end(r, graduated) > last_day(year)) listed.push_back(in.state(r, cow));
    in.finish();
    return listed;
}

std::optional<std::pair<Year, Budget>> budget(const Facts& facts, std::string_view kind,
                                              Year year) {
    RowReader in(facts.table("budgets"));
    const auto column_kind = in.column("kind");
    const auto column_year = in.column("year");
    const auto amount = in.column("amount");
    const auto unit = in.column("unit");
    const auto source = in.column("source");
    const auto standing = in.column("standing");
    std::optional<std::pair<Year, Budget>> latest;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const Year y = in.year(r, column_year);
        if (in.text(r, column_kind) != kind || y > year || (latest && y < latest->first)) continue;
        latest = {y,
                  {in.number(r, amount), std::string(in.text(r, unit)),
                   std::string(in.text(r, source)), std::string(in.text(r, standing))}};
    }
    in.finish();
    return latest;
}

}  // namespace counterpoise

#include "world/panel.h"

#include <array>

#include "world/row_reader.h"

namespace counterpoise {

Panel read_panel(const Facts& facts, std::string_view table,
                 std::span<const std::string_view> columns) {
    RowReader in(facts.table(table));
    const auto cow = in.column("cow");
    const auto year = in.column("year");
    Panel panel;
    panel.state.reserve(in.rows());
    panel.year.reserve(in.rows());
    for (std::size_t r = 0; r < in.rows(); ++r) {
        panel.state.push_back(in.state(r, cow));
        panel.year.push_back(in.year(r, year));
    }
    for (const std::string_view name : columns) {
        const auto column = in.column(name);
        std::vector<double>& values = panel.values.emplace_back();
        values.reserve(in.rows());
        for (std::size_t r = 0; r < in.rows(); ++r) values.push_back(in.number(r, column));
    }
    in.finish();
    return panel;
}

namespace {

template <std::size_t N>
using Names = std::array<std::string_view, N>;

}  // namespace

const Panel& capabilities(const Facts& facts) {
    return facts.cached<Panel>(+[](const Facts& f) {
        return read_panel(
            f, "capabilities",
            Names<7>{"milex_kusd", "milper_k", "irst_kt", "pec_kt", "tpop_k", "upop_k", "cinc"});
    });
}

const Panel& gdp_ppp(const Facts& facts) {
    return facts.cached<Panel>(+[](const Facts& f) {
        return read_panel(f, "gdp_ppp", Names<3>{"gdp_usd2017_m", "gdp_pc_usd2011", "pop_m"});
    });
}

const Panel& world_bank(const Facts& facts) {
    return facts.cached<Panel>(+[](const Facts& f) {
        return read_panel(f, "world_bank", Names<2>{"gdp_usd", "population"});
    });
}

const Panel& military_spending(const Facts& facts) {
    return facts.cached<Panel>(+[](const Facts& f) {
        return read_panel(f, "military_spending",
                          Names<3>{"const2023_usd_m", "current_usd_m", "share_gdp"});
    });
}

const Panel& regimes(const Facts& facts) {
    return facts.cached<Panel>(+[](const Facts& f) {
        return read_panel(f, "regimes", Names<3>{"aeuds", "polity2", "polyarchy"});
    });
}

const Panel& ideal_points(const Facts& facts) {
    return facts.cached<Panel>(+[](const Facts& f) {
        return read_panel(f, "ideal_points", Names<2>{"all_votes", "final_votes"});
    });
}

const Panel& us_troops(const Facts& facts) {
    return facts.cached<Panel>(
        +[](const Facts& f) { return read_panel(f, "us_troops", Names<1>{"active_duty"}); });
}

const Panel& nato_spending(const Facts& facts) {
    return facts.cached<Panel>(+[](const Facts& f) {
        return read_panel(f, "nato_spending",
                          Names<6>{"current_usd_m", "const2015_usd_m", "share_gdp_pct",
                                   "gdp_current_usd_m", "gdp_const2015_usd_m", "estimate"});
    });
}

}  // namespace counterpoise

#pragma once

#include "behaviour/disputes/choices.h"
#include "worlds.h"

namespace counterpoise {

inline const DisputeRecord& record_of(int year) {
    static std::map<int, std::unique_ptr<const DisputeRecord>> made;
    auto& slot = made[year];
    if (!slot) slot = std::make_unique<const DisputeRecord>(published_world(year), test_facts());
    return *slot;
}

/// The law at the values of parameters/disputes.toml.
inline DisputeLaw estimated_law() {
    return DisputeModel(read_parameters(test_facts(), "disputes")).estimates();
}

/// A law of few terms: a case that can be worked by hand.
inline DisputeLaw simple_law() {
    DisputeLaw law;
    law.onset = {-6.0, {{DisputeColumn::contiguity, 1.5}}, -0.25};
    law.past = 0.5;
    law.recent = 0.75;
    law.elsewhere = 0.1;
    law.peace = {-0.05, 0.0005, -1e-6};
    law.severity[0] = {0.4, {}, 0.0};
    law.severity[1] = {-0.2, {{DisputeColumn::contiguity, 0.3}}, 0.0};
    law.severity[2] = {-1.5, {}, -0.5};
    law.dispute_continues = 0.25;
    law.war_continues = 0.6;
    return law;
}

inline std::size_t row_in(int year, std::string_view iso3) {
    return *published_world(year).row(state_named(iso3, year));
}

inline DisputeRun run_to_start(const DisputeRecord& record, DisputeLuck& luck) {
    DisputeRun run(record, luck);
    run.pass_to(record.year);
    return run;
}

}  // namespace counterpoise

#include "report/evidence/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "report/answers.h"

namespace counterpoise::report {
namespace {

using testing::HasSubstr;
using testing::Not;

const Evidence& shipped() {
    static const Evidence evidence = answer_to({}).evidence;
    return evidence;
}

std::string paragraph(const Evidence& evidence) {
    std::string text;
    for (const Carried& c : what_evidence_carries(evidence)) text += c.of + " " + c.text + " ";
    return text;
}

std::vector<std::string> numbers_in(const std::string& text) {
    static const std::regex kNumber("[0-9][0-9,.]*[0-9]|[0-9]");
    return {std::sregex_token_iterator(text.begin(), text.end(), kNumber),
            std::sregex_token_iterator()};
}

/// Every run of digits of a source altered.
std::string altered(const std::string& source) {
    std::string out;
    for (std::size_t at = 0; at < source.size();) {
        std::size_t end = at;
        while (end < source.size() && source[end] >= '0' && source[end] <= '9') ++end;
        if (end == at)
            out += source[at++];
        else {
            out += std::to_string(3 * std::stoull(source.substr(at, end - at)) + 1);
            at = end;
        }
    }
    return out;
}

/// A file of which every number is another, and every sign and interval's side the same.
void alter(ParameterSet& set) {
    constexpr double kBy = 1.37;
    for (Parameter& p : set.list) {
        p.value *= kBy;
        p.se *= kBy;
        p.low *= kBy;
        p.high *= kBy;
        p.source = altered(p.source);
    }
    for (Score& s : set.scores) s.value *= s.name == "error_5y" ? 1.2 : kBy;
    set.fit->from += 7;
    set.fit->to += 7;
    set.fit->rows = 3 * set.fit->rows + 1;
    if (set.fit->events) *set.fit->events = 3 * *set.fit->events + 1;
    for (EventCount& count : set.events)
        count = {count.part, 3 * count.events + 1, 3 * count.rows + 2};
}

TEST(WhatEvidenceCarries, TakesEveryNumberFromTheFilesOfParametersAndTheRecordOfWars) {
    Evidence other = shipped();
    for (ParameterSet* set :
         {&other.spending, &other.disputes, &*other.realignment, &other.pledges, &other.politics})
        alter(*set);
    other.wars.between_majors += 5;
    other.wars.disputes += 5;
    other.wars.from += 5;
    const std::vector<std::string> before = numbers_in(paragraph(shipped()));
    const std::vector<std::string> after = numbers_in(paragraph(other));
    ASSERT_EQ(before.size(), after.size());
    EXPECT_GT(before.size(), 60u);
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_NE(before[i], after[i]) << i;
}

TEST(WhatEvidenceCarries, ChangesWithEachScoreThatItTells) {
    const std::string text = paragraph(shipped());
    const auto with = [&](ParameterSet Evidence::*set, const std::string& name) {
        Evidence other = shipped();
        for (Score& s : (other.*set).scores)
            if (s.name == name) s.value *= 1.5;
        return paragraph(other);
    };
    for (const char* name : {"error_5y", "error_5y_baseline", "cover90_5y", "forecasts_5y"})
        EXPECT_NE(with(&Evidence::spending, name), text) << name;
    for (const char* name : {"onset.events", "onset.predicted", "onset.log_gain_over_climatology",
                             "onset.log_gain_over_peace_years", "onset.log_gain_over_persistence",
                             "severity.war.onsets", "severity.war.predicted"})
        EXPECT_NE(with(&Evidence::disputes, name), text) << name;
    for (const char* name :
         {"size_exponent.gain", "size_exponent.gain_se", "size_exponent.decisions"})
        EXPECT_NE(with(&Evidence::politics, name), text) << name;
    for (const char* process : {"exit", "ending", "entry", "pact"})
        for (const char* rival : {"climatology", "persistence", "dyadic"}) {
            Evidence other = shipped();
            for (Score& s : other.realignment->scores)
                if (s.name == std::string(process) + ".lead_over_" + rival) s.value *= 1.5;
            EXPECT_NE(paragraph(other), text) << process << rival;
        }
}

TEST(WhatEvidenceCarries, SaysThatALeadIsNotSettledOnlyWhereItsIntervalHoldsNought) {
    EXPECT_THAT(paragraph(shipped()), HasSubstr("4.6 (−0.6 to 9.7, not settled)"));
    Evidence other = shipped();
    for (Score& s : other.realignment->scores)
        if (s.name == "exit.lead_over_dyadic.low") s.value = 0.6;
    EXPECT_THAT(paragraph(other), HasSubstr("7.4, 8.9 and 4.6; they can tell which"));
    for (Score& s : other.realignment->scores)
        if (s.name.starts_with("exit.lead") && s.name.ends_with(".low")) s.value = -1;
    EXPECT_THAT(paragraph(other), HasSubstr("they can tell no more than the simplest"));
}

TEST(WhatEvidenceCarries, LeavesOutMembershipsWhereTheyStayAsStated) {
    Evidence other = shipped();
    EXPECT_THAT(paragraph(other), HasSubstr("Memberships in treaties rest on"));
    other.realignment.reset();
    EXPECT_THAT(paragraph(other), Not(HasSubstr("Memberships")));
}

}  // namespace
}  // namespace counterpoise::report

#include "behaviour/disputes/law.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

constexpr std::string_view kFile = "parameters/disputes.toml";
constexpr std::array<std::string_view, 3> kClasses{"force", "fatal", "war"};

double at(std::optional<std::size_t> index, std::span<const double> values) {
    return index ? values[*index] : 0.0;
}

/// Finds the parameters of a file by name and says which are absent or left over.
class Finder {
  public:
    explicit Finder(const ParameterSet& set) : set_(set), taken_(set.list.size(), false) {}

    std::optional<std::size_t> find(const std::string& name) {
        for (std::size_t i = 0; i < set_.list.size(); ++i)
            if (set_.list[i].name == name) {
                taken_[i] = true;
                return i;
            }
        return {};
    }

    std::size_t need(const std::string& name) {
        const auto index = find(name);
        if (!index)
            faults_.add({std::string(kFile), fmt::format("parameter '{}' is absent", name),
                         "disputes cannot be simulated without it",
                         "Write the file anew: counterpoise fit disputes --write DIR."});
        return index.value_or(0);
    }

    void finish() {
        for (std::size_t i = 0; i < taken_.size(); ++i)
            if (!taken_[i])
                faults_.add({std::string(kFile),
                             fmt::format("parameter '{}' is none of disputes", set_.list[i].name),
                             "a simulated world has no such column",
                             "Fit a specification of columns that docs/method/disputes.md lists."});
        faults_.raise_if_any();
    }

  private:
    const ParameterSet& set_;
    std::vector<bool> taken_;
    Faults faults_;
};

}  // namespace

DisputeModel::DisputeModel(const ParameterSet& set) {
    Finder finder(set);
    const auto terms_named = [&](const std::string& prefix) {
        Terms terms;
        terms.intercept = finder.need(prefix + "intercept");
        for (std::size_t c = 0; c < kDisputeColumns; ++c) {
            const auto column = static_cast<DisputeColumn>(c);
            if (const auto index = finder.find(prefix + std::string(name_of(column))))
                terms.columns.emplace_back(column, *index);
        }
        terms.pact = finder.find(prefix + "defence_pact");
        return terms;
    };
    for (const Parameter& p : set.list) estimates_.push_back(p.value);
    onset_ = terms_named("onset.");
    past_ = finder.find("onset.log_past_disputes");
    recent_ = finder.find("onset.log_recent_disputes");
    elsewhere_ = finder.find("onset.log_elsewhere");
    peace_ = {finder.find("onset.peace_years"), finder.find("onset.peace_years_2"),
              finder.find("onset.peace_years_3")};
    for (std::size_t c = 0; c < kClasses.size(); ++c)
        severity_[c] = terms_named(fmt::format("severity.{}.", kClasses[c]));
    dispute_continues_ = finder.need("continues.dispute");
    war_continues_ = finder.need("continues.war");
    guarantor_loss_ = finder.need("guarantor_loss.log_odds");
    finder.finish();
}

PairTerms DisputeModel::terms(const Terms& terms, std::span<const double> values) {
    PairTerms sum{values[terms.intercept], {}, at(terms.pact, values)};
    for (const auto& [column, index] : terms.columns)
        sum.columns.emplace_back(column, values[index]);
    return sum;
}

DisputeLaw DisputeModel::law(std::span<const double> values) const {
    DisputeLaw law;
    law.onset = terms(onset_, values);
    law.past = at(past_, values);
    law.recent = at(recent_, values);
    law.elsewhere = at(elsewhere_, values);
    for (std::size_t k = 0; k < 3; ++k) law.peace[k] = at(peace_[k], values);
    for (std::size_t c = 0; c < 3; ++c) law.severity[c] = terms(severity_[c], values);
    law.dispute_continues = values[dispute_continues_];
    law.war_continues = values[war_continues_];
    law.guarantor_loss_log_odds = values[guarantor_loss_];
    return law;
}

DisputeLaw DisputeModel::estimates() const {
    return law(estimates_);
}

double sum_of(const PairTerms& terms, const DisputeRecord& record, std::size_t pair, Bond bond) {
    double sum = terms.intercept;
    for (const auto& [column, b] : terms.columns) sum += b * record.value(column, pair);
    return bond == Bond::pact ? sum + terms.pact : sum;
}

Shares shares_of(double force, double fatal, double war) {
    const double all = 1.0 + force + fatal + war;
    return {(force + fatal + war) / all, (fatal + war) / all, war / all};
}

Shares severity_shares(const DisputeLaw& law, const DisputeRecord& record, std::size_t pair,
                       Bond bond) {
    std::array<double, 3> weight{};
    for (std::size_t c = 0; c < 3; ++c)
        weight[c] = exp_det(sum_of(law.severity[c], record, pair, bond));
    return shares_of(weight[0], weight[1], weight[2]);
}

}  // namespace counterpoise

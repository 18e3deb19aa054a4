#pragma once

#include <string_view>

#include "answers/fit/fit.h"

namespace counterpoise {

/// A behaviour that the record can say something of.
struct FittedBehaviour {
    std::string_view name;
    /// What it refuses before the record is read.
    void (*check)(const FitQuestion&, FitUse) = nullptr;
    Answer (*fit)(const Facts&, const FitQuestion&) = nullptr;
    /// Null where its parameters are written with another's.
    ParameterSet (*parameters)(const Facts&, const FitQuestion&) = nullptr;
};

extern const FittedBehaviour kDisputesFit;
extern const FittedBehaviour kSeverityFit;
extern const FittedBehaviour kSpendingFit;
extern const FittedBehaviour kGrowthFit;
extern const FittedBehaviour kRealignmentFit;
extern const FittedBehaviour kCascadeFit;
extern const FittedBehaviour kPoliticsFit;

/// Refuses penalty and ridge, which only the logit of disputes and realignment's hazards read.
void refuse_penalty(const FitQuestion& question);
/// The same, and of form and years, by a fit that has one form and reads its record whole.
void refuse_form_and_years(const FitQuestion& question, const std::string& why);
/// Errors   InputError for a first year after `last`, the last year that is taken where no last one
///          is given; `recorded` says what is on record to then ("disputes are").
void require_start_within(const FitQuestion& question, int last, std::string_view recorded);

}  // namespace counterpoise

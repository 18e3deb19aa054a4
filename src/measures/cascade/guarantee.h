#pragma once

#include "measures/measure.h"

namespace counterpoise {

/// What others' pledges are worth to a state that is attacked.
///
///     value_i = sum_j p_j s_j a_j 2^(-d_ij / h_j) / (s_c 2^(-d_ic / h_c))
///
/// p_j how likely j keeps its pledge, c the attacker: `--attacker`, or the state's largest
/// challenger (cover). By every school of reliability, with the chance that no major power comes.
/// Shape    a row a state that somebody is bound to defend and that has an attacker; `method` says
///          whether chances and expected numbers are exact or sampled, `*_se` their standard errors
///          (0 where exact), `record` what makes the attacker a challenger.
/// Missing  null without a figure of attacker, attacked or a major power that is bound. An attacker
///          that is a partner in a pact of defence has no row.
/// Errors   InputError for an unknown attacker.
/// Source   docs/method/cascade.md.
[[nodiscard]] Reading cascade_guarantee(const View& view);

}  // namespace counterpoise

#include "base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <numeric>

namespace counterpoise {
namespace {

std::string joined(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) text += (text.empty() ? "" : "\n") + fault.text();
    return text;
}

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitute = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitute});
        }
    }
    return row[b.size()];
}

}  // namespace

std::string Fault::text() const {
    std::string text = where.empty() ? what : where + ": " + what;
    if (!why.empty()) text += " (" + why + ")";
    text += ".";
    if (!try_this.empty()) text += " " + try_this;
    return text;
}

InputError::InputError(std::vector<Fault> faults, FaultKind kind)
    : std::runtime_error(joined(faults)), faults_(std::move(faults)), kind_(kind) {}

InputError::InputError(Fault fault, FaultKind kind)
    : InputError(std::vector<Fault>{std::move(fault)}, kind) {}

void Faults::add(const InputError& error) {
    faults_.insert(faults_.end(), error.faults().begin(), error.faults().end());
}

void Faults::raise_if_any(FaultKind kind) const {
    if (!faults_.empty()) throw InputError(faults_, kind);
}

void promise(bool holds, std::string_view what) {
    if (!holds) throw BrokenPromise(std::string(what));
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
    if (const std::string near = nearest(word, known); !near.empty())
        return fmt::format("Did you mean '{}'?", near);
    if (known.empty()) return {};
    std::string list;
    constexpr std::size_t kShown = 12;
    for (std::size_t i = 0; i < std::min(known.size(), kShown); ++i)
        list += (i ? ", " : "") + known[i];
    return fmt::format("Known: {}{}.", list, known.size() > kShown ? ", …" : "");
}

}  // namespace counterpoise

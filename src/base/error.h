#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace counterpoise {

/// One fault of an input: where it stands, what is wrong, why it matters and what to try.
/// Printed as `where: what (why). try_this`, with empty parts left out.
struct Fault {
    std::string where;     ///< file:line:column, or the flag at fault
    std::string what;      ///< the problem, naming the value
    std::string why;       ///< the reason, without brackets
    std::string try_this;  ///< a full sentence

    [[nodiscard]] std::string text() const;
};

/// What kind of input failed: decides the exit code (65 data, 66 missing, 64 usage).
enum class FaultKind { data, missing, usage };

/// Input at fault. Carries every fault found, never only the first.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Fault> faults, FaultKind kind = FaultKind::data);
    explicit InputError(Fault fault, FaultKind kind = FaultKind::data);

    [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }
    [[nodiscard]] FaultKind kind() const { return kind_; }

  private:
    std::vector<Fault> faults_;
    FaultKind kind_;
};

/// Collects the faults of one input so that all are reported at once.
class Faults {
  public:
    void add(Fault fault) { faults_.push_back(std::move(fault)); }
    void add(const InputError& error);
    /// Does a part of the work; what it refuses is added.
    template <class Part>
    void collect(const Part& part) {
        try {
            part();
        } catch (const InputError& error) {
            add(error);
        }
    }
    [[nodiscard]] bool empty() const { return faults_.empty(); }
    [[nodiscard]] std::size_t size() const { return faults_.size(); }
    [[nodiscard]] const std::vector<Fault>& all() const { return faults_; }
    /// Throws InputError with everything collected; returns if nothing was.
    void raise_if_any(FaultKind kind = FaultKind::data) const;

  private:
    std::vector<Fault> faults_;
};

/// Our own fault: a promise between two parts of the program was broken.
class BrokenPromise : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

/// Throws BrokenPromise with `what` unless `holds`.
void promise(bool holds, std::string_view what);

/// The known word nearest to `word` by edit distance, or empty if none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// "Did you mean 'X'?" or, without a near word, "Known: A, B, C, …."
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace counterpoise

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/chance.h"
#include "world/facts.h"

namespace counterpoise {

/// One parameter of a behaviour: a value with its uncertainty, range, unit and source. Source:
/// parameters/BEHAVIOUR.toml.
struct Parameter {
    std::string name;
    double value = 0;
    double se = 0;
    double low = 0;
    double high = 0;
    std::string unit;
    std::string source;
    std::string standing = "prior";  ///< "estimate": from the record by fit; "prior": set by hand

    [[nodiscard]] bool is_estimate() const { return standing == "estimate"; }
};

/// What the estimates of a file come from.
struct FitRecord {
    std::string spec;
    int from = 0;
    int to = 0;
    std::size_t rows = 0;
    std::optional<std::size_t> events;
    std::optional<double> log_likelihood;
    std::string program;  ///< version that wrote the file
    std::string facts;    ///< hash of the tables that were read, parameters not among them
};

/// Parameters that are drawn together.
struct CovarianceBlock {
    std::vector<std::size_t> members;  ///< places in ParameterSet::list, in the order of the rows
    std::vector<double> covariance;    ///< lower triangle, row by row
    std::vector<double> root;          ///< lower triangle L, covariance = L L'
};

/// What a backtest says of the estimates.
struct Score {
    std::string name;
    double value = 0;
    std::string unit;
    std::string source;
};

/// How far a covariate went in the rows of a fit. Runs take it no further: what the record has
/// never seen, it says nothing about.
struct CovariateRange {
    std::string name;  ///< of its parameter
    double low = 0;
    double high = 0;
};

/// How many events a part of the estimates rests on, and among how many rows.
struct EventCount {
    std::string part;  ///< as its parameters begin: "exit"
    std::size_t events = 0;
    std::size_t rows = 0;
};

/// The parameters of one behaviour, and whether they are priors from the literature or estimates.
struct ParameterSet {
    std::string behaviour;
    std::string kind;  ///< "prior" or "estimate": what a parameter is that does not say itself
    std::string about;
    std::vector<Parameter> list;
    std::optional<FitRecord> fit;
    std::vector<EventCount> events;  ///< of the parts of the fit, where it has several
    std::vector<CovarianceBlock> blocks;
    std::vector<CovariateRange> ranges;
    std::vector<Score> scores;

    /// Errors: BrokenPromise if there is none of that name.
    [[nodiscard]] std::size_t index(std::string_view name) const;
    /// The place of a name, if there is one.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    /// Adds a block. Errors: BrokenPromise for a name that is not there or is in a block already,
    /// or for a covariance that is not positive semidefinite.
    void add_block(std::span<const std::string> names, std::vector<double> lower_triangle);
};

/// Reads parameters/BEHAVIOUR.toml.
///
/// Errors   InputError with every fault of the file: a key missing, a value outside its range, a
///          name that stands twice; a covariance with a name that is not there or stands in two
///          blocks, with rows of wrong length, with a diagonal that is not se^2 or that is not
///          positive semidefinite.
[[nodiscard]] ParameterSet read_parameters(const Facts& facts, const std::string& behaviour);

/// The same from a text; `file` is named in faults.
[[nodiscard]] ParameterSet parse_parameters(const Value& document, const std::string& file,
                                            const std::string& behaviour);

/// The file of a set, as read_parameters reads it: every number in the shortest digits that read
/// back the same.
[[nodiscard]] std::string write_parameters(const ParameterSet& set);

/// The parameters of one run: value + se * normal; those of a block value + L z. Drawn again, a
/// block as a whole, while one is outside its range (at most 64 times, then the values).
///
/// Source   the address of a normal is (seed; run, year 0, parameters, subject = a hash of `stream`
///          and the parameter's name, k = try): the same for baseline, scenario and schools, and a
///          parameter or block that is added moves no other.
[[nodiscard]] std::vector<double> draw(const ParameterSet& set, Behaviour stream,
                                       std::uint64_t seed, std::uint32_t run);

}  // namespace counterpoise

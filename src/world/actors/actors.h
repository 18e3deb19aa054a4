#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// What a figure about an actor rests on.
enum class FigureBasis : std::uint8_t {
    illustrative,      ///< set by whoever wrote the file, to show how the outcome depends on it
    public_statement,  ///< a public statement, vote or law that `source` names
};
[[nodiscard]] std::string_view name_of(FigureBasis basis);

/// Somebody with a say in a question. Salience is a share: 1 is all the attention there is.
struct PoliticalActor {
    std::string name;
    double power = 0;
    double position = 0;
    double salience = 0;
    std::string source;
    std::string note;
    FigureBasis standing = FigureBasis::illustrative;  ///< of the position
};

/// How far figures are varied to see what the outcome owes to them.
struct ActorVariation {
    double power = 0.2;     ///< share of itself, up and down
    double salience = 0.2;  ///< share of itself, up and down; never above full salience
    double position = 0;    ///< share of the scale's length, all positions together
};

/// The exit that a file of actors is about, for its legal gates and base rates: never for a chance.
struct ActorExit {
    StateId state;
    std::string target;  ///< code of a treaty or institution
    std::string where;
};

/// A question with actors on one dimension.
struct ActorQuestion {
    std::string where;  ///< the file
    std::string question;
    std::string about;
    double low = 0;
    double high = 1;
    std::string low_means;
    std::string high_means;
    std::optional<double> reference;  ///< what holds if nothing is decided
    double salience_scale = 1;        ///< what the file counts as full salience: 1 or 100
    FigureBasis weights = FigureBasis::illustrative;  ///< of power and salience
    ActorVariation vary;
    std::optional<ActorExit> exit;
    std::vector<PoliticalActor> actors;

    [[nodiscard]] double range() const { return high - low; }
};

inline constexpr std::size_t kFewestActors = 2;
inline constexpr std::size_t kMostActors = 200;
inline constexpr std::size_t kLargestActorFile = 1'000'000;  ///< bytes

/// Reads a file of actors.
///
/// Shape    2 to 200 actors in any order, each name once.
/// Units    power in any unit, >= 0, not all 0; positions in points of the scale; salience 0 to 1
///          or 0 to 100 in the file (`salience_scale`; without it, 100 where one is above 1).
/// Errors   InputError with every fault of the file: no power, a position off the scale, a salience
///          out of its range, two actors of one name, no source, an unknown key, fewer than two.
/// Source   docs/method/politics.md.
[[nodiscard]] ActorQuestion parse_actors(std::string_view text, const std::string& file,
                                         const Facts& facts);

/// Names of the built-in files of actors, sorted.
[[nodiscard]] std::vector<std::string> actor_file_names(const Facts& facts);

}  // namespace counterpoise

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/given_file.h"
#include "files/archive.h"

namespace counterpoise {

/// The names of the TOML files in a folder of the archive, without folder and ending: what a person
/// writes to have a built-in scenario, ledger, voting body or file of actors.
///
/// Shape    in the order of the archive; empty if there is no such folder.
[[nodiscard]] std::vector<std::string> names_in(const Archive& archive, std::string_view folder);

/// Where the archive has the file of that name: "scenarios/us-leaves-nato.toml".
[[nodiscard]] std::string file_in(std::string_view folder, std::string_view name);

/// The built-in file of that name; nothing if there is none.
[[nodiscard]] std::optional<GivenFile> built_in_file(const Archive& archive,
                                                     std::string_view folder,
                                                     std::string_view name);

/// How a front end reads the files that a person names; without one there are only built-in ones.
struct FileReader {
    std::function<bool(const std::string& path)> exists;
    std::function<std::string(const std::string& path)> read;  ///< Errors: InputError
};

/// What kind of file a person names.
struct NamedFile {
    std::string_view folder;  ///< of the built-in ones: "scenarios"
    std::string_view asked;   ///< the question that reads it, where a fault of the name is
    std::string_view what;    ///< "scenario"
    std::string_view hint;    ///< what else the reader of a fault should know
};

/// A file that a person names: a file of theirs goes before a built-in one. That one is named by its
/// name alone, or with folder and ending.
/// Errors   InputError (missing) with the nearest name if there is neither; what `reader` refuses.
[[nodiscard]] GivenFile find_file(const Archive& archive, const NamedFile& kind,
                                  const std::string& word, const FileReader& reader);

/// Whether a word is meant as a path and not as a name: it has a slash or ends with ".toml".
[[nodiscard]] bool is_path(std::string_view word);

/// What a TOML file is called, without folders and ending: "europe-at-3.5" of "a/europe-at-3.5.toml".
[[nodiscard]] std::string stem_of(std::string_view path);

}  // namespace counterpoise

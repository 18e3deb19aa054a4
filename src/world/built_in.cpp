#include "world/built_in.h"

#include <fmt/format.h>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr std::string_view kEnding = ".toml";

}  // namespace

std::vector<std::string> names_in(const Archive& archive, std::string_view folder) {
    const std::string head = fmt::format("{}/", folder);
    std::vector<std::string> names;
    for (const std::string& file : archive.names())
        if (file.starts_with(head) && file.ends_with(kEnding))
            names.push_back(file.substr(head.size(), file.size() - head.size() - kEnding.size()));
    return names;
}

std::string file_in(std::string_view folder, std::string_view name) {
    return fmt::format("{}/{}{}", folder, name, kEnding);
}

std::optional<GivenFile> built_in_file(const Archive& archive, std::string_view folder,
                                       std::string_view name) {
    const std::string file = file_in(folder, name);
    if (!archive.has(file)) return {};
    return GivenFile{file, archive.read(file)};
}

GivenFile find_file(const Archive& archive, const NamedFile& kind, const std::string& word,
                    const FileReader& reader) {
    if (reader.exists && reader.exists(word)) return {word, reader.read(word)};
    const std::string stem = stem_of(word);
    const bool path = word != stem && word != file_in(kind.folder, stem);
    if (path && reader.read) return {word, reader.read(word)};
    if (!path)
        if (auto found = built_in_file(archive, kind.folder, stem)) return *found;
    throw InputError(
        Fault{std::string(kind.asked),
              fmt::format("'{}' is no file and no built-in {}", word, kind.what),
              std::string(kind.hint), suggestion(stem, names_in(archive, kind.folder))},
        FaultKind::missing);
}

bool is_path(std::string_view word) {
    return word.find('/') != word.npos || word.ends_with(kEnding);
}

std::string stem_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    std::string_view file = slash == path.npos ? path : path.substr(slash + 1);
    if (file.size() > kEnding.size() && file.ends_with(kEnding)) file.remove_suffix(kEnding.size());
    return std::string(file);
}

}  // namespace counterpoise

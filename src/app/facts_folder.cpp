#include "app/facts_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.h"

namespace counterpoise {
namespace {

namespace fs = std::filesystem;

void collect(const fs::path& folder, const std::string& prefix,
             std::vector<ArchiveEntry>& entries) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; at != end && !error; at.increment(error)) {
        const fs::directory_entry& file = *at;
        fs::path name = file.path().filename();
        std::error_code unknown;
        if (file.is_directory(unknown) && prefix.empty() &&
            (name == "parameters" || name == "scenarios" || name == "bodies" || name == "claims" ||
             name == "politics"))
            collect(file.path(), name.string() + "/", entries);
        if (name.extension() != ".csv" && name.extension() != ".gz" && name.extension() != ".toml")
            continue;
        if (file.exists(unknown) && !file.is_regular_file(unknown)) continue;
        std::string content = read_file(file.path().string());
        if (name.extension() == ".gz") {
            content = gunzip(content, name.string());
            name = name.stem();
        }
        entries.push_back({prefix + name.string(), std::move(content)});
    }
}

}  // namespace

std::string read_file(const std::string& path, std::size_t most_bytes) {
    std::error_code error;
    if (fs::is_directory(path, error))
        throw InputError(Fault{path, "this is a folder", "a file is needed", "Name a file in it."},
                         FaultKind::missing);
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw InputError(
            Fault{path, fs::exists(path, error) ? "cannot be read" : "there is no such file",
                  "the command needs it", "Check the path and the rights."},
            FaultKind::missing);
    std::string bytes;
    while (in && bytes.size() <= most_bytes) {
        constexpr std::size_t kStep = std::size_t{1} << 16;
        const std::size_t before = bytes.size();
        bytes.resize(before + kStep);
        in.read(bytes.data() + before, kStep);
        bytes.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    if (bytes.size() > most_bytes)
        throw InputError(Fault{path, fmt::format("the file has more than {} bytes", most_bytes),
                               "nothing of that kind is so large", "Is it the right file?"});
    if (in.bad())
        throw InputError(
            Fault{path, "cannot be read to its end", "the disk reports an error", "Copy it anew."},
            FaultKind::missing);
    return bytes;
}

std::string pack_folder(const std::string& folder, Bytes built_in) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw InputError(
            Fault{"--data", fmt::format("'{}' is not a folder", folder),
                  "the tables are read from it", "Name the folder that holds the CSV files."},
            FaultKind::missing);
    std::vector<ArchiveEntry> entries;
    collect(folder, "", entries);
    if (entries.empty())
        throw InputError(
            Fault{"--data", fmt::format("'{}' holds no tables", folder),
                  "CSV, gzipped CSV and TOML files are read", "Name the folder that holds them."},
            FaultKind::missing);
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    const auto twice =
        std::adjacent_find(entries.begin(), entries.end(),
                           [](const auto& a, const auto& b) { return a.name == b.name; });
    if (twice != entries.end())
        throw InputError(Fault{folder + "/" + twice->name, "the table is there twice",
                               "once plain and once packed (.gz)", "Remove one of them."});
    const Archive archive(built_in);
    for (const std::string& name : archive.names()) {
        const bool own_table = name.find('/') == std::string::npos;
        const bool there = std::any_of(entries.begin(), entries.end(),
                                       [&](const ArchiveEntry& e) { return e.name == name; });
        if (!own_table && !there) entries.push_back({name, archive.read(name)});
    }
    return pack(std::move(entries), Compression::none);
}

}  // namespace counterpoise

#include "app/facts_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.h"

namespace counterpoise {
namespace {

namespace fs = std::filesystem;

void collect(const fs::path& folder, const std::string& prefix,
             std::vector<ArchiveEntry>& entries) {
    std::error_code error;
    for (const auto& file : fs::directory_iterator(folder, error)) {
        fs::path name = file.path().filename();
        if (file.is_directory() && prefix.empty() && (name == "parameters" || name == "scenarios"))
            collect(file.path(), name.string() + "/", entries);
        if (name.extension() != ".csv" && name.extension() != ".gz" && name.extension() != ".toml")
            continue;
        std::string content = read_file(file.path().string());
        if (name.extension() == ".gz") {
            content = gunzip(content, name.string());
            name = name.stem();
        }
        entries.push_back({prefix + name.string(), std::move(content)});
    }
}

}  // namespace

std::string read_file(const std::string& path) {
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
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
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

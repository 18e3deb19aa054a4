// Packs the tables, parameters and scenarios into the blob that the program embeds: pack_facts OUT
// DATA PARAMETERS SCENARIOS
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "base/error.h"
#include "files/archive.h"

namespace fs = std::filesystem;
using namespace counterpoise;

namespace {

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return path.extension() == ".gz" ? gunzip(bytes, path.filename().string()) : bytes;
}

void collect(std::vector<ArchiveEntry>& entries, const fs::path& folder,
             const std::string& prefix) {
    if (!fs::exists(folder)) return;
    for (const auto& file : fs::directory_iterator(folder)) {
        fs::path name = file.path().filename();
        const std::string extension = name.extension().string();
        if (extension != ".csv" && extension != ".gz" && extension != ".toml") continue;
        if (extension == ".gz") name = name.stem();
        entries.push_back({prefix + name.string(), content_of(file.path())});
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "usage: pack_facts OUT DATA PARAMETERS SCENARIOS\n";
        return 64;
    }
    try {
        std::vector<ArchiveEntry> entries;
        collect(entries, argv[2], "");
        collect(entries, argv[3], "parameters/");
        collect(entries, argv[4], "scenarios/");
        const std::string blob = pack(std::move(entries), Compression::deflate);
        std::ofstream(argv[1], std::ios::binary) << blob;
        std::cout << "facts: " << blob.size() << " bytes\n";
        return 0;
    } catch (const InputError& error) {
        std::cerr << error.what() << "\n";
        return 65;
    }
}

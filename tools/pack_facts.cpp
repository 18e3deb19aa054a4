// Packs the tables of a folder, and other folders by their names, into the blob that the program
// embeds: pack_facts OUT DATA FOLDER...
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
    if (argc < 3) {
        std::cerr << "usage: pack_facts OUT DATA FOLDER...\n";
        return 64;
    }
    try {
        std::vector<ArchiveEntry> entries;
        collect(entries, argv[2], "");
        for (int i = 3; i < argc; ++i)
            collect(entries, argv[i], fs::path(argv[i]).filename().string() + "/");
        const std::string blob = pack(std::move(entries), Compression::deflate);
        std::ofstream(argv[1], std::ios::binary) << blob;
        std::cout << "facts: " << blob.size() << " bytes\n";
        return 0;
    } catch (const InputError& error) {
        std::cerr << error.what() << "\n";
        return 65;
    }
}

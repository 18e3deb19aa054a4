#include "app/given_files.h"

#include <filesystem>

#include "app/facts_folder.h"

namespace counterpoise {

FileReader file_reader(std::size_t most_bytes) {
    const auto exists = [](const std::string& path) {
        std::error_code error;
        return std::filesystem::exists(path, error);
    };
    return {exists, [most_bytes](const std::string& path) { return read_file(path, most_bytes); }};
}

GivenFile given_file(const std::string& path, std::size_t most_bytes) {
    return {path, read_file(path, most_bytes)};
}

}  // namespace counterpoise

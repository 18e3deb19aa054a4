#pragma once

#include <string>
#include <vector>

namespace counterpoise {

struct OutputFile {
    std::string name;
    std::string content;
};

/// Refuses a folder that cannot be written, before any work is done. Errors: InputError.
void check_writable(const std::string& folder);

/// Writes all files or none: first beside their places under temporary names, synced to disk, then
/// renamed one by one. Errors: InputError naming the file and the reason (no right, disk full);
/// nothing is left behind.
void write_all(const std::string& folder, const std::vector<OutputFile>& files);

}  // namespace counterpoise

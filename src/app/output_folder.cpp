#include "app/output_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/error.h"

namespace counterpoise {
namespace {

namespace fs = std::filesystem;

InputError cannot_write(const std::string& path, int code) {
    return InputError(Fault{path, "cannot be written", std::strerror(code),
                            "Choose another folder with --out, or make room and set the rights."});
}

/// Writes and syncs one file; answers 0 or the error.
int write_file(const std::string& path, const std::string& content) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) return errno;
    std::size_t done = 0;
    int failure = 0;
    while (done < content.size() && failure == 0) {
        const ssize_t n = ::write(file, content.data() + done, content.size() - done);
        if (n > 0)
            done += static_cast<std::size_t>(n);
        else if (n < 0 && errno != EINTR)
            failure = errno;
    }
    if (failure == 0 && ::fsync(file) != 0 && errno != EINVAL) failure = errno;
    if (::close(file) != 0 && failure == 0) failure = errno;
    return failure;
}

void make_folder(const std::string& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw cannot_write(folder, error.value());
}

/// The first file whose place is taken by a folder: it could not be put there.
const OutputFile* blocked(const std::string& folder, const std::vector<OutputFile>& files) {
    std::error_code error;
    for (const OutputFile& file : files)
        if (fs::is_directory(folder + "/" + file.name, error)) return &file;
    return nullptr;
}

std::string temporary(const std::string& folder, const std::string& name) {
    return fmt::format("{}/.{}.{}.part", folder, name, ::getpid());
}

}  // namespace

void check_writable(const std::string& folder) {
    std::error_code error;
    const bool existed = fs::exists(folder, error);
    make_folder(folder);
    const std::string probe = temporary(folder, "probe");
    const int failure = write_file(probe, "");
    ::unlink(probe.c_str());
    if (!existed) fs::remove(folder, error);
    if (failure != 0) throw cannot_write(folder, failure);
}

void write_all(const std::string& folder, const std::vector<OutputFile>& files) {
    std::error_code error;
    const bool existed = fs::exists(folder, error);
    make_folder(folder);
    if (const OutputFile* file = blocked(folder, files))
        throw cannot_write(folder + "/" + file->name, EISDIR);
    int failure = 0;
    std::string at_fault;
    for (const OutputFile& file : files) {
        failure = write_file(temporary(folder, file.name), file.content);
        at_fault = folder + "/" + file.name;
        if (failure != 0) break;
    }
    for (const OutputFile& file : files) {
        const std::string part = temporary(folder, file.name);
        if (failure == 0 && ::rename(part.c_str(), (folder + "/" + file.name).c_str()) != 0) {
            failure = errno;
            at_fault = folder + "/" + file.name;
        }
        if (failure != 0) ::unlink(part.c_str());
    }
    if (failure == 0) return;
    if (!existed) fs::remove(folder, error);
    throw cannot_write(at_fault, failure);
}

}  // namespace counterpoise

#include "report/page/frame.h"

#include "base/error.h"

namespace counterpoise::report {
namespace {

/// Nothing may be fetched: style and script stand in the file, images come from the script's own
/// downloads.
constexpr const char* kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: "
    "blob:; "
    "base-uri 'none'; form-action 'none'";

std::string head(const Frame& frame) {
    promise(frame.style.find("</style") == std::string_view::npos,
            "the style sheet ends its own element");
    const std::string about = escape(frame.about);
    std::string out = "<head>\n<meta charset=\"utf-8\">\n";
    out +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" + std::string(kPolicy) + "\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += "<title>" + escape(frame.title) + "</title>\n";
    if (!about.empty()) out += "<meta name=\"description\" content=\"" + about + "\">\n";
    return out + "<style>\n" + std::string(frame.style) + "</style>\n</head>\n";
}

}  // namespace

std::string framed(const Frame& frame, const Html& body, std::string_view scripts) {
    return "<!doctype html>\n<html lang=\"" + escape(frame.language) + "\">\n" + head(frame) +
           "<body>\n" + body.code + "\n" + std::string(scripts) + "</body>\n</html>\n";
}

}  // namespace counterpoise::report

#pragma once

#include <string>
#include <string_view>

#include "files/value.h"

namespace counterpoise {

/// What the page carries besides the document: the style sheet and the script that draws the
/// charts. An empty script leaves plain HTML.
struct PageAssets {
    std::string_view style;
    std::string_view script;
};

/// The report as one HTML file that needs nothing else: no network, no other file.
///
/// Shape    `document` as docs/schema/report.schema.json says; the same document is embedded as
///          JSON.
/// Missing  a part that the document leaves out or empty is left out of the page.
/// Errors   BrokenPromise if an asset could end its element, or a text is not UTF-8.
[[nodiscard]] std::string write_html(const Value& document, const PageAssets& assets);

}  // namespace counterpoise

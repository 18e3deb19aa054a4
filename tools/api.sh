#!/usr/bin/env bash
# The reference of the library's headers, built by Doxygen into build/api/html; a warning is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v doxygen >/dev/null || { echo "doxygen is missing: apt-get install doxygen" >&2; exit 1; }
mkdir -p build/api
doxygen docs/Doxyfile
echo "api: build/api/html/index.html"

#!/usr/bin/env bash
# Configures (once) and builds a target of the release preset: tools/build.sh TARGET
set -euo pipefail
cd "$(dirname "$0")/.."
log=build/release/configure.log
mkdir -p build/release
if [ ! -f build/release/build.ninja ]; then
  cmake --preset release >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi
# One line that moves on a terminal, else a line a step.
NINJA_STATUS='building %p, %f of %t steps, %es: ' cmake --build --preset release --target "$1" >&2

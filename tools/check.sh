#!/usr/bin/env bash
# Format, lint and layer checks: tools/check.sh [--fix]
set -euo pipefail
cd "$(dirname "$0")/.."
mapfile -t sources < <(git ls-files 'src/*.h' 'src/*.cpp' 'tests/*.h' 'tests/*.cpp' 'tools/*.cpp' 'bench/*.cpp' 'fuzz/*.cpp')
if [ "${1:-}" = --fix ]; then clang-format -i "${sources[@]}"; fi
clang-format --dry-run --Werror "${sources[@]}"
echo "format: ${#sources[@]} files as clang-format wants them"
tools/check_layers.py
# Each file by itself, as it was written: clang-tidy reads no units of several files.
cmake --preset release -B build/lint -DCOUNTERPOISE_UNITY=OFF -DCOUNTERPOISE_PAGE=OFF -DCOUNTERPOISE_TESTS=OFF >/dev/null
mapfile -t units < <(git ls-files 'src/*.cpp')
printf '%s\n' "${units[@]}" | xargs -P "$(nproc)" -n 8 \
  clang-tidy --quiet -p build/lint --extra-arg=-Wno-unknown-warning-option 2>/dev/null
echo "lint: ${#units[@]} units without a finding"

#!/usr/bin/env bash
# Installs Counterpoise into a folder, builds a program of somebody else's on it, and compares its answer with the command's.
# Usage: run.sh SOURCE BUILD PROGRAM
set -euo pipefail
source=$1 build=$2 program=$3
work=$build/consumer
rm -rf "$work"
mkdir -p "$work/by-library" "$work/by-command"
cmake --install "$build" --prefix "$work/prefix" >"$work/install.log"
if grep -rn "$build\|$source" "$work"/prefix/lib*/cmake "$work"/prefix/lib*/*/cmake 2>/dev/null; then
  echo "the installed package names folders of this machine"
  exit 1
fi
cmake -S "$source/tests/consumer" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
  -DCMAKE_PREFIX_PATH="$work/prefix" >"$work/configure.log"
cmake --build "$work/build"
"$work/build/consumer" "$work/by-library"
"$program" run --leave USA:NATO --assume target_after_exit=all --assume ally_response=all --runs 128 --end 2030 \
  --out "$work/by-command" >"$work/answer.txt"
for file in effects.csv report.json; do
  cmp "$work/by-library/$file" "$work/by-command/$file"
done
echo "the same bytes from library and command"
PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name counterpoise.pc)") pkg-config --cflags --libs counterpoise

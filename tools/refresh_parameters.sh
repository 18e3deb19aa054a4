#!/usr/bin/env bash
# Fits behaviours to the record again and writes parameters/*.toml. Takes the program (default: the release build).
# The program holds the parameters it was built with: build it again afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-build/release/counterpoise}
for behaviour in spending growth disputes realignment cascade politics; do
  "$program" fit "$behaviour" --write parameters
done

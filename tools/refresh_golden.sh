#!/usr/bin/env bash
# Writes the expected results of tests/golden/ anew. Review the diff: each changed line is a changed result.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/build.sh test_golden
COUNTERPOISE_REFRESH_GOLDEN=1 build/release/test_golden --gtest_brief=1
git --no-pager diff --stat -- tests/golden

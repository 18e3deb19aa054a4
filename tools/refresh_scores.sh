#!/usr/bin/env bash
# Writes docs/scores.md: how good estimates were on years that they had not seen. Takes the program (default: the release build).
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-build/release/counterpoise}
{
  echo "# Scores"
  echo
  echo "What \`counterpoise backtest\` says, written by \`tools/refresh_scores.sh\`; methods: [disputes](method/disputes.md), [spending](method/spending.md), [growth](method/growth.md), [realignment](method/realignment.md), [politics](method/politics.md)."
  echo
  echo "## Disputes"
  echo
  "$program" backtest disputes | sed 's/^/    /; s/ *$//'
  echo
  echo "## Disputes, fitted from 1946 on (what runs draw from)"
  echo
  "$program" backtest disputes --from 1946 | sed 's/^/    /; s/ *$//'
  echo
  echo "## Severity"
  echo
  "$program" backtest severity | sed 's/^/    /; s/ *$//'
  echo
  echo "## Spending"
  echo
  "$program" backtest spending | sed 's/^/    /; s/ *$//'
  echo
  echo "## Growth"
  echo
  "$program" backtest growth | sed 's/^/    /; s/ *$//'
  echo
  echo "## Realignment"
  echo
  "$program" backtest realignment | sed 's/^/    /; s/ *$//'
  echo
  echo "## Politics"
  echo
  "$program" backtest politics | sed 's/^/    /; s/ *$//'
} > docs/scores.md

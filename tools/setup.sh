#!/usr/bin/env bash
# Installs the packages that building, testing and the report's page need, if any is missing (Debian 12, root or sudo).
set -euo pipefail
packages=(ca-certificates chromium cmake coinor-libclp-dev g++ libbenchmark-dev libboost-dev libcli11-dev libeigen3-dev libfmt-dev libgmock-dev libgtest-dev
          librandom123-dev librapidcheck-dev libtomlplusplus-dev libxxhash-dev ninja-build pkg-config nlohmann-json3-dev python3 zlib1g-dev)
# A Node of 18 or newer that is there already is used as it is.
if ! { command -v node && command -v npm; } >/dev/null 2>&1 || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 18 ]; then
  packages+=(nodejs npm)
fi
packages+=("$@")
missing=()
for p in "${packages[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null || true)" = installed ] || missing+=("$p")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "installing: ${missing[*]}" >&2
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "root or sudo is needed to install: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2

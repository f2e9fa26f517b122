#!/usr/bin/env bash
# Gets axe-core, which the browser's tests run on every page, from npm into artifacts/axe. The version and the bytes are pinned here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=4.14.1
sha512=e63e659f9806d7ae5bd40899043b0871a5062c5442b01b3f1a3edf5eaf50bf5c3a7104a72463293b4ad1b77c661a0d4e40e850dec89de9d6ece70a8c13a9af17
folder=artifacts/axe
script=$folder/node_modules/axe-core/axe.min.js

matches() { [ -f "$script" ] && sha512sum --check --status <<<"$sha512  $script"; }

if ! matches; then
  mkdir -p "$folder"
  npm install --prefix "$folder" --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --silent "axe-core@$version"
  matches || { echo "axe.min.js of axe-core $version has other bytes than expected." >&2; exit 1; }
fi

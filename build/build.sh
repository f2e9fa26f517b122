#!/usr/bin/env bash
# The only build: restore, format check, build, test, pack. CI calls it and nothing else. Exits non-zero when anything fails.
# Leaves the test results (trx) and the packages under artifacts/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
results=artifacts/test-results
rm -rf "$results" artifacts/package

dotnet restore
# Not 'dotnet format' as a whole: its third part runs the analyzers, which the build does with all their suppressors.
dotnet format whitespace --verify-no-changes --no-restore
dotnet format style --verify-no-changes --no-restore --severity warn
dotnet build --no-restore --configuration Release -p:ContinuousIntegrationBuild=true
dotnet test --no-build --configuration Release --logger trx --results-directory "$results" \
  --blame-hang-timeout 5m --blame-hang-dump-type none
dotnet pack Djrill.Net --no-build --configuration Release -p:ContinuousIntegrationBuild=true

#!/usr/bin/env bash
# Runs the tests with random cases at length, without instruments: random.sh CASES [SEED]. Needs the Release build.
# The seed is printed; with it the same cases run again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

cases=${1:?Usage: random.sh CASES [SEED]}
seed=${2:-$((RANDOM << 15 | RANDOM))}

echo "seed $seed"
dotnet test Djrill.Net.Tests --no-build --configuration Release --filter 'TestCategory=RandomCases&Name~Fresh' \
  --logger 'console;verbosity=normal' -- \
  "TestRunParameters.Parameter(name=\"cases\",value=\"$cases\")" "TestRunParameters.Parameter(name=\"seed\",value=\"$seed\")"

#!/usr/bin/env bash
# Mutation testing of one room of Djrill.Net: changes its code in small ways, and runs the tests that should notice.
#
#   build/mutation.sh ROOM [FILES]      for example: build/mutation.sh Delivery 'Call*.cs'
#
# Writes artifacts/mutation/ROOM/reports/mutation-report.html and .json. Exits non-zero below the room's lowest score.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../Djrill.Net.Tests"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The build checks the rules; here they would only take minutes.
export RunAnalyzers=false EnforceCodeStyleInBuild=false

room=${1:?usage: build/mutation.sh ROOM [FILES]}
files=${2:-*.cs}

# The lowest score of each room, and the tests that run: those of the room, and what reaches it only through the front door.
case "$room" in
  Delivery) score=90 tests='FullyQualifiedName~Djrill.Net.Tests.Delivery' ;;
  Events)
    # Random and generated cases would make each mutant slow, and a mutant is killed by a case that names its rule.
    score=85 tests='FullyQualifiedName~Djrill.Net.Tests.Events&FullyQualifiedName!~Mutations&FullyQualifiedName!~Corpus&FullyQualifiedName!~Matrix&TestCategory!=RandomCases&FullyQualifiedName!~TakeNoTime&FullyQualifiedName!~JsonReaders' ;;
  Protocol) score=90 tests='FullyQualifiedName~Djrill.Net.Tests.Protocol' ;;
  *) score=0 tests="FullyQualifiedName~Djrill.Net.Tests.$room" ;;
esac

dotnet tool restore
dotnet stryker --config-file ../build/mutation/stryker.yaml --mutate "**/Djrill.Net/$room/**/$files" --test-case-filter "$tests" \
  --threshold-high 95 --threshold-low "$score" --break-at "$score" --output "../artifacts/mutation/$room" --skip-version-check

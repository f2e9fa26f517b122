#!/usr/bin/env bash
# Fuzzes an instrumented copy of the package: fuzz.sh SECONDS [form|events]. Without a target each has half of the time.
# Needs afl-fuzz (Debian: afl++). Everything is left under artifacts/fuzz, what was found in a folder per run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=${1:?Usage: fuzz.sh SECONDS [form|events]}
targets=(${2:-form events})
tools=artifacts/fuzz/tools
run=artifacts/fuzz/$(date +%Y%m%d-%H%M%S)
bin=$run/bin

version=$(sed -n 's/.*"SharpFuzz" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
[ -x "$tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version "$version" --tool-path "$tools"

# A copy: the tests and the benchmarks never see an instrumented assembly. Newtonsoft's way through a text is followed as
# well: it is where its reading and ours may part.
dotnet publish build/fuzz --configuration Release --output "$bin"
"$tools/sharpfuzz" "$bin/Djrill.Net.dll"
"$tools/sharpfuzz" "$bin/Newtonsoft.Json.dll"

# A seed is a plain body. In front of it the targets want the lengths of its pieces (CutInput), and the form's a byte more.
write_seeds() {
  local target=$1 to=$2 lead=''
  [ "$target" = form ] && lead='\x20'
  mkdir -p "$to"
  for seed in build/fuzz/seeds/"$target"/*; do
    { printf "${lead:+\\0}"'\0\0\0\0'; cat "$seed"; } >"$to/$(basename "$seed")-whole"
    { printf "$lead"'\x01\x02\x03\x11'; cat "$seed"; } >"$to/$(basename "$seed")-cut"
  done
}

export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_TRY_AFFINITY=1
for target in "${targets[@]}"; do
  write_seeds "$target" "$run/$target/seeds"
  afl-fuzz -i "$run/$target/seeds" -o "$run/$target" -x build/fuzz/fuzz.dict -G 8192 -t 5000 -m none \
    -V $((seconds / ${#targets[@]})) -- dotnet "$bin/Djrill.Net.Fuzz.dll" run "$target" >"$run/$target/log"
done

for target in "${targets[@]}"; do
  echo "$target: $(sed -n -E 's/^(execs_done|execs_per_sec|corpus_count|edges_found|stability|saved_crashes|saved_hangs) *: */\1 /p' \
    "$run/$target/default/fuzzer_stats" | paste -sd, | sed 's/,/, /g')"
done
echo "in $run"

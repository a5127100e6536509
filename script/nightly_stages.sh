# SPDX-License-Identifier: Apache-2.0
# The stages of script/nightly, one function each, and what they put on its page. Sourced by it.

# share PARTS: seconds of the open-ended time, in fifths.
share() { printf '%s' $((minutes * 60 * $1 / 5)); }

# Puts text on the page of a stage.
paragraph() { printf '<p>%s</p>\n' "$2" >>"$out/fragment_$1.html"; }
verbatim() { { echo '<pre>' && escaped && echo '</pre>'; } >>"$out/fragment_$1.html"; }
escaped() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g'; }

# The end of a conformance report, for the log and the page.
report_of() {
  tail -n 60 "$out/$1.txt"
  tail -n 60 "$out/$1.txt" | verbatim "$1"
}

# table STAGE: tab-separated lines, the first of them the heads, as a table.
table() {
  escaped | awk -F '\t' '
    BEGIN { print "<table>" }
    { cell = NR == 1 ? "th" : "td"; printf "<tr>"
      for (i = 1; i <= NF; ++i) printf "<%s%s>%s</%s>", cell, \
        (NR > 1 && $i ~ /^[0-9]/ ? " class=\"number\"" : ""), $i, cell
      print "</tr>" }
    END { print "</table>" }' >>"$out/fragment_$1.html"
}

stage_build() {
  configure release -DRDSPEC_WINDOWS_ADAPTER=ON && compile release &&
    configure asan && compile asan && configure fuzz && compile fuzz &&
    configure bench && compile bench
}

# The reference, held to every tier.
stage_strict() {
  local status=0
  NO_COLOR=1 "$bin/rdspec" run --strict --results "$out/strict.jsonl" --junit "$out/strict.xml" \
    >"$out/strict.txt" 2>&1 || status=$?
  report_of strict
  return "$status"
}

# Wine, against the answers that are pinned: a change in either direction is news.
stage_wine() {
  local status=0
  NO_COLOR=1 "$bin/rdspec" run --adapter wine --results "$out/wine.jsonl" \
    --expected "$root/conformance/expected/wine-8.json" >"$out/wine.txt" 2>&1 || status=$?
  report_of wine
  return "$status"
}

# programs_of BUILD LABEL: the commands of the tests with that label, one a line.
programs_of() {
  ctest --test-dir "$1" -N -V -L "^$2\$" | sed -n 's/^[0-9]*: Test command: //p'
}

# Rounds with fresh seeds until the time is used up; at least one.
stage_properties() {
  local end=$((SECONDS + $(share 1))) round_seed=$seed rounds=0 program programs
  mapfile -t programs < <(programs_of "$build/asan" property)
  ((${#programs[@]})) || { echo "no test is labelled property" && return 1; }
  while ((rounds == 0 || SECONDS < end)); do
    for program in "${programs[@]}"; do
      echo "RC_PARAMS='seed=$round_seed max_success=2000' $program"
      if ! RC_PARAMS="seed=$round_seed max_success=2000" bash -c "$program" >"$out/round.txt" 2>&1
      then
        cat "$out/round.txt"
        paragraph properties "Failed; to repeat: <code>RC_PARAMS='seed=$round_seed
          max_success=2000' $program</code>"
        verbatim properties <"$out/round.txt"
        return 1
      fi
    done
    ((++rounds, ++round_seed))
  done
  rm -f "$out/round.txt"
  paragraph properties "$rounds rounds of ${#programs[@]} programs, seeds $seed to
    $((round_seed - 1)), 2000 inputs a property. To repeat the night:
    <code>script/nightly --minutes $minutes --seed $seed</code>"
}

# One line of the fuzzers' table, out of the log of a run.
fuzz_row() {
  local name=$1 log=$2 verdict=$3
  awk -v name="$name" -v verdict="$verdict" -v OFS='\t' '
    /stat::number_of_executed_units/ { runs = $2 }
    /stat::average_exec_per_sec/ { speed = $2 }
    /stat::new_units_added/ { new = $2 }
    match($0, / cov: [0-9]+/) { edges = substr($0, RSTART + 6, RLENGTH - 6) }
    END { print name, verdict, runs, speed, edges, new }' "$log"
}

# The fuzzers by turns. What they find is kept in build/nightly/corpus and used by the next night.
stage_fuzz() {
  local fuzzers fuzzer name found seconds verdict status=0 options
  mapfile -t fuzzers < <(find "$build/fuzz" -type f -executable -name 'fuzz_*' \
    ! -name '*canary*' | sort)
  ((${#fuzzers[@]})) || { echo "there is no fuzzer in $build/fuzz" && return 1; }
  seconds=$(($(share 3) / ${#fuzzers[@]}))
  printf 'fuzzer\tverdict\tinputs\ta second\tedges\tnew in corpus\n' >"$out/fuzz.tsv"
  for fuzzer in "${fuzzers[@]}"; do
    name=${fuzzer##*/fuzz_}
    found="$build/nightly/corpus/$name" verdict=good options=()
    mkdir -p "$found" "$out/crashes"
    [[ ! -e $root/fuzz/dictionaries/$name.dict ]] ||
      options+=("-dict=$root/fuzz/dictionaries/$name.dict")
    "$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="$out/crashes/$name-" "${options[@]}" "$found" "$root/corpus/$name" \
      >"$out/fuzz-$name.txt" 2>&1 || verdict=FOUND
    tail -n 3 "$out/fuzz-$name.txt"
    fuzz_row "$name" "$out/fuzz-$name.txt" "$verdict" >>"$out/fuzz.tsv"
    if [[ $verdict != good ]]; then
      status=1
      paragraph fuzz "<code>$fuzzer $out/crashes/$name-*</code> repeats this:"
      grep -v '^#' "$out/fuzz-$name.txt" | tail -n 40 | verbatim fuzz
    fi
  done
  table fuzz <"$out/fuzz.tsv"
  return "$status"
}

# Figures of one machine in one night: a report, never a verdict. A program that fails is one.
stage_bench() {
  local programs program name total=0 status=0 seconds
  mapfile -t programs < <(find "$build/bench" -type f -executable -name 'bench_*' | sort)
  ((${#programs[@]})) || { echo "there is no benchmark in $build/bench" && return 1; }
  for program in "${programs[@]}"; do
    total=$((total + $("$program" --benchmark_list_tests=true | wc -l)))
  done
  # Five repetitions of each, none longer than two seconds.
  seconds=$(awk -v all="$(share 1)" -v n="$total" \
    'BEGIN { s = all / (n ? n : 1) / 7; print s > 2 ? 2 : s < 0.01 ? 0.01 : s }')
  printf 'benchmark\tmedian of CPU time\tunit\tspread\n' >"$out/bench.tsv"
  for program in "${programs[@]}"; do
    name=${program##*/}
    "$program" --benchmark_repetitions=5 --benchmark_report_aggregates_only=true \
      --benchmark_min_time="$seconds" --benchmark_out="$out/$name.json" \
      --benchmark_out_format=json --benchmark_color=false >"$out/$name.txt" || status=1
    cat "$out/$name.txt"
    awk -v OFS='\t' '
      $1 ~ /_median$/ { sub(/_median$/, "", $1); name = $1; time = $4; unit = $5 }
      $1 ~ /_cv$/ { print name, time, unit, $4 " " $5 }' "$out/$name.txt" >>"$out/bench.tsv"
  done
  table bench <"$out/bench.tsv"
  paragraph bench 'Medians of five repetitions; compare them only within this night.'
  return "$status"
}

# clang-tidy on every file; the desk checks what changed.
stage_tidy() {
  "$root/cmake/check_tidy" "$root" "$build/asan" --all --jobs "$jobs" && return
  grep -E 'error:' "$out/tidy.log" | sed "s|$root/||" | sort -u | head -n 100 | verbatim tidy
  return 1
}

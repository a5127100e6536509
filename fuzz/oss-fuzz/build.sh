#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the fuzz targets as OSS-Fuzz asks: compiler, flags and engine come from the environment
# ($CC $CXX $CFLAGS $CXXFLAGS $LIB_FUZZING_ENGINE), the results go to $OUT.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${CXX:?}" "${CXXFLAGS?}" "${LIB_FUZZING_ENGINE:?}" "${OUT:?}"
work=${WORK:-$(mktemp -d)}

flags=(-std=c++23 -I"$root" -I"$root/reference/include" -DRDSPEC_VERSION='"fuzz"')
mapfile -t shared < <(find "$root/reference/src" "$root/conformance/subject" \
  "$root/conformance/wire" "$root/conformance/laws" "$root/conformance/adapters/reference" \
  "$root/conformance/adapters/host" -name '*.cc' \
  ! -name '*_test.cc' ! -name '*main.cc' ! -name library.cc | sort)

objects=()
compile() {
  local object
  object="$work/$(echo "${1#"$root"/}" | tr / _).o"
  # shellcheck disable=SC2086  # flags of the environment are words
  "$CXX" $CXXFLAGS "${flags[@]}" -c "$1" -o "$object"
  objects+=("$object")
}

for source in "${shared[@]}" "$root/fuzz/moniker_mutator.cc"; do compile "$source"; done
common=("${objects[@]}")

for name in moniker wire_message; do
  objects=()
  compile "$root/fuzz/fuzz_$name.cc"
  [[ ! -e $root/fuzz/${name}_libfuzzer.cc ]] || compile "$root/fuzz/${name}_libfuzzer.cc"
  # shellcheck disable=SC2086
  "$CXX" $CXXFLAGS "${objects[@]}" "${common[@]}" $LIB_FUZZING_ENGINE -ldl -o "$OUT/fuzz_$name"
  cp "$root/fuzz/dictionaries/$name.dict" "$OUT/fuzz_$name.dict"
  printf '[libfuzzer]\nmax_len = 16384\n' >"$OUT/fuzz_$name.options"
  (cd "$root/corpus/$name" && zip -q -X "$OUT/fuzz_${name}_seed_corpus.zip" ./*)
done

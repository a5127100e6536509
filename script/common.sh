# SPDX-License-Identifier: Apache-2.0
# What the commands of this folder share: messages, timed steps, the lock of the build folder.
# Sourced by bash; messages go to standard error, so that a command's own output stays clean.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build="$root/build"

if [[ -t 2 && -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]; then
  live=1 bold=$'\e[1m' red=$'\e[31m' green=$'\e[32m' dim=$'\e[2m' plain=$'\e[0m'
else
  live='' bold='' red='' green='' dim='' plain=''
fi

say() { printf '%s\n' "$bold$*$plain" >&2; }
complain() { printf '%s\n' "$red$*$plain" >&2; }

# The comment at the top of a command is its help.
help_of() { sed -n '3,/^$/s/^# \{0,1\}//p' "$1"; }

now_ms() { printf '%s' $((${EPOCHREALTIME/[.,]/} / 1000)); }

# since START_MS: the time that has passed, as people write it.
since() {
  local ms=$(($(now_ms) - $1))
  if ((ms >= 60000)); then
    printf '%d min %02d s' $((ms / 60000)) $((ms / 1000 % 60))
  else
    printf '%d.%d s' $((ms / 1000)) $((ms / 100 % 10))
  fi
}

# Copies a build's output to a log; on a terminal shows how far it is.
follow() {
  local log=$1 label=$2 line
  if [[ -z $live ]]; then
    cat >>"$log"
    return
  fi
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    if [[ $line =~ ^\[[0-9]+/[0-9]+\] ]]; then
      printf '\r  %s %s\e[K' "$label" "$dim${BASH_REMATCH[0]}$plain" >&2
    fi
  done
}

# quiet LABEL LOG COMMAND...: runs the command with its output in the log, says how long it took,
# and shows what matters of the log when it fails. Descriptor 9 holds the lock and is never handed
# on.
quiet() {
  local label=$1 log=$2 start status=0
  shift 2
  start=$(now_ms)
  mkdir -p "$(dirname "$log")"
  [[ -z $live ]] || printf '  %s' "$label" >&2
  { "$@" 2>&1 9>&- </dev/null | follow "$log" "$label"; } || status=$?
  [[ -z $live ]] || printf '\r\e[K' >&2
  if ((status == 0)); then
    printf '  %s: %s\n' "$label" "$(since "$start")" >&2
    return 0
  fi
  complain "  $label: failed after $(since "$start"); from $log:"
  excerpt "$log" >&2
  return "$status"
}

# What failed in a build, or the end of the log when it does not say.
excerpt() {
  if grep -q '^FAILED: ' "$1"; then
    awk '/^FAILED: / { failed = 1 } /^\[[0-9]+\/[0-9]+\]/ { failed = 0 } failed' "$1" | head -n 80
  else
    tail -n 40 "$1"
  fi
}

# One build at a time in a checkout: holds build/.lock until the script ends or release_build.
lock_build() {
  mkdir -p "$build"
  exec 9>"$build/.lock"
  if ! flock --nonblock 9; then
    say "waiting for another run in this checkout (build/.lock)"
    flock 9
  fi
}
release_build() { exec 9>&-; }

# configure PRESET [cmake options...]: skipped while the preset, as configured, is newer than its
# description; Ninja itself watches the CMakeLists files.
configure() {
  local preset=$1 dir="$build/$1" stamp="$build/$1/.configured"
  shift
  if [[ -e $dir/build.ninja && $stamp -nt $root/CMakePresets.json &&
    $(cat "$stamp") == "$*" ]]; then
    return 0
  fi
  quiet "configure $preset" "$build/$preset.log" \
    env -C "$root" cmake --preset "$preset" --no-warn-unused-cli "$@" || return
  printf '%s\n' "$*" >"$stamp"
}

# compile PRESET [targets...]: what the build preset says when no target is named.
compile() {
  local preset=$1
  shift
  quiet "build $preset" "$build/$preset.log" env -C "$root" \
    cmake --build --preset "$preset" --parallel "${RDSPEC_JOBS:-$(nproc)}" ${1:+--target "$@"}
}

# One Wine prefix for all builds of a checkout; it takes 700 MB and some seconds to make.
export RDSPEC_WINE_STATE=${RDSPEC_WINE_STATE:-$build/wine}

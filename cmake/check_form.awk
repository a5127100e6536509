# SPDX-License-Identifier: Apache-2.0
# Prints one line for each offence against the form of a source file; see check_sources.

function report(line, what) { printf "%s:%d: %s\n", FILENAME, line, what }

function start_file() {
  name = FILENAME
  lines = 0
  guarded = 0
  licensed = 0
  is_table = 0
  is_header = name ~ /\.h$/
  is_test = name ~ /_test\.cc$/ || name ~ /\/tests\//
  is_cxx = name ~ /\.(h|cc|c)$/
  is_script = name ~ /^(script|\.ci)\// || name ~ /^cmake\/(check_|.*\.cmake$)/
  is_ours = is_cxx || is_script
  is_data = name ~ /^corpus\// || name ~ /\.(md|json|jsonl|toml|lock|tsv|dict)$/
  lines_max = is_header ? 200 : is_test || !is_cxx ? 400 : 300

  stem = name
  sub(/^.*\//, "", stem)
  sub(/\.h$/, "", stem)
  stem = toupper(stem)
  sub(/^RDSPEC_/, "", stem)
  guard = "^#ifndef RDSPEC_([A-Z0-9_]*_)?" stem "_H_$"
}

# Called with FILENAME at the next file already, so it prints the name it kept.
function finish_file() {
  if (name == "") return
  if (is_ours && !licensed) printf "%s:1: no SPDX line at the top\n", name
  if (is_ours && lines > lines_max)
    printf "%s:%d: more than %d lines; split it\n", name, lines, lines_max
  if (is_header && !guarded)
    printf "%s:1: no include guard RDSPEC_..._%s_H_\n", name, stem
}

FNR == 1 { finish_file(); start_file() }

{ ++lines }

FNR <= 2 && /^(\/\/|\/\*|#) SPDX-License-Identifier: Apache-2\.0$/ { licensed = 1 }

# Tables that clang-format must leave alone may be wide, and so may the data of tests.
/clang-format off/ { is_table = 1 }
/clang-format on/ { is_table = 0 }
is_ours && !is_table && !is_test {
  text = $0
  gsub(/[\200-\277]/, "", text)  # continuation bytes of UTF-8 take no column
  if (length(text) > 100) report(FNR, "wider than 100 columns")
}

# Control characters, and the invisible ones that can make code read as what it is not: U+00A0,
# U+200B to U+200F, U+202A to U+202E, U+2066 to U+2069, U+FEFF.
is_ours && (/[\001-\037\177]|\302\240|\357\273\277/ ||
            /\342\200[\213-\217\252-\256]|\342\201[\246-\251]/) {
  report(FNR, "a control or invisible character")
}

!is_data && /[ \t\r]$/ { report(FNR, "blanks at the end") }

is_ours && /(^|[^A-Za-z])(TO[D]O|FIX[M]E|HA[C]K)([^A-Za-z]|$)/ {
  report(FNR, "an unfinished thought")
}

is_header && /^#ifndef / && $0 ~ guard {
  guarded = 1
  if ($2 in guard_of) report(FNR, "the include guard of " guard_of[$2])
  guard_of[$2] = FILENAME
}

END { finish_file() }

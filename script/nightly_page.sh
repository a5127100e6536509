# SPDX-License-Identifier: Apache-2.0
# The page of script/nightly: one HTML file that needs no other. Sourced by it.

page_style() {
  cat <<'END'
<style>
  :root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --bad: #c62828; --soft: #8881; }
  @media (prefers-color-scheme: dark) { :root { --good: #57c46d; --bad: #ff7b72; } }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 3rem auto; }
  body { padding: 0 1rem; }
  h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
  .good { color: var(--good); } .failed { color: var(--bad); } .good, .failed { font-weight: 600; }
  table { border-collapse: collapse; margin: 1rem 0; }
  th, td { text-align: left; padding: .3rem 1.2rem .3rem 0; border-bottom: 1px solid var(--line); }
  .number { text-align: right; font-variant-numeric: tabular-nums; }
  pre { background: var(--soft); padding: .8rem; overflow-x: auto; font-size: .8rem; }
  code { font-size: .9em; }
</style>
END
}

# Reads the variables of script/nightly: rows, exit_code, begin, out, seed, minutes.
write_page() {
  local row stage verdict took summary='All good' class=good commit
  if ((exit_code != 0)); then
    summary="Failed: ${stages[exit_code - 10]}" class=failed
  fi
  commit=$(git -C "$root" log -1 --format='%h %s' 2>/dev/null || echo unknown)
  printf '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
  printf '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
  printf '<title>rdspec by night: %s</title>\n' "$summary"
  page_style
  printf '</head><body>\n<h1>rdspec by night: <span class="%s">%s</span></h1>\n' "$class" "$summary"
  printf '<p>%s UTC, %s in all, %s minutes for open-ended stages.<br>Commit <code>%s</code></p>\n' \
    "$(date -u '+%Y-%m-%d %H:%M')" "$(since "$begin")" "$minutes" "$(escaped <<<"$commit")"
  printf '<table><tr><th>stage</th><th>verdict</th><th>took</th><th>log</th></tr>\n'
  for row in "${rows[@]}"; do
    IFS='|' read -r stage verdict took <<<"$row"
    printf '<tr><td><a href="#%s">%s</a></td><td class="%s">%s</td><td class="number">%s</td>' \
      "$stage" "$stage" "$verdict" "$verdict" "$took"
    printf '<td><a href="%s.log">%s.log</a></td></tr>\n' "$stage" "$stage"
  done
  printf '</table>\n'
  for row in "${rows[@]}"; do
    IFS='|' read -r stage verdict took <<<"$row"
    printf '<h2 id="%s">%s: <span class="%s">%s</span></h2>\n' \
      "$stage" "$stage" "$verdict" "$verdict"
    cat "$out/fragment_$stage.html"
  done
  printf '</body></html>\n'
}

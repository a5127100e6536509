# SPDX-License-Identifier: Apache-2.0
# Which files the checks look at. Sourced by them.

# list_sources ROOT [PATTERN...]: the files of the checkout, new ones included; in a tree without
# git, all but build/.
list_sources() {
  local root=$1 file
  shift
  if [[ -e $root/.git ]]; then
    git -C "$root" ls-files --cached --others --exclude-standard -- "$@"
  else
    (cd "$root" && find . -path ./build -prune -o -type f -print | cut -c3-)
  fi | sort -u | while IFS= read -r file; do
    [[ ! -f $root/$file ]] || printf '%s\n' "$file"
  done
}

#!/bin/sh
# usage: manual.sh PROGRAM: each command's manual page has its sections, and the readers of such pages find no fault.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
commands=$("$1" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
[ "$(echo "$commands" | wc -l)" -ge 13 ] || { echo "expected at least 13 commands, found: $commands"; exit 1; }

fail() {
  echo "manual page of '$command': $*"
  exit 1
}

for command in '' $commands; do
  page="$folder/page.1"
  # shellcheck disable=SC2086
  "$1" manual $command >"$page"
  for section in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
    grep -qx "\.SH $section" "$page" || fail "no section $section"
  done
  # Each flag that the help names, and no other.
  # shellcheck disable=SC2086
  "$1" $command --help | grep -oE '^  -[-a-z]+(, --[a-z]+)?' | grep -oE '\-\-[-a-z]+' | sort >"$folder/help"
  grep -oE '^\\fB.*' "$page" | sed 's/\\-/-/g' | grep -oE '\-\-[-a-z]+' | sort >"$folder/page"
  diff "$folder/help" "$folder/page" || fail "flags of the help and of the page differ"
  if command -v groff >/dev/null; then
    groff -man -ww -z "$page" 2>"$folder/log" && [ ! -s "$folder/log" ] || fail "$(cat "$folder/log")"
  fi
  if command -v man >/dev/null; then
    MANROFFSEQ='' man --warnings -E UTF-8 -l "$page" 2>"$folder/log" >/dev/null && [ ! -s "$folder/log" ] || fail "$(cat "$folder/log")"
  fi
  if command -v mandoc >/dev/null; then
    mandoc -T lint -W warning "$page" >"$folder/log" && [ ! -s "$folder/log" ] || fail "$(cat "$folder/log")"
  fi
done

#!/bin/sh
# Instructions a token, from bytes to trees, as callgrind counts them: the same on every run, unlike times. Callgrind
# knows no AVX-512, so these are the instructions of the AVX2 kernels.
# usage: tests/bench/language_instructions.sh PROGRAM FILE…   (PROGRAM: build/measure/cli/entente)
set -eu
program=$1
shift
counts=$(mktemp)
trap 'rm -f "$counts"' EXIT
tokens=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$counts" --collect-atstart=no \
  --toggle-collect='entente::Parser::parse(entente::Article const&) const' "$program" parse "$@" | grep -c '^[0-9][0-9]*	')
instructions=$(sed -n 's/.*Collected *: *//p' "$counts")
echo "$tokens tokens, $((instructions / tokens)) instructions a token"

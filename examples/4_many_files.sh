#!/bin/sh
# Many files on many processors or machines: each worker turns some of the files into lines, and a store takes in the
# lines of all. The result is that of one `entente ingest` of all files, whoever does which and in whatever order.
#
# usage: 4_many_files.sh STORE FILE...
#
# GNU parallel, which keeps the lines of its workers apart, needs no folder:
#   parallel entente extract --jobs 1 {} ::: FILE... | entente merge STORE -
set -eu
store=$1
shift
lines=$(mktemp -d)
trap 'rm -r "$lines"' EXIT

export lines
printf '%s\0' "$@" | xargs -0 -P "$(nproc)" -n 1 sh -c 'entente extract --jobs 1 "$1" > "$(mktemp "$lines/XXXXXX")"' worker
entente merge "$store" "$lines"/*

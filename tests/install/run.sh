#!/bin/sh
# usage: run.sh BUILD_DIR SOURCE_DIR CXX_FLAGS: installs the build elsewhere, builds a stranger's project on it, runs it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder/prefix" >"$folder/log"
cmake -S "$2/tests/install" -B "$folder/build" -G Ninja -DCMAKE_PREFIX_PATH="$folder/prefix" -DCMAKE_CXX_FLAGS="$3" >>"$folder/log"
cmake --build "$folder/build" >>"$folder/log" || { cat "$folder/log"; exit 1; }
"$folder/build/stranger" >"$folder/graph.graphml"
xmllint --noout "$folder/graph.graphml"
"$folder/prefix/bin/entente" formats >/dev/null

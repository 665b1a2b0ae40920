#!/bin/sh
# usage: sudo chroot.sh BUILD_DIR SOURCE_DIR: installs the packages of `cpack` (in BUILD_DIR/packages) on a bare Debian 12 and
# uses them as a stranger would: an article in, an answer out, a picture, a manual page, and a program built with
# find_package(entente). Needs root, debootstrap and a Debian mirror; takes some minutes.
set -eu
packages=$(realpath "$1/packages")
source=$(realpath "$2")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase bookworm "$root" >"$root.log" || { cat "$root.log"; exit 1; }
rm "$root.log"
mkdir "$root/stranger"
cp "$packages"/*.deb "$source"/tests/install/CMakeLists.txt "$source"/tests/install/stranger.cpp "$root/stranger"
cat >"$root/stranger/run" <<'END'
set -eux
cd /stranger
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt-get update -q
apt-get install -qy --no-install-recommends ./entente_*.deb >apt.log 2>&1 || { cat apt.log; exit 1; }
test ! -e /usr/include/entente
printf 'France and Spain agreed to cooperate on defence.\n' >article.txt
entente --version
entente ingest news.db --published 2024-05-15 article.txt
entente paths news.db France Spain
entente draw news.db -o network.svg
entente draw news.db -o network.png
grep -q Spain network.svg
entente export news.db -o news.graphml
grep -q 'agreed to cooperate' news.graphml
apt-get install -qy --no-install-recommends ./libentente-dev_*.deb cmake g++ ninja-build >apt.log 2>&1 || { cat apt.log; exit 1; }
cmake -S . -B build -G Ninja
cmake --build build
./build/stranger >graph.graphml
grep -q FRA graph.graphml
apt-get purge -qy entente libentente-dev >apt.log 2>&1 || { cat apt.log; exit 1; }
test -z "$(find / -xdev -path /stranger -prune -o -path /proc -prune -o -iname '*entente*' -print)"
END
chroot "$root" sh /stranger/run
echo "chroot.sh: installed, used, built on and removed on Debian $(cat "$root/etc/debian_version")"

#!/bin/sh
# usage: packages.sh BUILD_DIR: packs the build's .debs, looks at what is in them and what they need, and runs the program
# from where they unpack.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() {
  echo "packages.sh: $*"
  exit 1
}

# Packed lightly, since only the contents matter.
cpack --config "$1/CPackConfig.cmake" -G DEB -B "$folder/packages" -D CPACK_DEBIAN_COMPRESSION_TYPE=none >"$folder/log" 2>&1 ||
  fail "cpack failed: $(cat "$folder/log")"
architecture=$(dpkg --print-architecture)
version=$("$1/cli/entente" --version | sed -n 's/^entente //p')
program=$folder/packages/entente_${version}_$architecture.deb
development=$folder/packages/libentente-dev_${version}_$architecture.deb
[ -f "$program" ] && [ -f "$development" ] || fail "expected entente and libentente-dev $version, found: $(ls "$folder/packages")"

# holds PACKAGE PATH...
holds() {
  package=$1
  shift
  dpkg-deb -c "$package" >"$folder/list"
  for path in "$@"; do
    grep -q "^-.*root/root.* \./$path\$" "$folder/list" || fail "${package##*/} has no file $path of root's"
  done
}
holds "$program" usr/bin/entente usr/share/man/man1/entente.1.gz usr/share/man/man1/entente-paths.1.gz \
  usr/share/bash-completion/completions/entente usr/share/zsh/vendor-completions/_entente \
  usr/share/fish/vendor_completions.d/entente.fish \
  usr/share/doc/entente/copyright usr/share/doc/entente/changelog.gz usr/share/doc/entente/NOTICE
grep -Eq 'usr/(include|local|lib/)' "$folder/list" && fail "entente has files of libentente-dev: $(cat "$folder/list")"
holds "$development" usr/include/entente/graph/relationship.hpp usr/include/entente/export/formats.hpp \
  usr/share/doc/libentente-dev/copyright
grep -q '/ententeConfig.cmake$' "$folder/list" || fail "libentente-dev has no ententeConfig.cmake"
grep -q 'usr/bin' "$folder/list" && fail "libentente-dev has programs"

# Needs what the program is linked with, and no developer's packages.
depends=$(dpkg-deb -f "$program" Depends)
for library in libc6 libstdc++6 libsqlite3-0 libgvc6 libicu72 libxml2 libarchive13; do
  case "$depends" in *"$library"*) ;; *) fail "entente does not depend on $library: $depends" ;; esac
done
case "$depends" in *-dev*) fail "entente depends on developers' packages: $depends" ;; esac
dpkg-deb -f "$development" Depends | grep -q 'libboost-graph-dev' || fail "libentente-dev does not depend on Boost"

for command in $("$1/cli/entente" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  holds "$program" "usr/share/man/man1/entente-$command.1.gz"
done

dpkg-deb -x "$program" "$folder/root"
cd "$folder"
echo 'France and Spain agreed to cooperate on defence.' >article.txt
"$folder/root/usr/bin/entente" ingest news.db --published 2024-05-15 article.txt
"$folder/root/usr/bin/entente" paths news.db France Spain | grep -q 'agreed to cooperate' || fail "no answer"
zcat "$folder/root/usr/share/doc/entente/changelog.gz" | head -1 | grep -qx "entente ($version) unstable; urgency=medium" || fail "wrong changelog"

#!/bin/sh
# usage: commit.sh SOURCE_DIR PROGRAM: the commit that `entente --version` prints, from checkouts and from what is none.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
script=$(realpath "$1/cmake/commit.cmake")
export HOME="$folder" GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org

# expect COMMIT SOURCE
expect() {
  cmake "-DSOURCE=$2" "-DHEADER=$folder/commit.hpp" -P "$script"
  grep -q "commit = \"$1\";" "$folder/commit.hpp" || { echo "expected commit $1, found:"; cat "$folder/commit.hpp"; exit 1; }
}

mkdir -p "$folder/checkout/tarball"
cd "$folder/checkout"
expect unknown "$folder/checkout"
git init -q
expect unknown "$folder/checkout"
for word in one two; do
  echo "$word" >file
  git add file
  git commit -qm "$word"
  git tag "v$word"
  expect "$(git rev-parse --short=12 HEAD)" "$folder/checkout"
done
touch -d '2001-01-01' "$folder/commit.hpp"
expect "$(git rev-parse --short=12 HEAD)" "$folder/checkout"
[ "$(date -r "$folder/commit.hpp" +%Y)" = 2001 ] || { echo "the header was written again for the same commit"; exit 1; }
echo three >file
expect "$(git rev-parse --short=12 HEAD)-dirty" "$folder/checkout"
expect unknown "$folder/checkout/tarball"

"$2" --version | tr '\n' ' ' |
  grep -Eqx 'entente [0-9]+\.[0-9]+\.[0-9]+ commit (unknown|[0-9a-f]{12}(-dirty)?) language model english [0-9a-f]{16} ' ||
  { echo "entente --version printed:"; "$2" --version; exit 1; }

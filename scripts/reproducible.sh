#!/usr/bin/env bash
# Builds one commit twice, from clones of two names and lengths, each with a target folder of its own, and compares what
# would be published, byte for byte. The commit is the one checked out, or the one named first; what is not committed is
# not looked at. Two full builds: about as long as two first runs of `make build` without tools.
# With --built, the first of the two is what stands in dist/: what has just been tested.
source "$(dirname "$0")/env.sh"
built=
if [ "${1:-}" = --built ]; then
  built=$root/dist
  shift
fi
commit=$(git -C "$root" rev-parse --verify --quiet "${1:-HEAD}^{commit}") || fail "no commit ${1:-HEAD}"
[ -z "$(git -C "$root" status --porcelain)" ] || say "reproducible: there are changes that are not committed; they are not built"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
second=$work/another-and-longer/folder
folders=("$second")
if [ -z "$built" ]; then
  folders=("$work/a" "$second")
  built=$work/a/dist
fi

for folder in "${folders[@]}"; do
  say "== $(git -C "$root" log -1 --format='%h %s' "$commit") in $folder"
  # A clone, because what the versions in git changed is part of the app.
  git clone --quiet --no-checkout "$root" "$folder"
  git -C "$folder" checkout --quiet --detach "$commit"
  # The tools are shared, the compiled crates are not: nothing of the first build may end up in the second.
  env -u GLOSSARY CARGO_TARGET_DIR="$folder.target" bash "$folder/scripts/build.sh"
  rm -rf "$folder.target"
done

# Their content and their names; time stamps are whatever they are.
if diff --recursive --brief "$built" "$second/dist"; then
  (cd "$built" && find . -type f -print0 | sort -z | xargs -0 sha256sum)
  say "reproducible: both builds are the same"
else
  fail "the two builds differ, see above"
fi

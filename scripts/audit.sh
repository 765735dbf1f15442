#!/usr/bin/env bash
# What do we depend on? Licences, sources, duplicates and known vulnerabilities (cargo-deny, by deny.toml), and
# dependencies that nothing uses (cargo-machete).
source "$(dirname "$0")/env.sh"
bash "$root/scripts/setup.sh" audit
cd "$root"
status=0

say "== licences, sources, duplicates"
cargo deny --locked check --hide-inclusion-graph bans licenses sources || status=1

# The database of advisories is a git repository. A machine that cannot reach it, such as one with nothing but package
# registries, must neither take silence for safety nor fail for it.
say "== advisories"
advisories=", known vulnerabilities included"
if ! reason=$(cargo deny --locked fetch db 2>&1); then
  advisories=", but KNOWN VULNERABILITIES WERE NOT LOOKED FOR"
  say "not checked: ${reason##*$'\n'}"
  say "The database of advisories cannot be had here: run this once more where it can, before a release."
elif ! cargo deny --locked check advisories; then
  status=1
fi

say "== unused dependencies"
cargo machete || status=1

[ $status = 0 ] || fail "the audit has found something, see above"
say "audit: nothing found$advisories"

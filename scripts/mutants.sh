#!/usr/bin/env bash
# Do the tests fail when the code is wrong? Alters the pure modules in one place at a time and runs the tests
# (cargo-mutants, by .cargo/mutants.toml). All of it takes days: SAMPLE=k/n takes every n-th alteration, from the k-th.
# Fails if fewer than 85 of 100 are noticed. Needs no browser. Arguments go to cargo-mutants.
source "$(dirname "$0")/env.sh"
bash "$root/scripts/setup.sh" mutants
cd "$root"
output=$CARGO_TARGET_DIR/mutants
mkdir -p "$output"
status=0
# It takes the tree as it is, in a folder of its own, and so its build output too.
env -u CARGO_TARGET_DIR cargo mutants --shard "${SAMPLE:-0/100}" --sharding round-robin --output "$output" --no-times --colors never "$@" || status=$?
# 2: some were missed, 3: some ran for ever. Both are counted here: who runs for ever is noticed, what does not compile is not
# counted at all.
case $status in 0 | 2 | 3) ;; *) fail "cargo-mutants ended with $status" ;; esac
count() { wc -l <"$output/mutants.out/$1.txt"; }
missed=$(count missed) noticed=$(($(count caught) + $(count timeout)))
[ $((missed + noticed)) -gt 0 ] || fail "nothing was altered"
share=$((100 * noticed / (missed + noticed)))
say "mutants: $noticed of $((missed + noticed)) noticed, $share %"
[ $share -ge 85 ] || fail "fewer than 85 of 100 were noticed; those that were missed are in $output/mutants.out/missed.txt"

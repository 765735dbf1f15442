#!/usr/bin/env bash
# Precision, recall and F1 of the terms that the parser finds in a corpus of real glossaries.
# CORPUS names the folder: glossaries as `NN-name.md` or `NN-name/`, terms in `expected/NN.txt`.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
corpus=${CORPUS:-$root/../shared/corpus}
[ -d "$corpus/expected" ] || fail "there is no corpus at $corpus; name its folder with CORPUS="
cd "$root"
exec cargo run --quiet --release --example corpus -- "$corpus" "$@"

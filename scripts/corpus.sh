#!/usr/bin/env bash
# Precision, recall and F1 of the terms that the parser finds in a corpus of real glossaries.
# CORPUS names the folder: glossaries as `NN-name.md` or `NN-name/`, terms in `expected/NN.txt`. `--verbose` lists
# what was missed.
source "$(dirname "$0")/env.sh"
cd "$root"
corpus=${CORPUS:-../shared/corpus}
[ -d "$corpus/expected" ] || fail "there is no corpus at $corpus; name its folder with CORPUS="
exec cargo run --quiet --locked --release --example corpus -- "$@" "$corpus"

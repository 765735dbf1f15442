#!/usr/bin/env bash
# How fair the questions are about the project's own glossary, the original that it was made of, and a corpus of
# real glossaries. What is not there is said and passed over.
# ORIGINAL names the file, CORPUS the folder: glossaries as `NN-name.md` or `NN-name/`. `--list` prints the questions.
source "$(dirname "$0")/env.sh"
cd "$root"
original=${ORIGINAL:-../shared/glossary/a-glossary.md}
corpus=${CORPUS:-../shared/corpus}

paths=(glossary)
if [ -e "$original" ]; then
  paths+=("$original")
else
  say "there is no original at $original; name it with ORIGINAL="
fi
if [ -d "$corpus" ]; then
  for path in "$corpus"/[0-9]*; do
    [ ! -e "$path" ] || paths+=("$path")
  done
else
  say "there is no corpus at $corpus; name its folder with CORPUS="
fi

exec cargo run --quiet --locked --release --example questions -- "$@" "${paths[@]}"

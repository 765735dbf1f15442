#!/usr/bin/env bash
# Gathers the licences of what the served app is made of, with their texts, into one file to publish with it:
# dist/third-party-licences.txt, or the file named first.
source "$(dirname "$0")/env.sh"
output=$(realpath -m "${1:-$root/dist/third-party-licences.txt}")
bash "$root/scripts/setup.sh" licences
cd "$root"
mkdir -p "$(dirname "$output")"
# Fails where a crate has a licence that about.toml does not accept, or none that can be read.
cargo about generate --locked --fail --target "$target" --all-features --output-file "$output" about.hbs
say "licences: $(grep -c '^=== ' "$output") texts in $output"

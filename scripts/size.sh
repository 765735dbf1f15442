#!/usr/bin/env bash
# What the bytes of the app's WebAssembly are spent on, by our modules and by dependency, as a Markdown table.
# Builds the app with its names kept; the file that is served has none. An argument names a module that cargo built
# before, to look at that one.
source "$(dirname "$0")/env.sh"
bash "$root/scripts/setup.sh" size
cd "$root"
built=${1:-}
if [ -z "$built" ]; then
  # Not by scripts/build.sh: that fails above the size budget, which is when one wants to look.
  cargo build --quiet --locked --profile web --target "$target" --bin readyroom
  built=$CARGO_TARGET_DIR/$target/web/readyroom.wasm
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say "size: wasm-bindgen and wasm-opt, with the names kept"
wasm-bindgen --target web --no-typescript --out-dir "$work" --out-name app "$built"
# As index.html tells Trunk.
options=$(tr '\n' ' ' <index.html | sed -n 's/.*data-wasm-opt-params="\([^"]*\)".*/\1/p')
# shellcheck disable=SC2086 # several options
wasm-opt --debuginfo ${options:--Oz} "$work/app_bg.wasm" --output "$work/app.wasm"
twiggy top -f json -o "$work/items.json" "$work/app.wasm"
node scripts/size.mjs "$work/items.json"

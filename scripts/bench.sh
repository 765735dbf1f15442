#!/usr/bin/env bash
# Runs every benchmark and prints what it measured as Markdown, to keep beside what another version measured.
# Arguments go to each of them: the name of a benchmark runs that alone.
source "$(dirname "$0")/env.sh"
cd "$root"
say "bench: building"
cargo bench --quiet --locked --bench '*' --no-run

for path in benches/*.rs; do
  name=$(basename "$path" .rs)
  printf '## %s\n\n%s\n\n```text\n' "$name" "$(sed -n '1s/^\/\/! //p' "$path")"
  cargo bench --quiet --locked --bench "$name" -- "$@"
  printf '```\n\n'
done

# In the browser, of the app in dist/.
[ -e dist/index.html ] || bash scripts/build.sh
bash scripts/setup.sh test
printf '## In the browser\n\n'
export READYROOM_TIMINGS=$CARGO_TARGET_DIR/timings
rm -rf "$READYROOM_TIMINGS"
cargo build --quiet --locked --profile web --target "$target" --features timings --bin timings
"$READYROOM_WASM_BINDGEN" --target web --no-typescript --out-dir "$READYROOM_TIMINGS" "$CARGO_TARGET_DIR/$target/web/timings.wasm"
node --input-type=module -e 'import { optimise } from "./scripts/program.mjs"; optimise(process.argv[1])' "$READYROOM_TIMINGS/timings_bg.wasm"
printf '<!doctype html><title>Timings</title><link rel="icon" href="data:,"><script type="module" src="start.js"></script>' \
  >"$READYROOM_TIMINGS/index.html"
printf 'import init from "./timings.js";\ninit();\n' >"$READYROOM_TIMINGS/start.js"
cargo test --quiet --locked --features browser-tests --test browser -- speed mebibyte --ignored --nocapture --test-threads=1 | grep -v '^$\|^running\|^test \|^\.$'

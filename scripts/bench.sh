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
cargo test --quiet --locked --features browser-tests --test browser -- speed mebibyte --ignored --nocapture --test-threads=1 | grep -v '^$\|^running\|^test \|^\.$'

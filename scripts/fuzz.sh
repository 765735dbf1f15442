#!/usr/bin/env bash
# Throws altered glossaries at the parser, the linter, links and search until something panics, takes ten seconds or gives
# two answers: libFuzzer, with the stable compiler, whose switches for coverage are what cargo-fuzz sets too. Needs a C++
# compiler. What was found to reach new code is kept for the next time. Argument: for how many seconds.
source "$(dirname "$0")/env.sh"
seconds=${1:-600}
found=$cache/fuzz
mkdir -p "$found"
coverage=(-Cpasses=sancov-module)
for switch in level=4 inline-8bit-counters pc-table trace-compares; do
  coverage+=("-Cllvm-args=-sanitizer-coverage-$switch")
done
host=$(rustc -vV | awk '/^host:/ { print $2 }')
# With the target named, programs that run while building are left as they are.
RUSTFLAGS="--cfg fuzzing ${coverage[*]} -Ccodegen-units=1 -Cdebug-assertions=yes" CARGO_TARGET_DIR=$CARGO_TARGET_DIR/fuzz \
  cargo build --release --target "$host" --manifest-path "$root/fuzz/Cargo.toml"
seeds=("$root/glossary" "$root/tests/data")
[ -z "${CORPUS:-}" ] || seeds+=("$CORPUS")
"$CARGO_TARGET_DIR/fuzz/$host/release/parse" -max_len=4096 -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 \
  -max_total_time="$seconds" -artifact_prefix="$found/failed-" "$found" "${seeds[@]}"

#!/usr/bin/env bash
# Formatting and lints, for the native target and for the browser.
source "$(dirname "$0")/env.sh"
bash "$root/scripts/setup.sh" build
cd "$root"
cargo fmt --check
cargo clippy --quiet --locked --all-targets --features browser-tests -- -D warnings
cargo clippy --quiet --locked --target "$target" --lib --bin readyroom --bin worker -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps --lib
say "lint: nothing found"

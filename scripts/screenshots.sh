#!/usr/bin/env bash
# Takes pictures of every page of the release build, light and dark, narrow and wide.
source "$(dirname "$0")/env.sh"
cd "$root"
bash scripts/setup.sh test
bash scripts/build.sh
export READYROOM_SCREENSHOTS=${READYROOM_SCREENSHOTS:-$root/target/screenshots}
cargo test --quiet --locked --features browser-tests --test browser screenshots -- --ignored
say "the pictures are in $READYROOM_SCREENSHOTS"

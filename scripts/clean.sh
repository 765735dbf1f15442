#!/usr/bin/env bash
source "$(dirname "$0")/env.sh"
rm -rf "$root/dist" "$CARGO_TARGET_DIR"
say "removed dist/ and $CARGO_TARGET_DIR; the tools stay in $cache"

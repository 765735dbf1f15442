#!/usr/bin/env bash
# Compares ways of preparing for a shift on simulated learners and prints Markdown tables; takes some minutes.
# An argument is the number of learners, 200 if there is none.
source "$(dirname "$0")/env.sh"
cd "$root"
exec cargo run --quiet --locked --release --example simulate -- "$@"

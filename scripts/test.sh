#!/usr/bin/env bash
# Runs every check and test, and ends with one line that sums up. A step that fails does not keep the others from
# running; only the tests of the deployment and of the browser need a build that succeeded.
source "$(dirname "$0")/env.sh"
cd "$root"
bash scripts/setup.sh test
# The tests know what the project's own glossary holds.
unset GLOSSARY

passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

step() { # name, command..
  local name=$1 status=0
  shift
  say "== $name"
  "$@" >"$log" 2>&1 || status=$?
  cat "$log"
  # A step of cargo's test harness counts by its own lines, any other step as one test.
  local counts
  counts=$(awk '/^test result:/ { passed += $4; failed += $6 } END { print passed + 0, failed + 0 }' "$log")
  if [ "$counts" = "0 0" ]; then
    if [ $status = 0 ]; then counts="1 0"; else counts="0 1"; fi
  elif [ $status != 0 ] && [ "${counts#* }" = 0 ]; then
    counts="${counts% *} 1" # it ended before its harness could count, as a build error or a crash does
  fi
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
  return $status
}

step "formatting, lints, documentation" bash scripts/lint.sh || true
step "native tests" cargo test --quiet --locked --no-fail-fast || true
if step "release build within the size budget" bash scripts/build.sh; then
  step "deployment tests" cargo test --quiet --locked --features browser-tests --test deploy || true
  step "browser tests" cargo test --quiet --locked --features browser-tests --test browser -- --test-threads=2 || true
  # Some minutes more, which who changes a line need not wait for.
  [ -z "${CI:-}" ] || step "a second build is the same, byte for byte" bash scripts/reproducible.sh --built || true
fi

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]

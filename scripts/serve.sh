#!/usr/bin/env bash
# Serves dist/ on the loopback address at the port named first.
source "$(dirname "$0")/env.sh"
cd "$root"
say "Readyroom is on http://127.0.0.1:$1 (Ctrl+C stops it)"
exec sirv dist --host 127.0.0.1 --port "$1" --quiet --etag --brotli --gzip

#!/usr/bin/env bash
# Serves dist/ on the loopback address at the port named first.
source "$(dirname "$0")/env.sh"
cd "$root"
# sirv would quietly take another port.
node -e '
  const server = require("node:net").createServer();
  server.once("error", () => process.exit(1)).listen(Number(process.argv[1]), "127.0.0.1", () => server.close());
' "$1" || fail "port $1 is taken: stop what listens there, or choose another with PORT="
say "Readyroom is on http://127.0.0.1:$1 (Ctrl+C stops it)"
exec sirv dist --host 127.0.0.1 --port "$1" --quiet --etag --brotli --gzip

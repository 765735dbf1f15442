#!/usr/bin/env bash
# Lists what the served app is made of, in the CycloneDX format, to publish beside the release: sbom.cdx.json, or the
# file named first.
source "$(dirname "$0")/env.sh"
output=$(realpath -m "${1:-$root/sbom.cdx.json}")
bash "$root/scripts/setup.sh" sbom
cd "$root"
# The time is the commit's, so that the list of one commit is always the same.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || printf 0)
export SOURCE_DATE_EPOCH
# For the browser alone: what only tests, the command-line program and build.rs use is not served. Procedural macros do
# stand in it; they run while the app is compiled.
cargo cyclonedx --quiet --format json --spec-version 1.5 --target "$target" --no-build-deps --override-filename .sbom-being-made
# It names the folder that it was made in, and writes beside Cargo.toml, wherever it is told to.
made=$(sed "s|path+file://$root|readyroom|g" .sbom-being-made.json)
rm .sbom-being-made.json
printf '%s\n' "$made" >"$output"
say "sbom: $(grep -c '"purl": "pkg:cargo/' "$output") entries in $output"

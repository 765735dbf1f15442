# Sourced by every script: where tools and build output live, and which versions are used.
# Everything that set-up installs goes below one cache folder, so that a fresh clone finds it
# and removing that folder removes it all.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/readyroom

trunk_version=0.21.14
wasm_split_version=0.2.4
binaryen_version=132.0.0
esbuild_version=0.28.2
sirv_version=3.0.1
axe_version=4.14.1
resvg_version=2.6.2 # draws icons of fixed sizes from our SVG
twiggy_version=0.8.0
cargo_deny_version=0.20.2
cargo_machete_version=0.9.2
cargo_cyclonedx_version=0.5.9
cargo_mutants_version=27.1.0
cargo_about_version=0.8.4
geckodriver_version=0.37.1 # for Debian's firefox-esr
target=wasm32-unknown-unknown

# The glue that wasm-bindgen writes must match the crate that the app was compiled with.
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$root/Cargo.lock")

trunk_home=$cache/trunk-$trunk_version
wasm_bindgen_home=$cache/wasm-bindgen-$wasm_bindgen_version
wasm_split_home=$cache/wasm-split-$wasm_split_version
npm_home=$cache/npm
twiggy_home=$cache/twiggy-$twiggy_version
cargo_deny_home=$cache/cargo-deny-$cargo_deny_version
cargo_machete_home=$cache/cargo-machete-$cargo_machete_version
cargo_cyclonedx_home=$cache/cargo-cyclonedx-$cargo_cyclonedx_version
cargo_mutants_home=$cache/cargo-mutants-$cargo_mutants_version
cargo_about_home=$cache/cargo-about-$cargo_about_version
geckodriver_home=$cache/geckodriver-$geckodriver_version

# The rules that the accessibility tests hold pages against.
export READYROOM_AXE=$npm_home/node_modules/axe-core/axe.min.js
export PATH="$twiggy_home/bin:$cargo_deny_home/bin:$cargo_machete_home/bin:$cargo_cyclonedx_home/bin:$cargo_mutants_home/bin:$cargo_about_home/bin:$geckodriver_home/bin:$PATH"
export PATH="$root/scripts/shims:$trunk_home/bin:$wasm_bindgen_home/bin:$wasm_split_home/bin:$npm_home/node_modules/.bin:$HOME/.cargo/bin:$PATH"
# One for each checkout. Cargo goes by the time of files and not by their folder: what another checkout has built would
# pass for ours, with its paths and its code.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target/$(printf %s "$root" | cksum | cut -d" " -f1)}
# Where scripts/shims/wasm-bindgen leaves the parts of the program that load later, for scripts/finish.mjs.
export READYROOM_CHUNKS=$CARGO_TARGET_DIR/chunks
# Where build.rs leaves the digest of the glossary, for the same script.
export READYROOM_DIGEST=$CARGO_TARGET_DIR/glossary.json
export READYROOM_WASM_BINDGEN=$wasm_bindgen_home/bin/wasm-bindgen
# What is served names no path of this machine. Set for the app's target alone, so that native builds keep their cache.
remapped="--remap-path-prefix=$root=readyroom --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates"
remapped+=" --remap-path-prefix=$(rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust=rust"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$remapped
# Trunk 0.21 exits with an error when NO_COLOR has a value that it does not expect.
unset NO_COLOR

say() { printf '%s\n' "$*" >&2; }
fail() { say "error: $*"; exit 1; }

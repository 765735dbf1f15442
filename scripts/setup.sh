#!/usr/bin/env bash
# Installs what is missing to build and to test, and says what it does. Quick when nothing is missing.
#   setup.sh build   what `make build` and `make serve` need
#   setup.sh test    that, a browser with its driver for the browser tests, nginx for those of deploy/, and, as far as
#                    they can be had here, two further browsers
#   setup.sh size    what `make build` needs, and the program that weighs a WebAssembly module
#   setup.sh audit   what checks the dependencies, and nothing else
#   setup.sh sbom    what lists them, and nothing else
source "$(dirname "$0")/env.sh"

need() { command -v "$1" >/dev/null 2>&1 || fail "$1 is missing: $2"; }

install_cargo_tool() { # program, version, folder, arguments of cargo install with the crate last
  local name=$1 version=$2 home=$3
  shift 3
  [ -x "$home/bin/$name" ] && return
  say "setup: building $name $version (some minutes, once) into $home"
  CARGO_TARGET_DIR=$cache/tools-target cargo install --quiet "$@" --version "$version" --root "$home"
}

add_wasm_target() {
  if [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then return; fi
  need rustup "install Rust by rustup (https://rustup.rs), or the $target standard library of your system's Rust"
  say "setup: rustup target add $target"
  rustup target add "$target" || fail "rustup could not add the target $target. Without access to rustup's" \
    "server, install your distribution's Rust with WebAssembly support (Debian: rustc-web, rust-web-src) and set RUSTUP_TOOLCHAIN to it."
}

install_npm_tools() {
  local wanted="binaryen@$binaryen_version esbuild@$esbuild_version sirv-cli@$sirv_version axe-core@$axe_version"
  wanted+=" @resvg/resvg-wasm@$resvg_version"
  [ "$(cat "$npm_home/installed" 2>/dev/null)" = "$wanted" ] && return
  say "setup: npm install $wanted into $npm_home"
  mkdir -p "$npm_home"
  # shellcheck disable=SC2086 # one argument a package
  npm install --silent --no-audit --no-fund --no-save --prefix "$npm_home" $wanted ||
    fail "npm could not install $wanted"
  printf '%s\n' "$wanted" >"$npm_home/installed"
}

install_browser() {
  if command -v chromedriver >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "setup: apt-get install chromium chromium-driver (system packages, for the browser tests)"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-liberation; } >&2 ||
      fail "apt-get could not install chromium and chromium-driver"
  else
    fail "chromedriver is missing: install Chromium and its driver (Debian: apt-get install chromium chromium-driver)"
  fi
}

# The main journeys are tested in Firefox and WebKit too. A machine without one of them says so and leaves those out.
install_other_browsers() {
  local packages=()
  command -v firefox >/dev/null 2>&1 || packages+=(firefox-esr)
  command -v WebKitWebDriver >/dev/null 2>&1 || packages+=(webkit2gtk-driver)
  command -v Xvfb >/dev/null 2>&1 || packages+=(xvfb) # WebKit's browser wants a display
  if [ ${#packages[@]} != 0 ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      say "setup: apt-get install ${packages[*]} (system packages, for the browser tests)"
      apt-get update -qq >&2 || true
      local package
      for package in "${packages[@]}"; do
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >&2 ||
          say "setup: no $package here: what needs it stays untested"
      done
    else
      say "setup: no ${packages[*]} here (names of Debian's packages): the browser tests leave out what needs them"
    fi
  fi
  if command -v geckodriver >/dev/null 2>&1 || ! command -v firefox >/dev/null 2>&1; then return; fi
  install_cargo_tool geckodriver "$geckodriver_version" "$geckodriver_home" --locked geckodriver ||
    say "setup: geckodriver could not be built: Firefox stays untested"
}

install_web_server() {
  if command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "setup: apt-get install nginx (a system package, for the tests of deploy/; where systemd runs, Debian also starts" \
      "it on port 80: \`systemctl disable --now nginx\` stops that, and the tests do not need it)"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx; } >&2 ||
      fail "apt-get could not install nginx"
    # Not every Debian and Ubuntu has it; without it the tests look at gzip only.
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libnginx-mod-http-brotli-static >&2 ||
      say "setup: no libnginx-mod-http-brotli-static here: brotli by nginx stays untested"
  else
    fail "nginx is missing: install it (Debian: apt-get install nginx libnginx-mod-http-brotli-static)"
  fi
}

# Build output of checkouts that are gone, and of versions that built elsewhere, would fill the disk. A month, because
# continuous integration may bring a checkout back to the same folder.
remove_old_output() {
  [ -d "$cache/target" ] || return 0
  find "$cache/target" -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} +
}

need cargo "install Rust by rustup (https://rustup.rs)"
need cc "install a C compiler (Debian: apt-get install build-essential)"
case ${1:-build} in
audit)
  install_cargo_tool cargo-deny "$cargo_deny_version" "$cargo_deny_home" --locked cargo-deny
  install_cargo_tool cargo-machete "$cargo_machete_version" "$cargo_machete_home" --locked cargo-machete
  exit 0
  ;;
sbom)
  install_cargo_tool cargo-cyclonedx "$cargo_cyclonedx_version" "$cargo_cyclonedx_home" --locked cargo-cyclonedx
  exit 0
  ;;
licences)
  install_cargo_tool cargo-about "$cargo_about_version" "$cargo_about_home" --locked cargo-about
  exit 0
  ;;
mutants)
  install_cargo_tool cargo-mutants "$cargo_mutants_version" "$cargo_mutants_home" --locked cargo-mutants
  exit 0
  ;;
esac
remove_old_output
mkdir -p "$CARGO_TARGET_DIR" && touch "$CARGO_TARGET_DIR"
need node "install Node.js 20 or later"
need npm "install npm"
add_wasm_target
install_cargo_tool wasm-bindgen "$wasm_bindgen_version" "$wasm_bindgen_home" wasm-bindgen-cli
install_cargo_tool wasm-split-cli "$wasm_split_version" "$wasm_split_home" --locked --features build-binary wasm_split_cli_support
install_cargo_tool trunk "$trunk_version" "$trunk_home" --locked trunk
install_npm_tools
case ${1:-build} in
test)
  install_browser
  install_other_browsers
  install_web_server
  ;;
size) install_cargo_tool twiggy "$twiggy_version" "$twiggy_home" --locked twiggy ;;
esac
exit 0

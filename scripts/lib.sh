# shellcheck shell=bash
# Shared by build-wasm.sh and tests/run.sh: progress lines, and installing what is missing.
# The working directory is the checkout.

started=$SECONDS

# phase TEXT...: one line per step with the seconds since the start, so that a slow first run explains itself.
phase() {
  printf '[%4d s] %s\n' "$((SECONDS - started))" "$*"
}

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

missing_packages=()

# need COMMAND PACKAGE: note PACKAGE for install_missing unless COMMAND is on the PATH.
need() {
  command -v "$1" >/dev/null || missing_packages+=("$2")
}

# need_file PATTERN PACKAGE: the same for a package that brings files and no command; PATTERN may be a glob.
need_file() {
  compgen -G "$1" >/dev/null || missing_packages+=("$2")
}

# Installs what need and need_file noted. Without apt it says what is missing and stops.
install_missing() {
  ((${#missing_packages[@]})) || return 0
  mapfile -t missing_packages < <(printf '%s\n' "${missing_packages[@]}" | sort -u)
  if ! command -v apt-get >/dev/null; then
    fail "please install these first (names of Debian packages): ${missing_packages[*]}"
  fi
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "run as root, or install sudo; missing packages: ${missing_packages[*]}"
    as_root=(sudo)
  fi
  phase "Installing ${missing_packages[*]}"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get -q update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 \
      install --no-install-recommends "${missing_packages[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "apt-get could not install ${missing_packages[*]} (whole log: $log)"
  fi
  rm -f "$log"
  missing_packages=()
  hash -r
}

# What every native build needs.
need_native_tools() {
  need cmake cmake
  need ninja ninja-build
  need c++ g++
  need cc gcc
  need python3 python3
  need_file '/usr/share/unicode/Unihan_Readings.txt*' unicode-data
}

# need_node_packages FOLDER: Node, and in FOLDER what its package-lock.json names.
need_node_packages() {
  local folder=$1
  need node nodejs
  need npm npm
  install_missing
  local installed=$folder/node_modules/.package-lock.json
  if [[ ! -f $installed || $folder/package-lock.json -nt $installed ]]; then
    phase "Installing what $folder/package-lock.json names"
    quietly npm --prefix "$folder" ci --prefer-offline --no-audit --no-fund
    touch "$installed"
  fi
}

# build PRESET [TARGET...]: configures and builds; output only when it fails. One at a time, since two runs of our
# scripts in one checkout would write the same files.
build() {
  local preset=$1
  shift
  mkdir -p build
  if command -v flock >/dev/null; then
    flock "build/.$preset.lock" bash -euc 'source scripts/lib.sh; build_unlocked "$@"' build "$preset" "$@"
  else
    build_unlocked "$preset" "$@"
  fi
}

build_unlocked() {
  local preset=$1 targets=()
  shift
  (($# == 0)) || targets=(--target "$@")
  quietly cmake --preset "$preset"
  quietly cmake --build --preset "$preset" "${targets[@]}"
}

# quietly COMMAND...: shows a command's output only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  ((status == 0)) || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

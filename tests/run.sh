#!/usr/bin/env bash
# Installs what is missing and runs every test, or the parts named as arguments.
# A part that fails does not stop the others; the end repeats each runner's closing lines and counts the parts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib.sh
source scripts/lib.sh

all_parts=(includes shell format catalog types unit views tidy core web)

usage() {
  cat <<'TEXT'
Usage: tests/run.sh [PART]...
Without arguments, everything. Parts:
  includes  layers, third-party names and file lengths, and that the check itself rejects what it should
  shell     shellcheck over the scripts
  format    clang-format changes nothing (scripts/format.sh applies it)
  catalog   the catalogue against its schema, and `atlas check` finds nothing
  types     the page's JavaScript checked by tsc
  unit      doctest over core, formats and command: under the sanitizers and optimised
  views     ImGui with neither window nor GPU: under the sanitizers and optimised
  tidy      clang-tidy over src/
  core      the core module in Node, and what the benchmarks stand on
  web       the page in Chromium, Firefox and WebKitGTK
TEXT
}

export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1:check_initialization_order=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1

log_dir=build/test-logs

# Everything that needs dist/ builds it; a second build in the same run is quick and quiet.
need_site() {
  quietly ./build-wasm.sh
}

part_includes() {
  need python3 python3
  install_missing
  python3 -B tests/check_includes.py
  python3 -B tests/test_check_includes.py
}

part_shell() {
  need shellcheck shellcheck
  install_missing
  shellcheck -x build-wasm.sh tests/run.sh tests/bench/run.sh .ci/run scripts/*.sh cmake/*.sh
  echo "shellcheck: nothing found"
}

part_format() {
  need clang-format clang-format
  install_missing
  scripts/format.sh --check
}

part_catalog() {
  need_node_packages tests/web
  need_native_tools
  install_missing
  node tests/check_schema.mjs
  build release atlas
  build/native/atlas check assets/catalog.json --lock assets/ids.lock
}

part_types() {
  need_node_packages tests/web
  local project
  for project in web/tsconfig.json web/offline/tsconfig.json tests/web/tsconfig.json tests/bench/tsconfig.json; do
    [[ ! -f $project ]] || tests/web/node_modules/.bin/tsc --noEmit --project "$project"
    echo "tsc: $project"
  done
}

# doctest_both PROGRAM: the same tests where mistakes show (sanitizers) and where the optimiser is at work.
doctest_both() {
  need_native_tools
  install_missing
  local preset folder
  for preset in debug release; do
    folder=build/debug
    [[ $preset == debug ]] || folder=build/native
    build "$preset" "$1"
    phase "$1 ($preset)"
    "$folder/tests/$1" --no-intro | tee "$log_dir/doctest"
    if grep -q 'test cases: *0 ' "$log_dir/doctest"; then
      echo "$1 ran no test" >&2
      return 1
    fi
  done
}

part_unit() { doctest_both atlas_unit_tests; }

part_views() { doctest_both atlas_view_tests; }

part_tidy() {
  need clang-tidy clang-tidy
  need_native_tools
  install_missing
  scripts/tidy.sh
}

part_core() {
  need_node_packages tests/web
  need_site
  npm --prefix tests/web run --silent core
  npm --prefix tests/bench test --silent
}

part_web() {
  need chromium chromium
  need firefox-esr firefox-esr
  need WebKitWebDriver webkit2gtk-driver
  need Xvfb xvfb
  need esbuild esbuild
  need xauth xauth
  need rsvg-convert librsvg2-bin
  need pngquant pngquant
  need fc-list fontconfig
  need_file '/usr/lib/*/dri/swrast_dri.so' libgl1-mesa-dri
  need_file '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' fonts-noto-cjk
  need_file '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf' fonts-noto-color-emoji
  need_node_packages tests/web
  need_site
  npm --prefix tests/web test --silent
}

# Runs one part in a subshell and keeps its output; sets part_status. Never call it in a condition: bash would then
# ignore set -e inside the part, and a failing command in its middle would pass.
run_part() {
  printf '\n=== %s\n' "$1"
  set +e
  (
    set -euo pipefail
    "part_$1"
  ) 2>&1 | tee "$log_dir/$1.log"
  part_status=${PIPESTATUS[0]}
  set -e
}

# What the runners said last: doctest's, unittest's and Node's own closing lines.
closing_lines() {
  grep -hE '^\[doctest\] (test cases|assertions)|^Ran [0-9]+ tests|^(# |ℹ )(tests|pass|fail|skipped) [0-9]+|^check_includes: ' \
    "$log_dir/$1.log" | sed 's/^/    /' || true
}

main() {
  if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    usage
    return 0
  fi
  local parts=("$@") part passed=() failed=()
  ((${#parts[@]})) || parts=("${all_parts[@]}")
  for part in "${parts[@]}"; do
    declare -F "part_$part" >/dev/null || { usage >&2 && return 2; }
  done

  mkdir -p "$log_dir"
  for part in "${parts[@]}"; do
    run_part "$part"
    if ((part_status == 0)); then
      passed+=("$part")
    else
      failed+=("$part")
    fi
  done

  printf '\n=== summary after %d s\n' "$((SECONDS - started))"
  for part in "${parts[@]}"; do
    if [[ " ${failed[*]-} " == *" $part "* ]]; then
      printf '  FAILED  %s\n' "$part"
    else
      printf '  passed  %s\n' "$part"
    fi
    closing_lines "$part"
  done
  printf 'parts: %d passed, %d failed\n' "${#passed[@]}" "${#failed[@]}"
  ((${#failed[@]} == 0))
}

main "$@"

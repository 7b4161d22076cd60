#!/usr/bin/env bash
# clang-tidy over the native sources of src/, two at a time; or over the files named as arguments.
# A file whose text, headers and rules have not changed since it was last found clean is not checked again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=build/debug
cmake --preset debug >/dev/null
if (($#)); then
  files=("$@")
else
  mapfile -t files < <(find src -name '*.cpp' ! -path 'src/platform/web*' | sort)
fi
((${#files[@]})) || { echo "tidy: no sources" >&2 && exit 1; }

stamps=$build/tidy
mkdir -p "$stamps"
# All headers and the rules count for every file: simpler than following includes, and safe.
common=$(find .clang-tidy src \( -name .clang-tidy -o -name '*.hpp' \) -print0 | sort -z | xargs -0 cat |
  sha256sum | cut -c1-16)
pending=()
for file in "${files[@]}"; do
  stamp=$stamps/$(cat "$file" <(echo "$common $file") | sha256sum | cut -c1-32)
  [[ -e $stamp ]] || pending+=("$file" "$stamp")
done

# shellcheck disable=SC2317  # called by xargs
check_one() {
  clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option -p "$1" "$2" 2>/dev/null && touch "$3"
}
export -f check_one

status=0
if ((${#pending[@]})); then
  printf '%s\0' "${pending[@]}" | xargs -0 -n 2 -P "$(nproc)" \
    bash -c 'check_one "$@"' tidy "$build" || status=1
fi
echo "clang-tidy: ${#files[@]} files, $((${#pending[@]} / 2)) checked now"
exit "$status"

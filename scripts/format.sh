#!/usr/bin/env bash
# Formats our C++ with clang-format; --check only says what it would change, and fails if it would.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mapfile -t files < <(find src tests -name node_modules -prune -o \( -name '*.cpp' -o -name '*.hpp' \) -print | sort)
if [[ ${1:-} == --check ]]; then
  clang-format --dry-run -Werror --ferror-limit=1 "${files[@]}"
  echo "clang-format: ${#files[@]} files as they should be"
else
  clang-format -i "${files[@]}"
fi

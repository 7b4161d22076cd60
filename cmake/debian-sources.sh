#!/usr/bin/env bash
# Downloads upstream archives as Debian *source* packages, from the mirror apt is already configured with.
# Usage: debian-sources.sh OUT_DIR PACKAGE/SUITE...
# It works on any Debian release: apt gets a private source list (trixie and forky), private package lists and a
# private cache under OUT_DIR, so the system's own lists stay untouched and root is not needed.
# The caller checks the SHA-256 of what arrives; that check, not apt's, is the one we rely on.
set -euo pipefail

if (($# < 2)); then
  echo "usage: ${0##*/} OUT_DIR PACKAGE/SUITE..." >&2
  exit 2
fi
out_dir=$(cd "$1" && pwd)
shift

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
# shellcheck source=/dev/null
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
work=$(mktemp -d "$out_dir/apt.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache/archives/partial"

# The main Debian mirror: not security, not a third party that also has a suite of this name.
# Without downloaded package lists indextargets knows nothing, so then every configured address of the suite is tried.
find_mirrors() {
  local format found
  # shellcheck disable=SC2016  # apt's own placeholders, not the shell's
  format='$(REPO_URI) $(RELEASE) $(ORIGIN) $(LABEL) $(COMPONENT)'
  found=$(apt-get indextargets --format "$format" |
    awk -v suite="$codename" '$2 == suite && $3 == "Debian" && $4 == "Debian" && $5 == "main" { print $1 }' | sort -u)
  if [[ -z $found ]]; then
    found=$(apt-get update --print-uris 2>/dev/null |
      sed -n "s#^'\(.*/\)dists/$codename/InRelease'.*#\1#p" | sort -u)
  fi
  printf '%s\n' "$found"
}

private_apt() {
  apt-get -q \
    -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" \
    -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o Acquire::Retries=2 \
    -o APT::Update::Error-Mode=any -o APT::Sandbox::User="$(id -un)" "$@" >"$work/log" 2>&1
}

# An older keyring may not know the key of a newer suite. Then the Release file goes unchecked, which costs nothing:
# each archive must match a SHA-256 that this repository pins.
update_lists() {
  local mirror option
  while read -r mirror; do
    [[ -n $mirror ]] || continue
    for option in "signed-by=$keyring" "trusted=yes"; do
      printf 'deb-src [%s] %s %s main\n' "$option" "$mirror" trixie "$option" "$mirror" forky >"$work/sources.list"
      if private_apt update; then
        return 0
      fi
    done
  done < <(find_mirrors)
  return 1
}

complain() {
  echo "could not get $1 from a Debian mirror" >&2
  [[ ! -f $work/log ]] || grep -E '^(E|W|Err):' "$work/log" | tail -n 4 >&2 || true
}

if ! update_lists; then
  complain "the source package lists of trixie and forky"
  exit 1
fi
status=0
cd "$work"
for package in "$@"; do
  # --tar-only: the archive is all we want, and the small side files of a package are not always served.
  private_apt source --tar-only --download-only "$package" || { complain "$package" && status=1; }
done
find "$work" -maxdepth 1 -name '*.orig.tar.*' -exec mv -t "$out_dir" {} +
exit "$status"

#!/usr/bin/env bash
# Builds the whole site into dist/: the native command, the packed catalogue, both wasm programs, every page.
# Main idea: one script from a bare machine to a folder that any static host can serve; running it again only redoes
# what changed, and needs no network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=scripts/lib.sh
source scripts/lib.sh

oldest_emcc=3.1.6
max_fallback_font_bytes=600000

usage() {
  cat <<'TEXT'
Usage: ./build-wasm.sh [OPTION]...
Builds Source Atlas into dist/, a plain folder for any static host, and the same as dist.zip.

  --serve          afterwards serve dist/ on http://127.0.0.1 until Ctrl+C
  --port N         the port for --serve (default 8000; a free one if it is taken)
  --base-url URL   where the site will live, for canonical links, link previews with pictures, oEmbed and
                   sitemap.xml; pictures are drawn once and kept in the cache
  --keep-old       update dist/ in place: files below a/ of earlier releases stay two weeks for open tabs
  --precompress    also write .br and .gz beside the files, for servers that can send them (docs/hosting.md)
  --no-offline     no service worker, and one that takes away that of an earlier release
  --single-file    also write source-atlas.html: everything in one file that opens with a double click
  --debug          wasm with assertions and names; no size limit
  --record-size    write the sizes of this build to tests/size-record.json
  --help           this text

Missing tools are installed with apt on Debian and Ubuntu; elsewhere you are told what to install.
Any emcc on the PATH from 3.1.6 on is used. Libraries are cached in ${ATLAS_CACHE:-~/.cache/source-atlas}.
TEXT
}

serve=0 port=8000 preset=wasm base_url='' single_file=0 keep_old=0 precompress=0 offline=1 size_option=()

parse_options() {
  while (($#)); do
    case $1 in
      --serve) serve=1 ;;
      --port) port=${2:?--port needs a number} && shift ;;
      --base-url) base_url=${2:?--base-url needs an address} && shift ;;
      --keep-old) keep_old=1 ;;
      --precompress) precompress=1 ;;
      --no-offline) offline=0 ;;
      --single-file) single_file=1 ;;
      --debug) preset=wasm-debug ;;
      --record-size) size_option=(--record) ;;
      --help | -h) usage && exit 0 ;;
      *) usage >&2 && exit 2 ;;
    esac
    shift
  done
}

install_tools() {
  need_native_tools
  need emcc emscripten
  need brotli brotli
  need rsvg-convert librsvg2-bin
  need esbuild esbuild
  if command -v apt-get >/dev/null; then
    need hb-subset libharfbuzz-bin
    need_file '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' fonts-noto-cjk
  fi
  if [[ -n $base_url ]]; then # pictures for link previews
    need rsvg-convert librsvg2-bin
    need pngquant pngquant
    need fc-list fontconfig
  fi
  install_missing
  local version
  version=$(emcc -dumpversion)
  if [[ $(printf '%s\n' "$oldest_emcc" "$version" | sort -V | head -n 1) != "$oldest_emcc" ]]; then
    fail "emcc on the PATH is $version; at least $oldest_emcc is needed"
  fi
  phase "Using emcc $version, $(cmake --version | head -n 1)"
}

# A font with exactly the characters our texts use, fetched by the page only when the browser's own glyphs cannot be
# read back. A build without it works; only that failure then has no remedy.
build_fallback_font() {
  local source=/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc output=build/app/fallback.otf
  rm -f "$output"
  if [[ ! -f $source ]] || ! command -v hb-subset >/dev/null; then
    phase "No fallback font: hb-subset or Noto Sans CJK is missing here (going on without)"
    return
  fi
  python3 scripts/used_characters.py >build/characters.txt
  # Face 2 of the collection is Simplified Chinese. Layout tables are not used by our renderer.
  hb-subset --face-index=2 --text-file=build/characters.txt --no-hinting --layout-features='' \
    --drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx --output-file="$output" "$source"
  local bytes
  bytes=$(stat -c %s "$output")
  ((bytes <= max_fallback_font_bytes)) || fail "the fallback font has $bytes bytes; at most $max_fallback_font_bytes"
}

# The site as an app on a phone or a desktop: the icon on its ground, and one with room to be cut to any shape.
build_icons() {
  mkdir -p build/app/icons
  local size
  for size in 192 512; do
    rsvg-convert --width "$size" --height "$size" web/icons/app.svg --output "build/app/icons/app-$size.png"
  done
  rsvg-convert --width 512 --height 512 web/icons/maskable.svg --output build/app/icons/maskable-512.png
}

# Two runs at once would write the same files, so the second waits. Prints nothing; holds until the script ends.
take_lock() {
  mkdir -p build
  if command -v flock >/dev/null; then
    exec {lock}>build/.lock
    flock --nonblock "$lock" || { phase "Waiting for another build in this checkout" && flock "$lock"; }
  fi
}

write_site() {
  local options=(--app build/app --web build/web --embedded)
  [[ -z $base_url ]] || options+=(--base-url "$base_url")
  ((offline)) || options+=(--no-offline)
  if ((keep_old)); then
    build/native/atlas site assets/catalog.json -o dist "${options[@]}"
    return
  fi
  rm -rf build/site
  build/native/atlas site assets/catalog.json -o build/site "${options[@]}"
  rm -rf dist
  mv build/site dist
}

pack_site() {
  local options=(--zip dist.zip)
  ((!precompress)) || options+=(--precompress)
  python3 scripts/package.py dist "${options[@]}"
}

check_sizes() {
  if [[ $preset == wasm ]]; then
    python3 scripts/sizes.py dist "${size_option[@]}" --emscripten "$(emcc -dumpversion)"
  else
    echo "A debug build: sizes are not checked."
  fi
}

main() {
  parse_options "$@"
  install_tools
  take_lock
  phase "Building the command atlas and packing the catalogue"
  build release atlas atlas_packed_catalog
  phase "Building the wasm programs (the first time takes some minutes)"
  build "$preset"
  phase "Collecting the program files"
  mkdir -p build/app/core
  local small=(esbuild --minify --charset=utf8 --target=es2022)
  "${small[@]}" <"build/$preset/atlas.js" >build/app/atlas.js
  cp "build/$preset/atlas.wasm" build/app/
  cp web/core/*.mjs build/app/core/
  "${small[@]}" <"build/$preset/atlas-core-glue.mjs" >build/app/core/atlas-core-glue.mjs
  cp "build/$preset/atlas-core-glue.wasm" build/app/core/atlas-core.wasm
  build_fallback_font
  build_icons
  scripts/join_web.sh web build/web
  phase "Writing the site"
  write_site
  phase "Sizes"
  check_sizes
  phase "Packing"
  pack_site
  if ((single_file)); then
    phase "Writing source-atlas.html"
    python3 scripts/single_file.py dist -o source-atlas.html
  fi
  phase "Done: dist/ is ready to be copied to any static host"
  if ((serve)); then
    [[ -z ${lock:-} ]] || exec {lock}>&-
    exec python3 scripts/serve.py dist --port "$port"
  fi
}

main "$@"

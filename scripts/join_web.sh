#!/usr/bin/env bash
# Makes the web folder ready for publishing: join_web.sh WEB OUTPUT writes the same files to OUTPUT, scripts and style
# sheets made small by esbuild. Modules are joined; whatever is only fetched when it is wanted stays a file of its own.
# `atlas site --web OUTPUT` then names the files by their content.
set -euo pipefail

(($# == 2)) || { echo "Usage: ${0##*/} WEB OUTPUT" >&2 && exit 2; }
web=$1 output=$2
small=(--minify --target=es2022 --charset=utf8 --legal-comments=none --log-level=warning)

rm -rf "$output"
mkdir -p "$output/offline"
cp -R "$web/icons" "$web/embed" "$output/"

# Modules: what is imported late is a file of its own, and so is what it shares with the rest (common.js). The two pages
# share nothing, so that each needs few files.
for page in main embed; do
  esbuild "$web/$page.js" --bundle --splitting --format=esm "${small[@]}" --outdir="$output"
done

# Others load these by their permanent addresses, so each is one file.
rm "$output"/embed/v1/*.js
esbuild "$web/embed/v1/source-atlas.js" "$web/embed/v1/guide.js" --bundle --format=esm "${small[@]}" \
  --outdir="$output/embed/v1"

for style in "$web"/*.css; do
  esbuild "${small[@]}" --loader=css <"$style" >"$output/${style##*/}"
done

# Classic scripts: they must run before anything else, or where modules cannot.
for script in early.js embed_early.js offline/worker.js offline/off.js; do
  esbuild "${small[@]}" <"$web/$script" >"$output/$script"
done

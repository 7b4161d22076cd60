#!/usr/bin/env python3
"""Makes a built site ready to travel: one zip to unpack on any host, or compressed copies beside its files.

The zip has index.html at its top and unpacks into any folder; the same site gives the same bytes. The copies (NAME.br,
NAME.gz) are for servers that send them as they are; a copy is written where it saves at least a tenth, and removed where
its file is gone.
"""

import argparse
import concurrent.futures
import gzip
import os
import pathlib
import subprocess
import sys
import zipfile

COMPRESSIBLE = {".html", ".js", ".mjs", ".css", ".json", ".webmanifest", ".svg", ".xml", ".txt", ".wasm", ".otf"}
COPIES = (".br", ".gz")
SMALLEST_BYTES = 512
WORTH_IT = 0.9


def files_of(site: pathlib.Path) -> list[pathlib.Path]:
    """Everything a host serves: no hidden files, no compressed copies."""
    found = []
    for path in sorted(site.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(site).parts)
        if path.is_file() and not hidden and path.suffix not in COPIES:
            found.append(path)
    return found


def write_zip(site: pathlib.Path, target: pathlib.Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_of(site):
            entry = zipfile.ZipInfo(path.relative_to(site).as_posix(), date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    print(f"{target}: {len(files_of(site))} files, {target.stat().st_size:,} bytes")


def write_copy(path: pathlib.Path, copy: pathlib.Path, packed: bytes, size: int) -> int:
    """Bytes of the copy that was written; 0 when none is worth it."""
    if len(packed) > size * WORTH_IT:
        copy.unlink(missing_ok=True)
        return 0
    copy.write_bytes(packed)
    made = path.stat()
    os.utime(copy, ns=(made.st_atime_ns, made.st_mtime_ns))  # servers compare the times
    return len(packed)


def compress(path: pathlib.Path) -> tuple[int, int]:
    """Bytes of both copies of one file. Copies as old as their file are kept as they are."""
    data, sizes = path.read_bytes(), []
    for suffix in COPIES:
        copy = path.with_name(path.name + suffix)
        if len(data) < SMALLEST_BYTES or path.suffix not in COMPRESSIBLE:
            copy.unlink(missing_ok=True)
            sizes.append(0)
        elif copy.is_file() and copy.stat().st_mtime_ns == path.stat().st_mtime_ns:
            sizes.append(copy.stat().st_size)
        elif suffix == ".br":
            done = subprocess.run(["brotli", "-c", "-q", "11"], input=data, capture_output=True, check=True)
            sizes.append(write_copy(path, copy, done.stdout, len(data)))
        else:
            sizes.append(write_copy(path, copy, gzip.compress(data, 9, mtime=0), len(data)))
    return sizes[0], sizes[1]


def precompress(site: pathlib.Path) -> None:
    files = files_of(site)
    known = set(files)
    for suffix in COPIES:
        for copy in site.rglob(f"*{suffix}"):
            if copy.with_name(copy.name.removesuffix(suffix)) not in known:
                copy.unlink()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        sizes = list(pool.map(compress, files))
    brotli, gzipped = (sum(column) for column in zip(*sizes))
    copies = sum(bool(size) for pair in sizes for size in pair)
    print(f"{site}: {copies} compressed copies of {len(files)} files, {brotli:,} bytes .br and {gzipped:,} bytes .gz")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=pathlib.Path, help="the folder of the site")
    parser.add_argument("--zip", type=pathlib.Path, metavar="FILE", help="write the whole site into one archive")
    parser.add_argument("--precompress", action="store_true", help="write .br and .gz beside the files")
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        print(f"{options.site} has no index.html; run ./build-wasm.sh first", file=sys.stderr)
        return 1
    if options.zip:
        write_zip(options.site, options.zip)
    if options.precompress:
        precompress(options.site)
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Prints the sizes of a built site and fails when a first visit has become too heavy.

A first visit is index.html and everything it makes the browser fetch at once: style sheets, scripts, module preloads,
the preloaded wasm and the icon. Fonts and other pages are not part of it.
Update the record after an intended growth with ./build-wasm.sh --record-size, and say why in the commit.
"""

import argparse
import gzip
import html.parser
import json
import pathlib
import subprocess
import sys

LIMIT_BROTLI_BYTES = 400_000
ALLOWED_GROWTH = 0.05
RECORD = pathlib.Path(__file__).resolve().parent.parent / "tests" / "size-record.json"


class FetchedByPage(html.parser.HTMLParser):
    """Collects the addresses that a browser fetches when it opens a page."""

    RELATIONS = {"stylesheet", "modulepreload", "preload", "icon", "manifest"}

    def __init__(self):
        super().__init__()
        self.addresses = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "script" and attributes.get("src"):
            self.addresses.append(attributes["src"])
        elif tag == "link" and self.RELATIONS & set((attributes.get("rel") or "").split()):
            self.addresses.append(attributes.get("href") or "")
        elif tag == "img" and attributes.get("src"):
            self.addresses.append(attributes["src"])


def first_visit_files(site: pathlib.Path) -> list[pathlib.Path]:
    """The files of a first visit, index.html first, each once."""
    parser = FetchedByPage()
    parser.feed((site / "index.html").read_text(encoding="utf-8"))
    files = {site / "index.html": None}
    for address in parser.addresses:
        if address.startswith("data:"):
            continue
        path = site / address.split("#")[0].split("?")[0]
        if not path.is_file():
            raise SystemExit(f"index.html refers to {address}, which is not in {site}")
        files[path] = None
    return list(files)


def brotli_bytes(data: bytes) -> int:
    done = subprocess.run(["brotli", "-c", "-q", "11"], input=data, capture_output=True, check=True)
    return len(done.stdout)


def measure(path: pathlib.Path) -> tuple[int, int, int]:
    data = path.read_bytes()
    return len(data), len(gzip.compress(data, 9)), brotli_bytes(data)


def print_row(name: str, sizes: tuple[int, int, int]) -> None:
    print(f"  {name:<44} {sizes[0]:>10,} {sizes[1]:>10,} {sizes[2]:>10,}")


def print_table(site: pathlib.Path, title: str, files: list[pathlib.Path]) -> tuple[int, int, int]:
    print(f"{title:<46} {'raw':>10} {'gzip':>10} {'brotli':>10}")
    total = (0, 0, 0)
    for path in files:
        sizes = measure(path)
        total = tuple(a + b for a, b in zip(total, sizes))
        print_row(str(path.relative_to(site)), sizes)
    print_row("together", total)
    return total


def print_pages(site: pathlib.Path) -> None:
    """The many node pages in one line: how many, how heavy the largest is."""
    pages = sorted(site.glob("n/*/index.html"), key=lambda path: (path.stat().st_size, str(path)))
    if pages:
        raw = sum(path.stat().st_size for path in pages)
        print(f"Node pages: {len(pages)}, together {raw:,} bytes raw; the largest:")
        print_row(str(pages[-1].relative_to(site)), measure(pages[-1]))


def print_posters(posters: list[pathlib.Path]) -> None:
    """The posters of embeds in one line, and the heaviest."""
    if posters:
        heaviest = max(posters, key=lambda path: (path.stat().st_size, str(path)))
        print(f"Posters: {len(posters)}, together {sum(path.stat().st_size for path in posters):,} bytes raw; the largest:")
        print_row(str(heaviest.relative_to(heaviest.parents[2])), measure(heaviest))


def check_growth(total: int, emscripten: str) -> list[str]:
    if not RECORD.is_file():
        return [f"{RECORD.name} is missing: run ./build-wasm.sh --record-size"]
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    recorded = record["first_visit_brotli"]
    print(f"Recorded: {recorded:,} bytes brotli; now {total:,} ({(total - recorded) / recorded:+.1%})")
    if record["emscripten"] != emscripten:
        print(f"The record is of emcc {record['emscripten']}, this is {emscripten}: growth is not judged.")
        return []
    if total > recorded * (1 + ALLOWED_GROWTH):
        return [f"a first visit grew by more than {ALLOWED_GROWTH:.0%}: {recorded:,} to {total:,} bytes brotli"]
    return []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--emscripten", required=True, metavar="VERSION")
    parser.add_argument("--record", action="store_true", help="write the record instead of comparing with it")
    options = parser.parse_args()

    first = first_visit_files(options.site)
    total = print_table(options.site, "First visit", first)[2]
    others = [path for path in sorted(options.site.rglob("*"))
              if path.is_file() and path not in first and path.name != "index.html"]
    posters = [path for path in others if path.name in ("poster.svg", "poster.en.svg")]
    print_table(options.site, "Fetched only when needed", [path for path in others if path not in set(posters)])
    print_pages(options.site)
    print_posters(posters)

    problems = []
    if total > LIMIT_BROTLI_BYTES:
        problems.append(f"a first visit fetches {total:,} bytes brotli; the limit is {LIMIT_BROTLI_BYTES:,}")
    if options.record:
        record = {"first_visit_brotli": total, "emscripten": options.emscripten}
        RECORD.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
        print(f"Wrote {RECORD.name}")
    else:
        problems += check_growth(total, options.emscripten)
    for problem in problems:
        print(f"size: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

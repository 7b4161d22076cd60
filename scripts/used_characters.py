#!/usr/bin/env python3
"""Prints every character that our texts can show: the catalogue's, the interface's, and those in the sources."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEXTS = ["assets/catalog.json", "assets/strings.json"]
SOURCES = ["src/core", "src/formats", "src/views", "web"]


def main() -> None:
    characters = {chr(code) for code in range(0x20, 0x7F)}
    for name in TEXTS:
        characters.update((ROOT / name).read_text(encoding="utf-8"))
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.[chj]*")):
            characters.update(path.read_text(encoding="utf-8"))
    print("".join(sorted(character for character in characters if character.isprintable())), end="")


if __name__ == "__main__":
    main()

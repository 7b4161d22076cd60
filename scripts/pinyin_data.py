#!/usr/bin/env python3
"""Writes the table of Mandarin readings as C++, packed small: pinyin_data.py UNICODE_FOLDER OUTPUT.cpp

Takes the characters of the first two levels of the Table of General Standard Chinese Characters (kTGH up to 6500) with
all readings of kTGHZ2013, the customary one (kMandarin) first, without tones, ü written v.
Source: Unicode Han Database (UAX #38), as Debian's package unicode-data has it, packed or not.
"""
import bz2
import collections
import pathlib
import sys
import unicodedata

FIRST, LAST = 0x4E00, 0x9FFF
LEVELS = 6500


def properties(folder, name, wanted):
    """{property: {code point: value}} of one Unihan file."""
    found = {key: {} for key in wanted}
    packed = folder / f"{name}.bz2"
    opener = bz2.open(packed, "rt", encoding="utf-8") if packed.exists() else open(folder / name, encoding="utf-8")
    with opener as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[1] in found:
                found[fields[1]][int(fields[0][2:], 16)] = fields[2]
    return found


def toneless(reading):
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in letters if not unicodedata.combining(c))


def readings_of(code_point, customary, all_readings):
    """Distinct toneless readings, the customary one first."""
    first = toneless(customary[code_point].split()[0]) if code_point in customary else None
    listed = [toneless(item.split(":")[1]) for item in all_readings[code_point].split()]
    ordered = ([first] if first in listed else []) + listed
    return [r for r in dict.fromkeys(ordered) if r.isascii() and r.isalpha()]


def table(folder):
    """{code point: readings}"""
    readings = properties(folder, "Unihan_Readings.txt", ["kMandarin", "kTGHZ2013"])
    levels = properties(folder, "Unihan_OtherMappings.txt", ["kTGH"])["kTGH"]
    chosen = {}
    for code_point, value in sorted(levels.items()):
        number = int(value.split()[0].split(":")[1])
        if number <= LEVELS and FIRST <= code_point <= LAST and code_point in readings["kTGHZ2013"]:
            found = readings_of(code_point, readings["kMandarin"], readings["kTGHZ2013"])
            if found:
                chosen[code_point] = found
    return chosen


def numbers(values):
    return ",".join(map(str, values)) or "0"


def source(chosen):
    counts = collections.Counter(r for found in chosen.values() for r in found)
    syllables = sorted(counts, key=lambda s: (-counts[s], s))  # frequent ones have small numbers
    number = {syllable: i for i, syllable in enumerate(syllables)}
    known = bytearray((LAST - FIRST) // 8 + 1)
    for code_point in chosen:
        known[(code_point - FIRST) // 8] |= 1 << (code_point - FIRST) % 8
    first = [number[found[0]] for found in chosen.values()]
    high = bytearray(len(first) // 8 + 1)
    for i, reading in enumerate(first):
        high[i // 8] |= (reading >> 8) << i % 8
    more = [(c, number[r]) for c, found in chosen.items() for r in found[1:]]
    return f"""// Written by scripts/pinyin_data.py.
#include "core/pinyin_data.hpp"

#include <cstdint>

namespace atlas {{
namespace {{

constexpr char kSyllables[] = "{' '.join(syllables)}";
constexpr std::uint8_t kKnown[] = {{{numbers(known)}}};
constexpr std::uint8_t kLow[] = {{{numbers(r & 255 for r in first)}}};
constexpr std::uint8_t kHigh[] = {{{numbers(high)}}};
constexpr std::uint16_t kMoreCharacters[] = {{{numbers(c for c, _ in more)}}};
constexpr std::uint16_t kMoreReadings[] = {{{numbers(r for _, r in more)}}};

}}  // namespace

PinyinData pinyin_data() {{ return {{kSyllables, kKnown, kLow, kHigh, kMoreCharacters, kMoreReadings}}; }}

}}  // namespace atlas
"""


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    pathlib.Path(sys.argv[2]).write_text(source(table(pathlib.Path(sys.argv[1]))), encoding="utf-8")


if __name__ == "__main__":
    main()

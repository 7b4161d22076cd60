#!/usr/bin/env python3
"""Writes what search knows about Chinese characters as one short text: characters.py UNICODE_FOLDER OUTPUT.txt

Readings: the first two levels of the Table of General Standard Chinese Characters (kTGH up to 6500) with all readings of
kTGHZ2013, the customary one (kMandarin) first, without tones, ü written v. Forms: traditional characters and variants with
the simplified form each is compared as. src/core/characters.hpp says how the text is made up.
Source: Unicode Han Database (UAX #38), as Debian's package unicode-data has it, packed or not.
"""
import bz2
import collections
import pathlib
import sys
import unicodedata

FIRST, LAST = 0x4E00, 0x9FFF
LEVELS = 6500
# Pairs of a form and what it is compared as, where the database says nothing or something else: forms of common writing
# that are words of their own there, and 刨, which the catalogue's titles have for 剖.
OWN = ("乾干佈布佔占併并刨剖唸念噁恶嚐尝嚮向夥伙妳你崑昆嶽岳帐账帳账徵征悽凄扞捍拚拼挌格揹背搾榨昇升槃盘殭僵泝溯浄净産产癒愈瞭了祕秘籤签綵彩緑绿罎坛著着"
       "藉借衹只覈核託托諮咨讚赞豔艳逕径逹达遊游醖酝釦扣鉅巨録录鍊链閲阅陞升霑沾頽颓餵喂鬨哄鹼碱麴曲")


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


def all_readings(folder, standard):
    """{code point: readings}"""
    known = properties(folder, "Unihan_Readings.txt", ["kMandarin", "kTGHZ2013"])
    chosen = {}
    for code_point, number in sorted(standard.items()):
        if number <= LEVELS and code_point in known["kTGHZ2013"]:
            found = readings_of(code_point, known["kMandarin"], known["kTGHZ2013"])
            if found:
                chosen[code_point] = found
    return chosen


def code_points(value):
    """Those of our block, without what the database says about its sources."""
    return [c for c in (int(item.split("<")[0][2:], 16) for item in value.split()) if FIRST <= c <= LAST]


def all_forms(folder, standard):
    """{code point: the form it is compared as}; no value is a key."""
    variants = properties(folder, "Unihan_Variants.txt", ["kSimplifiedVariant", "kZVariant", "kSemanticVariant"])
    forms = {ord(a): ord(b) for a, b in zip(OWN[::2], OWN[1::2])}
    for code_point, value in variants["kSimplifiedVariant"].items():
        others = [c for c in code_points(value) if c != code_point]
        if FIRST <= code_point <= LAST and others:
            forms.setdefault(code_point, others[0])
    traditional = set(forms)
    for name in ("kZVariant", "kSemanticVariant"):  # only from what nobody writes today to what is written
        for code_point, value in variants[name].items():
            others = [c for c in code_points(value) if c in standard] or [c for c in code_points(value) if c in traditional]
            if FIRST <= code_point <= LAST and code_point not in standard and others:
                forms.setdefault(code_point, others[0])

    def final(code_point):
        seen = set()
        while code_point in forms and code_point not in seen:
            seen.add(code_point)
            code_point = forms[code_point]
        return code_point

    finals = {key: final(key) for key in sorted(forms)}
    loops = {value for key, value in finals.items() if finals.get(value, value) != value}
    return {key: value for key, value in finals.items() if key != value and key not in loops}


def character(number):
    """A number as one character that JSON leaves alone: from # on, without the backslash and the control characters."""
    code_point = number + 0x23
    if code_point >= 0x5C:
        code_point += 1
    if code_point >= 0x7F:
        code_point += 0x21
    return chr(code_point)


def packed(numbers):
    return "".join(map(character, numbers))


def gaps(code_points_in_order):
    """How many code points lie between one and the next."""
    before, result = FIRST - 1, []
    for code_point in code_points_in_order:
        result.append(code_point - before - 1)
        before = code_point
    return result


def text(readings, forms):
    counts = collections.Counter(r for found in readings.values() for r in found)
    syllables = sorted(counts, key=lambda s: (-counts[s], s))  # frequent ones have small numbers
    number = {syllable: i for i, syllable in enumerate(syllables)}
    several = {c: found[1:] for c, found in readings.items() if len(found) > 1}
    lines = [
        " ".join(syllables),
        packed(gaps(readings)),
        packed(number[found[0]] for found in readings.values()),
        packed(gaps(several)),
        packed(len(found) for found in several.values()),
        packed(number[r] for found in several.values() for r in found),
        packed(gaps(forms)),
        "".join(map(chr, forms.values())),
    ]
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    table = properties(folder, "Unihan_OtherMappings.txt", ["kTGH"])["kTGH"]
    standard = {c: int(v.split()[0].split(":")[1]) for c, v in table.items() if FIRST <= c <= LAST}
    readings, forms = all_readings(folder, standard), all_forms(folder, standard)
    pathlib.Path(sys.argv[2]).write_text(text(readings, forms), encoding="utf-8")


if __name__ == "__main__":
    main()

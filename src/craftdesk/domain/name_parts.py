"""A full name of a person, split into first and last name."""

from __future__ import annotations

import re

PARTICLES = frozenset("van von de der den del della di da dos du la le ter ten zu zum zur af av bin ibn al el".split())
"""Small words that belong to the last name behind them."""
_FAMILY_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def puts_family_first(text: str) -> bool:
    """Whether a name is written in a script that puts the last name first."""
    return _FAMILY_FIRST.search(text) is not None


def split_person(text: str) -> tuple[str, str]:
    """(first name, last name): `Hollowell, Wren`, `Ida van der Berg`, `花森 ゆき`; a single word is a first name."""
    plain = " ".join(text.split()).strip(" ,")
    words = plain.split()
    if "," in plain:
        last, _, first = (part.strip() for part in plain.partition(","))
        if last and first and "," not in first:
            return first, last
    if len(words) < 2:
        return "".join(words), ""
    if puts_family_first(plain):
        return " ".join(words[1:]), words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])

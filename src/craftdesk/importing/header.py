"""Heads of columns: their normal form, what they mean, and which record of a file is the header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from craftdesk.importing.header_grammar import composed, without_tax_words
from craftdesk.importing.synonyms import (
    ALIASES,
    BILLING_PREFIXES,
    BILLING_SUFFIXES,
    COMPOUND_PREFIXES,
    NEVER_STORED,
    SHIPPING_PREFIXES,
    SHIPPING_SUFFIXES,
)

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f"))
_SPELLED = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "&": " "})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_GAP = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])")
_NUMBERED = re.compile(r"(.+?) ?([1-9]\d?)(?: (.+))?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column may hold: a field, the use of the address it belongs to, its number among several."""

    field: str
    use: str = ""
    """`shipping`, `billing`, or nothing said."""
    ordinal: int = 1


def normalise(name: str) -> str:
    """A head as it is compared: no invisible characters, star, accents or case; one blank between words."""
    visible = name.translate(_INVISIBLE).strip().lstrip("*").lower().translate(_SPELLED)
    if not visible.isascii():
        parts = unicodedata.normalize("NFKD", visible)
        visible = unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))
    return _GAP.sub(" ", visible).strip()


def _index() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for field, aliases in ALIASES.items():
        for alias in aliases:
            fields = found.setdefault(alias, [])
            if field not in fields:
                fields.append(field)
    return {alias: tuple(fields) for alias, fields in found.items()}


_FIELDS_OF = _index()


@lru_cache(maxsize=4096)
def meanings(name: str) -> tuple[Meaning, ...]:
    """What a head may mean, the likeliest first; nothing for an unknown head or one that is never stored."""
    for form in _forms(name):
        if form in NEVER_STORED:
            return ()
        if found := _read(form):
            return found
    for form in _forms(name):
        use, fields = composed(form, _FIELDS_OF)
        if fields:
            return tuple(Meaning(field, use) for field in fields)
    return ()


def _forms(name: str) -> tuple[str, ...]:
    """A head as it is, with its humps apart, and without what stands in brackets: `Betrag (EUR)`."""
    forms = [normalise(name), normalise(_HUMP.sub(" ", name))]
    if "(" in name or "[" in name:
        forms.append(normalise(_BRACKETS.sub(" ", name)))
    forms += [without_tax_words(form) for form in forms]
    return tuple(dict.fromkeys(form for form in forms if form))


_LOOSE = frozenset(("email", "phone", "mobile", "fax", "postcode", "website", "birthday", "street", "country"))
"""Fields whose cells can be checked: only these may be guessed from a part of a head."""
_MOST_WORDS = 5


@lru_cache(maxsize=4096)
def loosely(name: str) -> Meaning | None:
    """What a head may mean by one of its words alone (`Telefon tagsüber`), if that can be checked by its cells."""
    words = (normalise(_HUMP.sub(" ", name))).split()
    if not 2 <= len(words) <= _MOST_WORDS or normalise(name) in NEVER_STORED:
        return None
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            part = " ".join(words[start : start + length])
            for meaning in _read(part) if len(part) > 2 else ():
                if meaning.field in _LOOSE:
                    return Meaning(meaning.field, meaning.use or _use_of(" ".join(words))[0], meaning.ordinal)
    return None


def never_stored(name: str) -> bool:
    """Whether a column holds secrets, cards, banks or network addresses, which are read past."""
    return normalise(name) in NEVER_STORED


def _read(form: str) -> tuple[Meaning, ...]:
    if found := _plain(form):
        return found
    numbered = _NUMBERED.fullmatch(form)
    if numbered is None:
        return ()
    before, number, after = numbered.groups()
    rest = f"{before} {after}" if after else before
    if after and (found := _plain(f"{before} 1 {after}")):
        return _counted(found, int(number))
    return _counted(_plain(rest) or _plain(f"{before} 1"), int(number))


def _counted(found: tuple[Meaning, ...], ordinal: int) -> tuple[Meaning, ...]:
    return tuple(Meaning(one.field, one.use, ordinal) for one in found)


def _plain(form: str) -> tuple[Meaning, ...]:
    """The meanings of a head without a number, with the use that its prefix or suffix tells."""
    use, rest = _use_of(form)
    fields = _FIELDS_OF.get(form) or _FIELDS_OF.get(rest, ())
    if not fields and not use:
        use, fields = _compound(form)
    return tuple(Meaning(field, use) for field in fields)


def _compound(form: str) -> tuple[str, tuple[str, ...]]:
    """(use, fields) of a head written in one word: `lieferstrasse`, `rechnungsort`, `kundenname`."""
    for prefix, use in COMPOUND_PREFIXES:
        if form.startswith(prefix) and (fields := _FIELDS_OF.get(form[len(prefix) :].strip(), ())):
            return use, fields
    return "", ()


def _use_of(form: str) -> tuple[str, str]:
    """(use, the head without the words that told it)."""
    for use, prefixes, suffixes in (
        ("shipping", SHIPPING_PREFIXES, SHIPPING_SUFFIXES),
        ("billing", BILLING_PREFIXES, BILLING_SUFFIXES),
    ):
        for prefix in sorted(prefixes, key=len, reverse=True):
            if form.startswith(prefix + " "):
                return use, form[len(prefix) + 1 :]
        for suffix in suffixes:
            if form.endswith(" " + suffix):
                return use, form[: -len(suffix) - 1]
    return "", form


def is_header(cells: Sequence[str]) -> bool:
    """Two known heads, no cell that only data can hold, and 60 % of the cells filled, or three known and no other."""
    filled = [cell for cell in cells if normalise(cell)]
    if not filled or any("@" in cell for cell in filled):
        return False
    known = {normalise(cell) for cell in filled if meanings(cell) or never_stored(cell)}
    if len(filled) * 10 < len(cells) * 6 and len(known) < max(len(filled), 3):
        return False
    return len(known) >= 2 or (len(cells) == len(known) == 1)

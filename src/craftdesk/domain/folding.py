"""Text as the search knows it: without case and accents, one blank between words, CJK character by character.

The folding is ours and not SQLite's, because its own leaves ø, ß and ł alone and can't look inside CJK words.
German umlauts are kept both ways (`muller`, `mueller`), so either spelling finds the other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    "ß": "ss", "ẞ": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ſ": "s",
}  # fmt: skip
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_APOSTROPHES = "'’‘`´ʼ"
_APOSTROPHE_SET = frozenset(_APOSTROPHES)
_BLANK_APOSTROPHES = dict.fromkeys(map(ord, _APOSTROPHES), " ")
_STREET_ENDING = re.compile(r"(?<=\w\w)(strasse|straat|gasse|gatan|platz|plein|allee|laan|gade|vagen|weg|vej)\b")
"""The part of a compound street name by which people look for it."""
_NOT_DIGIT = re.compile(r"[^0-9]+")
_DIGITS = re.compile(r"\d+")
_SPELLED_UMLAUT = re.compile(r"(?<=[bcdfghjklmnpqrstvwxzy])(ae|oe|ue)(?=[bcdfghjklmnpqrstvwxz])")


def _is_cjk(char: str) -> bool:
    point = ord(char)
    return (
        0x3040 <= point <= 0x30FF
        or 0x3400 <= point <= 0x4DBF
        or 0x4E00 <= point <= 0x9FFF
        or 0xAC00 <= point <= 0xD7AF
        or 0xF900 <= point <= 0xFAFF
        or 0x20000 <= point <= 0x3134F
    )


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    """One lower-cased character of NFKC text → what stands for it in folded text."""
    if char in _LETTERS:
        return _LETTERS[char]
    if char in _APOSTROPHES:
        return ""
    if _is_cjk(char):
        # NFD would tear the voicing marks off kana and take syllables apart.
        return f" {char} "
    base = "".join(part for part in unicodedata.normalize("NFD", char) if not unicodedata.combining(part))
    folded = "".join(_LETTERS.get(part, part) for part in base)
    return folded if folded.isalnum() else " "


class _FoldTable(dict[int, str]):
    """A translation table that learns each character when it is first met."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_char(chr(point)) if not 0xD800 <= point <= 0xDFFF else " "
        return folded


_TABLE = _FoldTable()
_ASCII_TABLE = {
    point: (chr(point).lower() if chr(point).isalnum() else ("" if chr(point) in _APOSTROPHES else " "))
    for point in range(128)
}


def fold(text: str) -> str:
    """Folded words with single blanks between: `O'Connor, Müller-Weiß` → `oconnor muller weiss`."""
    if text.isascii():
        return " ".join(text.translate(_ASCII_TABLE).split())
    return " ".join(unicodedata.normalize("NFKC", text).lower().translate(_TABLE).split())


def index_words(text: str) -> list[str]:
    """The words under which a text is found: folded, and other spellings of the same word beside them.

    `Müller` gives muller and mueller; `Mueller` gives mueller and muller; `O'Connor` gives oconnor, connor and o;
    `Hauptstraße` gives hauptstrasse and strasse.
    """
    plain = fold(text)
    words = plain.split()
    if not text.isascii():
        lowered = unicodedata.normalize("NFKC", text).lower()
        if any(umlaut in lowered for umlaut in _UMLAUTS):
            for umlaut, spelled in _UMLAUTS.items():
                lowered = lowered.replace(umlaut, spelled)
            words += fold(lowered).split()
    if not _APOSTROPHE_SET.isdisjoint(text):
        words += fold(text.translate(_BLANK_APOSTROPHES)).split()
    if _SPELLED_UMLAUT.search(plain):
        words += _SPELLED_UMLAUT.sub(_first_letter, plain).split()
    words += _STREET_ENDING.findall(plain)
    return list(dict.fromkeys(words))


def _first_letter(found: re.Match[str]) -> str:
    return found[1][0]


def query_words(text: str) -> list[tuple[str, ...]]:
    """What was typed, as words that must all be met; each a choice of spellings, the typed one first.

    `müller` → muller or mueller. A run of digits with blanks or dashes between is one phone number:
    `030 2312-5107` → 03023125107.
    """
    text = _join_digits(text)
    plain = fold(text).split()
    lowered = unicodedata.normalize("NFKC", text).lower()
    for umlaut, spelled in _UMLAUTS.items():
        lowered = lowered.replace(umlaut, spelled)
    other = fold(lowered).split()
    if len(other) != len(plain):
        return [(word,) for word in plain]
    return [(one,) if one == two else (one, two) for one, two in zip(plain, other, strict=True)]


_PHONE_RUN = re.compile(r"(?<!\w)\+?\(?\d[\d\s()/.\-\u2010-\u2015\u00a0]{2,}\d(?!\w)")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _join_digits(text: str) -> str:
    """Digits that stand together as one number written for people become one run of digits."""

    def joined(found: re.Match[str]) -> str:
        run = found[0].strip()
        if _ISO_DAY.fullmatch(run):
            return run
        digits = "".join(_DIGITS.findall(run))
        # Three parts or more of an unfinished number still read as words: `12 05` may be a house and a flat.
        return digits if len(digits) >= 6 else run

    return _PHONE_RUN.sub(joined, text)


def marks(shown: str, words: list[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Where the words stand in a shown text: (start, length) pairs in the text's own characters, in order."""
    if not words or not shown:
        return []
    folded, origin = _fold_with_origin(shown)
    found: list[tuple[int, int]] = []
    for spellings in words:
        for spelling in spellings:
            start = _word_start(folded, spelling)
            if start >= 0:
                first, last = origin[start], origin[start + len(spelling) - 1]
                found.append((first, last - first + 1))
                break
    return _merged(sorted(found))


def _word_start(folded: str, word: str) -> int:
    start = folded.find(word)
    while start > 0 and folded[start - 1] != " ":
        start = folded.find(word, start + 1)
    return start


def _fold_with_origin(shown: str) -> tuple[str, list[int]]:
    pieces: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(shown):
        # Apostrophes vanish, as in `fold`; the character before them carries on.
        for folded in unicodedata.normalize("NFKC", char).lower().translate(_TABLE):
            pieces.append(folded)
            origin.append(index)
    return "".join(pieces), origin


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, length in spans:
        if merged and start <= merged[-1][0] + merged[-1][1]:
            first = merged[-1][0]
            merged[-1] = (first, max(merged[-1][1], start + length - first))
        else:
            merged.append((start, length))
    return merged


def digits_of(text: str) -> str:
    """Only the digits, western ones for any script's."""
    if text.isascii():
        return _NOT_DIGIT.sub("", text)
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdigit() and unicodedata.digit(char, -1) >= 0)


def squeeze(text: str) -> str:
    """Text trimmed, with every run of white space made one blank."""
    return " ".join(text.split())

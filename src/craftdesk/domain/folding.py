"""Text as the search knows it: without case and accents, one blank between words, CJK character by character.

The folding is ours and not SQLite's, because its own leaves ø, ß and ł alone and can't look inside CJK words.
German umlauts are kept both ways (`muller`, `mueller`), so either spelling finds the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

_LETTERS = {
    "ß": "ss", "ẞ": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ſ": "s", "ς": "σ",
    # Letters that keyboards of neighbouring languages write differently, and the stretched line of Arabic.
    "ی": "ي", "ى": "ي", "ک": "ك", "ـ": "",
}  # fmt: skip
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_SPELL_UMLAUTS = {ord(letter): spelled for letter, spelled in _UMLAUTS.items()}
_UMLAUT_SET = frozenset(_UMLAUTS)
_APOSTROPHES = "'’‘‛`´ʼʻʾʿ′＇׳"
_APOSTROPHE_SET = frozenset(_APOSTROPHES)
_ODD_APOSTROPHES = _APOSTROPHES.replace("'", "")
_BLANK_APOSTROPHES = dict.fromkeys(map(ord, _APOSTROPHES), " ")
_STREET_ENDINGS = (
    "strasse", "straat", "gasse", "gatan", "platz", "plein", "allee", "laan", "gade", "vagen", "weg", "vej"
)  # fmt: skip
"""The part of a compound street name by which people look for it."""
_STREET_ENDING = re.compile(rf"(?<=\w\w)({'|'.join(_STREET_ENDINGS)})\b")
_OTHER_SPELLING = re.compile(rf"['`]|[aou]e|{'|'.join(_STREET_ENDINGS)}", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"[^0-9]+")
_SPELLED_UMLAUT = re.compile(r"(?:(?<=[bcdfghjklmnpqrstvwxzy])|\b)(ae|oe|ue)(?=[bcdfghjklmnpqrstvwxz])")
_ZERO_WIDTH_BLANK = "\u200b"
_SEPARATING_KANA = "\u30a0\u30fb"
_UNSEEN = frozenset("\u034f\u115f\u1160\u180b\u180c\u180d\u180f")
"""Marks and letters without a shape, apart from those that Unicode calls format characters."""
Shorter = tuple[Sequence[str], Sequence[str]]
"""A folded word with umlauts in one letter instead of two, and the ends of streets in it."""


def _is_cjk(char: str) -> bool:
    point = ord(char)
    return (
        0x3040 <= point <= 0x30FF
        or 0x31F0 <= point <= 0x31FF
        or 0x3400 <= point <= 0x4DBF
        or 0x4E00 <= point <= 0x9FFF
        or 0xAC00 <= point <= 0xD7AF
        or 0xF900 <= point <= 0xFAFF
        or 0x20000 <= point <= 0x323AF
    )


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    """One lower-cased character of NFKC text → what stands for it in folded text."""
    if char in _LETTERS:
        return _LETTERS[char]
    if char in _APOSTROPHES or _is_unseen(char):
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if _is_cjk(char):
        # NFD would tear the voicing marks off kana and take syllables apart.
        return " " if char in _SEPARATING_KANA else f" {char} "
    base = "".join(part for part in unicodedata.normalize("NFD", char) if not unicodedata.combining(part))
    # Vowel signs made of two parts come together again; accents are gone.
    base = unicodedata.normalize("NFC", base)
    folded = "".join(_LETTERS.get(part, part) for part in base)
    # The vowel signs of Indic and South-East Asian scripts are marks, and letters of the word all the same.
    return folded if all(part.isalnum() or unicodedata.category(part) in ("Mn", "Mc") for part in folded) else " "


def _is_unseen(char: str) -> bool:
    """Whether a character shows nothing of its own: accents beside a letter, joiners, direction marks, selectors."""
    return (
        unicodedata.combining(char) > 0
        or char in _UNSEEN
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
        or (unicodedata.category(char) in ("Cf", "Me") and char != _ZERO_WIDTH_BLANK)
    )


class _FoldTable(dict[int, str]):
    """A translation table that learns each character when it is first met."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_char(chr(point)) if not 0xD800 <= point <= 0xDFFF else " "
        return folded


_TABLE = _FoldTable()
ASCII_TABLE = "".join(chr(point).lower() if chr(point).isalnum() else " " for point in range(128)).encode().ljust(256)
ASCII_APOSTROPHES = "".join(filter(str.isascii, _APOSTROPHES)).encode()


def fold(text: str) -> str:
    """Folded words with single blanks between: `O'Connor, Müller-Weiß` → `oconnor muller weiss`."""
    if text.isascii():
        # Bytes are translated at twice the speed of text.
        return " ".join(text.encode().translate(ASCII_TABLE, ASCII_APOSTROPHES).decode().split())
    if len(text) > LONGEST_NAME:
        return _folded(_composed(text), _TABLE)
    # Names and towns come back all the time.
    return " ".join(filter(None, map(_folded_word, text.split())))


LONGEST_NAME = 80


@lru_cache(maxsize=8_192)
def _folded_word(word: str) -> str:
    return _folded(_composed(word), _TABLE)


def fold_keeping(text: str, letters: Mapping[str, str]) -> str:
    """Text folded as `fold` does, but for some lower-case letters that become what is given for each."""
    return _folded(_composed(text), _keeping(tuple(letters.items())))


@lru_cache(maxsize=64)
def _keeping(letters: tuple[tuple[str, str], ...]) -> _FoldTable:
    # What is kept survives a second round of folding too.
    kept = {ord(char): char for _, replaced in letters for char in replaced if not char.isascii()}
    return _FoldTable(kept | {ord(letter): replaced for letter, replaced in letters})


def _folded(composed: str, table: _FoldTable) -> str:
    folded = " ".join(composed.translate(table).split())
    # Without the marks between them, parts of a Korean syllable may have come together.
    return folded if unicodedata.is_normalized("NFKC", folded) else _folded(_composed(folded), table)


def _composed(text: str) -> str:
    """Lower-case text, each letter one character; apostrophes first, as ´ would come apart into blank and accent."""
    for sign in _ODD_APOSTROPHES:
        text = text.replace(sign, "'")
    return unicodedata.normalize("NFKC", text).lower()


def index_words(text: str) -> list[str]:
    """The words under which a text is found: folded, and other spellings of the same word beside them.

    `Müller` gives muller and mueller; `Mueller` gives mueller and muller; `O'Connor` gives oconnor, connor and o;
    `Hauptstraße` gives hauptstrasse and strasse.
    """
    lowered = text if text.isascii() else _composed(text)
    plain = (fold(text) if lowered is text else _folded(lowered, _TABLE)).split()
    words = [*plain]
    # Most texts have no other spelling, and few words of the others: only those are looked at again.
    if lowered is not text:
        words += _spelled(lowered)
    if has_apostrophe(text):
        words += without_apostrophe(" ".join(_with_apostrophe(text)))
    return list(dict.fromkeys([*words, *_shortened(plain)]))


def without_apostrophe(text: str) -> list[str]:
    """The folded words of a text that is cut apart at each apostrophe."""
    return fold(text.translate(_BLANK_APOSTROPHES)).split()


def has_apostrophe(text: str) -> bool:
    """Whether a text has any of the signs that are written for an apostrophe."""
    return "'" in text or "`" in text or (not text.isascii() and not _APOSTROPHE_SET.isdisjoint(text))


@lru_cache(maxsize=8_192)
def accented(word: str) -> tuple[str, Sequence[str]]:
    """A word with accents folded, and what becomes of it with umlauts in two letters."""
    lowered = _composed(word)
    return _folded(lowered, _TABLE), _spelled(lowered)


def _spelled(lowered: str) -> list[str]:
    """The words with umlauts, these in two letters."""
    if not any(umlaut in lowered for umlaut in _UMLAUTS):
        return []
    spelled = " ".join(word for word in lowered.split() if not _UMLAUT_SET.isdisjoint(word))
    return fold(spelled.translate(_SPELL_UMLAUTS)).split()


def _shortened(words: Iterable[str]) -> Sequence[str]:
    """Of folded words those with ae, oe, ue in one letter, and then the last parts of streets."""
    return in_order([found for word in words if not word.isdecimal() and (found := shorter(word))])


def in_order(found: Sequence[Shorter]) -> Sequence[str]:
    """What `shorter` says of several words: first those with umlauts in one letter, then the ends of streets."""
    if len(found) == 1:
        return [*found[0][0], *found[0][1]]
    return [one for single, _ in found for one in single] + [one for _, ends in found for one in ends]


@lru_cache(maxsize=8_192)
def shorter(word: str) -> Shorter | None:
    """A folded word with ae, oe, ue in one letter, and the last part of a street; None where it has neither."""
    single: Sequence[str] = ()
    if "ae" in word or "oe" in word or "ue" in word:
        single = _SPELLED_UMLAUT.sub(_first_letter, word).split()
    ends = _STREET_ENDING.findall(word)
    return (single, ends) if single or ends else None


def has_one_spelling(text: str) -> bool:
    """Whether a text is surely found under its folded words alone, so that `fold` says as much as `index_words`."""
    return text.isascii() and not _OTHER_SPELLING.search(text)


def _with_apostrophe(text: str) -> Iterator[str]:
    return (word for word in text.split() if not _APOSTROPHE_SET.isdisjoint(word))


def _first_letter(found: re.Match[str]) -> str:
    return found[1][0]


def query_words(text: str) -> list[tuple[str, ...]]:
    """What was typed, as words that must all be met; each a choice of spellings, the typed one first.

    `müller` → muller or mueller. A run of digits with blanks or dashes between is one phone number:
    `030 2312-5107` → 03023125107. It may be a house and a postcode as well: a spelling with blanks in it stands for
    several words that must all be met, `12 10115` → 1210115 or `12 10115`.
    """
    words: list[tuple[str, ...]] = []
    end = 0
    for found in _PHONE_RUN.finditer(text):
        if spellings := _number_spellings(found[0].strip()):
            words += _words_of(text[end : found.start()])
            words.append(spellings)
            end = found.end()
    return words + _words_of(text[end:])


def _words_of(text: str) -> list[tuple[str, ...]]:
    plain = fold(text).split()
    other = plain if text.isascii() else fold(_composed(text).translate(_SPELL_UMLAUTS)).split()
    if len(other) != len(plain):
        return [(word,) for word in plain]
    return [(one,) if one == two else (one, two) for one, two in zip(plain, other, strict=True)]


_PHONE_RUN = re.compile(r"(?<!\w)\+?\(?\d[\d\s()/.\-\u2010-\u2015\u00a0]{2,}\d(?!\w)")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST_PARTS = 3
"""More parts than these are a phone number and nothing else."""


def _number_spellings(run: str) -> tuple[str, ...]:
    """How a number written for people may stand in the index; nothing when it reads as words as it is."""
    if _ISO_DAY.fullmatch(run):
        return ()
    # The zero in brackets is for those who call from inside the country.
    parts = fold(run.replace("(0)", " ")).split()
    digits = "".join(parts)
    # Few digits in parts still read as words: `12 05` may be a house and a flat.
    if len(digits) < 6:
        return ()
    if 1 < len(parts) <= _MOST_PARTS and not run.startswith(("+", "00")):
        return digits, " ".join(parts)
    return (digits,)


_MOST_MARKED = 20_000
"""Characters of a text in which marks are looked for: nobody reads further in a list."""


def marks(shown: str, words: list[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Where the words stand in a shown text: (start, length) pairs in the text's own characters, in order."""
    if not words or not shown:
        return []
    shown = shown[:_MOST_MARKED]
    found: list[tuple[int, int]] = []
    views: list[_View] = []
    rest = _views(shown)
    for word in words:
        spellings = [part for spelling in word for part in spelling.split()]
        spans = [span for spelling in spellings if (span := _span(spelling, views, rest))]
        # Another spelling of a single word stands in the same place or nowhere.
        found += spans if any(" " in spelling for spelling in word) else spans[:1]
    return _merged(sorted(found))


class _View(NamedTuple):
    """One way to read a text: its folded characters, and which of the text's own each of them comes from."""

    folded: str
    origin: list[tuple[int, int]]

    def span(self, word: str) -> tuple[int, int] | None:
        start = self.folded.find(word)
        while start > 0 and self.folded[start - 1] != " " and not _STREET_ENDING.match(self.folded, start):
            start = self.folded.find(word, start + 1)
        if start < 0:
            return None
        first, last = self.origin[start][0], self.origin[start + len(word) - 1][1]
        return first, last - first


def _span(word: str, views: list[_View], rest: Iterator[_View]) -> tuple[int, int] | None:
    for view in views:
        if found := view.span(word):
            return found
    # The other readings cost time, and most texts are met by the first.
    for view in rest:
        views.append(view)
        if found := view.span(word):
            return found
    return None


def _views(shown: str) -> Iterator[_View]:
    """The readings of a text under which `index_words` lets it be found, the plain one first."""
    plain = _plain_view(shown)
    yield plain
    if not shown.isascii() and not _UMLAUTS.keys().isdisjoint(_composed(shown)):
        yield _view(shown, _SPELL_UMLAUTS)
    if not _APOSTROPHE_SET.isdisjoint(shown):
        yield _view(shown.translate(_BLANK_APOSTROPHES))
    if _SPELLED_UMLAUT.search(plain.folded):
        kept = [True] * len(plain.folded)
        for found in _SPELLED_UMLAUT.finditer(plain.folded):
            kept[found.end() - 1] = False
        yield _View("".join(compress(plain.folded, kept)), list(compress(plain.origin, kept)))


@lru_cache(maxsize=2048)
def _plain_view(shown: str) -> _View:
    # Towns and given names come again and again, and the same rows at the next letter.
    return _view(shown)


def _view(shown: str, spelled: Mapping[int, str] | None = None) -> _View:
    if spelled is None and shown.isascii() and _APOSTROPHE_SET.isdisjoint(shown):
        # Each character stands for itself.
        folded = shown.encode().translate(ASCII_TABLE).decode()
        return _View(folded, [(at, at + 1) for at in range(len(shown))])
    pieces: list[str] = []
    origin: list[tuple[int, int]] = []
    for found in _CLUSTER.finditer(shown):
        piece = _fold_cluster(found[0]) if spelled is None else _fold_piece(found[0], spelled)
        pieces.append(piece)
        origin += [found.span()] * len(piece)
    return _View("".join(pieces), origin)


_CLUSTER = re.compile(
    r"(?s).[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u1160-\u11ff\u3099\u309a\uff9e\uff9f]*"
)
"""A character with the accents, voicing marks or parts of a syllable that are written after it."""


def _fold_piece(piece: str, spelled: Mapping[int, str]) -> str:
    """One letter with its accents, folded with the blanks around it, some letters spelled out first."""
    return _composed(piece).translate(spelled).translate(_TABLE)


@lru_cache(maxsize=8192)
def _fold_cluster(piece: str) -> str:
    return _fold_piece(piece, {})


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

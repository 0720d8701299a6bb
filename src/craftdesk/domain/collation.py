"""The alphabetical order of a list: a key that sorts as the shop's language does.

Letters count, without case and accents; texts that differ in nothing else have the same key. Languages whose
alphabet has letters of its own get them there: after z in Swedish, Danish, Norwegian and Finnish, ñ after n in
Spanish, and so on. German follows DIN 5007-1 (ä like a), as does everything else. Numbers inside a text sort by value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from craftdesk.domain.folding import fold, fold_keeping
from craftdesk.domain.folding_many import fold_many

_NORDIC_EAST = {"å": "z\ue001", "ä": "z\ue002", "æ": "z\ue002", "ö": "z\ue003", "ø": "z\ue003"}
_NORDIC_WEST = {"æ": "z\ue001", "ä": "z\ue001", "ø": "z\ue002", "ö": "z\ue002", "å": "z\ue003"}
_OWN_LETTERS = {
    "sv": _NORDIC_EAST,
    "fi": _NORDIC_EAST,
    "da": _NORDIC_WEST,
    "nb": _NORDIC_WEST,
    "nn": _NORDIC_WEST,
    "no": _NORDIC_WEST,
    "et": {
        "š": "s\ue001", "z": "s\ue002", "ž": "s\ue003",
        "õ": "w\ue001", "ä": "w\ue002", "ö": "w\ue003", "ü": "w\ue004",
    },
    "es": {"ñ": "n\ue001"},
    "pl": {
        "ą": "a\ue001", "ć": "c\ue001", "ę": "e\ue001", "ł": "l\ue001", "ń": "n\ue001", "ó": "o\ue001",
        "ś": "s\ue001", "ź": "z\ue001", "ż": "z\ue002",
    },
    "cs": {"č": "c\ue001", "ř": "r\ue001", "š": "s\ue001", "ž": "z\ue001"},
    "hr": {"č": "c\ue001", "ć": "c\ue002", "đ": "d\ue001", "š": "s\ue001", "ž": "z\ue001"},
    "sl": {"č": "c\ue001", "ć": "c\ue002", "đ": "d\ue001", "š": "s\ue001", "ž": "z\ue001"},
    "hu": {"ö": "o\ue001", "ő": "o\ue001", "ü": "u\ue001", "ű": "u\ue001"},
    "tr": {"ç": "c\ue001", "ğ": "g\ue001", "ı": "h\ue001", "ö": "o\ue001", "ş": "s\ue001", "ü": "u\ue001"},
    "ro": {
        "ă": "a\ue001", "â": "a\ue002", "î": "i\ue001",
        "ș": "s\ue001", "ş": "s\ue001", "ț": "t\ue001", "ţ": "t\ue001",
    },
}  # fmt: skip
"""Letters that stand behind another one. The private character sorts after that letter with anything behind it."""
_OWN_PLAIN = frozenset(language for language, own in _OWN_LETTERS.items() if any(map(str.isascii, own)))
_NUMBER = re.compile(r"\d+")
_LAST_CHARACTER = "\U0010ffff"
_LAST = "\U0010fffd"
"""Sorts after every text: where records without a name stand."""


def sort_key(text: str, language: str) -> str:
    """The key of a text; the empty text sorts last."""
    own = _OWN_LETTERS.get(language)
    folded = fold_keeping(text, own) if own and (language in _OWN_PLAIN or not text.isascii()) else fold(text)
    if not folded:
        return _LAST + text
    return folded if folded.isalpha() else _NUMBER.sub(_by_value, folded)


def beyond(beginning: str) -> str:
    """A text that sorts after all those that begin so: where a range of them ends."""
    return beginning + _LAST_CHARACTER


def sort_keys(texts: Sequence[str], language: str) -> list[str]:
    """The keys of some texts, at half the time."""
    if language in _OWN_LETTERS:
        return [sort_key(text, language) for text in texts]
    folded = fold_many(texts)
    if all(folded) and not _NUMBER.search("".join(folded)):
        return folded
    return [sort_key(text, language) for text in texts]


def _by_value(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0") or "0"
    # The length before the digits makes 9 come before 10.
    return f"{len(digits):03d}{digits}" if len(digits) < 1000 else digits

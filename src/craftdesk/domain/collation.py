"""The alphabetical order of a list: a key that sorts as the shop's language does.

Letters count first, without case and accents; equal ones are told apart by the text itself. Languages that put
letters of their own after z (Swedish, Danish, Norwegian, Finnish, Estonian) get them there; German follows
DIN 5007-1 (ä like a), as does everything else. Numbers inside a text sort by value.
"""

from __future__ import annotations

import re

from craftdesk.domain.folding import fold

_AFTER_Z = {
    "sv": {"å": "z{a", "ä": "z{b", "ö": "z{c", "æ": "z{b", "ø": "z{c"},
    "fi": {"å": "z{a", "ä": "z{b", "ö": "z{c", "æ": "z{b", "ø": "z{c"},
    "da": {"æ": "z{a", "ä": "z{a", "ø": "z{b", "ö": "z{b", "å": "z{c"},
    "nb": {"æ": "z{a", "ä": "z{a", "ø": "z{b", "ö": "z{b", "å": "z{c"},
    "no": {"æ": "z{a", "ä": "z{a", "ø": "z{b", "ö": "z{b", "å": "z{c"},
    "et": {"õ": "w{a", "ä": "w{b", "ö": "w{c", "ü": "w{d"},
}
_NUMBER = re.compile(r"\d+")
_LAST = "\U0010fffd"
"""Sorts after every text: where records without a name stand."""


def sort_key(text: str, language: str) -> str:
    """The key of a text; the empty text sorts last."""
    own = _AFTER_Z.get(language)
    if own and not text.isascii():
        lowered = text.lower()
        folded = " ".join(
            "".join(own[char] if char in own else (fold(char) if not char.isspace() else char) for char in word)
            for word in lowered.split()
        )
    else:
        folded = fold(text)
    if not folded:
        return _LAST + text
    if not folded.isalpha() and any(char.isdigit() for char in folded):
        return _NUMBER.sub(_by_value, folded)
    return folded


def _by_value(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0") or "0"
    # The length before the digits makes 9 come before 10.
    return f"{len(digits):03d}{digits}" if len(digits) < 1000 else digits

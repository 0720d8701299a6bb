"""Full names whose family name comes first without a comma: `Dupont Marie` under `Nom et prénom`."""

from __future__ import annotations

from collections.abc import Sequence

from craftdesk.domain.name_parts import PARTICLES
from craftdesk.importing.guessing_words import GIVEN_NAMES
from craftdesk.importing.header import meanings, normalise
from craftdesk.importing.person import split_name

_LEAST = 2
_HUNGARIAN = frozenset(("nev", "neve"))
"""Where a name always begins with the family's."""


def last_first(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column of full names begins with the family's: its cells say so, else its heading."""
    front = back = 0
    for cell in cells:
        words = normalise(cell).split()
        if len(words) < 2 or "," in cell or split_name(cell)[2]:
            continue
        first, last = words[0] in GIVEN_NAMES, words[-1] in GIVEN_NAMES
        front += first and not last
        back += last and not first
    if front or back:
        return back >= _LEAST and back > 2 * front if not _says_so(heading) else back >= front
    return _says_so(heading)


def _says_so(heading: str) -> bool:
    words = normalise(heading).split()
    if words and words[-1] in _HUNGARIAN:
        return True
    if len(words) < 2 or not _means(words[-1], "first_name"):
        return False
    return words[0] == "name" or _means(words[0], "last_name")


def _means(word: str, field: str) -> bool:
    return any(meaning.field == field for meaning in meanings(word))


def turned(text: str) -> str:
    """A name that begins with the family's, written with a comma behind that."""
    words = text.split()
    if len(words) < 2 or "," in text or split_name(text)[2]:
        return text
    end = next((place for place, word in enumerate(words) if place and normalise(word) in GIVEN_NAMES), 0)
    if not end:
        end = 1
        while end < len(words) - 1 and words[end - 1].casefold() in PARTICLES:
            end += 1
    return f"{' '.join(words[:end])}, {' '.join(words[end:])}"

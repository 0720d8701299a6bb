"""Which of two spellings of one thing is the better written."""

from __future__ import annotations

import unicodedata

from craftdesk.domain.folding import fold


def better_name(old: str, new: str) -> str:
    """The newer of two names, unless it is only shouted, shorter or without the accents of the older one."""
    if shouted(new) and not shouted(old):
        return old
    if fold(old) == fold(new):
        return better_text(old, new)
    beginning = fold(new)
    # `F.` for Fernwright, `Fern` for Fernwright: the fuller name stays.
    return old if beginning and fold(old).startswith(beginning) else new


def better_text(old: str, new: str) -> str:
    """The newer of two texts; where they say the same, the better written one, or the older if neither is."""
    if fold(old) != fold(new):
        return new
    if shouted(old) != shouted(new):
        return new if shouted(old) else old
    return new if accents(new) > accents(old) else old


def longer(old: str, new: str) -> str:
    """Both texts, one below the other, unless one of them holds the other."""
    plain_old, plain_new = " ".join(old.split()), " ".join(new.split())
    if plain_new in plain_old:
        return old
    return new if plain_old in plain_new else f"{old}\n{new}"


def shouted(text: str) -> bool:
    """Written in capitals or in small letters only, where both exist."""
    letters = [char for char in text if char.isalpha() and char.lower() != char.upper()]
    return len(letters) > 3 and (all(map(str.isupper, letters)) or all(map(str.islower, letters)))


def accents(text: str) -> int:
    """How many letters carry an accent, ß among them."""
    if text.isascii():
        return 0
    return sum(map(bool, map(unicodedata.combining, unicodedata.normalize("NFD", text)))) + text.count("ß")

"""How a number is looked for: by any four digits of it or more."""

from __future__ import annotations

MIN_PART = 4
"""The fewest digits of a number that find it."""


def query_digits(word: str) -> tuple[str, ...]:
    """How a typed run of digits may stand in the index: as it is, and without zeros for abroad or trunk."""
    without = word.lstrip("0")
    if without == word or len(without) < MIN_PART:
        return (word,)
    return (word, without)

"""How two names relate: the same, a short form, an initial, a typing error, parts of one another, or different."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from craftdesk.domain.nicknames import same_by_nickname

_CACHED = 32_768
_SHORTEST_WITH_ERROR = 3
_SHORTEST_WITH_TWO = 8


class Relation(IntEnum):
    """How the one stands to the other; MISSING when one of them isn't there."""

    SAME = 0
    PART = 1
    NICKNAME = 2
    BEGINNING = 3
    INITIAL = 4
    TYPO = 5
    MISSING = 6
    DIFFERENT = 7


@lru_cache(maxsize=_CACHED)
def given_names(one: str, other: str) -> Relation:
    """How two folded given names stand to one another."""
    found = _simple(one, other)
    if found is not None:
        return found
    mine, theirs = one.split(), other.split()
    first, second = mine[0], theirs[0]
    if _initial(first, second) or _initial(second, first):
        return Relation.INITIAL
    # The first of several names is the one that people go by.
    if first == second or (len(mine) != len(theirs) and _inside(mine, theirs)):
        return Relation.PART
    if same_by_nickname(first, second):
        return Relation.NICKNAME
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= 3 and len(longer) - len(shorter) >= 2 and longer.startswith(shorter):
        return Relation.BEGINNING
    return Relation.TYPO if mistyped(one, other) else Relation.DIFFERENT


@lru_cache(maxsize=_CACHED)
def family_names(one: str, other: str) -> Relation:
    """How two folded family names, or names of businesses, stand to one another."""
    found = _simple(one, other)
    if found is not None:
        return found
    mine, theirs = one.split(), other.split()
    if len(mine) == len(theirs) and set(mine) == set(theirs):
        return Relation.SAME
    if len(mine) != len(theirs) and _inside(mine, theirs):
        return Relation.PART
    if min(len(one), len(other)) == 1 and one[0] == other[0]:
        return Relation.INITIAL
    return Relation.TYPO if mistyped(one, other) else Relation.DIFFERENT


def mistyped(one: str, other: str) -> bool:
    """Whether two words differ by one slip of the fingers, or two in long ones."""
    mine, theirs = len(one), len(other)
    shorter = min(mine, theirs)
    if shorter < _SHORTEST_WITH_ERROR or mine + theirs == 2 * _SHORTEST_WITH_ERROR:
        return False
    slips = 2 if shorter >= _SHORTEST_WITH_TWO else 1
    if abs(mine - theirs) > slips:
        return False
    return OSA.distance(one, other, score_cutoff=slips) <= slips and _numbers(one) == _numbers(other)


def _simple(one: str, other: str) -> Relation | None:
    if not one or not other:
        return Relation.MISSING
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return Relation.SAME
    return None


def _initial(one: str, other: str) -> bool:
    # Þ. is folded to th.
    return (len(one) == 1 or one == "th") and other.startswith(one)


def _inside(mine: list[str], theirs: list[str]) -> bool:
    shorter, longer = sorted((mine, theirs), key=len)
    return set(shorter) <= set(longer) and max(map(len, shorter)) > 1


def _numbers(text: str) -> str:
    return "" if text.isalpha() else "".join(filter(str.isdigit, text))

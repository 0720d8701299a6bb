"""Customers who may be one and the same: the values that a search for duplicates gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from craftdesk.domain.ids import CustomerId

MOST_IN_A_GROUP = 5
"""As many as can be merged at once."""


class DuplicateReason(StrEnum):
    """What two customers share."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    SWAPPED_NAME = "swapped_name"
    SIMILAR_NAME = "similar_name"
    NICKNAME = "nickname"
    INITIAL = "initial"
    COMPANY = "company"
    SIMILAR_COMPANY = "similar_company"
    ADDRESS = "address"
    TOWN = "town"
    SIMILAR_EMAIL = "similar_email"
    BIRTHDAY = "birthday"
    VAT_ID = "vat_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatePair:
    """Two customers who may be one; `one` has the smaller id, `score` (50 to 99) says how likely it is."""

    one: CustomerId
    other: CustomerId
    score: int
    reasons: tuple[DuplicateReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateGroup:
    """Two to five customers who may be one, by id, with the pairs that say so."""

    customers: tuple[CustomerId, ...]
    pairs: tuple[DuplicatePair, ...]

    @property
    def score(self) -> int:
        """How likely the likeliest two of them are one."""
        return max(pair.score for pair in self.pairs)

    @property
    def reasons(self) -> tuple[DuplicateReason, ...]:
        """What any two of them share, in the order of `DuplicateReason`."""
        found = {reason for pair in self.pairs for reason in pair.reasons}
        return tuple(reason for reason in DuplicateReason if reason in found)


def grouped(
    pairs: list[DuplicatePair], apart: frozenset[tuple[CustomerId, CustomerId]] = frozenset()
) -> tuple[DuplicateGroup, ...]:
    """Pairs that hang together as groups, the likeliest first; those in `apart` never come into one group."""
    groups: dict[CustomerId, list[CustomerId]] = {}
    kept: list[DuplicatePair] = []
    for pair in sorted(pairs, key=lambda one: (-one.score, one.one, one.other)):
        mine, theirs = groups.get(pair.one, [pair.one]), groups.get(pair.other, [pair.other])
        if mine is not theirs:
            if len(mine) + len(theirs) > MOST_IN_A_GROUP or _kept_apart(mine, theirs, apart):
                continue
            mine = mine + theirs
            groups |= dict.fromkeys(mine, mine)
        kept.append(pair)
    by_group: dict[int, list[DuplicatePair]] = {}
    for pair in kept:
        by_group.setdefault(min(groups[pair.one]), []).append(pair)
    found = [
        DuplicateGroup(customers=tuple(sorted(groups[mine[0].one])), pairs=tuple(mine)) for mine in by_group.values()
    ]
    return tuple(sorted(found, key=lambda group: (-group.score, group.customers)))


def _kept_apart(
    mine: list[CustomerId], theirs: list[CustomerId], apart: frozenset[tuple[CustomerId, CustomerId]]
) -> bool:
    return any((min(one, other), max(one, other)) in apart for one in mine for other in theirs)

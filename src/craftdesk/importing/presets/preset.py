"""What is known of one system's export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What the rows of a file are."""

    CUSTOMERS = "customers"
    ORDERS = "orders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Rows that a system exports although nobody wants them: left out by default, with a reason.

    A row is one when the cell under `head` is one of `values` and it holds nothing but a name, if anything.
    """

    head: str
    values: frozenset[str]
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One system's export, recognised by its heads; heads are normalised as `header.normalise` does."""

    id: str
    kind: Kind
    system: str
    """By which its numbers are kept (`shopify` 1001)."""
    source: str = ""
    """Where its customers and orders came from, in the owner's words."""
    required: tuple[frozenset[str], ...] = ()
    """It is this export when all heads of one of these sets are there."""
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Head → target; an empty target is read past; heads not named here are looked up among the synonyms."""
    id_wins: bool = False
    """Two rows with different numbers are two customers, even with one e-mail address."""
    by_name: bool = False
    """The file knows people by their full name only."""
    own: bool = False
    """Written by CraftDesk itself: comes back exactly as it went out."""
    skips: tuple[Skip, ...] = ()
    day_in_number: str = ""
    """A pattern with groups for year, month and day, where the order number holds the day of the order."""


def heads(text: str) -> frozenset[str]:
    """A set of heads written with commas."""
    return frozenset(" ".join(head.split()) for head in text.split(",") if head.strip())


def columns(text: str, *, ignored: str = "") -> Mapping[str, str]:
    """Head → target from lines of `head = target`, and heads that are read past."""
    found = dict.fromkeys(heads(ignored), "")
    for line in text.strip().splitlines():
        head, _, target = line.partition("=")
        found[" ".join(head.split())] = target.strip()
    return MappingProxyType(found)

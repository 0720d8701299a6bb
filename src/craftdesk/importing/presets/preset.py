"""What is known of one system's export."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from craftdesk.importing.value_dates import Order

_NUMBER = re.compile(r"\d{1,2}")


class Kind(StrEnum):
    """What the rows of a file are."""

    CUSTOMERS = "customers"
    ORDERS = "orders"
    PRODUCTS = "products"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Rows that a system exports although nobody wants them: left out by default, with a reason.

    A row is one when the cell under `head` is one of `values`, holds `pattern`, or is filled and holds no `unless`;
    without any of the three, when it is filled at all. All cells under the heads of `blank` have to be empty.
    """

    head: str
    code: str
    values: frozenset[str] = frozenset()
    pattern: str = ""
    unless: str = ""
    blank: frozenset[str] = frozenset()
    whoever: bool = False
    """Also when the row can be reached, not only when it holds nothing but a name."""
    always: bool = False
    """No record at all: not even brought in on request."""


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
    """Head → target; an empty target is read past; heads not named here are looked up among the synonyms.

    `item # name = item_name:#` stands for any number up to 99, and a head that ends in `*` for whatever follows.
    """
    id_wins: bool = False
    """Two rows with different numbers are two customers, even with one e-mail address."""
    by_name: bool = False
    """The file knows people by their full name only."""
    keeps_numbers: bool = False
    """It may hold the numbers that CraftDesk itself gave its customers."""
    own: bool = False
    """Written by CraftDesk itself: comes back exactly as it went out."""
    skips: tuple[Skip, ...] = ()
    expects: tuple[str, ...] = ()
    """Heads that the system itself can't do without; a row that lacks one comes in all the same, and is told."""
    positions: tuple[str, ...] = ()
    """The heads of a file that has none, by position."""
    shape: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    """By which such a file is known: position → a pattern of all its filled cells."""
    company_repeats_person: bool = False
    """The system wants a company of everybody and is given the person's name again."""
    whole_name_first: bool = False
    """The whole name may stand where the first name belongs."""
    last_row_wins: bool = False
    """Of several rows with one number the last says how things are."""
    consent_in_file_name: bool = False
    """`subscribed_…`, `unsubscribed_…`, `cleaned_…`."""
    labels_choose: bool = False
    """An address book: only those with a label of the owner's own were put there on purpose."""
    bare: str = ""
    """A pattern of what follows the owner's own word in a head: `tag (metadata)`."""
    day_in_number: str = ""
    """A pattern with groups for year, month and day, where the order number holds the day of the order."""
    date_order: Order | None = None
    """How the system writes dates wherever it is used."""
    summed: frozenset[str] = frozenset()
    """Amounts of orders that stand on each row for that row alone: the order's is their sum."""
    returns: frozenset[str] = frozenset()
    """Words that `order_event` holds for a return, which is no sale."""
    refused: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Words that `order_event` holds for what is no order at all → the code that says so."""
    incoming_only: bool = False
    """Rows move money both ways: only what comes in is a sale, and a return only lowers the sale it refers to."""
    all_paid: bool = False
    """Every row is money that came in."""
    joiner: str = " – "
    """What stands between the name of a product and its variant."""
    unnamed_item: str = ""
    """What a line without a name is called; empty where a row without one is no line."""

    def owners_word(self, name: str) -> str:
        """A head without what the system adds to columns that its owner made."""
        return re.sub(self.bare, "", name) if self.bare else name

    def target(self, head: str) -> str | None:
        """What a head becomes; None when the system doesn't write it."""
        found = self.columns.get(head)
        if found is not None:
            return found
        for number in _NUMBER.finditer(head):
            numbered = self.columns.get(f"{head[: number.start()]}#{head[number.end() :]}")
            if numbered is not None:
                return numbered.replace("#", str(int(number[0])))
        words = head.split()
        starts = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
        return next((self.columns[start] for start in map("{} *".format, starts) if start in self.columns), None)


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

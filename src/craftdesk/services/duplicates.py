"""Finding duplicates over the whole shop, and remembering who is not the same."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.duplicates import DuplicateGroup, DuplicatePair, grouped
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.likeness import Frequencies, Scale
from craftdesk.domain.likeness_blocks import KINDS, SHARED, Keys, neighbours
from craftdesk.domain.likeness_facts import Facts
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.progress import Progress
from craftdesk.domain.query import CustomerRow
from craftdesk.errors import OwnerProblem
from craftdesk.storage import duplicates
from craftdesk.storage.book import Store
from craftdesk.storage.duplicates import Decision
from craftdesk.storage.list_reader import ListReader
from craftdesk.storage.stoppable import stoppable

_LOOKS_A_STEP = 1_000
"""Customers, or pairs, between two moments to think better of it: a twentieth of a second."""
_Pairs = dict[tuple[CustomerId, CustomerId], DuplicatePair]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateReport:
    """Who may be one and the same, the likeliest first, and among how many was looked."""

    groups: tuple[DuplicateGroup, ...]
    customers: int


class DuplicateService:
    """What can be done about duplicates, short of merging them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self) -> Generator[Progress, None, DuplicateReport]:
        """Looks through the whole shop; customers in the bin and pairs that were told apart are left out."""
        with self._store.reading() as book:
            with stoppable(book.raw):
                total = duplicates.count(book.raw)
            known = Frequencies()
            everybody: list[Facts] = []
            for some in duplicates.portions(book.raw):
                known.add(some)
                everybody += some
                yield Progress(len(everybody) // 2, total, "duplicates.reading")
            apart = frozenset((one.one, one.other) for one in duplicates.decisions(book.raw))
        found: _Pairs = {}
        scale = Scale(known)
        for number, keys in enumerate(KINDS):
            share = total // 2 + total * number // (2 * len(KINDS))
            for _ in _compare(everybody, keys, scale, known, found):
                yield Progress(share, total, "duplicates.comparing")
        for _ in _forgotten(everybody):
            yield Progress(total, total, "duplicates.comparing")
        pairs = [pair for key, pair in found.items() if key not in apart]
        return DuplicateReport(groups=grouped(pairs, apart), customers=total)

    def people(self, ids: Sequence[CustomerId]) -> list[CustomerRow]:
        """What a list shows of some customers, in the order asked; those who are gone are left out."""
        with self._store.reading() as book:
            rows = ListReader(book.raw).rows(ids)
        return [rows[one] for one in ids if one in rows]

    def different(self, ids: Sequence[CustomerId]) -> ChangeSet:
        """Remembers that some customers are not the same, each two of them, so that they are shown no more."""
        people = tuple(dict.fromkeys(ids))
        if len(people) < 2:
            raise OwnerProblem("merge.too_few")
        with self._store.begin(OperationLabel("duplicates.different")) as unit:
            names = [display_name(unit.customers.get(one)) for one in people]
            unit.relabel(OperationLabel("duplicates.different", {"name": names[0], "others": ", ".join(names[1:])}))
            duplicates.decide(unit.raw, combinations(people, 2), unit.now.astimezone().date())
            return unit.commit()

    def decisions(self) -> list[Decision]:
        """Who was told apart, in the order of the decisions."""
        with self._store.reading() as book:
            return duplicates.decisions(book.raw)

    def forget(self, one: CustomerId, other: CustomerId) -> ChangeSet:
        """Takes a decision back: the two may be shown again."""
        with self._store.begin(OperationLabel("duplicates.forgotten")) as unit:
            names = [display_name(unit.customers.get(customer)) for customer in (one, other)]
            unit.relabel(OperationLabel("duplicates.forgotten", {"name": names[0], "others": names[1]}))
            duplicates.forget(unit.raw, one, other)
            return unit.commit()


def _compare(everybody: list[Facts], keys: Keys, scale: Scale, known: Frequencies, found: _Pairs) -> Iterator[None]:
    """Compares those who share a key of one kind; pauses every few thousand steps."""
    blocks: dict[object, list[Facts]] = {}
    yield from _sort_into(blocks, everybody, keys)
    steps = 0
    for key, same in blocks.items():
        if len(same) > 2 and keys in SHARED:
            known.crowded[str(key)] = len(same)
        for one, other in neighbours(keys, same):
            steps += 1
            if steps % _LOOKS_A_STEP == 0:
                yield
            if one.id != other.id and (min(one.id, other.id), max(one.id, other.id)) not in found:
                pair = scale.pair(one, other)
                if pair is not None:
                    found[pair.one, pair.other] = pair
    yield from _forgotten(blocks)


def _sort_into(blocks: dict[object, list[Facts]], everybody: list[Facts], keys: Keys) -> Iterator[None]:
    """Those who share a key, by key."""
    firsts: dict[object, Facts] = {}
    for place, one in enumerate(everybody):
        for key in keys(one):
            # Most keys are met once: a list for each of these would take more memory than all the rest.
            first = firsts.setdefault(key, one)
            if first is not one:
                blocks.setdefault(key, [first]).append(one)
        if place % _LOOKS_A_STEP == 0:
            yield
    yield from _forgotten(firsts)


def _forgotten(many: dict[object, Any] | list[Any]) -> Iterator[None]:
    """Even to forget a hundred thousand takes a moment: so some at a time."""
    while many:
        for _ in range(min(len(many), _LOOKS_A_STEP)):
            many.popitem() if isinstance(many, dict) else many.pop()
        yield

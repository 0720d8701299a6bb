"""What a shop has to be after many customers lived their lives in it: kept in plain Python beside the real file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

from craftdesk.domain.ids import OperationId
from craftdesk.domain.order import OrderStatus

DAYS = tuple(f"{year}-{month:02}-{day:02}" for year in (2025, 2026) for month in (1, 2, 7, 12) for day in (1, 15, 28))
CURRENCIES = ("EUR", "EUR", "EUR", "JPY", "KWD")
"""With two, no and three decimals; the shop's own is the commonest."""
_SOURCES = ("Market", "Etsy", "")
_NAMES = ("Mug", "Bowl", "mug", "Vase", "")
_NOT_COUNTED = ("unconfirmed", "cancelled")
Line = tuple[str, int, int]
"""Name, quantity in thousandths, total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of an order."""

    customer: int | None
    day: str
    currency: str
    source: str
    status: str
    lines: tuple[Line, ...]
    payments: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(line[2] for line in self.lines)

    @property
    def paid(self) -> int:
        return sum(amount for amount in self.payments if amount > 0)

    @property
    def refunded(self) -> int:
        return -sum(amount for amount in self.payments if amount < 0)

    def row(self) -> tuple[int | None, str, str, str, str, int, int, int]:
        """The same as stands in the table of orders."""
        return (self.customer, self.day, self.currency, self.source, self.status, self.total, self.refunded, self.paid)

    def counts(self, currency: str) -> bool:
        return self.status not in _NOT_COUNTED and self.currency == currency


@dataclass(slots=True, kw_only=True)
class Change:
    """One operation: each order before and after it (None: not there), and who went by it."""

    operation: OperationId
    before: dict[int, Known | None] = field(default_factory=dict)
    after: dict[int, Known | None] = field(default_factory=dict)
    gone: frozenset[int] = frozenset()
    reverts: Change | None = None


class Lives:
    """Orders by id, customers, and the operations that stand and that can be put back."""

    def __init__(self) -> None:
        self.orders: dict[int, Known] = {}
        self.customers: set[int] = set()
        self.done: list[Change] = []
        self.undone: list[Change] = []

    def do(
        self, after: Mapping[int, Known | None], *, operation: OperationId, gone: Iterable[int] = (),
        reverts: Change | None = None,
    ) -> None:  # fmt: skip
        """An operation is done, which leaves some orders like this."""
        before = {number: self.orders.get(number) for number in after}
        change = Change(operation=operation, before=before, after=dict(after), gone=frozenset(gone), reverts=reverts)
        self._put(change.after)
        self.customers -= change.gone
        self.done.append(change)
        self.undone.clear()

    def undo(self) -> None:
        change = self.done.pop()
        self._put(change.before)
        self.customers |= change.gone
        self.undone.append(change)

    def redo(self) -> None:
        change = self.undone.pop()
        self._put(change.after)
        self.customers -= change.gone
        self.done.append(change)

    def revertible(self) -> list[Change]:
        """Operations on which nothing was built since, but for the last: each can be taken back whole."""
        touched: set[int] = set()
        taken = {id(change.reverts) for change in self.done}
        found = []
        for at, change in enumerate(reversed(self.done)):
            whose = {known.customer for known in change.before.values() if known is not None} - {None}
            free = not change.gone and change.reverts is None and id(change) not in taken
            if at and free and touched.isdisjoint(change.after) and whose <= self.customers:
                found.append(change)
            touched |= change.after.keys()
        return found

    def _put(self, orders: Mapping[int, Known | None]) -> None:
        for number, known in orders.items():
            if known is None:
                self.orders.pop(number, None)
            else:
                self.orders[number] = known

    def by_customer(self) -> dict[int, list[int]]:
        """The orders of everybody who has any."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, known in self.orders.items():
            if known.customer is not None:
                found[known.customer].append(number)
        return found

    def columns(self, currency: str) -> dict[int, tuple[int, int, str, str, int]]:
        """What the list shows of everybody: orders, spent, first and last day, owed."""
        found = {}
        mine = self.by_customer()
        for customer in self.customers:
            counted = [
                known for known in map(self.orders.__getitem__, mine.get(customer, ())) if known.counts(currency)
            ]
            days = [known.day for known in counted] or [""]
            spent = sum(known.total - known.refunded for known in counted)
            found[customer] = (
                len(counted), spent, min(days), max(days), sum(known.total - known.paid for known in counted)
            )  # fmt: skip
        return found


def new_order(random: Random, customer: int | None) -> Known:
    """An order that somebody might make."""
    payments = tuple(random.randint(1, 3_000) for _ in range(random.randint(0, 1)))
    return Known(
        customer=customer, day=random.choice(DAYS), currency=random.choice(CURRENCIES),
        source=random.choice(_SOURCES), status=random.choice(list(OrderStatus)).value, lines=_lines(random),
        payments=payments,
    )  # fmt: skip


def _lines(random: Random) -> tuple[Line, ...]:
    return tuple(
        (random.choice(_NAMES), random.randint(1, 5_000), random.randint(-300, 5_000))
        for _ in range(random.choice((0, 1, 1, 1, 2, 3)))
    )


def _paid(random: Random, known: Known) -> dict[str, object]:
    return {"payments": (*known.payments, random.randint(1, 4_000))}


def _paid_back(random: Random, known: Known) -> dict[str, object]:
    return {"payments": (*known.payments, -random.randint(1, 4_000))}


STEPS: tuple[Callable[[Random, Known], dict[str, object]], ...] = (
    lambda random, _known: {"lines": _lines(random)},
    lambda random, _known: {"day": random.choice(DAYS)},
    lambda random, _known: {"status": random.choice(list(OrderStatus)).value},
    lambda _random, _known: {"status": "cancelled"},
    lambda random, _known: {"source": random.choice(_SOURCES)},
    lambda random, _known: {"currency": random.choice(CURRENCIES)},
    lambda _random, known: {"payments": known.payments[1:]},
    _paid,
    _paid_back,
)
"""What may happen to an order: a step gives what is different after it."""

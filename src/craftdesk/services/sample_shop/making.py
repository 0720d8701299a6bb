"""Making a sample shop: customers first, then their orders by date, then the list."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from craftdesk.domain.progress import Progress
from craftdesk.services.sample_shop import terms
from craftdesk.services.sample_shop.arranging import STEPS_FOR, arranged, with_steps
from craftdesk.services.sample_shop.baskets import Baskets, Sale
from craftdesk.services.sample_shop.dice import Dice
from craftdesk.services.sample_shop.habits import Calendar
from craftdesk.services.sample_shop.people import People
from craftdesk.services.sample_shop.records import Records
from craftdesk.services.sample_shop.words import Craft, trade, world
from craftdesk.storage.bulk import BulkWriter, filling

GENERATOR_VERSION = 3
"""Grows whenever the same seed gives another shop; large shops of benchmarks are kept under it."""
_CHUNK = 2_000
_ASKED = 400
"""So many people are asked how often they would come, to learn how often all have to."""
_INDEX_BITS = 24
_PLANNING, _SELLING = 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What a sample shop holds."""

    path: Path
    name: str
    customers: int
    orders: int
    lines: int


def make_sample(
    path: Path,
    *,
    customers: int = 248,
    orders: int | None = None,
    seed: int = 1,
    today: date,
    craft: Craft = Craft.POTTERY,
) -> Generator[Progress, None, Sample]:
    """Makes a new shop file with invented customers and orders up to `today`; the same again for the same seed.

    Without `orders` everybody comes as often as they like. Nothing is left at `path` when it is closed early.
    """
    sold = trade(craft)
    settings = sold.settings()
    calendar = Calendar(today, sold.seasons)
    people = People(world(), sold, calendar, count=customers, seed=seed)
    morning = datetime.combine(today, time(8), tzinfo=UTC)
    with filling(path, settings, clock=lambda: morning) as writer:
        writer.products([goods.product for goods in sold.goods])
        records = Records(people, sold, calendar, settings, seed=seed)
        yield from _write_customers(writer, records, customers)
        writer.groups(terms.GROUPS, terms.members(people, customers))
        writer.agreed_prices(terms.agreed_prices(people, sold, customers, today))
        keys = _plan(people, Dice(seed, _PLANNING), calendar, customers, orders)
        baskets = Baskets(sold, settings, today, Dice(seed, _SELLING))
        lines = yield from _write_orders(writer, people, baskets, keys, today)
        few = arranged(people, sold, customers, today)
        writer.arrangements(few.standing, few.wants, few.vouchers, few.entries)
        yield from writer.finish(customers=customers, orders=len(keys))
    return Sample(path=path, name=sold.name, customers=customers, orders=len(keys), lines=lines)


def _write_customers(writer: BulkWriter, records: Records, count: int) -> Iterator[Progress]:
    for start in range(0, count, _CHUNK):
        yield Progress(start, count, "sample.customers")
        filed = [records.of(index) for index in range(start, min(start + _CHUNK, count))]
        writer.customers(
            [customer for customer, _, _ in filed],
            [address for _, addresses, _ in filed for address in addresses],
            [entry for _, _, entries in filed for entry in entries],
        )


def _plan(people: People, dice: Dice, calendar: Calendar, customers: int, orders: int | None) -> array[int]:
    """Who comes when, by date: day and running number in one number each; exactly `orders` of them, if given."""
    pace = 1.0
    if orders is not None:
        asked = min(_ASKED, customers)
        natural = sum(len(people.visits(index * customers // asked, 1.0)) for index in range(asked)) / max(asked, 1)
        pace = orders / (natural * customers) if natural else 1.0
    keys = array("q")
    for index in range(customers):
        keys.extend([day << _INDEX_BITS | index for day in people.visits(index, pace)])
    if orders is not None and customers:
        _fit(keys, dice, calendar, customers, orders)
    return array("q", sorted(keys))


def _fit(keys: array[int], dice: Dice, calendar: Calendar, customers: int, orders: int) -> None:
    """Leaves some visits out, or adds some, until there are as many as asked for."""
    while len(keys) > orders:
        index = dice.below(len(keys))
        keys[index] = keys[-1]
        keys.pop()
    while len(keys) < orders:
        day = calendar.some_day(dice, calendar.opened, calendar.today)
        keys.append(day << _INDEX_BITS | dice.below(customers))


def _write_orders(
    writer: BulkWriter, people: People, baskets: Baskets, keys: array[int], today: date
) -> Generator[Progress, None, int]:
    lines = 0
    mask = (1 << _INDEX_BITS) - 1
    for start in range(0, len(keys), _CHUNK):
        yield Progress(start, len(keys), "sample.orders")
        sales = [
            Sale(people.person(key & mask), key >> _INDEX_BITS, value)
            for value, key in enumerate(keys[start : start + _CHUNK], start=start + 1)
        ]
        made = [baskets.order(sale) for sale in sales]
        plain = max(len(keys) - STEPS_FOR - start, 0)
        made[plain:] = [with_steps(order, today) for order in made[plain:]]
        lines += sum(len(order.lines) for order in made)
        writer.orders(made)
    return lines

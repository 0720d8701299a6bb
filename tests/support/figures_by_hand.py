"""The figures of a shop worked out the long way: from the plain rows of its orders, in Python, one after the other."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from craftdesk.domain.shop_figures import ShopFigures

_ORDERS = (
    "SELECT o.id, o.customer_id, o.ordered_on, o.currency, o.source, o.status, o.total, o.refunded, o.paid, l.city_key"
    " FROM orders o LEFT JOIN listing l ON l.customer_id = o.customer_id"
)


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    customer: int | None
    day: str
    currency: str
    source: str
    status: str
    total: int
    refunded: int
    paid: int
    town: str | None

    @property
    def counts(self) -> bool:
        return self.status not in {"unconfirmed", "cancelled"}

    @property
    def net(self) -> int:
        return self.total - self.refunded


def by_hand(
    connection: sqlite3.Connection, currency: str, first: date | None = None, last: date | None = None
) -> dict[str, object]:
    """What `as_said` of the figures has to be."""
    every = [_Row(*row) for row in connection.execute(_ORDERS)]
    low, high = str(first or ""), str(last or "9")
    orders = [row for row in every if low <= row.day <= high]
    ever = [row for row in every if row.counts and row.currency == currency]
    mine = [row for row in ever if low <= row.day <= high]
    begun: dict[int, str] = {}
    for row in ever:
        if row.customer is not None:
            begun[row.customer] = min(row.day, begun.get(row.customer, row.day))
    months, sources, others = _Sums(), _Sums(), _Sums()
    customers, towns, statuses = _Sums(), _Sums(), _Sums()
    buyers: dict[str, set[int]] = defaultdict(set)
    town_customers: dict[str, set[int]] = defaultdict(set)
    for row in mine:
        months.add(row.day[:7], row.net)
        sources.add(row.source, row.net)
        if row.customer is not None and row.town is not None:
            customers.add(row.customer, row.net)
            towns.add(row.town, row.net)
            buyers[row.day[:7]].add(row.customer)
            town_customers[row.town].add(row.customer)
    for row in orders:
        if row.currency == currency:
            statuses.add(row.status, row.total)
        elif row.counts:
            others.add(row.currency, row.net)
    new = {
        month: {one for one in who if begun[one][:7] == month and low <= begun[one] <= high}
        for month, who in buyers.items()
    }
    walked_in = [row for row in mine if row.customer is None]
    return {
        "orders": len(orders),
        "cancelled": sum(row.status == "cancelled" for row in orders),
        "counted": (len(mine), sum(row.net for row in mine), sum(row.total - row.paid for row in mine)),
        "refunded": sum(row.refunded for row in mine),
        "ends": (min((row.day for row in mine), default=None), max((row.day for row in mine), default=None)),
        "months": months.rows(),
        "new": sum(low <= day <= high for day in begun.values()),
        "buyers": {month: (len(new[month]), len(who) - len(new[month])) for month, who in buyers.items()},
        "sources": sources.rows(),
        "others": others.rows(),
        "statuses": statuses.rows(),
        "towns": {(len(town_customers[town]), *sums) for town, sums in towns.rows().items()},
        "anonymous": (len(walked_in), sum(row.net for row in walked_in)),
        "top": sorted(((who, *sums) for who, sums in customers.rows().items()), key=_by_total)[:10],
        "often": sorted(((who, *sums) for who, sums in customers.rows().items()), key=_by_orders)[:10],
        **_products(connection, {row.id for row in mine}),
    }


def as_said(figures: ShopFigures) -> dict[str, object]:
    """Figures of the program in the same shape."""
    first, last = figures.first_order, figures.last_order
    return {
        "orders": figures.orders,
        "cancelled": figures.cancelled_orders,
        "counted": (figures.counted_orders, figures.total_spent, figures.open_balance),
        "refunded": figures.refunded,
        "ends": (first and str(first), last and str(last)),
        "months": {f"{one.year:04}-{one.month:02}": (one.orders, one.total) for one in figures.months},
        "new": figures.new_customers,
        "buyers": {f"{one.year:04}-{one.month:02}": (one.new, one.returning) for one in figures.buyers},
        "sources": {one.source: (one.orders, one.total) for one in figures.sources},
        "others": {currency: (count, total) for currency, count, total in figures.other_currencies},
        "statuses": {one.status.value: (one.orders, one.total) for one in figures.statuses},
        "towns": {(one.customers, one.orders, one.total) for one in figures.towns},
        "anonymous": (figures.anonymous_orders, figures.anonymous_total),
        "top": [(one.id, one.orders, one.total) for one in figures.top_customers],
        "often": [(one.id, one.orders, one.total) for one in figures.most_orders],
        "products": [(one.name, one.orders, one.quantity, one.value) for one in figures.products],
        "sold": [(one.name, one.orders, one.quantity, one.value) for one in figures.most_sold],
    }


class _Sums:
    """Orders and what they brought, by something."""

    def __init__(self) -> None:
        self._found: dict[Any, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, key: int | str, amount: int) -> None:
        self._found[key][0] += 1
        self._found[key][1] += amount

    def rows(self) -> dict[Any, tuple[int, int]]:
        return {key: (count, amount) for key, (count, amount) in self._found.items()}


def _products(connection: sqlite3.Connection, counted: set[int]) -> dict[str, object]:
    found: dict[str, tuple[set[int], list[int]]] = {}
    for order, name, quantity, total in connection.execute("SELECT order_id, name, quantity, total FROM order_lines"):
        if order in counted:
            orders, sums = found.setdefault(name, (set(), [0, 0]))
            orders.add(order)
            sums[0] += quantity
            sums[1] += total
    rows = [(name, len(orders), sums[0], sums[1]) for name, (orders, sums) in found.items()]
    return {
        "products": sorted(rows, key=lambda row: (-row[3], -row[2], row[0]))[:20],
        "sold": sorted(rows, key=lambda row: (-row[2], -row[3], row[0]))[:20],
    }


def _by_total(row: tuple[int, int, int]) -> tuple[int, int, int]:
    return -row[2], -row[1], row[0]


def _by_orders(row: tuple[int, int, int]) -> tuple[int, int, int]:
    return -row[1], -row[2], row[0]

"""Figures of one customer, added up from their orders, which are read once."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from craftdesk.domain.figures import (
    CustomerFigures,
    MonthFigure,
    ProductFigure,
    SourceFigure,
    median_amount,
    usual_interval,
)
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import NOT_COUNTED, OPEN_STATUSES
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.figure_sums import COUNTED

_MOST_PRODUCTS = 20
_ORDERS = (
    "SELECT ordered_on, status, currency, source, total, refunded, paid FROM orders WHERE customer_id = ?"
    " ORDER BY ordered_on, id"
)
_PRODUCTS = (
    "SELECT l.name, sum(l.quantity), sum(l.total), count(DISTINCT o.id) FROM orders o JOIN order_lines l"
    f" ON l.order_id = o.id WHERE o.customer_id = ? AND o.currency = ? AND o.{COUNTED} GROUP BY l.name"
)
_Row = tuple[str, str, str, str, int, int, int]


class Figures:
    """Sums over the orders of a customer; the shop's currency only."""

    def __init__(self, raw: sqlite3.Connection, settings: ShopSettings) -> None:
        self._raw = raw
        self._currency = settings.currency

    def of(self, customer: CustomerId) -> CustomerFigures:
        """All figures of one customer, by the definitions of the specification."""
        rows: list[_Row] = self._raw.execute(_ORDERS, (customer,)).fetchall()
        mine: list[tuple[str, str, int, int, int]] = []
        others = _Sums()
        apart = {"unconfirmed": [0, 0], "cancelled": [0, 0]}
        refunded_orders = open_orders = 0
        for day, status, currency, source, total, refunded, paid in rows:
            open_orders += status in OPEN_STATUSES
            refunded_orders += refunded > 0 and status != "cancelled"
            if status in NOT_COUNTED:
                apart[status][0] += 1
                apart[status][1] += total if currency == self._currency else 0
            elif currency == self._currency:
                mine.append((day, source, total - refunded, total - paid, refunded))
            else:
                others.add(currency, total - refunded)
        months, sources = _Sums(), _Sums()
        for day, source, net, _owed, _refunded in mine:
            months.add(day[:7], net)
            sources.add(source, net)
        days = [date.fromisoformat(row[0]) for row in mine]
        by_value, by_quantity = self._products(customer)
        return CustomerFigures(
            currency=self._currency,
            all_orders=len(rows),
            orders=len(mine),
            spent=sum(row[2] for row in mine),
            open_balance=sum(row[3] for row in mine),
            open_orders=open_orders,
            first_order=days[0] if days else None,
            last_order=days[-1] if days else None,
            usual_interval=usual_interval(days),
            unconfirmed_orders=apart["unconfirmed"][0],
            unconfirmed_total=apart["unconfirmed"][1],
            cancelled_orders=apart["cancelled"][0],
            cancelled_total=apart["cancelled"][1],
            refunded_orders=refunded_orders,
            refunded=sum(row[4] for row in mine),
            median_order=median_amount([row[2] for row in mine]),
            months=tuple(
                MonthFigure(year=int(month[:4]), month=int(month[5:]), orders=count, total=total)
                for month, count, total in sorted(months.rows())
            ),
            products=by_value,
            most_bought=by_quantity,
            sources=tuple(
                SourceFigure(source=source, orders=count, total=total)
                for source, count, total in sorted(sources.rows(), key=_by_total)
            ),
            other_currencies=tuple(sorted(others.rows())),
        )

    def _products(self, customer: CustomerId) -> tuple[tuple[ProductFigure, ...], tuple[ProductFigure, ...]]:
        """The favourites by value, and by quantity."""
        found = self._raw.execute(_PRODUCTS, (customer, self._currency)).fetchall()
        return (
            _favourites(sorted(found, key=lambda row: (-row[2], -row[1], row[0]))),
            _favourites(sorted(found, key=lambda row: (-row[1], -row[2], row[0]))),
        )


class _Sums:
    """How many orders, and what they brought, by something."""

    def __init__(self) -> None:
        self._found: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, key: str, amount: int) -> None:
        sums = self._found[key]
        sums[0] += 1
        sums[1] += amount

    def rows(self) -> list[tuple[str, int, int]]:
        return [(key, count, total) for key, (count, total) in self._found.items()]


def _favourites(rows: Sequence[tuple[str, int, int, int]]) -> tuple[ProductFigure, ...]:
    return tuple(
        ProductFigure(name=row[0], quantity=row[1], value=row[2], orders=row[3]) for row in rows[:_MOST_PRODUCTS]
    )


def _by_total(row: tuple[str, int, int]) -> tuple[int, str]:
    return -row[2], row[0]

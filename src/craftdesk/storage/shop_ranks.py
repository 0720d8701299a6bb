"""Who and what was best in a period: customers, towns, products.

Of all time the list knows every customer's sums. Of a shorter period they are added up through an index that holds
everything they need; the towns are then walked in order, and their customers looked up among those who bought.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from craftdesk.domain.figures import ProductFigure
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.period import Period
from craftdesk.domain.shop_figures import TopCustomer, TownFigure
from craftdesk.storage.figure_sums import COUNTED

MOST_CUSTOMERS, MOST_PRODUCTS, MOST_TOWNS = 10, 20, 20
_BY_TOTAL = "total DESC, orders DESC, customer_id"
_BY_ORDERS = "orders DESC, total DESC, customer_id"
_BY_VALUE = "value DESC, quantity DESC, name"
_BY_QUANTITY = "quantity DESC, value DESC, name"
_BUYING = (
    "WITH buying (customer_id, orders, total) AS MATERIALIZED (SELECT customer_id, count(*), sum(total - refunded)"
    f" FROM orders WHERE ordered_on BETWEEN ? AND ? AND currency = ? AND {COUNTED} AND customer_id IS NOT NULL"
    " GROUP BY 1)"
)
_BEST = f"SELECT * FROM (SELECT ?, customer_id, orders, total, '' FROM buying ORDER BY {{0}} LIMIT {MOST_CUSTOMERS})"
_TOWNS = (
    "SELECT l.state, count(*), sum(b.orders), sum(b.total), l.city_key FROM listing l CROSS JOIN buying b"
    " ON b.customer_id = l.customer_id GROUP BY l.state, l.city_key"
)
_OF_PERIOD = f"{_BUYING} {_TOWNS} UNION ALL {_BEST.format(_BY_TOTAL)} UNION ALL {_BEST.format(_BY_ORDERS)}"
# The plus keeps the question off the index by orders, in which the sums don't stand.
_EVER = "SELECT customer_id, orders, spent AS total FROM listing WHERE state = ? AND +orders > 0"
_TOWNS_EVER = (
    "SELECT state, count(*), sum(orders), sum(spent), city_key FROM listing WHERE orders > 0 GROUP BY state, city_key"
)
_STATES = (0, 1, 2)
_TOTAL, _ORDERS = -1, -2
"""What rows of the best have in the place of a state."""
_SOLD = (
    "WITH sold (name, orders, quantity, value) AS MATERIALIZED (SELECT name, sum(orders), sum(quantity), sum(value)"
    " FROM ({0}) GROUP BY 1) SELECT * FROM (SELECT name, orders, quantity, value FROM sold ORDER BY {1}"
    " LIMIT {3}) UNION ALL SELECT * FROM (SELECT name, orders, quantity, value FROM sold ORDER BY {2} LIMIT {3})"
)
_SOLD_MONTHS = "SELECT name, orders, quantity, value FROM figure_products WHERE currency = ? AND month BETWEEN ? AND ?"
_SOLD_DAYS = (
    "SELECT l.name, count(DISTINCT o.id), sum(l.quantity), sum(l.total) FROM orders o JOIN order_lines l"
    f" ON l.order_id = o.id WHERE o.currency = ? AND o.ordered_on BETWEEN ? AND ? AND o.{COUNTED} GROUP BY 1"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRanks:
    """The best customers by what they spent and by how often they bought, and the best towns."""

    by_total: tuple[TopCustomer, ...]
    by_orders: tuple[TopCustomer, ...]
    towns: tuple[TownFigure, ...]
    orders: int
    total: int


def customers(connection: sqlite3.Connection, currency: str, period: Period) -> CustomerRanks:
    """The best customers and towns of a period; `orders` and `total` are those of all customers together."""
    by_total: list[tuple[int, int, int]] = []
    by_orders: list[tuple[int, int, int]] = []
    towns: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    states: dict[str, int] = {}
    for kind, count, orders, total, key in _customer_rows(connection, currency, period):
        if kind in {_TOTAL, _ORDERS}:
            (by_total if kind == _TOTAL else by_orders).append((count, orders, total))
            continue
        states.setdefault(key, kind)
        for place, value in enumerate((count, orders, total)):
            towns[key][place] += value
    best = sorted(towns, key=lambda key: (-towns[key][2], -towns[key][1], key))[:MOST_TOWNS]
    return CustomerRanks(
        by_total=_named(connection, by_total),
        by_orders=_named(connection, by_orders),
        towns=tuple(
            TownFigure(
                town=_town(connection, states[key], key), customers=towns[key][0], orders=towns[key][1],
                total=towns[key][2],
            )
            for key in best
        ),
        orders=sum(sums[1] for sums in towns.values()),
        total=sum(sums[2] for sums in towns.values()),
    )  # fmt: skip


def _customer_rows(
    connection: sqlite3.Connection, currency: str, period: Period
) -> list[tuple[int, int, int, int, str]]:
    if period.first is not None or period.last is not None:
        return connection.execute(_OF_PERIOD, (*period.bounds, currency, _TOTAL, _ORDERS)).fetchall()
    rows = connection.execute(_TOWNS_EVER).fetchall()
    for kind, order in ((_TOTAL, _BY_TOTAL), (_ORDERS, _BY_ORDERS)):
        best = [
            row
            for state in _STATES
            for row in connection.execute(f"{_EVER} ORDER BY {order} LIMIT {MOST_CUSTOMERS}", (state,))
        ]
        first, second = (2, 1) if kind == _TOTAL else (1, 2)
        best.sort(key=lambda row: (-row[first], -row[second], row[0]))
        rows += [(kind, *row, "") for row in best[:MOST_CUSTOMERS]]
    return rows


def _named(connection: sqlite3.Connection, rows: list[tuple[int, int, int]]) -> tuple[TopCustomer, ...]:
    named = []
    for customer, orders, total in rows:
        number, name = connection.execute(
            "SELECT number, name FROM listing WHERE customer_id = ?", (customer,)
        ).fetchone()
        named.append(TopCustomer(id=CustomerId(customer), number=number, name=name, orders=orders, total=total))
    return tuple(named)


def _town(connection: sqlite3.Connection, state: int, key: str) -> str:
    """A town as the first of its customers writes it: `potsdam` and `Potsdam` are one."""
    sql = "SELECT city FROM listing WHERE state = ? AND city_key = ? ORDER BY customer_id LIMIT 1"
    return str(connection.execute(sql, (state, key)).fetchone()[0])


def products(
    connection: sqlite3.Connection, currency: str, period: Period
) -> tuple[tuple[ProductFigure, ...], tuple[ProductFigure, ...]]:
    """The best products of a period by value, and by quantity."""
    months, days = period.parts()
    parts, values = [_SOLD_MONTHS], [currency, *months]
    for rest in days:
        parts.append(f"SELECT * FROM ({_SOLD_DAYS})")
        values += [currency, *rest.bounds]
    sql = _SOLD.format(" UNION ALL ".join(parts), _BY_VALUE, _BY_QUANTITY, MOST_PRODUCTS)
    found = [
        ProductFigure(name=row[0], orders=row[1], quantity=row[2], value=row[3])
        for row in connection.execute(sql, values)
    ]
    half = len(found) // 2
    return tuple(found[:half]), tuple(found[half:])

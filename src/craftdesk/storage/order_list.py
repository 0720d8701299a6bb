"""Orders as lists show them: slim rows, without reading all that is in them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from craftdesk.domain.collation import beyond
from craftdesk.domain.folding import index_words, query_words
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import NOT_COUNTED, OrderStatus, payment_status
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.query import OrderQuery
from craftdesk.domain.shop import ShopSettings, running_number
from craftdesk.domain.validation import clean_line

_ORDER = (
    "o.id, o.number, o.customer_id, o.ordered_on, o.due_on, o.source, o.status, o.total, o.paid, o.refunded,"
    " o.currency, coalesce(l.name, o.customer_name)"
)
_FROM = "orders o LEFT JOIN listing l ON l.customer_id = o.customer_id"
_Line = tuple[str, int, str]


def rows_of(connection: sqlite3.Connection, query: OrderQuery) -> list[OrderRow]:
    """The orders of a customer that a query lets through, newest first."""
    conditions, values = ["o.customer_id = ?"], [query.customer_id]
    texts: list[str] = []
    if query.first is not None:
        conditions.append("o.ordered_on >= ?")
        texts.append(query.first.isoformat())
    if query.last is not None:
        conditions.append("o.ordered_on <= ?")
        texts.append(query.last.isoformat())
    if query.statuses:
        conditions.append(f"o.status IN ({', '.join('?' for _ in query.statuses)})")
        texts += [status.value for status in sorted(query.statuses)]
    found = connection.execute(
        f"SELECT {_ORDER}, o.external_id, o.customer_note || ' ' || o.shop_note || ' ' || o.shipping_method"
        f" FROM {_FROM} WHERE {' AND '.join(conditions)} ORDER BY o.ordered_on DESC, o.id DESC",
        (*values, *texts),
    ).fetchall()
    lines = _lines_of_customer(connection, query.customer_id)
    wanted = query_words(query.text)
    rows = []
    for row in found:
        mine = lines.get(row[0], [])
        if wanted and not _has_words(wanted, [*map(str, row[1:8]), row[12], row[13], *_words_of(mine)]):
            continue
        made = _row(row[:12], mine)
        if not query.payments or made.payment_status in query.payments:
            rows.append(made)
    return rows


def recent(connection: sqlite3.Connection, customer: CustomerId, limit: int) -> list[OrderRow]:
    """A customer's newest orders; reads no more than these."""
    ids = [
        OrderId(row[0])
        for row in connection.execute(
            "SELECT id FROM orders WHERE customer_id = ? ORDER BY ordered_on DESC, id DESC LIMIT ?", (customer, limit)
        )
    ]
    found = some(connection, ids)
    return [found[number] for number in ids]


def find(connection: sqlite3.Connection, text: str, limit: int, settings: ShopSettings) -> list[OrderRow]:
    """Orders whose number begins with a text, as it stands in the book or in the system they came from."""
    found: dict[int, Any] = {}
    for spelling in number_spellings(clean_line(text), settings):
        for column in ("number", "external_id"):
            if len(found) < limit:
                found |= {
                    row[0]: row
                    for row in connection.execute(
                        f"SELECT {_ORDER} FROM {_FROM} WHERE o.{column} >= ? AND o.{column} < ?"
                        f" ORDER BY o.{column}, o.id DESC LIMIT ?",
                        (spelling, beyond(spelling), limit),
                    )
                    if row[0] not in found
                }
    kept = list(found.values())[:limit]
    lines = _lines_of_orders(connection, [row[0] for row in kept])
    return [_row(row, lines.get(row[0], [])) for row in kept]


def some(connection: sqlite3.Connection, ids: Sequence[OrderId]) -> dict[OrderId, OrderRow]:
    """Rows of some orders by id."""
    found: dict[OrderId, OrderRow] = {}
    for start in range(0, len(ids), 500):
        run = tuple(ids[start : start + 500])
        lines = _lines_of_orders(connection, run)
        marks = ", ".join("?" for _ in run)
        for row in connection.execute(f"SELECT {_ORDER} FROM {_FROM} WHERE o.id IN ({marks})", run):
            found[OrderId(row[0])] = _row(row, lines.get(row[0], []))
    return found


def number_spellings(text: str, settings: ShopSettings) -> list[str]:
    """How a typed order number may stand in the book: as it is, in capitals, with `#`, with prefix and zeros."""
    if not text:
        return []
    spellings = [text, text.upper(), f"#{text}", f"{settings.order_prefix}{text}"]
    digits = text.removeprefix("#")
    if digits.isdecimal() and len(digits) < 15:
        spellings.insert(0, running_number(settings.order_prefix, settings.order_width, int(digits)))
    return list(dict.fromkeys(spellings))


def _has_words(wanted: list[tuple[str, ...]], texts: Sequence[str]) -> bool:
    known = index_words("\n".join(texts))
    joined = "".join(char for text in texts[:1] for char in text if char.isalnum()).lower()
    known.append(joined)
    return all(
        any(all(any(word.startswith(part) for word in known) for part in spelling.split()) for spelling in spellings)
        for spellings in wanted
    )


def _words_of(lines: Sequence[_Line]) -> list[str]:
    return [text for name, _, sku in lines for text in (name, sku)]


def _lines_of_customer(connection: sqlite3.Connection, customer: CustomerId) -> dict[int, list[_Line]]:
    return _grouped(
        connection.execute(
            "SELECT li.order_id, li.name, li.quantity, li.sku FROM orders o JOIN order_lines li ON li.order_id = o.id"
            " WHERE o.customer_id = ? ORDER BY li.order_id, li.position",
            (customer,),
        )
    )


def _lines_of_orders(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[_Line]]:
    marks = ", ".join("?" for _ in ids)
    return _grouped(
        connection.execute(
            f"SELECT order_id, name, quantity, sku FROM order_lines WHERE order_id IN ({marks})"
            " ORDER BY order_id, position",
            tuple(ids),
        )
    )


def _grouped(rows: sqlite3.Cursor) -> dict[int, list[_Line]]:
    lines: dict[int, list[_Line]] = defaultdict(list)
    for order, name, quantity, sku in rows:
        lines[order].append((name, quantity, sku))
    return lines


def _row(row: tuple[Any, ...], lines: Sequence[_Line]) -> OrderRow:
    number, shown, customer, ordered, due, source, state, total, paid, refunded, currency, name = row
    status = OrderStatus(state)
    return OrderRow(
        id=OrderId(number),
        number=shown,
        customer_id=None if customer is None else CustomerId(customer),
        customer_name=name,
        ordered_on=date.fromisoformat(ordered),
        due_on=date.fromisoformat(due) if due else None,
        source=source,
        status=status,
        payment_status=payment_status(
            total=total, paid=paid, refunded=refunded, cancelled=status is OrderStatus.CANCELLED
        ),
        title=lines[0][0] if lines else "",
        title_quantity=lines[0][1] if lines else 0,
        more=max(len(lines) - 1, 0),
        items=len(lines),
        total=total,
        paid=paid,
        refunded=refunded,
        currency=currency,
        counted=status not in NOT_COUNTED,
    )

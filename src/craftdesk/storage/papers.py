"""Issued papers in the file: their content and the very bytes of their PDF. They are only ever added.

They stand outside the journal, so no undo touches them; `keep_orders` sees to it that none names an order that is gone.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from craftdesk.domain.dates import instant_from, instant_text
from craftdesk.domain.ids import CustomerId, OperationId, OrderId, PaperId
from craftdesk.domain.paper import Paper, PaperContent, PaperKind, Rendered
from craftdesk.domain.paper_json import from_json, to_json
from craftdesk.domain.shop import ShopSettings, running_number
from craftdesk.errors import NotFound, OwnerProblem
from craftdesk.storage.shop_settings import take_numbers

_SELECT = (
    "SELECT p.id, p.kind, p.number, p.order_id, p.customer_id, p.issued_on, p.currency, p.total, p.cancels,"
    " coalesce(c.number, ''), p.created_at FROM papers p LEFT JOIN papers c ON c.cancels = p.id"
)
_NEWEST_FIRST = " ORDER BY p.id DESC"
_ORDERLESS = (
    "SELECT p.number, p.content FROM changes c JOIN papers p ON p.order_id = c.row_id"
    " WHERE c.operation_id = ? AND c.tbl = 'orders' AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = c.row_id)"
    " ORDER BY p.id LIMIT 1"
)


class Papers:
    """Reading, numbering and adding papers over one connection; there is no changing and no removing."""

    def __init__(self, raw: sqlite3.Connection, settings: ShopSettings, now: datetime) -> None:
        self._raw, self._settings, self._now = raw, settings, now

    def get(self, number: PaperId) -> Paper:
        """One paper; NotFound when there is none of that id."""
        found = self._some(" WHERE p.id = ?", (number,))
        if not found:
            raise NotFound("paper.not_found", id=number)
        return found[0]

    def of_order(self, order: OrderId) -> list[Paper]:
        """The papers issued for an order, newest first."""
        return self._some(" WHERE p.order_id = ?", (order,))

    def of_customer(self, customer: CustomerId) -> list[Paper]:
        """The papers issued for a customer's orders, newest first; also those from before a merge."""
        where = " WHERE p.customer_id = ?1 OR p.order_id IN (SELECT id FROM orders WHERE customer_id = ?1)"
        return self._some(where, (customer,))

    def standing_invoice(self, order: OrderId) -> Paper | None:
        """The invoice of an order that was not cancelled; there is at most one."""
        where = f" WHERE p.order_id = ? AND p.kind = '{PaperKind.INVOICE.value}' AND c.id IS NULL"
        return next(iter(self._some(where, (order,))), None)

    def content(self, number: PaperId) -> PaperContent:
        """What stands on a paper, as it was issued."""
        return from_json(self._one("SELECT content FROM papers WHERE id = ?", number)[0])

    def pages(self, number: PaperId) -> str:
        """The pages of a paper as they were painted, as text."""
        return str(self._one("SELECT json_extract(content, '$.pages') FROM papers WHERE id = ?", number)[0])

    def pdf(self, number: PaperId) -> bytes:
        """The bytes of a paper as they were issued; OwnerProblem when they are damaged."""
        data, digest = self._one("SELECT pdf, sha256 FROM paper_files WHERE paper_id = ?", number)
        if hashlib.sha256(data).hexdigest() != digest:
            raise OwnerProblem("paper.damaged", number=self.get(number).number)
        return bytes(data)

    def take_number(self) -> str:
        """The next number of invoices and their cancellations; rolled back with the unit of work, so none is lost."""
        value = take_numbers(self._raw, "invoice")
        number = running_number(self._settings.invoice_prefix, self._settings.invoice_width, value)
        if self._raw.execute("SELECT 1 FROM papers WHERE number = ?", (number,)).fetchone():
            raise OwnerProblem("paper.number_taken", number=number)
        return number

    def add(
        self,
        content: PaperContent,
        rendered: Rendered,
        *,
        order: OrderId | None,
        customer: CustomerId | None,
        cancels: PaperId | None = None,
    ) -> Paper:
        """Keeps an issued paper for ever."""
        (number,) = self._raw.execute(
            "INSERT INTO papers (kind, number, order_id, customer_id, issued_on, currency, total, cancels, content,"
            " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                content.kind.value, content.number, order, customer, content.issued_on.isoformat(), content.currency,
                content.total, cancels, to_json(content, rendered.pages), instant_text(self._now),
            ),
        ).fetchone()  # fmt: skip
        self._raw.execute(
            "INSERT INTO paper_files (paper_id, sha256, pdf) VALUES (?, ?, ?)",
            (number, hashlib.sha256(rendered.pdf).hexdigest(), rendered.pdf),
        )
        return self.get(PaperId(number))

    def _some(self, where: str, values: Sequence[int]) -> list[Paper]:
        return [_paper(row) for row in self._raw.execute(_SELECT + where + _NEWEST_FIRST, tuple(values))]

    def _one(self, statement: str, number: PaperId) -> tuple[Any, ...]:
        row: tuple[Any, ...] | None = self._raw.execute(statement, (number,)).fetchone()
        if row is None:
            raise NotFound("paper.not_found", id=number)
        return row


def keep_orders(raw: sqlite3.Connection, operation: OperationId) -> None:
    """OwnerProblem when the running operation takes away an order for which a paper was issued."""
    if raw.execute("SELECT 1 FROM papers LIMIT 1").fetchone() is None:
        return
    found = raw.execute(_ORDERLESS, (operation,)).fetchone()
    if found is not None:
        raise OwnerProblem("paper.order_needed", number=found[0], order=from_json(found[1]).order)


def _paper(row: tuple[int, str, str, int | None, int | None, str, str, int, int | None, str, str]) -> Paper:
    number, kind, text, order, customer, issued_on, currency, total, cancels, cancelled_by, created_at = row
    return Paper(
        id=PaperId(number), kind=PaperKind(kind), number=text, order_id=None if order is None else OrderId(order),
        customer_id=None if customer is None else CustomerId(customer), issued_on=date.fromisoformat(issued_on),
        currency=currency, total=total, cancels=None if cancels is None else PaperId(cancels),
        cancelled_by=cancelled_by, created_at=instant_from(created_at),
    )  # fmt: skip

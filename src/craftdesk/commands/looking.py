"""Commands that only look: find, list, show, stats."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import date
from typing import Any

from craftdesk.commands.shapes import figures_shape, row_shape, stats_shape
from craftdesk.commands.talk import DONE, NO, Talk, count_words, opened, printable, short, table
from craftdesk.domain.custom_field import pieces, value_of
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.money import plain_amount
from craftdesk.domain.names import display_name
from craftdesk.domain.query import CustomerQuery, CustomerRow, CustomerSort, OrderQuery
from craftdesk.domain.record_shapes import address_shape, customer_shape, order_shape
from craftdesk.services import postal
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.texts import sentence

_ALL = 1 << 31


def find(asked: argparse.Namespace, talk: Talk) -> int:
    """Customers that a text finds."""
    text = " ".join(asked.text)
    with opened(asked.shop) as desk, closing(CustomerList(desk.shop, _today)) as customers:
        query = CustomerQuery(text=text)
        count = customers.count(query)
        rows = customers.first(query, asked.limit)
        hint = ""
        if not count:
            similar, _ = customers.similar(query, 1)
            hint = f" Did you mean “{similar}”?" if similar else ""
        _answer(talk, desk, count, rows)
    if not count:
        talk.complain(f"Nobody is found by “{short(text)}”.{hint}")
    return DONE if count else NO


def list_customers(asked: argparse.Namespace, talk: Talk) -> int:
    """The list of customers."""
    with opened(asked.shop) as desk, closing(CustomerList(desk.shop, _today)) as customers:
        query = CustomerQuery(sort=CustomerSort(asked.sort), descending=asked.descending)
        limit = _ALL if asked.limit is None else asked.limit
        _answer(talk, desk, customers.count(query), customers.first(query, limit))
    return DONE


def _answer(talk: Talk, desk: Desk, count: int, rows: list[CustomerRow]) -> None:
    currency = desk.settings.get().currency
    lines = table(
        ["Number", "Name", "Town", "Phone", "E-mail", "Orders", f"Spent ({currency})", "Last order"],
        [
            [
                row.number, row.name, row.city, row.phone, row.email, str(row.orders),
                plain_amount(row.spent, currency), row.last_order.isoformat() if row.last_order else "",
            ]
            for row in rows
        ],
        right=(5, 6),
    )  # fmt: skip
    shown = count_words(count, "customer", "customers")
    if len(rows) < count:
        shown = f"{len(rows):,} of {shown}"
    talk.answer(
        {"count": count, "customers": [row_shape(row, currency) for row in rows]},
        [*(lines if rows else []), shown],
    )


def show(asked: argparse.Namespace, talk: Talk) -> int:
    """One customer with everything."""
    with opened(asked.shop) as desk:
        customer = desk.customers.by_number(asked.number)
        if customer is None:
            talk.complain(f"There is no customer with the number “{short(asked.number)}”.")
            return NO
        settings = desk.settings.get()
        addresses = desk.addresses.of(customer.id)
        orders = [desk.orders.get(row.id) for row in desk.orders.of(OrderQuery(customer_id=customer.id))]
        figures = desk.figures.of(customer.id)
        referrer = "" if customer.referred_by is None else desk.customers.get(customer.referred_by).number
        value: dict[str, Any] = {
            **customer_shape(customer, settings.currency, referrer),
            "addresses": [address_shape(address) for address in addresses],
            "contacts": [],
            "orders": [order_shape(order) for order in orders],
            "figures": figures_shape(figures),
            "custom": {one.key: one.value for one in customer.custom},
        }
        lines = [f"{display_name(customer)} ({customer.number}, {sentence('type.' + customer.type.value).lower()})"]
        lines += [f"{phone.text} ({sentence('phone_kind.' + phone.kind.value).lower()})" for phone in customer.phones]
        lines += [email.text for email in customer.emails]
        lines += [", ".join(postal.lines_of(address.place, settings.country)) for address in addresses]
        lines += [f"Tags: {', '.join(customer.tags)}"] if customer.tags else []
        lines += [f"Note: {' '.join(customer.note.split())}"] if customer.note else []
        lines += _own_lines(desk, customer)
        spent = plain_amount(figures.spent, figures.currency)
        lines += ["", f"{count_words(figures.orders, 'order', 'orders')}, {spent} {figures.currency} in all"]
        lines += table(
            ["Order", "Date", "Status", "Payment", "Total", ""],
            [
                [
                    order.number, order.ordered_on.isoformat(), sentence(f"status.{order.status.value}"),
                    sentence(f"payment.{order.payment_status.value}"), plain_amount(order.total, order.currency),
                    order.currency,
                ]
                for order in orders
            ],
            right=(4,),
        ) if orders else []  # fmt: skip
        talk.answer(value, [printable(line) for line in lines])
    return DONE


def _own_lines(desk: Desk, customer: Customer) -> list[str]:
    """What a customer has in the fields of the shop's own, in its order."""
    if not customer.custom:
        return []
    held = ((field, value_of(customer.custom, field.key)) for field in desk.custom_fields.fields(active=None))
    return [f"{field.title}: {' '.join(', '.join(pieces(field, value)).split())}" for field, value in held if value]


def stats(asked: argparse.Namespace, talk: Talk) -> int:
    """Figures of the shop, or of one customer."""
    with opened(asked.shop) as desk:
        customer: CustomerId | None = None
        if asked.customer is not None:
            found = desk.customers.by_number(asked.customer)
            if found is None:
                talk.complain(f"There is no customer with the number “{short(asked.customer)}”.")
                return NO
            customer = found.id
        figures = desk.figures.shop(asked.first, asked.last, customer)
    shape = stats_shape(figures)
    money = f"{shape['total_spent']} {figures.currency}"
    lines = [
        f"{count_words(figures.customers, 'customer', 'customers')}, {count_words(figures.orders, 'order', 'orders')}",
        (
            f"{count_words(figures.counted_orders, 'counted order', 'counted orders')}: {money},"
            f" {shape['average_order']} on average, {shape['open_balance']} still open"
        ),
    ]
    if figures.months:
        rows = [[one["month"], str(one["orders"]), one["total"]] for one in shape["months"]]
        lines += ["", *table(["Month", "Orders", figures.currency], rows, right=(1, 2))]
    if figures.top_customers:
        rows = [[one["number"], one["name"], str(one["orders"]), one["total_spent"]] for one in shape["top_customers"]]
        lines += ["", *table(["Number", "Name", "Orders", figures.currency], rows, right=(2, 3))]
    if figures.products:
        rows = [[one["name"], one["quantity"], one["total"]] for one in shape["products"]]
        lines += ["", *table(["Product", "Quantity", figures.currency], rows, right=(1, 2))]
    if figures.sources:
        rows = [[one["source"] or "Not said", str(one["orders"]), one["total"]] for one in shape["sources"]]
        lines += ["", *table(["Source", "Orders", figures.currency], rows, right=(1, 2))]
    if figures.towns:
        rows = [[one["town"] or "Not known", str(one["orders"]), one["total"]] for one in shape["towns"]]
        lines += ["", *table(["Town", "Orders", figures.currency], rows, right=(1, 2))]
    lines += [
        f"Beside that, in {currency}: {one['total_spent']}" for currency, one in shape["other_currencies"].items()
    ]
    talk.answer(shape, lines)
    return DONE


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the owner's own calendar day is meant

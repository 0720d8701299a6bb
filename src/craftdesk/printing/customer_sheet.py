"""The card of a customer on one or two sheets of paper: who, how to reach, where, terms, orders, notes."""

from __future__ import annotations

from collections.abc import Iterator

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import display_name
from craftdesk.domain.order_row import OrderRow
from craftdesk.printing.marks import Side
from craftdesk.printing.order_paper import head_of
from craftdesk.printing.sheet import Block, Column, Row, Sheet, Table
from craftdesk.printing.words import PaperFormat, rate_words, said
from craftdesk.services.desk import Desk
from craftdesk.services.paper_parties import seller_of
from craftdesk.services.postal import lines_of
from craftdesk.texts import sentence

_ORDERS, _NOTES = 20, 10


def sheet_of_customer(desk: Desk, number: CustomerId, fmt: PaperFormat) -> Sheet:
    """The card of a customer, with their newest orders and notes."""
    customer, shop = desk.customers.get(number), desk.settings.get()
    addresses = desk.addresses.of(number)
    blocks: list[Block] = [_table("paper.sheet.reach", _reach(customer))]
    blocks += _tables(customer, addresses, shop.country, fmt)
    orders = desk.orders.recent(number, _ORDERS)
    if orders:
        blocks.append(_orders(orders, fmt))
    notes = desk.notes.of(number)[:_NOTES]
    if notes:
        rows = tuple(Row(cells=(fmt.date_short(one.at.astimezone().date()), one.text)) for one in notes)
        columns = (Column(title=said("paper.column.day"), width=28.0), Column(title=said("paper.sheet.note")))
        blocks.append(Table(columns=columns, rows=rows, title=said("paper.sheet.notes")))
    name = display_name(customer)
    return Sheet(
        paper=shop.paper,
        title=name,
        short_title=name,
        head=head_of(seller_of(shop)),
        facts=tuple(
            (said(code), value)
            for code, value in (
                ("paper.fact.customer", customer.number),
                ("paper.fact.date", fmt.date_short(desk.today())),
            )
        ),
        blocks=tuple(block for block in blocks if not isinstance(block, Table) or block.rows),
        is_letter=False,
    )


def _reach(customer: Customer) -> Iterator[tuple[str, str]]:
    for phone in customer.phones:
        yield said("paper.sheet.phone"), phone.text
    for email in customer.emails:
        yield said("paper.sheet.email"), email.text
    for website in customer.websites:
        yield said("paper.sheet.website"), website.text
    for code, text in (
        ("field.company", customer.company),
        ("field.role", customer.role),
        ("field.vat_id", customer.vat_id),
        ("field.price_level", customer.price_level),
        ("field.tags", ", ".join(customer.tags)),
        ("field.preferences", customer.preferences),
        ("field.note", customer.note),
    ):
        if text:
            yield sentence(code), text


def _tables(customer: Customer, addresses: list[Address], home: str, fmt: PaperFormat) -> Iterator[Block]:
    terms = []
    if customer.discount:
        terms.append((sentence("field.discount"), rate_words(customer.discount, fmt)))
    if customer.payment_term is not None:
        terms.append((sentence("field.payment_term"), str(customer.payment_term)))
    if terms:
        yield _table("paper.sheet.terms", iter(terms))
    if addresses:
        pairs = ((one.label or said("paper.sheet.address"), "\n".join(lines_of(one.place, home))) for one in addresses)
        yield _table("paper.sheet.addresses", pairs)


def _table(title: str, pairs: Iterator[tuple[str, str]]) -> Table:
    columns = (Column(title="", width=45.0), Column(title=""))
    return Table(columns=columns, rows=tuple(Row(cells=pair) for pair in pairs), title=said(title), headed=False)


def _orders(orders: list[OrderRow], fmt: PaperFormat) -> Table:
    columns = (
        Column(title=said("paper.column.order"), width=30.0),
        Column(title=said("paper.column.day"), width=28.0),
        Column(title=said("paper.column.what")),
        Column(title=said("paper.column.amount"), width=30.0, side=Side.RIGHT),
    )
    rows = tuple(
        Row(
            cells=(one.number, fmt.date_short(one.ordered_on), _bought(one), fmt.money(one.total, one.currency)),
            details=(sentence(f"status.{one.status.value}"),),
        )
        for one in orders
    )  # fmt: skip
    return Table(columns=columns, rows=rows, title=said("paper.sheet.orders"))


def _bought(order: OrderRow) -> str:
    more = said("paper.sheet.more", text=str(order.more)) if order.more else ""
    return " ".join(filter(None, (order.title, more)))

"""The list of customers on paper: one line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from craftdesk.domain.shop import ShopSettings
from craftdesk.printing.order_paper import head_of
from craftdesk.printing.sheet import Block, Column, Paragraph, Row, Sheet, Table
from craftdesk.printing.words import PaperFormat, said
from craftdesk.services.addressed import Reached
from craftdesk.services.paper_parties import seller_of

MOST = 2_000
"""Customers on one list; more is for a file, not for paper."""


def sheet_of_list(people: Sequence[Reached], count: int, shop: ShopSettings, today: date, fmt: PaperFormat) -> Sheet:
    """A list of the first `MOST` customers; `count` is how many there are."""
    columns = (
        Column(title=said("paper.list.name")),
        Column(title=said("paper.list.place"), width=27.0),
        Column(title=said("paper.sheet.phone"), width=29.0),
        Column(title=said("paper.sheet.email"), width=56.0),
    )
    rows = tuple(Row(cells=(one.name, one.city, one.phone, one.email), details=(one.number,)) for one in people[:MOST])
    title = said("paper.list.customers")
    note = said("paper.list.first", text=str(MOST), count=str(count)) if count > MOST else ""
    table = Table(columns=columns, rows=rows)
    blocks: tuple[Block, ...] = (Paragraph(text=note), table) if note else (table,)
    return Sheet(
        paper=shop.paper,
        title=title,
        short_title=title,
        head=head_of(seller_of(shop)),
        facts=((said("paper.fact.date"), fmt.date_short(today)), (said("paper.list.count"), str(count))),
        blocks=blocks,
        is_letter=False,
    )

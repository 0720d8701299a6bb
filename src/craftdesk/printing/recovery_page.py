"""The page with the recovery code: printed once, kept apart from the stick."""

from __future__ import annotations

from datetime import date

from craftdesk.domain.shop import ShopSettings
from craftdesk.printing.letter import pages_of
from craftdesk.printing.marks import PaperPage
from craftdesk.printing.order_paper import head_of
from craftdesk.printing.sheet import Column, Paragraph, Row, Sheet, Table
from craftdesk.printing.words import PaperFormat, said
from craftdesk.services.paper_parties import seller_of


def recovery_pages(shop: ShopSettings, code: str, today: date, fmt: PaperFormat) -> tuple[PaperPage, ...]:
    """One page with the shop's name, the code in large groups, what it is for and how it is used."""
    groups = code.split("-")
    columns = tuple(Column(title="", width=22.0) for _ in range(4))
    rows = tuple(Row(cells=tuple((groups[start : start + 4] + [""] * 4)[:4])) for start in range(0, len(groups), 4))
    title = said("recovery.page.title")
    return pages_of(
        Sheet(
            paper=shop.paper,
            title=title,
            short_title=title,
            head=head_of(seller_of(shop)),
            facts=((said("paper.fact.date"), fmt.date_short(today)),),
            blocks=(
                Paragraph(text=said("recovery.page.what"), strong=True),
                Table(columns=columns, rows=rows, headed=False),
                Paragraph(text=said("recovery.page.line", groups=code)),
                Paragraph(text=said("recovery.page.use")),
                Paragraph(text=said("recovery.page.keep")),
            ),
            is_letter=False,
        )
    )

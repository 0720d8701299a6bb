"""The list of papers at the left of their dialog: what can be made, then what was issued."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt

from craftdesk.controllers.papers import CUSTOMER_SHEET, Shelf
from craftdesk.domain.paper import Paper, PaperKind
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter
from craftdesk.ui.widgets.list_row import ListRow

ENTRY = int(Qt.ItemDataRole.UserRole.value) + 4


def entries(shelf: Shelf, fmt: Formatter) -> Iterator[tuple[str | Paper, ListRow]]:
    """Yield each entry, a kind or an issued paper, with its row."""
    translate = QCoreApplication.translate
    for kind in shelf.kinds:
        if kind == PaperKind.INVOICE.value and shelf.standing is not None:
            yield shelf.standing, issued_row(shelf.standing, fmt)
            continue
        line = {
            PaperKind.CONFIRMATION.value: translate("Papers", "What was agreed"),
            PaperKind.DELIVERY_NOTE.value: translate("Papers", "Goes with the goods, no prices"),
            PaperKind.INVOICE.value: translate("Papers", "Not issued yet"),
            PaperKind.RECEIPT.value: translate("Papers", "What was paid"),
            PaperKind.GIFT_RECEIPT.value: translate("Papers", "For a present, no prices"),
            PaperKind.STATEMENT.value: translate("Papers", "What is open, what was paid"),
            CUSTOMER_SHEET: translate("Papers", "The card on paper"),
        }[kind]
        yield kind, ListRow(title=kind_words(kind), subline=line, has_face=False)
    for paper in shelf.issued:
        if paper != shelf.standing or PaperKind.INVOICE.value not in shelf.kinds:
            yield paper, issued_row(paper, fmt)


def kind_words(kind: str) -> str:
    """Return what a kind of paper is called."""
    if kind == CUSTOMER_SHEET:
        return QCoreApplication.translate("Papers", "Customer sheet")
    return sentence(f"paper.{kind}")


def issued_row(paper: Paper, fmt: Formatter) -> ListRow:
    """Return the row of an issued paper."""
    translate = QCoreApplication.translate
    line = translate("Papers", "Issued {0}").replace("{0}", fmt.date_short(paper.issued_on))
    if paper.cancelled_by:
        line = translate("Papers", "Cancelled by {0}").replace("{0}", paper.cancelled_by)
    title = f"{kind_words(paper.kind.value)} {paper.number}"
    total = fmt.money(paper.total, paper.currency)
    return ListRow(title=title, subline=line, amount=total, has_face=False, faded=bool(paper.cancelled_by))

"""A line of an order as it is painted while nobody has been there: the words of its fields, at their places."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from craftdesk.domain.order import QUANTITY_SCALE, OrderLine
from craftdesk.ui.fonts import Role
from craftdesk.ui.format import Formatter
from craftdesk.ui.look import Look
from craftdesk.ui.screens.order_entry.line_columns import BUTTON, WIDTHS

_GAP, _PAD = 6, 9


def line_words(line: OrderLine, fmt: Formatter, currency: str, *, has_tax: bool) -> tuple[str, ...]:
    """What the fields for item, quantity, price, discount and tax would say."""
    quantity = f"{fmt.quantity(Decimal(line.quantity) / QUANTITY_SCALE)} {line.unit}".strip()
    discount = ""
    if line.discount_rate:
        discount = f"{fmt.quantity(Decimal(line.discount_rate) / 100)} %"
    elif line.discount:
        discount = fmt.money(line.discount, currency)
    tax = f"{fmt.quantity(Decimal(line.tax_rate) / 100)} %" if has_tax else ""
    return (line.name or line.sku, quantity, fmt.money(line.unit_price, currency), discount, tax)


def paint_line(painter: QPainter, rect: QRect, words: Sequence[str], look: Look) -> None:
    """Paint five fields and the total into the columns of a line."""
    px = look.px
    edge = rect.right() + 1 - px(BUTTON) - px(_GAP)
    places = []
    for wide in reversed(WIDTHS):
        places.append(QRect(edge - px(wide), rect.top(), px(wide), rect.height()))
        edge -= px(wide) + px(_GAP)
    places.append(QRect(rect.left(), rect.top(), edge - rect.left(), rect.height()))
    way = Qt.LayoutDirection.RightToLeft if painter.device().isRightToLeft() else Qt.LayoutDirection.LeftToRight  # type: ignore[attr-defined]
    painter.setPen(look.colour("text"))
    for at, (place, text) in enumerate(zip(reversed(places), words, strict=True)):
        is_total = at == len(words) - 1
        role = Role.AMOUNT if is_total else Role.BODY
        inner = place if is_total else place.adjusted(px(_PAD), 0, -px(_PAD), 0)
        painter.setFont(look.font(role))
        side = Qt.AlignmentFlag.AlignRight if is_total else Qt.AlignmentFlag.AlignLeft
        shown = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        aligned = QStyle.visualAlignment(way, side | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QStyle.visualRect(way, rect, inner), int(aligned), shown)

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
from craftdesk.ui.screens.order_entry.line_columns import WIDTHS, button_width

_GAP = 6
_LINE_PAD, _CHOICE_PAD = 13, 11
"""How far in the text of a field begins, and that of a choice."""
_TAX = 4


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


def places(rect: QRect, look: Look, *, has_tax: bool) -> list[QRect]:
    """Where item, quantity, price, discount, tax (empty without any) and total of a line stand, from left to right."""
    px = look.px
    edge = rect.right() + 1 - button_width(look) - px(_GAP)
    found = []
    for column, wide in reversed(list(enumerate(WIDTHS, start=1))):
        is_left_out = column == _TAX and not has_tax
        found.append(QRect() if is_left_out else QRect(edge - px(wide), rect.top(), px(wide), rect.height()))
        edge -= 0 if is_left_out else px(wide) + px(_GAP)
    found.append(QRect(rect.left(), rect.top(), edge - rect.left(), rect.height()))
    return found[::-1]


def paint_line(painter: QPainter, rect: QRect, words: Sequence[str], look: Look, *, has_tax: bool) -> None:
    """Paint five fields and the total into the columns of a line."""
    way = Qt.LayoutDirection.RightToLeft if painter.device().isRightToLeft() else Qt.LayoutDirection.LeftToRight  # type: ignore[attr-defined]
    painter.setPen(look.colour("text"))
    for at, (place, text) in enumerate(zip(places(rect, look, has_tax=has_tax), words, strict=True)):
        is_total = at == len(words) - 1
        role = Role.AMOUNT if is_total else Role.BODY
        pad = 0 if is_total else look.px(_CHOICE_PAD if at == _TAX else _LINE_PAD)
        inner = place.adjusted(pad, 0, -pad, 0)
        painter.setFont(look.font(role))
        side = Qt.AlignmentFlag.AlignRight if is_total else Qt.AlignmentFlag.AlignLeft
        shown = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        aligned = QStyle.visualAlignment(way, side | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QStyle.visualRect(way, rect, inner), int(aligned), shown)

"""What painted widgets share: mirrored rectangles, plain text, rounded fills and focus rings."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle

#: Nobody reads further in one line, and measuring a name of a million letters stops the window.
_LONGEST_LINE = 400
_BREAK = re.compile("[\n\r\t\u2028\u2029]")
Direction = Qt.LayoutDirection
Marks = tuple[tuple[int, int], ...]


def one_line(text: str) -> str:
    """Return text as it can stand in one painted line: no line breaks, not endless."""
    cut = text[:_LONGEST_LINE]
    return " ".join(cut.split()) if _BREAK.search(cut) else cut


def visual(direction: Direction, outer: QRect, left: int, top: int, width: int, height: int) -> QRect:
    """Return a rectangle given from the leading edge of `outer`, mirrored where text runs right to left."""
    inner = QRect(outer.left() + left, outer.top() + top, width, height)
    return QStyle.visualRect(direction, outer, inner)


def fill(
    painter: QPainter, rect: QRectF, radius: float, inside: QColor | None, edge: QColor | None = None, wide: float = 1
) -> None:
    """Paint a rounded rectangle; an edge lies wholly inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(inside if inside is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.setPen(QPen(edge, wide))
        half = wide / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def isolated(text: str) -> str:
    """Return an amount or a number so that right-to-left surroundings do not turn its parts around."""
    return f"\u2066{text}\u2069" if text else text


def text_width(metrics: QFontMetrics, text: str) -> int:
    """Return the width of one line of text."""
    return metrics.horizontalAdvance(one_line(text))


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    direction: Direction = Direction.LeftToRight,
) -> None:
    """Paint one line of plain text, shortened with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = elided(QFontMetrics(font), text, rect.width())
    flags = QStyle.visualAlignment(direction, align | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(rect, int(flags.value) | int(Qt.TextFlag.TextSingleLine.value), shown)


def draw_marked(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    inks: tuple[QColor, QColor],
    marks: Marks,
    direction: Direction,
) -> None:
    """Paint one line whose marked ranges (start, length) stand on a tint; `inks` are text and tint."""
    colour, _ = inks
    if not marks:
        draw_text(painter, rect, text, font, colour, direction=direction)
        return
    metrics = QFontMetrics(font)
    layout = marked_layout(elided(metrics, text, rect.width()), font, inks, marks, direction, rect.width())
    painter.setPen(colour)
    painter.setFont(font)
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - metrics.height()) / 2))


def elided(metrics: QFontMetrics, text: str, room: int) -> str:
    """Return text as one painted line, shortened with an ellipsis where there is no room for it."""
    return metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, room)


def marked_layout(
    shown: str, font: QFont, inks: tuple[QColor, QColor], marks: Marks, direction: Direction, width: int
) -> QTextLayout:
    """Return one line laid out in a width, its marked ranges on a tint; `inks` are text and tint."""
    layout = QTextLayout(shown, font)
    option = layout.textOption()
    option.setTextDirection(direction)
    option.setAlignment(QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft))
    layout.setTextOption(option)
    layout.setFormats(_formats(marks, len(shown), *inks))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return layout


def _formats(marks: Marks, length: int, colour: QColor, tint: QColor) -> list[QTextLayout.FormatRange]:
    from PySide6.QtGui import QTextCharFormat  # made by PySide when first named: the first picture marks nothing

    ranges: list[QTextLayout.FormatRange] = []
    for start, count in marks:
        if 0 <= start < length and count > 0:
            made = QTextLayout.FormatRange()
            style = QTextCharFormat()
            style.setBackground(tint)
            style.setForeground(colour)
            made.start, made.length, made.format = start, min(count, length - start), style
            ranges.append(made)
    return ranges

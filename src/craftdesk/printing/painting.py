"""Painting pages: into a PDF, on a printer, as pictures for the screen. Black on white, always."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter, QPen

from craftdesk.printing.marks import Frame, Mark, PaperPage, Picture, Rule, Side, Words
from craftdesk.printing.type import DOTS, DOTS_A_MM, font_of

_SIDES = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
    Side.CENTRE: Qt.AlignmentFlag.AlignHCenter,
}
_IN_ITS_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_AS_IT_IS = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


def pdf_of(pages: Sequence[PaperPage], title: str) -> bytes:
    """The PDF of some pages, of one size each."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("CraftDesk")
    writer.setResolution(DOTS)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    for number, page in enumerate(pages):
        writer.setPageSize(page_size(page))
        if number:
            writer.newPage()
        else:
            painter.begin(writer)
        paint(painter, page)
    painter.end()
    buffer.close()
    return bytes(data.data())


def picture_of(page: PaperPage, dots_a_mm: float) -> QImage:
    """A page as a picture of so many dots a millimetre."""
    image = QImage(
        max(1, round(page.width * dots_a_mm)), max(1, round(page.height * dots_a_mm)), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(dots_a_mm / DOTS_A_MM, dots_a_mm / DOTS_A_MM)
    paint(painter, page)
    painter.end()
    return image


def page_size(page: PaperPage) -> QPageSize:
    """The size of a page as printers know it."""
    size = QSizeF(page.width, page.height)
    return QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def paint(painter: QPainter, page: PaperPage) -> None:
    """Paint a page on something whose unit is a dot of `type.DOTS` an inch."""
    for mark in page.marks:
        _paint(painter, mark)


def _paint(painter: QPainter, mark: Mark) -> None:
    if isinstance(mark, Words):
        _paint_words(painter, mark)
    elif isinstance(mark, Rule):
        painter.setPen(_pen(mark.width))
        start = QPointF(mark.x1, mark.y1) * DOTS_A_MM
        painter.drawLine(start, QPointF(mark.x2, mark.y2) * DOTS_A_MM)
    elif isinstance(mark, Frame):
        painter.setPen(_pen(0.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_place(mark))
    else:
        painter.drawImage(_place(mark), QImage.fromData(mark.data))


def _paint_words(painter: QPainter, words: Words) -> None:
    painter.setPen(_pen(0.1))
    painter.setFont(font_of(words.ink, words.size))
    way = Qt.LayoutDirection.RightToLeft if words.backwards else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(way)
    flags = (_SIDES[words.side] | _IN_ITS_LINE).value | _AS_IT_IS.value
    painter.drawText(_place(words), flags, words.text)


def _pen(width: float) -> QPen:
    pen = QPen(Qt.GlobalColor.black)
    pen.setWidthF(width * DOTS_A_MM)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _place(mark: Words | Frame | Picture) -> QRectF:
    return QRectF(mark.x * DOTS_A_MM, mark.y * DOTS_A_MM, mark.width * DOTS_A_MM, mark.height * DOTS_A_MM)

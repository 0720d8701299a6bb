"""Measuring type: how wide a text is, where it breaks, which way it is read. Everything in millimetres."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from craftdesk.printing.marks import POINT, SIZES, Ink

DOTS = 1200
"""Dots an inch in which type is measured: fine enough that a letter is nowhere off by a hair."""
DOTS_A_MM = DOTS / 25.4
_LONGEST = 600
"""Letters of one text that are laid out; what is longer was not meant for paper."""
_LEADING = 1.28


def font_of(ink: Ink, size: float = 0.0) -> QFont:
    """The font of an ink, its height in dots, without the corrections that screens need."""
    points, bold = SIZES[ink]
    font = QFont()
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(max(1, round((size or points) * DOTS / 72)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if hasattr(QFont, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def line_height(ink: Ink, size: float = 0.0) -> float:
    """How far lines of an ink stand from each other."""
    return (size or SIZES[ink][0]) * POINT * _LEADING


def width_of(text: str, ink: Ink, size: float = 0.0) -> float:
    """How wide a line of text is."""
    return QFontMetricsF(font_of(ink, size)).horizontalAdvance(_bounded(text)) / DOTS_A_MM


def is_backwards(text: str) -> bool:
    """Whether a text is read from right to left, by its first letter that says so."""
    for char in text:
        way = bidirectional(char)
        if way in {"R", "AL"}:
            return True
        if way == "L":
            return False
    return False


def wrapped(text: str, width: float, ink: Ink = Ink.BODY, size: float = 0.0) -> list[str]:
    """The lines of a text that fit a width; its own line ends stay, a word that is too long is broken."""
    font = font_of(ink, size)
    found: list[str] = []
    for paragraph in text.split("\n"):
        found += _broken(_bounded(paragraph).strip(), width, font)
    return found


def _broken(text: str, width: float, font: QFont) -> list[str]:
    if not text:
        return [""]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_backwards(text) else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    # Qt counts in units of UTF-16, Python in letters.
    units = text.encode("utf-16-le", "replace")
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * DOTS_A_MM)
        start = line.textStart() * 2
        lines.append(units[start : start + line.textLength() * 2].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines


def _bounded(text: str) -> str:
    # Half a letter, as damaged data may hold, is none to Qt.
    whole = text.encode("utf-8", "replace").decode()
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"

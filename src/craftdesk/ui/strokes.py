"""The drawings of the icons: lines, curves and ovals on a square of 24, two wide, with round ends.

They come as plain numbers, one line an icon, that packaging/strokes.py makes of the set's own SVG: twenty icons stand
in the first picture, and having their SVG read took as long as painting all of it.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from craftdesk.ui.assets import resource

SIDE, WIDTH = 24, 2


class UnknownIconError(LookupError):
    """A name that has no drawing; a mistake in the code."""


def strokes(name: str) -> QPainterPath:
    """The drawing of an icon: M and L lead to a point, C is a curve, O an oval (its middle and radii), Z closes."""
    drawings = _drawings()
    if drawings and name not in drawings:
        raise UnknownIconError(name)
    words = drawings.get(name, "")  # without its resources the program shows no icons, and works
    path, said = QPainterPath(), iter(words.split())
    for letter in said:
        if letter == "M":
            path.moveTo(float(next(said)), float(next(said)))
        elif letter == "L":
            path.lineTo(float(next(said)), float(next(said)))
        elif letter == "C":
            path.cubicTo(*(float(next(said)) for _ in range(6)))
        elif letter == "O":
            path.addEllipse(QPointF(float(next(said)), float(next(said))), float(next(said)), float(next(said)))
        else:
            path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def _drawings() -> dict[str, str]:
    shipped = resource("icons", "strokes.txt")
    lines = shipped.read_text("ascii").splitlines() if shipped is not None else []
    return {name: words for name, _, words in (line.partition(" ") for line in lines)}

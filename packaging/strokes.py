"""Writes resources/icons/strokes.txt: the drawings of the icons as plain strokes, so that a start reads no SVG.

Qt itself reads each drawing and says it again in absolute lines, curves and ovals; only the numbers are kept.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "icons"
STROKES = DRAWINGS / "strokes.txt"
SIDE = 24
_SPACE = "{http://www.w3.org/2000/svg}"


def strokes() -> str:
    """One line an icon: its name, then letters and numbers (M and L a point, C three, O middle and radii, Z)."""
    _application = QGuiApplication.instance() or QGuiApplication(["strokes"])  # drawing needs one to be there
    return "".join(f"{path.stem} {_strokes(path)}\n" for path in sorted(DRAWINGS.glob("*.svg")))


def _strokes(path: Path) -> str:
    root = fromstring(_said_again(path))  # noqa: S314 - written by Qt a moment ago
    found = dict.fromkeys(_words(part) for part in root.iter())  # a dot is said twice: once filled, once drawn round
    return " ".join(words for words in found if words)


def _said_again(path: Path) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QSvgGenerator()
    writer.setOutputDevice(buffer)
    writer.setSize(QSize(SIDE, SIDE))
    writer.setViewBox(QRectF(0, 0, SIDE, SIDE))
    renderer = QSvgRenderer(str(path))
    if not renderer.isValid():
        sys.exit(f"{path} cannot be drawn")
    painter = QPainter(writer)
    renderer.render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return bytes(buffer.data().data())


def _words(part: Element) -> str:
    kind, has = part.tag.removeprefix(_SPACE), part.attrib
    if kind == "path":
        return _spaced(has["d"])
    if kind == "polyline":
        return _spaced("M" + " L".join(has["points"].split()))
    if kind == "circle":
        return f"O {has['cx']} {has['cy']} {has['r']} {has['r']}"
    if kind not in {"svg", "title", "desc", "defs", "g"}:
        sys.exit(f"a {kind} is none of the strokes that CraftDesk draws")
    return ""


def _spaced(path: str) -> str:
    """Each letter and each number is a word."""
    return " ".join(re.sub(r"([A-Z])", r" \1 ", path).replace(",", " ").split())


if __name__ == "__main__":
    STROKES.write_text(strokes(), "utf-8")

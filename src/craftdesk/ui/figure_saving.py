"""Saving what is seen of figures: a chart as a picture, its numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from craftdesk.domain.figure_table import FigureTableFile
from craftdesk.ui.look import Look

_SHARP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSaving:
    """What is to be saved under which name; no picture where there is only a table."""

    name: str
    table: FigureTableFile
    picture: QImage | None = None


def picture_of(widget: QWidget, look: Look) -> QImage:
    """Return what a widget shows, sharp enough to be printed."""
    image = QImage(widget.size() * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    image.fill(look.colour("surface"))
    widget.render(image)
    return image

"""Type roles and sizes: everything is a multiple of one base font, nothing is a fixed pixel.

The base is the system's user-interface font, its size clamped to what the layout was drawn for,
times the zoom the owner chose.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontMetrics

ZOOM_MIN, ZOOM_MAX, ZOOM_STEP = 90, 150, 10
_POINT_MIN, _POINT_MAX, _POINT_FLOOR = 9.0, 14.0, 8.0
#: Height of a text line at which the sizes of the design were drawn.
_DRAWN_LINE = 17


class Role(StrEnum):
    """What a piece of text is for; decides its size and weight."""

    PAGE_TITLE = "page-title"
    PANE_TITLE = "pane-title"
    CARD_VALUE = "card-value"
    SECTION = "section"
    ROW_TITLE = "row-title"
    BODY = "body"
    STRONG = "strong"
    AMOUNT = "amount"
    SMALL = "small"
    SMALL_STRONG = "small-strong"
    CHIP = "chip"
    AXIS = "axis"
    AXIS_STRONG = "axis-strong"


class Density(StrEnum):
    """How tall table rows are."""

    COMPACT = "compact"
    COMFORTABLE = "comfortable"


_DEMI, _MEDIUM, _NORMAL = QFont.Weight.DemiBold, QFont.Weight.Medium, QFont.Weight.Normal

_ROLES: dict[Role, tuple[float, QFont.Weight]] = {
    Role.PAGE_TITLE: (1.75, _DEMI),
    Role.PANE_TITLE: (1.42, _DEMI),
    Role.CARD_VALUE: (1.5, _DEMI),
    Role.SECTION: (1.04, _DEMI),
    Role.ROW_TITLE: (1.02, _DEMI),
    Role.BODY: (1.0, _NORMAL),
    Role.STRONG: (1.0, _DEMI),
    Role.AMOUNT: (0.97, _MEDIUM),
    Role.SMALL: (0.89, _NORMAL),
    Role.SMALL_STRONG: (0.87, _DEMI),
    Role.CHIP: (0.92, _NORMAL),
    Role.AXIS: (0.82, _NORMAL),
    Role.AXIS_STRONG: (0.84, _DEMI),
}

_TABULAR = frozenset({Role.AMOUNT, Role.CARD_VALUE, Role.AXIS, Role.AXIS_STRONG})


def with_tabular_figures(font: QFont) -> QFont:
    """Return the font with figures of one width, where Qt and the font can do that."""
    changed = QFont(font)
    if hasattr(QFont, "setFeature"):
        changed.setFeature(QFont.Tag("tnum"), 1)
    return changed


class Fonts(QObject):
    """The fonts of all roles at the present zoom, and the scale that sizes follow."""

    changed = Signal()

    def __init__(self, system: QFont, zoom: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system = QFont(system)
        self._zoom = _clamped_zoom(zoom)
        self._fonts: dict[Role, QFont] = {}
        self._metrics: dict[Role, QFontMetrics] = {}
        self._scaled: dict[float, int] = {}
        self._rebuild()

    @property
    def zoom(self) -> int:
        """The zoom of text in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Change the zoom; values outside 90 to 150 are brought back inside."""
        percent = _clamped_zoom(percent)
        if percent != self._zoom:
            self._zoom = percent
            self._rebuild()
            self.changed.emit()

    def font(self, role: Role = Role.BODY) -> QFont:
        """Return the font of a role."""
        return self._fonts[role]

    def metrics(self, role: Role = Role.BODY) -> QFontMetrics:
        """Return the measurements of a role's font."""
        return self._metrics[role]

    def scale(self, px: float) -> int:
        """Return a drawn size in the pixels that fit the present font; never 0 for a size."""
        found = self._scaled.get(px)
        if found is None:
            height = self._metrics[Role.BODY].height()
            found = self._scaled[px] = max(1, round(px * height / _DRAWN_LINE)) if px > 0 else 0
        return found

    def _rebuild(self) -> None:
        self._scaled.clear()
        points = self._system.pointSizeF()
        if points <= 0:  # a system font set in pixels has no point size
            points = self._system.pixelSize() * 0.75
        base = min(max(points, _POINT_MIN), _POINT_MAX) * self._zoom / 100
        for role, (factor, weight) in _ROLES.items():
            font = QFont(self._system)
            font.setPointSizeF(max(base * factor, _POINT_FLOOR))
            font.setWeight(weight)
            self._fonts[role] = with_tabular_figures(font) if role in _TABULAR else font
            self._metrics[role] = QFontMetrics(self._fonts[role])


def _clamped_zoom(percent: int) -> int:
    return min(max(percent, ZOOM_MIN), ZOOM_MAX)

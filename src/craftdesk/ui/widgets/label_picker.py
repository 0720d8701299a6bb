"""A small picture of a sheet of labels, on which the first free label is chosen by mouse or arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.painting import fill

_WIDE, _HIGH, _GAP = 34, 16, 3


class LabelPicker(QWidget):
    """`first` is the number of the first label to print, 1 being the one at the top left; used ones look faded."""

    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._columns, self._rows = 3, 8
        self.first = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._on_look_changed)
        self._name()

    def show_sheet(self, columns: int, rows: int) -> None:
        """Show another sheet; it begins with its first label."""
        if (columns, rows) != (self._columns, self._rows):
            self._columns, self._rows = columns, rows
            self.first = 1
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Have room for all labels."""
        px = self._look.px
        step_x, step_y = px(_WIDE + _GAP), px(_HIGH + _GAP)
        return QSize(self._columns * step_x + px(_GAP) + 2, self._rows * step_y + px(_GAP) + 2)

    def minimumSizeHint(self) -> QSize:
        """Be no smaller than that."""
        return self.sizeHint()

    def _place(self, number: int) -> QRectF:
        px = self._look.px
        row, column = divmod(number - 1, self._columns)
        x, y = 1 + px(_GAP) + column * px(_WIDE + _GAP), 1 + px(_GAP) + row * px(_HIGH + _GAP)
        return QRectF(x, y, px(_WIDE), px(_HIGH))

    def _choose(self, number: int) -> None:
        number = min(max(number, 1), self._columns * self._rows)
        if number != self.first:
            self.first = number
            self._name()
            self.update()
            announce(self, self.accessibleName())
            self.chosen.emit(number)

    def _name(self) -> None:
        row, column = divmod(self.first - 1, self._columns)
        words = self.tr("First label: row {0}, column {1}")
        self.setAccessibleName(words.replace("{0}", str(row + 1)).replace("{1}", str(column + 1)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin with the label that was clicked."""
        at = event.position().toPoint()
        for number in range(1, self._columns * self._rows + 1):
            if self._place(number).toRect().adjusted(-1, -1, 1, 1).contains(QPoint(at)):
                self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another label with the arrows, Home and End."""
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            wanted = self.first + steps[key]
            if 1 <= wanted <= self._columns * self._rows:
                self._choose(wanted)
        elif key == Qt.Key.Key_Home:
            self._choose(1)
        elif key == Qt.Key.Key_End:
            self._choose(self._columns * self._rows)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet: used labels are empty outlines, free ones filled, the first one strong."""
        look, painter = self._look, QPainter(self)
        edge = "focus" if self.hasFocus() else "border"
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill(painter, frame, look.px(4), look.colour("surface"), look.colour(edge), 2 if self.hasFocus() else 1)
        for number in range(1, self._columns * self._rows + 1):
            ground = look.colour("accent") if number == self.first else look.colour("soft")
            used = number < self.first
            line = look.colour("border") if used else None
            fill(painter, self._place(number), look.px(2), None if used else ground, line, 1)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

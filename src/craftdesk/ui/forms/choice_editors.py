"""Editors of choices: one of several, yes or no, stars."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.chips import ChipItem, Chips
from craftdesk.ui.widgets.painting import fill, visual

_STARS = 5


class CalmComboBox(QComboBox):
    """A combo box that does not change its value when a page is scrolled over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page have the wheel unless the list is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """One of a few values, each with its words."""

    def __init__(self, look: Look, choices: Sequence[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.box = CalmComboBox()
        self._values = [value for value, _ in choices]
        for _, words in choices:
            self.box.addItem(words)
        self.box.activated.connect(self._on_box_activated)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def value(self) -> object:
        """Return the chosen value."""
        return self._values[max(self.box.currentIndex(), 0)]

    def show_value(self, value: object) -> None:
        """Choose a value; a word that is not on offer is added, so that it is kept."""
        if value not in self._values and isinstance(value, str) and value:
            self._values.append(value)
            self.box.addItem(value)
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    @Slot()
    def _on_box_activated(self) -> None:
        self.edited.emit()


class FlagEditor(Editor):
    """Yes or no, said by the words beside the box."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.box = QCheckBox(words)
        self.box.clicked.connect(self._on_box_clicked)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.box.isChecked()

    def show_value(self, value: object) -> None:
        """Tick it, or not."""
        self.box.setChecked(bool(value))

    @Slot()
    def _on_box_clicked(self) -> None:
        self.edited.emit()


class RatingEditor(Editor):
    """Nought to five stars; arrow keys and digits set them, a second click on the same star takes it away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._rating = 0
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._on_look_changed)

    def value(self) -> int:
        """Return the number of stars."""
        return self._rating

    def show_value(self, value: object) -> None:
        """Show a number of stars."""
        self._rating = min(max(value, 0), _STARS) if isinstance(value, int) else 0
        self._say()
        self.update()

    def set_name(self, name: str) -> None:
        """Name the field; its value is read with it."""
        self._name = name
        self._say()

    def targets(self) -> tuple[QWidget, ...]:
        """The stars themselves take the keyboard."""
        return (self,)

    def sizeHint(self) -> QSize:
        """Five stars with air."""
        return QSize(self._side() * _STARS + self.look.px(6), self.look.px(34))

    def minimumSizeHint(self) -> QSize:
        """Never cut a star."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint filled and empty stars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, star = self._side(), self.look.px(18)
        for place in range(_STARS):
            ink = "accent" if place < self._rating else "scroll"
            spot = visual(
                self.layoutDirection(), self.rect(), place * side + (side - star) // 2 + self.look.px(3),
                (self.height() - star) // 2, star, star,
            )  # fmt: skip
            painter.setPen(QPen(self.look.colour(ink), 1.4))
            painter.setBrush(self.look.colour(ink) if place < self._rating else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_star(QRectF(spot)))
        if self.hasFocus():
            fill(painter, QRectF(self.rect()), self.look.px(7), None, self.look.colour("focus"), 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set stars by arrows, Home, End and digits."""
        onward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Right: self._rating + onward, Qt.Key.Key_Left: self._rating - onward,
            Qt.Key.Key_Up: self._rating + 1, Qt.Key.Key_Down: self._rating - 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: _STARS,
        }  # fmt: skip
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None and event.text().isdecimal():
            wanted = int(event.text())
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self._set(min(max(wanted, 0), _STARS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the star under the pointer; the same one again takes it away."""
        x = event.position().toPoint().x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        wanted = min(max(x - self.look.px(3), 0) // self._side() + 1, _STARS)
        self._set(wanted - 1 if wanted == self._rating else wanted)

    def _set(self, rating: int) -> None:
        if rating != self._rating:
            self.show_value(rating)
            self.edited.emit()

    def _say(self) -> None:
        words = self.tr("{0}: {1} of 5 stars") if self._rating else self.tr("{0}: not rated")
        self.setAccessibleName(words.format(self._name, self._rating))

    def _side(self) -> int:
        return self.look.px(26)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _star(box: QRectF) -> QPolygonF:
    """A star of five points that fills a square."""
    points = []
    for corner in range(10):
        angle, reach = math.pi * corner / 5, 0.5 if corner % 2 == 0 else 0.21
        points.append(
            QPointF(
                box.center().x() + math.sin(angle) * reach * box.width(),
                box.center().y() - math.cos(angle) * reach * box.height(),
            )
        )
    return QPolygonF(points)


class ChipsEditor(Editor):
    """One of two or three values, all seen at once."""

    def __init__(self, look: Look, choices: Sequence[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.chips = Chips(look, "")
        self._values = {str(value): value for value, _ in choices}
        self.chips.set_items([ChipItem(key=str(value), text=words) for value, words in choices])
        self.chips.chosen.connect(self._on_chips_chosen)
        row.addWidget(self.chips)

    def value(self) -> object:
        """Return the chosen value."""
        return self._values[self.chips.current()]

    def show_value(self, value: object) -> None:
        """Choose a value."""
        self.chips.select(str(value))

    def targets(self) -> tuple[QWidget, ...]:
        """The group carries the name."""
        return (self.chips,)

    @Slot(str)
    def _on_chips_chosen(self, _key: str) -> None:
        self.edited.emit()

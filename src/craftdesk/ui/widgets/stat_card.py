"""Stat cards: one figure with its period, and the row that wraps four of them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.label import IconLabel, PropertyLabel
from craftdesk.ui.widgets.tip import plain_tip

_NARROW = 640


class StatCard(QFrame):
    """A small icon and label, the value, and one line that says for what period or compared with what."""

    def __init__(self, look: Look, icon: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._name = look, label
        self.setProperty("card", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._outer = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(IconLabel(look, icon, 14))
        self._label = PropertyLabel(look, label, role=Role.SMALL, ink="muted")
        self._head.addWidget(self._label, 1)
        self._value = PropertyLabel(look, "", role=Role.CARD_VALUE)
        self._line = PropertyLabel(look, "", role=Role.SMALL, ink="muted")
        self._outer.addLayout(self._head)
        self._outer.addWidget(self._value)
        self._outer.addWidget(self._line)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_value(self, value: str, line: str, tip: str = "") -> None:
        """Show a value and the line that explains it."""
        self._value.show_text(value)
        self._line.show_text(line)
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(f"{self._name}: {value}, {line}" if line else f"{self._name}: {value}")
        self.setAccessibleDescription(tip)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(14), px(12), px(14), px(12))
        self._outer.setSpacing(px(2))
        self._head.setSpacing(px(6))


class StatRow(QWidget):
    """Stat cards side by side, in two columns where there is no room for all."""

    def __init__(self, look: Look, cards: list[StatCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._cards = look, cards
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._arrange(len(cards))
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns by the new width."""
        super().resizeEvent(event)
        self._on_look_changed()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    @Slot()
    def _on_look_changed(self) -> None:
        self._grid.setSpacing(self._look.px(12))
        narrow = self.width() < self._look.px(_NARROW)
        self._arrange(min(2, len(self._cards)) if narrow else len(self._cards))

"""Chips: a single choice among a few, seen at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.tip import plain_tip


class ChipItem(NamedTuple):
    """One choice: its key, its word, and what it means."""

    key: str
    text: str
    tip: str = ""


class Chip(QPushButton):
    """One chip; as wide as its word in bold, so that nothing moves when it is chosen."""

    stepped = Signal(int)

    def __init__(self, look: Look, item: ChipItem, parent: QWidget) -> None:
        super().__init__(item.text, parent)
        self._look = look
        self.key = item.key
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setToolTip(plain_tip(item.tip))
        self.setAccessibleName(item.text)
        self.setAccessibleDescription(item.tip)
        self.setFont(look.font(Role.CHIP))

    def sizeHint(self) -> QSize:
        """Ask for the room of the bold word."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        wide = QFontMetrics(bold).horizontalAdvance(self.text()) + 2 * self._look.px(9) + 4
        return QSize(max(wide, self._look.px(36)), self._look.px(26))

    def minimumSizeHint(self) -> QSize:
        """Never shorten the word."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step to the neighbour with the arrow keys, the way the text runs."""
        onward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Right: onward, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -onward, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class Chips(QWidget):
    """A row of chips of which exactly one is chosen; wraps where the pane is narrow."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_group_button_clicked)
        self._chips: list[Chip] = []
        self._reached = ""
        self.setAccessibleName(name)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def set_items(self, items: Sequence[ChipItem]) -> None:
        """Replace the choices; the first is chosen unless the former choice is still among them."""
        former = self.current()
        for chip in self._chips:
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(self._look, item, self) for item in items]
        for chip in self._chips:
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            chip.stepped.connect(self._on_chip_stepped)
        self._reached = ""
        keys = [chip.key for chip in self._chips]
        if keys:
            self.select(former if former in keys else keys[0])

    def current(self) -> str:
        """Return the key of the chosen chip, empty without any."""
        return next((chip.key for chip in self._chips if chip.isChecked()), "")

    def select(self, key: str) -> None:
        """Choose a chip without telling anybody."""
        if key == self._reached == self.current():
            return
        self._reached = key
        for chip in self._chips:
            chip.setChecked(chip.key == key)
            # Tab reaches the group once, at the chosen chip; arrows do the rest.
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip.key == key else Qt.FocusPolicy.ClickFocus)

    @Slot(QPushButton)
    def _on_group_button_clicked(self, button: QPushButton) -> None:
        if isinstance(button, Chip):
            self.select(button.key)
            self.chosen.emit(button.key)

    @Slot(int)
    def _on_chip_stepped(self, step: int) -> None:
        at = next((place for place, chip in enumerate(self._chips) if chip.isChecked()), 0)
        chip = self._chips[(at + step) % len(self._chips)]
        self.select(chip.key)
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(chip.key)

    @Slot()
    def _on_look_changed(self) -> None:
        self._flow.setSpacing(self._look.px(6))
        for chip in self._chips:
            chip.setFont(self._look.font(Role.CHIP))
        self.updateGeometry()

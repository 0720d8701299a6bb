"""The dated steps of an order, newest first, down to the day it was taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.order import Order
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.screens.order.step_words import step_words
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.kept_rows import KeptRows
from craftdesk.ui.widgets.label import IconLabel, Label


class _Step(QWidget):
    """One of them: its picture, what was done, and when."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        self._icon = IconLabel(look, "", 16)
        self._words, self._when = Label(look, wrap=True), Label(look, role=Role.SMALL, ink="muted")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._when, 0, Qt.AlignmentFlag.AlignTop)

    def show_step(self, icon: str, words: str, when: str) -> None:
        self._icon.show_icon(icon)
        self._words.setText(words)
        self._when.setText(when)
        self.setAccessibleName(f"{words}, {when}")


class StepsCard(Card):
    """What happened to the order, and when."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("How it went"))
        self._kit = kit
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self._rows = KeptRows(kit.look, self._list, self._row, between=8, inside=10, parent=self)
        self.lines: list[str] = []

    def show_order(self, order: Order) -> None:
        """Show the steps of an order."""
        fmt = self._kit.format
        shown = [(*step_words(step, fmt), fmt.instant(step.at)) for step in reversed(order.steps)]
        shown.append(("shopping-bag", self.tr("Ordered"), fmt.date_short(order.ordered_on)))
        self.lines = [f"{words}, {when}" for _, words, when in shown]
        for row, (icon, words, when) in zip(self._rows.take(len(shown)), shown, strict=True):
            row.show_step(icon, words, when)

    def _row(self) -> _Step:
        return _Step(self._kit.look)

"""The dated steps of an order, newest first, down to the day it was taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.order import Order
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.page import clear_layout
from craftdesk.ui.screens.order.step_words import step_words
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import IconLabel, Label


class StepsCard(Card):
    """What happened to the order, and when."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("How it went"))
        self._kit = kit
        self._list = QVBoxLayout()
        self._list.setSpacing(kit.look.px(8))
        self.body.addLayout(self._list)
        self.lines: list[str] = []

    def show_order(self, order: Order) -> None:
        """Show the steps of an order."""
        clear_layout(self._list)
        fmt = self._kit.format
        shown = [(*step_words(step, fmt), fmt.instant(step.at)) for step in reversed(order.steps)]
        shown.append(("shopping-bag", self.tr("Ordered"), fmt.date_short(order.ordered_on)))
        self.lines = [f"{words}, {when}" for _, words, when in shown]
        for icon, words, when in shown:
            self._list.addWidget(self._row(icon, words, when))

    def _row(self, icon: str, words: str, when: str) -> QWidget:
        look, line = self._kit.look, QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(IconLabel(look, icon, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(look, words, wrap=True), 1)
        row.addWidget(Label(look, when, role=Role.SMALL, ink="muted"), 0, Qt.AlignmentFlag.AlignTop)
        line.setAccessibleName(f"{words}, {when}")
        return line

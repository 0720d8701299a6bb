"""The editor of prices by level: one amount for each price level of the shop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from craftdesk.domain.product import LevelPrice
from craftdesk.errors import Problem
from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.number_editors import MoneyEditor
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.tip import plain_tip


class LevelPricesEditor(Editor):
    """A name and an amount for each level; an empty amount means that the usual price is paid."""

    def __init__(self, look: Look, fmt: Formatter, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._fmt, self._currency = fmt, currency
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[str, MoneyEditor] = {}
        self._name = ""

    def show_levels(self, levels: Sequence[str], currency: str) -> None:
        """Make a row for each level."""
        self._currency = currency
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for line, level in enumerate(levels):
            editor = MoneyEditor(self.look, self._fmt, currency, self.tr("As usual"))
            editor.edited.connect(self._on_row_edited)
            label = Label(self.look, level)
            label.setMaximumWidth(self.look.px(260))
            label.setToolTip(plain_tip(level))
            label.setBuddy(editor)
            editor.line.setAccessibleName(self.tr("Price for {0}").replace("{0}", level))
            self._grid.addWidget(label, line, 0)
            self._grid.addWidget(editor, line, 1)
            self._rows[level] = editor
        self._grid.setHorizontalSpacing(self.look.px(12))
        self._grid.setVerticalSpacing(self.look.px(8))
        first = next(iter(self._rows.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def value(self) -> tuple[LevelPrice, ...]:
        """Return the prices of the levels that have one."""
        read = ((level, editor.value()) for level, editor in self._rows.items())
        return tuple(LevelPrice(level=level, price=price) for level, price in read if price is not None)

    def show_value(self, value: object) -> None:
        """Show prices."""
        known = {one.level: one.price for one in value} if isinstance(value, tuple) else {}
        for level, editor in self._rows.items():
            editor.show_value(known.get(level))

    def unreadable(self) -> Problem | None:
        """Return the first amount that cannot be read."""
        found = (editor.unreadable() for editor in self._rows.values())
        return next((problem for problem in found if problem is not None), None)

    def tidy(self) -> None:
        """Write every amount the usual way."""
        for editor in self._rows.values():
            editor.tidy()

    def set_name(self, name: str) -> None:
        """The rows have names of their own."""
        self._name = name

    def targets(self) -> tuple[QWidget, ...]:
        """Every amount carries the state."""
        return tuple(editor.line for editor in self._rows.values())

    @Slot()
    def _on_row_edited(self) -> None:
        self.edited.emit()

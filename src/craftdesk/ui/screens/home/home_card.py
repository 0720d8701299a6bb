"""A card of the first page: what it is about and how much of it, some rows, and the way to all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.row_list import RowList, RowSpec


class HomeCard(Card):
    """Not there while it has no rows."""

    opened = Signal(str, object)  # the card's key, the row's key
    ticked = Signal(object)
    all_requested = Signal(str)

    def __init__(self, kit: Kit, key: str, title: str, *, leads_on: bool, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, title, parent)
        self.key, self._kit, self._words, self._leads_on = key, kit, title, leads_on
        self.line = Label(kit.look, "", role=Role.SMALL, ink="muted", wrap=True)
        self.add(self.line)
        self.list = RowList(kit.look, title)
        self.list.opened.connect(self._on_list_opened)
        self.list.ticked.connect(self.ticked)
        self.add(self.list)
        self.all = Button(kit.look, "", kind=ButtonKind.LINK)
        self.all.clicked.connect(self._on_all_clicked)
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_rows(
        self, rows: Sequence[RowSpec], count: int, *, line: str = "", every: str = "", folds: bool = False
    ) -> None:
        """Show some of `count` rows; `line` sums up, `every` are the words of the way to all, or back when it folds."""
        self.set_title(f"{self._words} · {self._kit.format.count(count)}" if count else self._words)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.list.show_rows(rows)
        self.all.set_words(every)
        self.all.setVisible(self._leads_on and bool(every) and (count > len(rows) or folds))
        self.setVisible(bool(rows))

    @Slot(object)
    def _on_list_opened(self, key: object) -> None:
        self.opened.emit(self.key, key)

    @Slot()
    def _on_all_clicked(self) -> None:
        self.all_requested.emit(self.key)

"""A button that says by what a list is sorted, and offers other orders."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind

Sort = TypeVar("Sort")


class SortButton(Button, Generic[Sort]):
    """`chosen` brings an order and whether it goes down; those in `big_first` do when they are chosen."""

    chosen = Signal(object, bool)

    def __init__(
        self, look: Look, sorts: Sequence[Sort], name_of: Callable[[Sort], str], big_first: Collection[Sort]
    ) -> None:
        super().__init__(look, "", kind=ButtonKind.LINK, icon="arrow-down-a-z")
        self._sorts, self._name_of, self._big_first = sorts, name_of, big_first
        self.show_order(sorts[0], descending=False)
        self.clicked.connect(self._on_self_clicked)

    def show_order(self, by: Sort, *, descending: bool) -> None:
        """Say by what the list is sorted now."""
        self._by, self._descending = by, descending
        name = self._name_of(by)
        self.set_words(name.replace("&", "&&"), self.tr("Sort by…"))
        self.setAccessibleName(self.tr("Sorted by {0}").replace("{0}", name))
        self.set_icon_name("arrow-down-wide-narrow" if descending else "arrow-down-a-z")

    @Slot()
    def _on_self_clicked(self) -> None:
        menu = QMenu(self)
        for sort in self._sorts:
            choice = menu.addAction(self._name_of(sort))
            choice.setCheckable(True)
            choice.setChecked(sort == self._by)
            choice.setData((sort, sort in self._big_first))
        menu.addSeparator()
        menu.addAction(self.tr("The other way round")).setData((self._by, not self._descending))
        menu.triggered.connect(self._on_menu_triggered)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot(QAction)
    def _on_menu_triggered(self, choice: QAction) -> None:
        self.chosen.emit(*choice.data())

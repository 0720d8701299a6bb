"""The list and the card beside each other: how wide each is, and what is remembered of it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from craftdesk.ui.kit import Kit
from craftdesk.ui.settings import SPLITTER, Setting

ONE_PAGE_BELOW = 840
"""Of the screen without the sidebar; with the rail of icons it makes 900."""
_LIST_LEAST, _LIST_USUAL, _LIST_MOST, _CARD_LEAST = 280, 352, 480, 460
_UNLIMITED = 16_777_215


class ListAndCard(QSplitter):
    """Shows both, or one of them where the window is narrow or, with `table`, what is listed stands in a table."""

    def __init__(
        self, kit: Kit, pane: QWidget, detail: QWidget, *, kept: Setting[bytes] = SPLITTER, table: bool = True
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._pane, self._detail = kit, pane, detail
        self._kept, self._has_table = kept, table
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(pane)
        self.addWidget(detail)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self._unit = kit.look.px(_LIST_USUAL)
        kit.look.changed.connect(self._on_look_changed)

    def arrange(self, room: int, *, card_open: bool) -> None:
        """Show what there is room for."""
        px, table = self._kit.look.px, self._is_table()
        one = room < px(ONE_PAGE_BELOW)
        self._pane.setVisible(not (one and card_open))
        self._detail.setVisible(card_open if one or table else True)
        self._pane.setMinimumWidth(px(_LIST_LEAST))
        self._pane.setMaximumWidth(_UNLIMITED if one or table else px(_LIST_MOST))
        self._detail.setMinimumWidth(px(_LIST_LEAST if one else _CARD_LEAST))

    def restore(self) -> None:
        """Take the widths of last time."""
        px = self._kit.look.px
        if self._is_table():
            self.setSizes([self.width(), px(_CARD_LEAST)])
            return
        state = self._kit.settings.get(self._kept)
        if not state or not self.restoreState(QByteArray(state)):
            self.setSizes([px(_LIST_USUAL), px(900)])
        self.setHandleWidth(1)

    def keep(self) -> None:
        """Remember the widths, where both are beside each other."""
        if not self._is_table() and self._pane.isVisible() and self._detail.isVisible():
            self._kit.settings.set(self._kept, bytes(self.saveState().data()))

    @Slot()
    def _on_look_changed(self) -> None:
        """Let the list grow and shrink with the text."""
        before, self._unit = self._unit, self._kit.look.px(_LIST_USUAL)
        wide, rest = self.sizes()
        if before != self._unit and wide and rest and not self._is_table():
            wanted = wide * self._unit // before
            self._pane.setMaximumWidth(max(wanted, self._kit.look.px(_LIST_MOST)))
            self.setSizes([wanted, wide + rest - wanted])

    def _is_table(self) -> bool:
        return self._has_table and self._kit.actions.context.view == "table"

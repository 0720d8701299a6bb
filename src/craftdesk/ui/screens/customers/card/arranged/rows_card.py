"""A card of a few rows, each with what can be done with it; not there while it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.page import clear_layout
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.contact_row import ContactRow


class RowsCard(Card):
    """`asked` tells what somebody wants done, with the record it is about."""

    asked = Signal(str, object)

    def __init__(self, kit: Kit, title: str, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, title, parent)
        self.kit = kit
        self._list = QVBoxLayout()
        self._list.setSpacing(kit.look.px(8))
        self.body.addLayout(self._list)
        self._records: list[object] = []
        self.rows: list[tuple[ContactRow, list[Button | QAction]]] = []

    def clear_rows(self) -> None:
        """Begin anew."""
        clear_layout(self._list)
        self.rows, self._records = [], []

    def add_row(
        self, record: object, icon: str, text: str, caption: str, actions: tuple[tuple[str, str, str], ...] = ()
    ) -> None:
        """Add a row; `actions` are what is asked, the icon and the words; the first is a button, others in a menu."""
        row = ContactRow(self.kit.look, icon, text, caption)
        handles: list[Button | QAction] = []
        for what, picture, words in actions[:1]:
            button = row.add_action(picture, words)
            button.setAccessibleDescription(text)
            button.clicked.connect(self._on_handle_triggered)
            handles.append(self._meaning(button, what))
        if actions[1:]:
            more = row.add_action("ellipsis", self.tr("More"))
            more.setAccessibleName(self.tr("More for {0}").replace("{0}", text))
            menu = QMenu(more)
            for what, picture, words in actions[1:]:
                action = menu.addAction(self.kit.look.icon(picture, "muted"), words)
                action.triggered.connect(self._on_handle_triggered)
                handles.append(self._meaning(action, what))
            more.setMenu(menu)
        self._records.append(record)
        self.rows.append((row, handles))
        self._list.addWidget(row)

    def _meaning(self, handle: Button | QAction, what: str) -> Button | QAction:
        handle.setProperty("what", what)
        handle.setProperty("place", len(self._records))
        return handle

    def press(self, place: int, what: str) -> None:
        """Press what does something with a row, wherever it is."""
        for handle in self.rows[place][1]:
            if handle.property("what") == what:
                handle.click() if isinstance(handle, Button) else handle.trigger()

    def texts(self) -> list[str]:
        """Return the rows as they are read aloud."""
        return [row.accessibleName() for row, _ in self.rows]

    @property
    def is_writable(self) -> bool:
        """Whether anything can be changed."""
        return not self.kit.actions.context.read_only

    @Slot()
    def _on_handle_triggered(self) -> None:
        handle = self.sender()
        self.asked.emit(str(handle.property("what")), self._records[int(handle.property("place"))])

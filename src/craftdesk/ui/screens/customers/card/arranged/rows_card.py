"""A card of a few rows, each with what can be done with it; not there while it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
        self.rows: list[tuple[ContactRow, list[Button]]] = []

    def clear_rows(self) -> None:
        """Begin anew."""
        clear_layout(self._list)
        self.rows, self._records = [], []

    def add_row(
        self, record: object, icon: str, text: str, caption: str, actions: tuple[tuple[str, str, str], ...] = ()
    ) -> None:
        """Add a row; `actions` are what is asked, the icon of the button and its words."""
        row = ContactRow(self.kit.look, icon, text, caption)
        buttons = []
        for what, picture, words in actions:
            button = row.add_action(picture, words)
            button.setAccessibleDescription(text)
            button.setProperty("what", what)
            button.setProperty("place", len(self._records))
            button.clicked.connect(self._on_button_clicked)
            buttons.append(button)
        self._records.append(record)
        self.rows.append((row, buttons))
        self._list.addWidget(row)

    def texts(self) -> list[str]:
        """Return the rows as they are read aloud."""
        return [row.accessibleName() for row, _ in self.rows]

    @property
    def is_writable(self) -> bool:
        """Whether anything can be changed."""
        return not self.kit.actions.context.read_only

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        self.asked.emit(str(button.property("what")), self._records[int(button.property("place"))])

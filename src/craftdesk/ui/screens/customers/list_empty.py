"""What the list says when it has nobody to show, and the way out of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.query import CustomerChip, CustomerQuery, CustomerRow
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.empty_state import EmptyState

_MOST = 3


class ListEmpty(EmptyState):
    """Nobody found: other words are told from an empty archive, an empty bin, and a quick filter."""

    clear_wanted = Signal()
    text_wanted = Signal(str)
    add_wanted = Signal(str)
    all_wanted = Signal()
    customer_wanted = Signal(object)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "search", parent=parent)
        self._query = CustomerQuery()
        self._suggested = ""
        self._rows: dict[Button, CustomerRow] = {}

    def show_query(self, query: CustomerQuery, *, may_add: bool, filters: Sequence[str] = ()) -> None:
        """Say why nobody is shown; `filters` are those in force, in words."""
        self._query = query
        named = " · ".join(filters)
        self._suggested, self._rows = "", {}
        self.clear_actions()
        self.set_tip("")
        text = query.text.strip()
        if text:
            self.set_texts(self.tr("No match for ‘{0}’").replace("{0}", text), named, "search")
            self.add_secondary(self.tr("Clear search")).clicked.connect(self.clear_wanted)
            if may_add and query.state is CustomerState.ACTIVE:
                add = self.add_secondary(self.tr("Add “{0}”").replace("{0}", _short(text).replace("&", "&&")), "plus")
                add.clicked.connect(self._on_add_clicked)
        elif query.filters:
            self.set_texts(self.tr("No match for these filters"), named, "search")
            self.add_secondary(self.tr("Clear filters")).clicked.connect(self.clear_wanted)
        elif query.chip is not CustomerChip.ALL:
            self.set_texts(*self._chip_words(query.chip))
            self.add_secondary(self.tr("Show all customers")).clicked.connect(self.all_wanted)
        elif query.state is CustomerState.ARCHIVED:
            title, line = self.tr("The archive is empty"), self.tr("Customers that you put aside will wait here.")
            self.set_texts(title, line, "archive")
        elif query.state is CustomerState.ACTIVE:
            # Beside the form of the very first customer.
            title, line = self.tr("Nobody is here yet"), self.tr("Your customers will stand here.")
            self.set_texts(title, line, "users")
        else:
            title, line = self.tr("The bin is empty"), self.tr("Deleted customers wait here and can come back.")
            self.set_texts(title, line, "trash")

    def suggest(self, text: str, rows: list[CustomerRow]) -> None:
        """Offer what was perhaps meant."""
        self._suggested = text
        names = list(dict.fromkeys(row.name for row in rows))
        self.set_texts(self.tr("No match for ‘{0}’").replace("{0}", self._query.text.strip()),
                       self.tr("Did you mean one of these?"))  # fmt: skip
        for row in rows[:_MOST]:
            place = f"{row.name}, {row.city}" if row.city and names.count(row.name) else row.name
            link = self.add_link(place.replace("&", "&&"))
            self._rows[link] = row
            link.clicked.connect(self._on_row_clicked)
        if len(rows) > 1:
            more = self.add_link(self.tr("Search for “{0}”").replace("{0}", text.replace("&", "&&")))
            more.clicked.connect(self._on_text_clicked)

    def _chip_words(self, chip: CustomerChip) -> tuple[str, str, str]:
        match chip:
            case CustomerChip.VIP:
                return self.tr("No VIPs yet"), self.tr("Customers with the tag “VIP” are shown here."), "star"
            case CustomerChip.NEW:
                line = self.tr("Customers who ordered for the first time, or were added, not long ago are shown here.")
                return self.tr("Nobody new just now"), line, "sparkles"
            case _:
                line = self.tr("Customers who have not ordered for very long are shown here.")
                return self.tr("Nobody is lost"), line, "moon"

    @Slot()
    def _on_add_clicked(self) -> None:
        self.add_wanted.emit(self._query.text.strip())

    @Slot()
    def _on_text_clicked(self) -> None:
        self.text_wanted.emit(self._suggested)

    @Slot()
    def _on_row_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._rows:
            self.customer_wanted.emit(self._rows[button].id)


class BookEmpty(QWidget):
    """The whole page while nobody is in the book: bring a list, add somebody, or look around first."""

    import_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Be made when it is first to be seen: most books have somebody in them."""
        if not self._box.count():
            state = self._made()
            self._box.addWidget(state)
            state.show()
        super().showEvent(event)

    def _made(self) -> EmptyState:
        state = EmptyState(self._kit.look, "users")
        line = self.tr(
            "Bring your list from a web shop, a spreadsheet or another program: you will see every change before"
            " anything is saved."
        )
        state.set_texts(self.tr("Your customer book is empty"), line)
        state.add_primary(self.tr("Import a list…"), "file-input").clicked.connect(self.import_wanted)
        state.add_secondary(self.tr("Add the first customer"), "plus").clicked.connect(self.new_wanted)
        state.add_link(self.tr("Look around in a sample shop")).clicked.connect(self.sample_wanted)
        state.set_tip(self.tr("Tip: you can also drop a file anywhere on this window."))
        return state


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"

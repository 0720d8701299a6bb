"""Who orders: typed in part and chosen from those found, made in place by a name alone, or left empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import initials
from craftdesk.domain.order_entry import Buyer
from craftdesk.domain.query import CustomerRow
from craftdesk.errors import Problem
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order_entry.words import buyer_words
from craftdesk.ui.widgets.hit_line import HitLine
from craftdesk.ui.widgets.hits_popup import Hit
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ListRow

_NEW = "new"


class BuyerEditor(Editor):
    """`chosen` follows a choice: a row of the list, or None once the field was emptied or a new one is to be made."""

    search_requested = Signal(str)
    chosen = Signal(object)  # CustomerId | None

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, parent)
        self._kit = kit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.look.px(4))
        self.line = HitLine(kit.look, self.tr("Name, town, phone or number; empty for a sale at the counter"))
        self.facts = Label(kit.look, "", role=Role.SMALL, ink="muted", wrap=True)
        column.addWidget(self.line)
        column.addWidget(self.facts)
        self.facts.hide()
        self.setFocusProxy(self.line)
        self.buyer: Buyer | None = None
        self.new_name = self._known_name = ""
        self._awaited: CustomerId | None = None
        self._rows: tuple[CustomerRow, ...] = ()
        self.line.search_requested.connect(self.search_requested)
        self.line.hit_chosen.connect(self._on_line_hit_chosen)
        self.line.textEdited.connect(self._on_line_text_edited)

    def value(self) -> object:
        """Return the id of the customer; None without one."""
        return self._awaited if self.buyer is None else self.buyer.id

    @property
    def is_waiting(self) -> bool:
        """Whether somebody was chosen of whom nothing more is known yet, or is about to be."""
        return self._awaited is not None or self.line.is_waiting

    def show_buyer(self, buyer: Buyer | None, *, name: str = "") -> None:
        """Show who buys; a `name` alone is that of somebody who is no customer."""
        self.buyer, self.new_name, self._awaited = buyer, "", None
        self._known_name = name if buyer is None else ""
        self.line.setText(name if buyer is None else buyer.name)
        self._say("" if buyer is None else buyer_words(buyer, self._kit.format))

    def show_new(self, name: str) -> None:
        """Show somebody who is to be made with the order."""
        self.show_buyer(None)
        self.line.setText(name)
        self._take_new()

    def _take_new(self) -> None:
        self.new_name = " ".join(self.line.text().split())
        self._say(self.tr("New customer: kept together with the order"))

    def unreadable(self) -> Problem | None:
        """Say so when a name stands there that nobody was chosen for."""
        text = self.line.text().strip()
        settled = self.value() is not None or self.new_name or not text or text == self._known_name
        return None if settled else Problem("order.customer_unchosen", "customer", {"name": text})

    def show_found(self, text: str, rows: Sequence[CustomerRow]) -> None:
        """Offer customers, and to make one of that name."""
        self._rows = tuple(rows)
        hits = [Hit(row, _row(row)) for row in rows]
        name = " ".join(text.split())
        if name:
            words = self.tr("Add “{0}”").replace("{0}", name)
            new = ListRow(title=words, subline=self.tr("A new customer with this name"), initials="+")
            hits.append(Hit(_NEW, new))
        self.line.show_hits(text, hits)

    def _say(self, words: str) -> None:
        self.facts.setText(words)
        self.facts.setVisible(bool(words))

    @Slot(str)
    def _on_line_text_edited(self, text: str) -> None:
        had = self.value() is not None or self.new_name
        self.buyer, self.new_name, self._awaited = None, "", None
        self._say("")
        if had or not text.strip():
            self.chosen.emit(None)
        self.edited.emit()

    @Slot(object)
    def _on_line_hit_chosen(self, key: object) -> None:
        if key == _NEW:
            self._take_new()
            self.chosen.emit(None)
        elif isinstance(key, CustomerRow):
            self.line.setText(key.name)
            self._awaited = key.id
            self.chosen.emit(key.id)
        self.edited.emit()
        self.line.focusNextChild()


def _row(row: CustomerRow) -> ListRow:
    facts = " · ".join(part for part in (row.city, row.phone or row.email, row.number) if part)
    return ListRow(title=row.name, subline=facts, initials=initials(row.name), hue_seed=row.id)

"""One address of an order: proposed from the customer's, chosen anew, changed or left out; always a copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from craftdesk.domain.address import PostalAddress
from craftdesk.services import postal
from craftdesk.ui.fonts import Role
from craftdesk.ui.format import all_countries, country_name
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.choice_editors import CalmComboBox, ChoiceEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.tab_order import order_by_reading
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.words import address_hint, address_title
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label

_ROWS = (("name", "company"), ("street",), ("street2",), ("postcode", "city"), ("region", "country"))
_LONGEST = 60


class PlaceCard(Card):
    """Shows the address as it is written on a parcel; `Change` opens its fields."""

    edited = Signal()

    def __init__(self, kit: Kit, title: str, home: str, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, title, parent)
        self._kit, self._home = kit, home
        self._place: PostalAddress | None = None
        self._offered: list[PostalAddress | None] = []
        row = QHBoxLayout()
        self.choice = CalmComboBox()
        self.choice.setAccessibleName(title)
        self.choice.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self._on_choice_activated)
        row.addWidget(self.choice, 1)
        self.change = Button(kit.look, self.tr("Change"), kind=ButtonKind.LINK)
        self.change.setAccessibleDescription(title)
        self.change.clicked.connect(self._on_change_clicked)
        row.addWidget(self.change)
        self.body.addLayout(row)
        self.block = Label(kit.look, "", role=Role.BODY, wrap=True)
        self.add(self.block)
        self.body.addStretch(1)
        self._fields: FieldGrid | None = None
        self._binding = Binding(self)
        self._binding.edited.connect(self._on_binding_edited)

    def value(self) -> PostalAddress | None:
        """Return the address; None without one."""
        return self._place

    def show_place(self, place: PostalAddress | None, offered: Sequence[PostalAddress]) -> None:
        """Show an address of the order, and those to choose from."""
        self._place = place
        self._offered = [None, *dict.fromkeys([*offered, *([place] if place is not None else [])])]
        self.choice.clear()
        for one in self._offered:
            self.choice.addItem(self.tr("None") if one is None else _line(one))
        self.choice.setCurrentIndex(self._offered.index(place))
        if self._fields is not None:
            self._fields.hide()
        self._show()

    def _show(self) -> None:
        place = self._place
        lines = postal.lines_of(place, self._home) if place is not None else []
        self.block.setText("\n".join(lines))
        closed = self._fields is None or self._fields.isHidden()
        self.block.setVisible(bool(lines) and closed)
        self.change.set_words(self.tr("Change") if place is not None else self.tr("Write one"))

    def _open(self) -> None:
        """Show the fields, filled with the address in hand."""
        if self._fields is None:
            self._fields = FieldGrid(self._kit.look)
            for row in _ROWS:
                boxes = [FieldBox(self._kit.look, key, address_title(key), self._editor(key)) for key in row]
                for box in boxes:
                    self._binding.add(box)
                self._fields.add_row(*boxes)
            self.body.insertWidget(self.body.count() - 1, self._fields)
        place = self._place or PostalAddress(country=self._home)
        for key, box in self._binding.boxes.items():
            box.editor.show_value(getattr(place, key))
        self._fields.show()
        self._show()
        order_by_reading(self.window())
        self._binding.boxes["name"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _editor(self, key: str) -> Editor:
        if key != "country":
            return TextEditor(self._kit.look, address_hint(key) if key != "name" else "")
        countries: list[tuple[object, str]] = [("", self.tr("Not said")), (self._home, country_name(self._home))]
        countries += [pair for pair in all_countries() if pair[0] != self._home]
        return ChoiceEditor(self._kit.look, countries)

    @Slot(str)
    def _on_binding_edited(self, _key: str) -> None:
        values = {key: str(value).strip() for key, value in self._binding.values().items()}
        place = replace(PostalAddress(), **values)
        self._place = None if place.is_empty else place
        self.edited.emit()

    @Slot(int)
    def _on_choice_activated(self, at: int) -> None:
        self._place = self._offered[at]
        if self._fields is not None:
            self._fields.hide()
        self._show()
        self.edited.emit()

    @Slot()
    def _on_change_clicked(self) -> None:
        self._open()


def _line(place: PostalAddress) -> str:
    parts = (place.company or place.name, place.street, f"{place.postcode} {place.city}".strip())
    line = ", ".join(part for part in parts if part)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"

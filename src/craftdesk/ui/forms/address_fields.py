"""The fields of an address, used for a new customer's first address and in the addresses tab."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.errors import Problem
from craftdesk.services import postal
from craftdesk.ui.format import all_countries, country_name
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.choice_editors import ChipsEditor, ChoiceEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.paste_box import PasteBox
from craftdesk.ui.forms.text_editors import LongTextEditor, TextEditor
from craftdesk.ui.forms.words import address_hint, address_title, use_words
from craftdesk.ui.kit import Kit

_ROWS = (
    ("use",), ("label",), ("name", "company"), ("street",), ("street2",), ("postcode", "city"), ("region", "country"),
    ("delivery_note",),
)  # fmt: skip
_USES = (AddressUse.BOTH, AddressUse.SHIPPING, AddressUse.BILLING)
_PLACE = frozenset({"name", "company", "street", "street2", "postcode", "city", "region", "country"})


class AddressFields(QWidget):
    """Edits a draft of an address; a block pasted on top is split into the fields."""

    edited = Signal()

    def __init__(self, kit: Kit, home: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._home = kit, home
        self._draft = Address()
        self.binding = Binding(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(kit.look.px(12))
        self.paste = PasteBox(kit.look)
        self.paste.asked.connect(self._on_paste_asked)
        self.paste.taken.connect(self._on_paste_taken)
        outer.addWidget(self.paste)
        grid = FieldGrid(kit.look)
        for row in _ROWS:
            boxes = [FieldBox(kit.look, key, address_title(key), self._editor(key)) for key in row]
            for box in boxes:
                self.binding.add(box)
            grid.add_row(*boxes)
        outer.addWidget(grid)
        self.binding.edited.connect(self._on_binding_edited)

    def _editor(self, key: str) -> Editor:
        look = self._kit.look
        if key == "use":
            return ChipsEditor(look, [(use, use_words(use)) for use in _USES])
        if key == "country":
            return ChoiceEditor(look, self._countries())
        if key == "delivery_note":
            return LongTextEditor(look, address_hint(key))
        return TextEditor(look, address_hint(key))

    def _countries(self) -> list[tuple[object, str]]:
        """Every country, the shop's own first."""
        nearest: list[tuple[object, str]] = [("", self.tr("Not said")), (self._home, country_name(self._home))]
        return nearest + [pair for pair in all_countries() if pair[0] != self._home]

    def show_draft(self, draft: Address) -> None:
        """Write a draft into the fields; a new one begins in the shop's country."""
        self._draft = draft
        for key, box in self.binding.boxes.items():
            box.editor.show_value(self._shown(draft, key))
        self.binding.reset()
        self.paste.clear()

    def _shown(self, draft: Address, key: str) -> object:
        if key not in _PLACE:
            return getattr(draft, key)
        value = getattr(draft.place, key)
        is_new = not draft.id and draft.place.is_empty
        return self._home if key == "country" and is_new and not value else value

    def value(self) -> Address:
        """Return the draft with what stands in the fields."""
        values = self.binding.values()
        place = {key: value for key, value in values.items() if key in _PLACE}
        rest = {key: value for key, value in values.items() if key not in _PLACE}
        draft = replace(self._draft, **rest)  # type: ignore[arg-type]  # keys and editors stand in one table
        return replace(draft, place=replace(draft.place, **place))  # type: ignore[arg-type]  # the same

    def take_pasted(self) -> None:
        """Fill in a pasted block that was left lying, where no field was typed into."""
        if self.is_blank():
            self.paste.take_pending()

    def is_blank(self) -> bool:
        """Return whether nothing but the country is filled in."""
        value = self.value()
        place = replace(value.place, country="")
        return place == PostalAddress() and not value.label and not value.delivery_note

    def show_problems(self, problems: tuple[Problem, ...], *, everywhere: bool = True) -> None:
        """Say what is wrong beside the fields."""
        self.binding.show_problems(problems, everywhere=everywhere)

    def first(self) -> QWidget:
        """Return the editor to begin with."""
        return self.binding.boxes["label"].editor

    @Slot(str)
    def _on_binding_edited(self, _key: str) -> None:
        self.edited.emit()

    @Slot(str)
    def _on_paste_asked(self, block: str) -> None:
        place = postal.split_block(block, self._home)
        named = replace(place, country=country_name(place.country))
        shown = [(address_title(key), getattr(named, key)) for row in _ROWS for key in row if key in _PLACE]
        self.paste.show_split(place, [(title, value) for title, value in shown if value])

    @Slot(object)
    def _on_paste_taken(self, place: object) -> None:
        if not isinstance(place, PostalAddress):
            return
        for key in _PLACE:
            value = getattr(place, key)
            if value or key != "country":
                self.binding.boxes[key].editor.show_value(value)
        self.edited.emit()

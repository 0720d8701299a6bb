"""The fields of the customer form: a card for each section, the essential ones in sight, the rest one press away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from craftdesk.domain.custom_field import TARGET, CustomField, value_of, with_value
from craftdesk.domain.customer import Customer
from craftdesk.domain.fields import FIELDS, Field, Section
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.builder import FieldFactory, in_rows
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.tab_order import order_by_reading
from craftdesk.ui.forms.tags_editor import TagsEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.words import section_title
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.in_pieces import Pieces, at_once

Suggestions = dict[str, tuple[str, ...]]
_BLANK = Customer()


class SectionCard(Card):
    """One section: essential fields, and the others once they are asked for or hold something."""

    def __init__(self, look: Look, section: Section, factory: FieldFactory, binding: Binding) -> None:
        super().__init__(look, section_title(section))
        self.section = section
        self._factory, self._binding = factory, binding
        self._suggestions: Suggestions = {}
        mine = [field for field in FIELDS if field.section is section]
        self._short = [field for field in mine if field.essential]
        self._rest = [field for field in mine if not field.essential]
        self._more = Button(look, self.tr("More fields"), kind=ButtonKind.LINK, icon="chevron-down")
        self._more.setAccessibleDescription(section_title(section))
        self._more.clicked.connect(self._on_more_clicked)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.setVisible(bool(self._rest))
        self._is_open = False

    def making(self) -> Pieces:
        """Make the essential fields."""
        if self._short:
            yield from self._adding(self._short, 0)

    def preparing(self, draft: Customer, suggestions: Suggestions) -> Pieces:
        """Make ready for a draft: the fields it uses must be in sight."""
        self._suggestions = suggestions
        for field in (*self._short, *(self._rest if self._is_open else ())):
            self._suggest(field)
        if any(getattr(draft, field.key) != getattr(_BLANK, field.key) for field in self._rest):
            yield from self._opening()

    def open(self) -> None:
        """Show all fields."""
        at_once(self._opening())
        above = self.parentWidget()
        if above is not None:
            order_by_reading(above)

    def _opening(self) -> Pieces:
        if self._is_open or not self._rest:
            return
        yield from self._adding(self._rest, self.body.count())
        self._is_open = True
        self._more.hide()
        for field in self._rest:
            self._suggest(field)

    def first_of_rest(self) -> QWidget:
        """Return the editor that comes first among the further fields."""
        return self._binding.boxes[self._rest[0].key].editor

    def owns(self, key: str) -> bool:
        """Return whether a field stands in this section."""
        return any(field.key == key for field in (*self._short, *self._rest))

    def _adding(self, fields: list[Field], place: int) -> Pieces:
        """Fields are put where they belong one by one, but shown and bound when all are there."""
        grid, made = FieldGrid(self._look), []
        grid.hide()
        self.body.insertWidget(place, grid)
        try:
            for row in in_rows(fields):
                boxes = []
                for field in row:
                    boxes.append(self._factory.box(field))
                    yield
                grid.add_row(*boxes)
                grid.ensurePolished()
                made += boxes
                yield
        except GeneratorExit:
            if isValid(grid):
                grid.deleteLater()  # nobody waits for it any more
            raise
        for box in made:
            self._binding.add(box)
        grid.show()
        yield

    def _suggest(self, field: Field) -> None:
        editor = self._binding.boxes[field.key].editor
        if field.suggests and isinstance(editor, TextEditor | TagsEditor):
            editor.suggest(self._suggestions.get(field.key, ()))

    @Slot()
    def _on_more_clicked(self) -> None:
        self.open()
        self.first_of_rest().setFocus(Qt.FocusReason.OtherFocusReason)


class CustomerSections(QWidget):
    """All sections below each other, bound to one draft; of no use before they are made."""

    def __init__(self, look: Look, factory: FieldFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self._look = look
        self.binding = Binding(self)
        self._outer = QVBoxLayout(self)
        self.cards = {section: SectionCard(look, section, factory, self.binding) for section in Section}
        for card in self.cards.values():
            self._outer.addWidget(card)
        self.own = factory.own_section(self.binding)
        self.insert_after(Section.CONTACT, self.own)
        self._outer.addStretch(1)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def making(self) -> Pieces:
        """Make the fields."""
        for card in self.cards.values():
            yield from card.making()

    def insert_after(self, section: Section, card: QWidget) -> None:
        """Put a card of another kind behind a section."""
        self._outer.insertWidget(self._outer.indexOf(self.cards[section]) + 1, card)

    def insert_first(self, card: QWidget) -> None:
        """Put a card of another kind above all sections."""
        self._outer.insertWidget(0, card)

    def showing(self, draft: Customer, suggestions: Suggestions, own: Sequence[CustomField] = ()) -> Pieces:
        """Write a draft into the editors; `own` are the fields of the shop's own."""
        self.own.show_fields(own)
        for card in self.cards.values():
            yield from card.preparing(draft, suggestions)
        for key, box in self.binding.boxes.items():
            own_key = key.removeprefix(TARGET)
            box.editor.show_value(getattr(draft, key) if own_key == key else value_of(draft.custom, own_key))
            yield
        self.binding.reset()
        order_by_reading(self)

    def taken_over(self, draft: Customer) -> Customer:
        """Return the draft with what stands in the editors; what is not in sight stays as it is."""
        values, custom = self.binding.values(), draft.custom
        for key in [key for key in values if key.startswith(TARGET)]:
            custom = with_value(custom, key.removeprefix(TARGET), str(values.pop(key)))
        return replace(draft, **values, custom=custom)  # type: ignore[arg-type]  # keys are the catalogue's

    @Slot(object)
    def show_checked(self, problems: object) -> None:
        """Show what the file had against the draft."""
        if isinstance(problems, tuple):
            self.binding.show_problems(problems)

    def reveal(self, key: str) -> FieldBox | None:
        """Return the box of a field, opening its section where needed."""
        for card in self.cards.values():
            if card.owns(key):
                card.open()
        return self.binding.boxes.get(key)

    def editor(self, key: str) -> Editor:
        """Return the editor of an essential field."""
        return self.binding.boxes[key].editor

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(24), px(16), px(24), px(24))
        self._outer.setSpacing(px(16))

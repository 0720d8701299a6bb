"""The details: every other field of the catalogue, those without a value one press away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from craftdesk.controllers.card import CardData
from craftdesk.domain.custom_field import TARGET, CustomField, value_of
from craftdesk.domain.fields import FIELD, FIELDS, Field, Section
from craftdesk.ui.field_words import field_words
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.words import field_title, section_title
from craftdesk.ui.kit import Kit
from craftdesk.ui.own_words import value_words
from craftdesk.ui.screens.customers.card.clipboard import copy_text
from craftdesk.ui.screens.customers.card.page import Page
from craftdesk.ui.screens.customers.card.terms.terms_card import TermsCard
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label


def field_text(field: Field, data: CardData, kit: Kit) -> str:
    """Return a field's value as it is read; empty when there is none."""
    if field.key == "referred_by":
        return data.referred_by
    return field_words(field, getattr(data.customer, field.key), data.shop.currency, kit.format)


class DetailRow:
    """Title, value and a copy button of one field."""

    def __init__(self, kit: Kit, grid: QGridLayout, line: int, key: str, title: str, tab: DetailsTab) -> None:
        self.key = key
        self.title = Label(kit.look, title, role=Role.SMALL, ink="muted", wrap=True)
        self.value = Label(kit.look, "", wrap=True)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.value.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        words = tab.tr("Copy {0}").replace("{0}", title)
        self.copy = Button(kit.look, words, kind=ButtonKind.QUIET, icon="copy")
        self.copy.setProperty("field", key)
        self.copy.clicked.connect(tab.copy_clicked)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.title, line, 0)
        grid.addWidget(self.value, line, 1)
        grid.addWidget(self.copy, line, 2, top)

    def discard(self) -> None:
        """Take the row away."""
        for widget in (self.title, self.value, self.copy):
            widget.hide()
            widget.deleteLater()

    def show_text(self, text: str, *, everything: bool) -> bool:
        """Show a value; without one the row is there only when everything is wanted."""
        self.value.setText(text or "–")
        self.value.set_ink("text" if text else "muted")
        self.value.setAccessibleName(f"{self.title.text()}: {text}")
        shown = bool(text) or everything
        self.title.setVisible(shown)
        self.value.setVisible(shown)
        self.copy.setVisible(bool(text))
        return shown


class DetailsTab(Page):
    """A card for each section of the catalogue."""

    edit_requested = Signal()
    copied = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.setAccessibleName(self.tr("Details"))
        self._kit = kit
        self._data: CardData | None = None
        self._everything = False
        self._texts: dict[str, str] = {}
        head = QHBoxLayout()
        self.all = Button(kit.look, "", kind=ButtonKind.LINK)
        self.all.clicked.connect(self._on_all_clicked)
        self.edit = Button(kit.look, self.tr("Edit"), kind=ButtonKind.LINK, icon="pencil")
        self.edit.clicked.connect(self.edit_requested)
        head.addWidget(self.all)
        head.addStretch(1)
        head.addWidget(self.edit)
        self.column.addLayout(head)
        self.terms = TermsCard(kit)
        self.column.addWidget(self.terms)
        self._cards: dict[str, Card] = {}
        self._rows: list[DetailRow] = []
        self._section_of: dict[str, str] = {}
        for section in Section:
            grid = self._add_card(section.value, section_title(section))
            for line, field in enumerate(one for one in FIELDS if one.section is section):
                self._rows.append(DetailRow(kit, grid, line, field.key, field_title(field.key), self))
                self._section_of[field.key] = section.value
        self._own: tuple[CustomField, ...] = ()
        self._own_rows: list[DetailRow] = []
        self._own_grid = self._add_card(TARGET, self.tr("Your own fields"))
        self.dates = Label(kit.look, "", role=Role.SMALL, ink="muted", wrap=True)
        self.column.addWidget(self.dates)
        self.column.addStretch(1)

    def _add_card(self, key: str, title: str) -> QGridLayout:
        card = Card(self._kit.look, title)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        grid.setHorizontalSpacing(self._kit.look.px(12))
        grid.setVerticalSpacing(self._kit.look.px(8))
        card.body.addLayout(grid)
        self._cards[key] = card
        self.column.addWidget(card)
        return grid

    def _show_own(self, fields: tuple[CustomField, ...]) -> None:
        """Make rows for the fields of the shop's own, where they changed."""
        if fields == self._own:
            return
        for row in self._own_rows:
            row.discard()
        self._own = fields
        self._own_rows = [
            DetailRow(self._kit, self._own_grid, line, field.target, field.title, self)
            for line, field in enumerate(fields)
        ]

    def show_data(self, data: CardData) -> None:
        """Show the fields of a customer."""
        self._data = data
        self.terms.show_data(data)
        self._show_own(data.own)
        self._texts = {row.key: field_text(FIELD[row.key], data, self._kit) for row in self._rows}
        for field in data.own:
            self._texts[field.target] = value_words(field, value_of(data.customer.custom, field.key), self._kit.format)
        self._fill()
        fmt, said = self._kit.format, []
        if data.customer.created_at is not None:
            said.append(self.tr("Added {0}").format(fmt.instant(data.customer.created_at)))
        if data.customer.changed_at is not None:
            said.append(self.tr("last changed {0}").format(fmt.instant(data.customer.changed_at)))
        self.dates.setText("  ·  ".join(said))

    def _fill(self) -> None:
        shown: set[str] = set()
        for row in (*self._rows, *self._own_rows):
            if row.show_text(self._texts[row.key], everything=self._everything):
                shown.add(self._section_of.get(row.key, TARGET))
        for section, card in self._cards.items():
            card.setVisible(section in shown)
        self.all.set_words(self.tr("Hide empty fields") if self._everything else self.tr("Show all fields"))

    @Slot()
    def copy_clicked(self) -> None:
        """Copy the value of the row whose button was pressed."""
        key = str(self.sender().property("field"))
        copy_text(self._texts.get(key, ""))
        titles = {field.target: field.title for field in self._own}
        self.copied.emit(titles.get(key) or field_title(key))

    @Slot()
    def _on_all_clicked(self) -> None:
        self._everything = not self._everything
        self._fill()

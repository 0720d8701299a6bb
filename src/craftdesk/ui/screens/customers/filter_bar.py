"""The filters in force, as chips that go away when they are pressed, and the way to another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.filter_choices import FilterChoices
from craftdesk.domain.filters import FIELDS
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.screens.customers.filter_chips import FilterChips
from craftdesk.ui.screens.customers.filter_words import FilterNames, filter_words

if TYPE_CHECKING:
    from craftdesk.ui.screens.customers.filter_panel import FilterPanel


class FilterBar(FilterChips):
    """The bar of the customers: what every shop can ask about, and the fields of the shop's own."""

    def __init__(self, kit: Kit, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(kit, parent)
        self._words = words
        self._fields: tuple[CustomField, ...] = ()
        self._groups: Mapping[int, str] = {}
        self.panel: FilterPanel | None = None

    def show_fields(self, fields: Sequence[CustomField]) -> None:
        """Offer the fields of the shop's own; a filter on one that is gone goes too."""
        self._fields = tuple(fields)
        if self.panel is not None:
            self.panel.show_fields(fields)
        targets = {field.target for field in fields}
        kept = tuple(one for one in self.filters if one.field in FIELDS or one.field in targets)
        if kept != self.filters:
            self.changed.emit(kept)
        else:
            self._make_chips()

    def show_groups(self, groups: Mapping[int, str]) -> None:
        """Call groups by these names."""
        if groups != self._groups:
            self._groups = groups
            self._make_chips()

    @Slot(object)
    def show_choices(self, choices: FilterChoices) -> None:
        """Offer what customers have."""
        self.show_groups(choices.groups)
        if self.panel is not None:
            self.panel.show_choices(choices)

    def words(self) -> tuple[str, ...]:
        """The filters in force, as their chips say them."""
        names = FilterNames(
            fields={field.target: field for field in self._fields}, groups=self._groups, currency=self._words.currency
        )
        known = (one for one in self.filters if one.field in FIELDS or one.field in names.fields)
        return tuple(filter_words(one, names, self._kit.format) for one in known)

    def _shown_panel(self) -> QWidget | None:
        return self.panel

    def _begin_panel(self) -> None:
        if self.panel is None:
            from craftdesk.ui.screens.customers.filter_panel import FilterPanel  # all editors: only when needed

            self.panel = FilterPanel(self._kit, self._words)
            self.panel.made.connect(self._on_panel_made)
            self.panel.left.connect(self._on_panel_left)
            self.panel.rebuilt.connect(self.rebuilt)
            self._box.addWidget(self.panel)
        self.panel.show_fields(self._fields)
        self.panel.begin()

"""The filters in force, as chips that go away when they are pressed, and the way to another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.filter_choices import FilterChoices
from craftdesk.domain.filters import FIELDS, Filter
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.screens.customers.filter_words import FilterNames, filter_words
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from craftdesk.ui.screens.customers.filter_panel import FilterPanel


class FilterChip(Button):
    """A filter in force, in the shape of the quick ones; pressing it takes the filter away."""

    def __init__(self, kit: Kit, words: str, at: int) -> None:
        super().__init__(kit.look, words.replace("&", "&&"), icon="x")
        self.at = at
        self.setProperty("kind", "chip")
        self.setFont(kit.look.font(Role.CHIP))
        self.setAccessibleName(self.tr("Remove the filter {0}").replace("{0}", words))
        self.setToolTip(self.tr("Remove this filter"))

    def sizeHint(self) -> QSize:
        """As high as a quick filter."""
        return QSize(super().sizeHint().width(), self._look.px(26))

    def minimumSizeHint(self) -> QSize:
        """Never shorten the words."""
        return self.sizeHint()


class FilterBar(QWidget):
    """Chips, `More filters…`, room for the views, and the panel below while a filter is made."""

    changed = Signal(object)  # tuple[Filter, ...]
    choices_wanted = Signal()
    rebuilt = Signal()

    def __init__(self, kit: Kit, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._words = kit, words
        self._fields: tuple[CustomField, ...] = ()
        self._groups: Mapping[int, str] = {}
        self.filters: tuple[Filter, ...] = ()
        self.chips: list[FilterChip] = []
        self.setAccessibleName(self.tr("Filters"))
        row = QWidget()
        self._flow = FlowLayout(row)
        self.more = Button(kit.look, self.tr("More filters…"), kind=ButtonKind.LINK, icon="list-filter")
        self.clear = Button(kit.look, self.tr("Clear filters"), kind=ButtonKind.LINK)
        self.clear.hide()
        self._tail: list[QWidget] = [self.more, self.clear]
        for widget in self._tail:
            self._flow.addWidget(widget)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(row)
        self.panel: FilterPanel | None = None
        self.more.clicked.connect(self._on_more_clicked)
        self.clear.clicked.connect(self._on_clear_clicked)
        kit.look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def add_tail(self, widget: QWidget) -> None:
        """Keep a widget behind the chips."""
        self._tail.append(widget)
        self._flow.addWidget(widget)

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

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Show the filters in force."""
        if tuple(filters) != self.filters:
            self.filters = tuple(filters)
            self._make_chips()

    def words(self) -> tuple[str, ...]:
        """The filters in force, as their chips say them."""
        names = FilterNames(
            fields={field.target: field for field in self._fields}, groups=self._groups, currency=self._words.currency
        )
        known = (one for one in self.filters if one.field in FIELDS or one.field in names.fields)
        return tuple(filter_words(one, names, self._kit.format) for one in known)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the panel by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.panel is not None and self.panel.isVisible():
            self._on_panel_left()
        else:
            super().keyPressEvent(event)

    def _make_chips(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for widget in self._tail:
            self._flow.removeWidget(widget)
        self.chips = []
        for place, words in enumerate(self.words()):
            chip = FilterChip(self._kit, words, place)
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
            self.chips.append(chip)
        for widget in self._tail:
            self._flow.addWidget(widget)
        # One chip takes itself away.
        self.clear.setVisible(len(self.chips) > 1)
        self.updateGeometry()
        self.rebuilt.emit()

    @Slot()
    def _on_more_clicked(self) -> None:
        if self.panel is None:
            from craftdesk.ui.screens.customers.filter_panel import FilterPanel  # all editors: only when needed

            self.panel = FilterPanel(self._kit, self._words)
            self.panel.made.connect(self._on_panel_made)
            self.panel.left.connect(self._on_panel_left)
            self.panel.rebuilt.connect(self.rebuilt)
            self._box.addWidget(self.panel)
        self.panel.show_fields(self._fields)
        self.panel.begin()
        self.choices_wanted.emit()

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(())

    @Slot()
    def _on_panel_left(self) -> None:
        if self.panel is not None:
            self.panel.hide()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_panel_made(self, one: Filter) -> None:
        self._on_panel_left()
        if one not in self.filters:
            self.changed.emit((*self.filters, one))

    @Slot()
    def _on_chip_clicked(self) -> None:
        gone = self.sender()
        at = gone.at if isinstance(gone, FilterChip) else -1
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(tuple(one for place, one in enumerate(self.filters) if place != at))

    @Slot()
    def _on_look_changed(self) -> None:
        self._flow.setSpacing(self._kit.look.px(6))
        self._box.setSpacing(self._kit.look.px(6))

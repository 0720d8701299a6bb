"""The filters in force, as chips that go away when they are pressed, and the way to another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.filters import Filter
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.filter_words import filter_words
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
    """Chips, `More filters…`, and the panel below while one is made. In sight where there is something to ask about."""

    changed = Signal(object)  # tuple[Filter, ...]

    def __init__(self, kit: Kit, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._today = kit, today
        self._fields: tuple[CustomField, ...] = ()
        self.filters: tuple[Filter, ...] = ()
        self.chips: list[FilterChip] = []
        self.setAccessibleName(self.tr("Filters"))
        row = QWidget()
        self._flow = FlowLayout(row)
        self.more = Button(kit.look, self.tr("More filters…"), kind=ButtonKind.LINK, icon="list-filter")
        self._flow.addWidget(self.more)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(row)
        self.panel: FilterPanel | None = None
        self.more.clicked.connect(self._on_more_clicked)
        kit.look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.hide()

    def show_fields(self, fields: Sequence[CustomField]) -> None:
        """Offer fields; a filter on one that is gone goes too."""
        self._fields = tuple(fields)
        self.setVisible(bool(fields))
        if self.panel is not None:
            self.panel.show_fields(fields)
        targets = {field.target for field in fields}
        kept = tuple(one for one in self.filters if one.field in targets)
        if kept != self.filters:
            self.changed.emit(kept)
        else:
            self._make_chips()

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Show the filters in force."""
        if tuple(filters) != self.filters:
            self.filters = tuple(filters)
            self._make_chips()

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
        self._flow.removeWidget(self.more)
        fields = {field.target: field for field in self._fields}
        self.chips = []
        for place, one in enumerate(self.filters):
            if one.field not in fields:
                continue
            words = filter_words(one, fields[one.field], self._kit.format)
            chip = FilterChip(self._kit, words, place)
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
            self.chips.append(chip)
        self._flow.addWidget(self.more)
        self.updateGeometry()

    @Slot()
    def _on_more_clicked(self) -> None:
        if self.panel is None:
            from craftdesk.ui.screens.customers.filter_panel import FilterPanel  # all editors: only when needed

            self.panel = FilterPanel(self._kit, self._today)
            self.panel.made.connect(self._on_panel_made)
            self.panel.left.connect(self._on_panel_left)
            self._box.addWidget(self.panel)
        self.panel.show_fields(self._fields)
        self.panel.begin()

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

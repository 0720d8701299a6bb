"""The filters in force as chips that go away when they are pressed, whatever is listed; who derives names them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.filters import Filter
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.flow_layout import FlowLayout


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


class FilterChips(QWidget):
    """Chips, `More filters…`, room for the views, and the panel below while a filter is made."""

    changed = Signal(object)  # tuple[Filter, ...]
    choices_wanted = Signal()
    rebuilt = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
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
        self.more.clicked.connect(self._on_more_clicked)
        self.clear.clicked.connect(self._on_clear_clicked)
        kit.look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def add_tail(self, widget: QWidget) -> None:
        """Keep a widget behind the chips."""
        self._tail.append(widget)
        self._flow.addWidget(widget)

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Show the filters in force."""
        if tuple(filters) != self.filters:
            self.filters = tuple(filters)
            self._make_chips()

    def words(self) -> tuple[str, ...]:
        """The filters in force, as their chips say them."""
        raise NotImplementedError

    def _begin_panel(self) -> None:
        """Bring the panel into sight, made when it is first asked for."""
        raise NotImplementedError

    def _shown_panel(self) -> QWidget | None:
        """The panel, once it is there."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the panel by Esc."""
        if event.key() == Qt.Key.Key_Escape and self._is_panel_open():
            self._on_panel_left()
        else:
            super().keyPressEvent(event)

    def _is_panel_open(self) -> bool:
        panel = self._shown_panel()
        return panel is not None and panel.isVisible()

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
        self._begin_panel()
        self.choices_wanted.emit()

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(())

    @Slot()
    def _on_panel_left(self) -> None:
        panel = self._shown_panel()
        if panel is not None:
            panel.hide()
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

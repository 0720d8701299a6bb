"""Cards in one or two columns; many of them are made a few at a time, so that the first are there at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from craftdesk.ui.look import Look

_TWO_COLUMNS = 560
_AT_ONCE = 8
_A_TIME = 6
Show = Callable[[QWidget, int], None]


class CardGrid(QWidget):
    """Reuses its cards: `fill` says how many, `make` makes one, `show` fills one with what stands at a place."""

    def __init__(self, look: Look, make: Callable[[], QWidget], show: Show, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._make, self._show = look, make, show
        self._cards: list[QWidget] = []
        self._count = 0
        self._shown = 0
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_later_timeout)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def fill(self, count: int) -> None:
        """Show so many cards; those beyond the first come while the window is idle."""
        self._count, self._shown = count, 0
        for card in self._cards[count:]:
            card.hide()
        self._go_on(max(_AT_ONCE, len(self._cards)))

    def finish(self) -> None:
        """Make what is still missing."""
        self._go_on(self._count)

    def cards(self) -> Sequence[QWidget]:
        """Return the cards in sight."""
        return self._cards[: self._shown]

    def swap(self, place: int, other: QWidget | None) -> None:
        """Put another widget in the place of a card across both columns, or the cards back."""
        for at, card in enumerate(self._cards[: self._shown]):
            card.setVisible(other is None or at != place)
        if other is not None:
            self._grid.addWidget(other, max(place, 0) // self._columns, 0, 1, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns by the width."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= self._look.px(_TWO_COLUMNS) else 1
        if columns != self._columns:
            self._columns = columns
            for at, card in enumerate(self._cards):
                self._grid.addWidget(card, at // columns, at % columns)
            self._stretch()

    def _stretch(self) -> None:
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _go_on(self, upto: int) -> None:
        end = min(upto, self._count)
        while self._shown < end:
            at = self._shown
            if at == len(self._cards):
                card = self._make()
                self._cards.append(card)
                self._grid.addWidget(card, at // self._columns, at % self._columns)
            self._show(self._cards[at], at)
            self._cards[at].show()
            self._shown += 1
        if self._shown < self._count:
            self._later.start(0)

    @Slot()
    def _on_later_timeout(self) -> None:
        self._go_on(self._shown + _A_TIME)

    @Slot()
    def _on_look_changed(self) -> None:
        self._grid.setSpacing(self._look.px(12))
        self._stretch()

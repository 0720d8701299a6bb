"""The lines of an order, edited by keyboard alone; there is always a blank one at the end to write into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from craftdesk.domain.draft import RawField
from craftdesk.domain.order import Order, OrderLine
from craftdesk.errors import Problem
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order_entry.line_columns import LineColumns
from craftdesk.ui.screens.order_entry.line_row import LineRow
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label

_AT_ONCE = 2
"""Lines whose fields are made between two pictures."""


class LinesCard(Card):
    """`edited` follows every change of a line, `rearranged` one of the rows themselves."""

    edited = Signal()
    left = Signal()
    rearranged = Signal()
    search_requested = Signal(object, str)  # LineRow, what was typed
    offered = Signal(object, object)  # LineRow, ProductOffer

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, self.tr("What is bought"), parent)
        self._kit = kit
        self._currency = ""
        self._rates: tuple[int, ...] = (0,)
        self._has_tax = self._is_free = False
        self.columns = LineColumns(kit.look)
        self.add(self.columns)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(kit.look.px(6))
        self.add(self._holder)
        keys = self.tr("Enter takes what is marked · Tab goes on · Ctrl+Del removes a line · Alt+Up, Alt+Down move it")
        self.message = Label(kit.look, "", role=Role.SMALL, ink="danger", wrap=True)
        self.keys = Label(kit.look, keys, role=Role.SMALL, ink="muted", wrap=True)
        self.add(self.message)
        self.add(self.keys)
        self.message.hide()
        self.rows: list[LineRow] = []
        self._seen: list[LineRow] = []
        self._waking = QTimer(self)
        self._waking.setSingleShot(True)
        self._waking.setInterval(0)
        self._waking.timeout.connect(self._on_waking_timeout)
        self.default_rate = 0

    def filled(self) -> list[LineRow]:
        """Return the rows that count."""
        return [row for row in self.rows if not row.is_blank]

    def value(self) -> tuple[OrderLine, ...]:
        """Return the lines."""
        return tuple(row.value() for row in self.filled())

    def show_lines(self, lines: Sequence[OrderLine], currency: str, rates: Sequence[int]) -> None:
        """Show other lines; those of the same form before are gone."""
        self._currency, self._rates = currency, tuple(rates)
        self._holder.hide()  # rows that come in sight one by one would be arranged anew each time
        for row in self.rows:
            self._drop(row)
        self.rows, self._seen = [], []
        for line in lines:
            row = self._add()
            row.is_kept = True
            row.show_line(line)
        height = self._add_blank().parts.height
        for row in self.rows:
            row.set_height(height)
        self._holder.show()
        self._arranged()

    def reprice(self, lines: Sequence[OrderLine]) -> None:
        """Show the same lines at other prices."""
        for row, line in zip(self.filled(), lines, strict=True):
            if line != row.value():
                row.show_line(line)

    def set_tax(self, *, shown: bool, free: bool) -> None:
        """Show the column of tax, or not; nothing to choose where none is charged."""
        self._has_tax, self._is_free = shown, free
        self.columns.set_tax(shown=shown)
        for row in self.rows:
            row.set_tax(shown=shown, free=free)

    def unreadable(self) -> list[Problem]:
        """Return what can't be read, line by line."""
        return [
            Problem(problem.code, f"lines.{place}.{key}", problem.params)
            for place, row in enumerate(self.filled())
            for key, problem in row.unreadable().items()
        ]

    def raw(self) -> tuple[RawField, ...]:
        """Return the texts of the parts that can't be read, for a draft."""
        return tuple(
            RawField(key=f"lines.{place}.{key}", parts=row.numbers[key].raw())
            for place, row in enumerate(self.filled())
            for key in row.unreadable()
        )

    def show_raw(self, fields: Iterable[RawField]) -> None:
        """Write them into the parts again."""
        rows = self.filled()
        for field in fields:
            _, _, rest = field.key.partition("lines.")
            place, _, key = rest.partition(".")
            row = rows[int(place)] if place.isdecimal() and int(place) < len(rows) else None
            if row is not None and key in row.parts.numbers:
                row.parts.numbers[key].show_raw(field.parts)
                row.touch()

    def show_worked(self, order: Order) -> None:
        """Show what each line comes to."""
        for row, line in zip(self.filled(), order.lines, strict=True):
            row.show_worked(line, order.currency)

    def show_problems(self, problems: Iterable[Problem], *, everywhere: bool) -> None:
        """Say below each line that was left what is wrong with it."""
        by_row: dict[int, dict[str, Problem]] = {}
        for one in problems:
            _, _, rest = one.field.partition("lines.")
            number, _, key = rest.partition(".")
            if number.isdecimal():
                by_row.setdefault(int(number), {}).setdefault(key, one)
        for place, row in enumerate(self.filled()):
            row.was_left = row.was_left or everywhere
            row.show_problems(by_row.get(place, {}) if row.was_left else {})

    def say(self, words: str) -> None:
        """Say what is wrong with the lines as a whole."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def go_to(self, place: int, key: str = "") -> None:
        """Put the cursor into a line."""
        rows = self.filled()
        if place < len(rows):
            rows[place].go_to(key)
        else:
            self.rows[-1].go_to("")

    # --- rows -----------------------------------------------------------------------------------

    def _add_blank(self) -> LineRow:
        row = self._add()
        row.wake()
        return row

    def _add(self) -> LineRow:
        rate = 0 if self._is_free else self.default_rate
        row = LineRow(self._kit, self._currency, self._rates, rate)
        row.set_tax(shown=self._has_tax, free=self._is_free)
        row.edited.connect(self._on_row_edited)
        row.left.connect(self._on_row_left)
        row.removed.connect(self._on_row_removed)
        row.moved.connect(self._on_row_moved)
        row.search_requested.connect(self.search_requested)
        row.offered.connect(self.offered)
        row.seen.connect(self._on_row_seen)
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()  # at once: whoever types fast must not find the next field hidden
        return row

    def _drop(self, row: LineRow) -> None:
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()

    def _arranged(self) -> None:
        for place, row in enumerate(self.rows):
            row.name_parts(place)
        self.columns.setVisible(bool(self.filled()))
        self.keys.setVisible(bool(self.filled()))
        self.rearranged.emit()

    @Slot(object)
    def _on_row_edited(self, row: object) -> None:
        if self.rows and row is self.rows[-1] and not self.rows[-1].is_blank:
            self._add_blank()
            self._arranged()
        self.edited.emit()

    @Slot(object)
    def _on_row_seen(self, row: object) -> None:
        if isinstance(row, LineRow) and row not in self._seen:
            self._seen.append(row)
            self._waking.start()

    @Slot()
    def _on_waking_timeout(self) -> None:
        """Make the fields of lines in sight, a few at a time."""
        at_once, self._seen = self._seen[:_AT_ONCE], self._seen[_AT_ONCE:]
        for row in at_once:
            if row in self.rows and row.rests and not row.visibleRegion().isEmpty():
                row.wake()
        if self._seen:
            self._waking.start()

    @Slot(object)
    def _on_row_left(self, row: object) -> None:
        if isinstance(row, LineRow):
            focus = QApplication.focusWidget()
            row.was_left = row.was_left or focus is None or not row.isAncestorOf(focus)
        self.left.emit()

    @Slot(object)
    def _on_row_removed(self, row: object) -> None:
        if isinstance(row, LineRow) and row in self.rows:
            place = self.rows.index(row)
            self.rows[min(place + 1, len(self.rows) - 1)].item.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows.remove(row)
            self._drop(row)
            self._arranged()
            self.edited.emit()

    @Slot(object, int)
    def _on_row_moved(self, row: object, by: int) -> None:
        if not isinstance(row, LineRow) or row not in self.rows:
            return
        place = self.rows.index(row)
        to = place + by
        if 0 <= to < len(self.filled()):
            focus = QApplication.focusWidget()
            self.rows.insert(to, self.rows.pop(place))
            self._column.removeWidget(row)
            self._column.insertWidget(to, row)
            self._arranged()
            if focus is not None:
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edited.emit()

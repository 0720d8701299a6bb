"""A line of an order that rests: it is painted; its fields are made when it comes into sight or somebody goes there.

An order of five hundred lines would need seven thousand widgets.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from craftdesk.domain.order import OrderLine
from craftdesk.errors import Problem
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.number_editors import MoneyEditor
from craftdesk.ui.forms.order_editors import DiscountEditor, QuantityEditor
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.price_words import price_words
from craftdesk.ui.screens.order_entry.line_at_rest import line_words, paint_line
from craftdesk.ui.screens.order_entry.line_parts import LineParts
from craftdesk.ui.widgets.hit_line import HitLine
from craftdesk.ui.widgets.label import Label

_ANY = 16_777_215
"""Qt's own for: as tall as it likes."""


class RestingRow(QWidget):
    """What is shown of a line, with fields or without."""

    seen = Signal(object)  # the row, which rests and is in sight

    def __init__(
        self, kit: Kit, currency: str, rates: Sequence[int], rate: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit, self._currency, self._rates, self._rate = kit, currency, rates, rate
        self.base = OrderLine(name="")
        self._parts: LineParts | None = None
        self._note: Label | None = None
        self._grid: QGridLayout | None = None
        self._place, self._total, self._height = 0, "", 0
        self.was_left = False
        self.is_kept = False  # it stands in the file: even without a name it counts until it is removed
        self._value: OrderLine | None = None  # reading a hundred rows of fields at every key would be felt
        self._said: tuple[dict[str, Problem], str] | None = None
        self._tax = (True, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def rests(self) -> bool:
        """Whether its fields are still to be made."""
        return self._parts is None

    @property
    def parts(self) -> LineParts:
        """The fields; made when they were not yet."""
        return self._parts or self.wake()

    @property
    def item(self) -> HitLine:
        """The field for the item."""
        return self.parts.item

    @property
    def quantity(self) -> QuantityEditor:
        """The field for the quantity."""
        return self.parts.quantity

    @property
    def price(self) -> MoneyEditor:
        """The field for the price."""
        return self.parts.price

    @property
    def discount(self) -> DiscountEditor:
        """The field for what comes off."""
        return self.parts.discount

    @property
    def numbers(self) -> dict[str, Editor]:
        """The fields that may hold what can't be read; none in a line that rests."""
        return self._parts.numbers if self._parts is not None else {}

    @property
    def is_waiting(self) -> bool:
        """Whether Enter was pressed for a product that is still looked for."""
        return self._parts is not None and self._parts.item.is_waiting

    def wake(self) -> LineParts:
        """Make the fields, and let Tab stop at them instead of at the row."""
        had_focus = self.hasFocus()
        parts = self._parts = LineParts(self._kit, self._currency, self._rates, self._layout())
        self._connect(parts)
        self._kit.look.changed.connect(self._on_look_changed)
        shown, free = self._tax
        parts.set_tax(shown=shown, free=free)
        if self._value is not None:
            parts.show(self._value)
        else:
            parts.tax.show_value(self._rate)
        self._show_names(parts)
        parts.total.setText(self._total)
        if self._said is not None:
            problems, reason = self._said
            self._said = None
            self._say(problems, reason)
        before: QWidget = self
        for stop in parts.stops:
            QWidget.setTabOrder(before, stop)
            before = stop
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts.item.show()  # at once: whoever types fast must not find the next field hidden
        if had_focus:
            parts.item.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()
        return parts

    def _connect(self, parts: LineParts) -> None:
        """Follow what is typed into the fields that were just made."""
        raise NotImplementedError

    def value(self) -> OrderLine:
        """Return the line as it stands."""
        raise NotImplementedError

    def _layout(self) -> QGridLayout:
        if self._grid is None:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_ANY)
            self._grid = QGridLayout(self)
            self._grid.setContentsMargins(0, 0, 0, 0)
            self._grid.setColumnStretch(0, 1)
            self._grid.setRowMinimumHeight(0, self._height)
            self._on_look_changed()
        return self._grid

    @property
    def note(self) -> Label:
        """What is said below the fields."""
        if self._note is None:
            self._note = Label(self._kit.look, "", role=Role.SMALL, ink="muted", wrap=True)
            self._note.hide()
            self._layout().addWidget(self._note, 1, 0, 1, 7)
        return self._note

    def set_height(self, height: int) -> None:
        """Be as tall at rest as with fields."""
        self._height = height
        if self._grid is not None:
            self._grid.setRowMinimumHeight(0, height)
        else:
            self.setFixedHeight(height)

    def name_parts(self, place: int) -> None:
        """Tell those who only hear which line a field belongs to."""
        self._place = place
        if self._parts is not None:
            self._show_names(self._parts)

    def _show_names(self, parts: LineParts) -> None:
        translate = QCoreApplication.translate
        titles = (
            translate("LineRow", "Item"), translate("LineRow", "Quantity"), translate("LineRow", "Price"),
            translate("LineRow", "Discount"), translate("LineRow", "Tax"),
        )  # fmt: skip
        words = translate("LineRow", "{0}, line {1}")
        parts.set_names([words.format(title, self._place + 1) for title in titles])

    def show_worked(self, line: OrderLine, currency: str) -> None:
        """Show what the line comes to."""
        words = self._kit.format.money(line.total, currency)
        if words != self._total:
            self._total = words
            if self._parts is not None:
                self._parts.total.setText(words)

    def show_problems(self, problems: dict[str, Problem]) -> None:
        """Mark the parts that are wrong and say the first of it; otherwise why it costs what it costs."""
        reason = price_words(self.value(), self._kit.format)
        if self._said != (problems, reason):
            self._say(problems, reason)

    def _say(self, problems: dict[str, Problem], reason: str) -> None:
        before = self._said[0] if self._said is not None else {}
        self._said = (problems, reason)
        texts = {key: problem_words(one) for key, one in problems.items()}
        words, ink = _worst(problems, texts) or (reason, "muted")
        if self._parts is not None:
            self._parts.show_messages(problems, before, texts)
            self._parts.item.setAccessibleDescription(words)
        if self._note is None and not words:
            return
        if words != self.note.text():
            self.note.setText(words)
        self.note.set_ink(ink)
        self.note.setVisible(bool(words))

    def set_tax(self, *, shown: bool, free: bool) -> None:
        """Show the column of tax where the shop has any; nothing can be chosen where none is charged."""
        self._tax = (shown, free)
        if self._parts is not None:
            self._parts.set_tax(shown=shown, free=free)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line while it rests, and tell that it is in sight."""
        super().paintEvent(event)
        if self._parts is None and self._value is not None:
            has_tax = self._tax[0]
            words = line_words(self._value, self._kit.format, self._currency, has_tax=has_tax)
            paint_line(QPainter(self), self.rect(), (*words, self._total), self._kit.look, has_tax=has_tax)
            self.seen.emit(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on into the fields: the last of them when somebody comes from below."""
        last = event.reason() == Qt.FocusReason.BacktabFocusReason
        stops = [one for one in self.parts.stops if one.isEnabled() and not one.isHidden()]
        stops[-1 if last else 0].setFocus(event.reason())

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        if self._grid is not None:
            self._grid.setHorizontalSpacing(px(6))
            self._grid.setVerticalSpacing(px(2))
        if self._parts is not None:
            self._parts.show_look()


def _worst(problems: dict[str, Problem], texts: dict[str, str]) -> tuple[str, str] | None:
    """What is said of a line: its first problem, or else its first warning, and in which colour."""
    key = min(problems, key=lambda key: problems[key].warning, default=None)
    return None if key is None else (texts[key], "warning" if problems[key].warning else "danger")

"""One line of an order in the form: what, how many, for how much; below it why it costs that, and what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from craftdesk.domain.order import OrderLine
from craftdesk.domain.order_entry import ProductOffer
from craftdesk.domain.pricing import price_origin_of
from craftdesk.errors import Problem
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order_entry.line_parts import LineParts
from craftdesk.ui.screens.order_entry.product_hits import product_hits
from craftdesk.ui.screens.order_entry.resting_row import RestingRow

_KEYS = {
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier): 0,
    (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): -1,
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): 1,
}


class LineRow(RestingRow):
    """A row that was never typed into is blank and shows the field for the item alone."""

    edited = Signal(object)  # the row
    left = Signal(object)
    removed = Signal(object)
    moved = Signal(object, int)
    search_requested = Signal(object, str)
    offered = Signal(object, object)  # the row, ProductOffer

    def __init__(
        self, kit: Kit, currency: str, rates: Sequence[int], rate: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(kit, currency, rates, rate, parent)
        self._product_name = ""

    def _connect(self, parts: LineParts) -> None:
        """Follow what is typed into the fields that were just made."""
        parts.item.textEdited.connect(self._on_item_text_edited)
        parts.item.search_requested.connect(self._on_item_search_requested)
        parts.item.hit_chosen.connect(self._on_item_hit_chosen)
        parts.quantity.edited.connect(self.touch)
        parts.price.edited.connect(self._on_price_edited)
        parts.discount.edited.connect(self._on_discount_edited)
        parts.tax.edited.connect(self.touch)
        parts.remove.clicked.connect(self._on_remove_clicked)
        for target in parts.stops:
            target.installEventFilter(self)

    # --- value ----------------------------------------------------------------------------------

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever written here."""
        if self.is_kept or self.base.product_id is not None:
            return False
        return not (self._parts.is_written() if self._parts is not None else self._value is not None)

    def value(self) -> OrderLine:
        """Return the line as it stands in the fields; what can't be read counts as nothing."""
        if self._value is None:
            self._value = self.parts.read(self.base)
        return self._value

    def show_line(self, line: OrderLine) -> None:
        """Write a line into the fields, or on the row while it rests."""
        self.base = line
        self._product_name = line.name if line.product_id is not None else ""
        if self._parts is not None:
            self._value = None
            self._parts.show(line)
        else:
            self._value = line
            self.update()
            if line.name != line.name.strip() or not line.name.isprintable():
                self._value = self.parts.read(line)  # a field takes no such name as it is

    def unreadable(self) -> dict[str, Problem]:
        """Return what can't be read as a value, by the name of its part."""
        found = {key: editor.unreadable() for key, editor in self.numbers.items()}
        return {key: problem for key, problem in found.items() if problem is not None}

    def go_to(self, key: str) -> None:
        """Put the cursor into a part."""
        self.parts.by_name(key).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hits(self, text: str, offers: Sequence[ProductOffer], currency: str) -> None:
        """Offer products."""
        self.item.show_hits(text, product_hits(offers, currency, self._kit.format))

    # --- what is done here ----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Del removes the line, Alt+Up and Alt+Down move it; selects what is there when a field is entered."""
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            wanted = _KEYS.get((Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
            if wanted is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress and not self.is_blank:
                    if wanted:
                        self.moved.emit(self, wanted)
                    else:
                        self.removed.emit(self)
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.parts.tidy(watched)
            self.left.emit(self)
        return super().eventFilter(watched, event)

    @Slot()
    def touch(self) -> None:
        """Tell that something was typed here."""
        self._value = None
        self.edited.emit(self)

    @Slot(str)
    def _on_item_text_edited(self, text: str) -> None:
        if not self.parts.is_open:
            self.quantity.show_quantity(1000, "")
            self.parts.open()
        named = text.strip().casefold().startswith(self._product_name.casefold())
        if self.base.product_id is not None and not (text.strip() and named):
            typed = str(price_origin_of(self.base.price_origin).with_typed_price())
            self.base = replace(self.base, product_id=None, sku="", price_origin=typed)
            self.quantity.usual_unit = ""
        self.touch()

    @Slot(str)
    def _on_item_search_requested(self, text: str) -> None:
        self.search_requested.emit(self, text)

    @Slot(object)
    def _on_item_hit_chosen(self, offered: object) -> None:
        if isinstance(offered, ProductOffer):
            self.offered.emit(self, offered)

    @Slot()
    def _on_price_edited(self) -> None:
        origin = price_origin_of(self.base.price_origin).with_typed_price()
        self.base = replace(self.base, price_origin=str(origin))
        self.touch()

    @Slot()
    def _on_discount_edited(self) -> None:
        origin = price_origin_of(self.base.price_origin).with_typed_discount()
        self.base = replace(self.base, price_origin=str(origin))
        self.touch()

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.removed.emit(self)

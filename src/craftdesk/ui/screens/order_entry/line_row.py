"""One line of an order in the form: what, how many, for how much; below it why it costs that, and what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from craftdesk.domain.order import OrderLine
from craftdesk.domain.order_entry import ProductOffer
from craftdesk.domain.pricing import price_origin_of
from craftdesk.errors import Problem
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.number_editors import MoneyEditor
from craftdesk.ui.forms.order_editors import DiscountEditor, QuantityEditor, RateEditor
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.price_words import price_words
from craftdesk.ui.screens.order_entry.line_columns import WIDTHS
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.hit_line import HitLine
from craftdesk.ui.widgets.hits_popup import Hit
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ListRow

_KEYS = {
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier): 0,
    (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): -1,
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): 1,
}


class LineRow(QWidget):
    """A row that was never typed into is blank and shows the field for the item alone."""

    edited = Signal(object)  # the row
    left = Signal(object)
    removed = Signal(object)
    moved = Signal(object, int)
    search_requested = Signal(object, str)
    offered = Signal(object, object)  # the row, ProductOffer

    def __init__(self, kit: Kit, currency: str, rates: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self.base = kit, OrderLine(name="")
        self._product_name = ""
        self.was_left = self._is_open = False
        self.is_kept = False  # it stands in the file: even without a name it counts until it is removed
        self._value: OrderLine | None = None  # reading a hundred rows of fields at every key would be felt
        self._said: tuple[dict[str, Problem], str] | None = None
        self._has_tax = True
        look, fmt = kit.look, kit.format
        self.item = HitLine(look, self.tr("Product or anything else"))
        self.quantity = QuantityEditor(look, fmt)
        self.price = MoneyEditor(look, fmt, currency, fmt.money(0, currency))
        self.discount = DiscountEditor(look, fmt, currency)
        self.tax = RateEditor(look, fmt, rates)
        self.numbers: dict[str, Editor] = {
            "quantity": self.quantity, "unit_price": self.price, "discount": self.discount,
        }  # fmt: skip
        self.total = Label(look, "", role=Role.AMOUNT)
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remove = Button(look, self.tr("Remove this line"), kind=ButtonKind.QUIET, icon="x")
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Ctrl+Del does it by keyboard
        self.note = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column, part in enumerate(self._parts()):
            self._grid.addWidget(part, 0, column)
        self._grid.addWidget(self.note, 1, 0, 1, len(self._parts()))
        self._grid.setColumnStretch(0, 1)
        self.note.hide()
        for part in self._parts()[1:]:
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            part.hide()
        self._connect()
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.item, self.quantity, self.price, self.discount, self.tax, self.total, self.remove)

    def _connect(self) -> None:
        self.item.textEdited.connect(self._on_item_text_edited)
        self.item.search_requested.connect(self._on_item_search_requested)
        self.item.hit_chosen.connect(self._on_item_hit_chosen)
        self.quantity.edited.connect(self.touch)
        self.price.edited.connect(self._on_price_edited)
        self.discount.edited.connect(self._on_discount_edited)
        self.tax.edited.connect(self.touch)
        self.remove.clicked.connect(self._on_remove_clicked)
        for target in (self.item, self.quantity.line, self.price.line, self.discount.line, self.tax.box):
            target.installEventFilter(self)

    # --- value ----------------------------------------------------------------------------------

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever written here."""
        written = self.item.text().strip() or self.price.value() or self.base.product_id is not None
        return not written and not self.is_kept

    def value(self) -> OrderLine:
        """Return the line as it stands in the fields; what can't be read counts as nothing."""
        if self._value is None:
            self._value = self._read()
        return self._value

    def _read(self) -> OrderLine:
        quantity, unit = self.quantity.value()
        rate, amount = self.discount.value()
        text = self.item.text().strip()
        name = self.base.name if not self.base.name and text == self.base.sku else text
        return replace(
            self.base, name=name, quantity=quantity or 0, unit=unit,
            unit_price=self.price.value() or 0, discount_rate=rate, discount=amount, tax_rate=self.tax.value(),
        )  # fmt: skip

    def show_line(self, line: OrderLine) -> None:
        """Write a line into the fields."""
        self.base, self._value = line, None
        self._product_name = line.name if line.product_id is not None else ""
        self.item.setText(line.name or line.sku)
        self.item.setCursorPosition(0)
        self.quantity.usual_unit = line.unit if line.product_id is not None else ""
        self.quantity.show_quantity(line.quantity, line.unit)
        self.price.show_value(line.unit_price)
        self.discount.show_discount(line.discount_rate, line.discount)
        self.tax.show_value(line.tax_rate)
        self._open()

    def unreadable(self) -> dict[str, Problem]:
        """Return what can't be read as a value, by the name of its part."""
        found = {key: editor.unreadable() for key, editor in self.numbers.items()}
        return {key: problem for key, problem in found.items() if problem is not None}

    def name_parts(self, place: int) -> None:
        """Tell those who only hear which line a field belongs to."""
        titles = (self.tr("Item"), self.tr("Quantity"), self.tr("Price"), self.tr("Discount"), self.tr("Tax"))
        names = [self.tr("{0}, line {1}").format(title, place + 1) for title in titles]
        self.item.setAccessibleName(names[0])
        for editor, name in zip((self.quantity, self.price, self.discount, self.tax), names[1:], strict=True):
            editor.set_name(name)
        self.remove.setAccessibleDescription(names[0])

    def show_worked(self, line: OrderLine, currency: str) -> None:
        """Show what the line comes to."""
        words = self._kit.format.money(line.total, currency)
        if words != self.total.text():
            self.total.setText(words)

    def show_problems(self, problems: dict[str, Problem]) -> None:
        """Mark the parts that are wrong and say the first of it; otherwise why it costs what it costs."""
        reason = price_words(self.value(), self._kit.format)
        if self._said == (problems, reason):
            return
        before = self._said[0] if self._said is not None else {}
        self._said = (problems, reason)
        texts = {key: problem_words(one) for key, one in problems.items()}
        parts: dict[str, Editor] = {
            "quantity": self.quantity, "unit_price": self.price, "discount": self.discount, "tax_rate": self.tax,
        }  # fmt: skip
        for key, editor in parts.items():
            if key in problems or key in before:  # styling fields anew takes its time
                editor.set_message(texts.get(key, ""), blocking=key in problems and not problems[key].warning)
        worst = sorted(problems, key=lambda key: problems[key].warning)
        if worst:
            words, ink = texts[worst[0]], "warning" if problems[worst[0]].warning else "danger"
        else:
            words, ink = reason, "muted"
        self.item.setAccessibleDescription(words)
        if words != self.note.text():
            self.note.setText(words)
        self.note.set_ink(ink)
        self.note.setVisible(bool(words))

    def go_to(self, key: str) -> None:
        """Put the cursor into a part."""
        parts = {"quantity": self.quantity, "unit_price": self.price, "discount": self.discount, "tax_rate": self.tax}
        parts.get(key, self.item).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_tax(self, *, shown: bool, free: bool) -> None:
        """Show the column of tax where the shop has any; nothing can be chosen where none is charged."""
        self.tax.setEnabled(not free)
        self._has_tax = shown
        self.tax.setVisible(shown and self._is_open)
        policy = self.tax.sizePolicy()
        policy.setRetainSizeWhenHidden(shown)
        self.tax.setSizePolicy(policy)

    def show_hits(self, text: str, offers: Sequence[ProductOffer], currency: str) -> None:
        """Offer products."""
        fmt = self._kit.format
        hits = []
        for one in offers:
            facts = " · ".join(part for part in (one.product.sku, one.product.unit) if part)
            price = "" if one.offer.price is None else fmt.money(one.offer.price, currency)
            row = ListRow(title=one.product.name, subline=facts or self.tr("Product"), amount=price, has_face=False)
            hits.append(Hit(one, row))
        self.item.show_hits(text, hits)

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
            self._tidy(watched)
            self.left.emit(self)
        return super().eventFilter(watched, event)

    def _tidy(self, watched: QObject) -> None:
        for editor in (self.quantity, self.price, self.discount):
            if editor.line is watched:
                editor.tidy()

    @Slot()
    def touch(self) -> None:
        """Tell that something was typed here."""
        self._value = None
        self.edited.emit(self)

    def _open(self) -> None:
        """Show all fields of a row that is no longer blank."""
        self._is_open = True
        for part in self._parts()[1:]:
            part.setVisible(part is not self.tax or self._has_tax)

    @Slot(str)
    def _on_item_text_edited(self, text: str) -> None:
        if not self._is_open:
            self.quantity.show_quantity(1000, "")
            self._open()
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

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(2))
        for part, wide in zip(self._parts()[1:-1], WIDTHS, strict=True):
            part.setMinimumWidth(px(wide))
            part.setMaximumWidth(px(wide) if part is not self.total else px(wide) * 2)  # a large sum is never cut

"""What it all comes to: discount, shipping and deposit to be typed, the sums beside them, up to date at every key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.ids import UNSAVED
from craftdesk.domain.order import Order, Payment
from craftdesk.domain.order_sums import tax_summary
from craftdesk.services.order_entry import EntryForm
from craftdesk.ui.fonts import Role
from craftdesk.ui.format import rate_words
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.choice_editors import ChipsEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.number_editors import MoneyEditor
from craftdesk.ui.forms.order_editors import DiscountEditor, RateEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label

_NARROW = 220
_INCLUDED, _ADDED = "included", "added"


class SumsCard(Card):
    """The money of the order beside its lines."""

    def __init__(self, kit: Kit, currency: str, binding: Binding, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("What it comes to"))
        self._kit = kit
        look, fmt = kit.look, kit.format
        self.discount = DiscountEditor(look, fmt, currency)
        self.shipping = MoneyEditor(look, fmt, currency, fmt.money(0, currency))
        self.shipping_tax = RateEditor(look, fmt, (0,))
        self.mode = ChipsEditor(look, [(_INCLUDED, self.tr("Tax included")), (_ADDED, self.tr("Tax added"))])
        self.deposit = MoneyEditor(look, fmt, currency, fmt.money(0, currency))
        self.method = TextEditor(look, self.tr("Cash"))
        self.boxes: dict[str, FieldBox] = {}
        rows: tuple[tuple[tuple[str, str, Editor], ...], ...] = (
            (("discount", self.tr("Discount on everything"), self.discount),),
            (("shipping", self.tr("Shipping"), self.shipping), ("shipping_tax", self.tr("Its tax"), self.shipping_tax)),
            (("tax_included", self.tr("Prices"), self.mode),),
        )
        self.add(self._grid(rows, binding))
        self._sums = QVBoxLayout()
        self._sums.setSpacing(look.px(4))
        self.body.addLayout(self._sums)
        self.total = Label(look, "", role=Role.PANE_TITLE)
        self._rows: list[tuple[Label, Label]] = []
        self._add_total()
        paid = (("deposit", self.tr("Deposit"), self.deposit), ("method", self.tr("Paid by"), self.method))
        self.add(self._grid((paid,), binding))
        self.open = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        self.add(self.open)
        self.body.addStretch(1)

    def _grid(self, rows: Sequence[Sequence[tuple[str, str, Editor]]], binding: Binding) -> FieldGrid:
        grid = FieldGrid(self._kit.look, narrow=_NARROW)
        for row in rows:
            made = [FieldBox(self._kit.look, key, title, editor) for key, title, editor in row]
            for box in made:
                binding.add(box)
                self.boxes[box.key] = box
            grid.add_row(*made)
        return grid

    def _add_total(self) -> None:
        row = QHBoxLayout()
        row.addWidget(Label(self._kit.look, self.tr("Total"), role=Role.PANE_TITLE))
        row.addStretch(1)
        row.addWidget(self.total)
        self.body.addLayout(row)

    def show_form(self, form: EntryForm, rates: Sequence[int]) -> None:
        """Show an order; a deposit is asked for while it is new, later its payments are recorded on its page."""
        order = form.draft
        for editor in (self.discount, self.shipping, self.deposit):
            editor.currency = order.currency
        self.discount.show_discount(order.discount_rate, order.discount)
        self.shipping.show_value(order.shipping or None)
        for rate in rates:
            self.shipping_tax.show_value(rate)
        self.shipping_tax.show_value(order.shipping_tax_rate or (rates[0] if rates and not order.shipping else 0))
        self.mode.show_value(_INCLUDED if order.tax_included else _ADDED)
        self.deposit.show_value(None)
        self.method.suggest(form.methods)
        self.method.show_value("")
        for key in ("deposit", "method"):
            self.boxes[key].setVisible(order.id == UNSAVED)

    def set_tax(self, *, shown: bool, free: bool) -> None:
        """Show what belongs to tax where there is any."""
        self.boxes["shipping_tax"].setVisible(shown and not free)
        self.boxes["tax_included"].setVisible(shown and not free)
        if free:
            self.shipping_tax.show_value(0)
            self.mode.show_value(_ADDED)

    @property
    def is_included(self) -> bool:
        """Whether the prices hold their tax."""
        return self.mode.value() == _INCLUDED

    def taken_over(self, order: Order) -> dict[str, object]:
        """Return what stands in the fields, by the names of an order's parts."""
        rate, amount = self.discount.value()
        shipping = self.shipping.value() or 0
        values: dict[str, object] = {
            "discount_rate": rate, "discount": amount, "shipping": shipping, "tax_included": self.is_included,
            "shipping_tax_rate": self.shipping_tax.value() if shipping else 0,
        }  # fmt: skip
        if order.id == UNSAVED:
            deposit = self.deposit.value() or 0
            paid = Payment(amount=deposit, method=self.method.value().strip())
            values["payments"] = (paid,) if deposit else ()
        return values

    def show_order(self, order: Order) -> None:
        """Show the sums of an order that was worked out."""
        fmt, currency = self._kit.format, order.currency
        shown = [(self.tr("Goods"), order.goods)]
        if order.discount:
            shown.append((self.tr("Discount"), -order.discount))
        if order.shipping:
            shown.append((self.tr("Shipping"), order.shipping))
        taxes = [(one.rate, one.tax) for one in tax_summary(order) if one.tax]
        if not order.tax_included:
            words = self.tr("Tax {0}")
            shown += [(words.format(rate_words(rate, fmt) if rate >= 0 else "").strip(), tax) for rate, tax in taxes]
        if order.adjustment:
            shown.append((self.tr("Rounding and other"), order.adjustment))
        self._show([(words, fmt.money(amount, currency)) for words, amount in shown])
        self.total.setText(fmt.money(order.total, currency))
        said = []
        if order.tax_included:
            words = self.tr("Includes {0} tax ({1})")
            said += [
                words.format(fmt.money(tax, currency), rate_words(rate, fmt)) if rate >= 0
                else self.tr("Includes {0} tax").format(fmt.money(tax, currency))
                for rate, tax in taxes
            ]  # fmt: skip
        if order.paid:
            rest = max(order.total - order.paid, 0)
            paid = self.tr("Paid {0}, open {1}")
            said.append(paid.format(fmt.money(order.paid - order.refunded, currency), fmt.money(rest, currency)))
        self.open.setText("\n".join(said))
        self.open.setVisible(bool(said))

    def _show(self, sums: Sequence[tuple[str, str]]) -> None:
        look = self._kit.look
        while len(self._rows) < len(sums):
            row = QHBoxLayout()
            pair = (Label(look, "", ink="muted"), Label(look, "", role=Role.AMOUNT))
            row.addWidget(pair[0], 1)
            row.addWidget(pair[1])
            self._sums.addLayout(row)
            self._rows.append(pair)
        for place, (words, amount) in enumerate(self._rows):
            there = place < len(sums)
            words.setText(sums[place][0] if there else "")
            amount.setText(sums[place][1] if there else "")
            words.setVisible(there)
            amount.setVisible(there)

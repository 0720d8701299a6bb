"""The fields of one line of an order, and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from craftdesk.domain.order import OrderLine
from craftdesk.errors import Problem
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.number_editors import MoneyEditor
from craftdesk.ui.forms.order_editors import DiscountEditor, QuantityEditor, RateEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order_entry.line_columns import WIDTHS
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.hit_line import HitLine
from craftdesk.ui.widgets.label import Label


class LineParts:
    """Puts the fields into the first row of a grid, one a column; hidden but for the item until `open`."""

    def __init__(self, kit: Kit, currency: str, rates: Sequence[int], grid: QGridLayout) -> None:
        look, fmt = kit.look, kit.format
        translate = QCoreApplication.translate
        self._kit, self._has_tax = kit, True
        self.is_open = False
        self.item = HitLine(look, translate("LineRow", "Product or anything else"))
        self.quantity = QuantityEditor(look, fmt)
        self.price = MoneyEditor(look, fmt, currency, fmt.money(0, currency))
        self.discount = DiscountEditor(look, fmt, currency)
        self.tax = RateEditor(look, fmt, rates)
        self.numbers: dict[str, Editor] = {
            "quantity": self.quantity, "unit_price": self.price, "discount": self.discount,
        }  # fmt: skip
        self.total = Label(look, "", role=Role.AMOUNT)
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remove = Button(look, translate("LineRow", "Remove this line"), kind=ButtonKind.QUIET, icon="x")
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Ctrl+Del does it by keyboard
        self.all: tuple[QWidget, ...] = (
            self.item, self.quantity, self.price, self.discount, self.tax, self.total, self.remove,
        )  # fmt: skip
        for column, part in enumerate(self.all):
            if column:
                policy = part.sizePolicy()
                policy.setRetainSizeWhenHidden(True)
                part.setSizePolicy(policy)
                part.hide()
            grid.addWidget(part, 0, column)
        self.show_look()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in the order of reading."""
        return (self.item, self.quantity.line, self.price.line, self.discount.line, self.tax.box)

    @property
    def height(self) -> int:
        """How tall the fields are."""
        return max(part.sizeHint().height() for part in self.all)

    def by_name(self, key: str) -> Editor | HitLine:
        """The field of a part of the line; that of the item for all others."""
        return {**self.numbers, "tax_rate": self.tax}.get(key, self.item)

    def is_written(self) -> bool:
        """Whether anything stands in the fields that nobody proposed."""
        return bool(self.item.text().strip() or self.price.value())

    def read(self, base: OrderLine) -> OrderLine:
        """The line as it stands in the fields; what can't be read counts as nothing."""
        quantity, unit = self.quantity.value()
        rate, amount = self.discount.value()
        text = self.item.text().strip()
        name = base.name if not base.name and text == base.sku else text
        return replace(
            base, name=name, quantity=quantity or 0, unit=unit, unit_price=self.price.value() or 0,
            discount_rate=rate, discount=amount, tax_rate=self.tax.value(),
        )  # fmt: skip

    def show(self, line: OrderLine) -> None:
        """Write a line into the fields."""
        self.item.setText(line.name or line.sku)
        self.item.setCursorPosition(0)
        self.quantity.usual_unit = line.unit if line.product_id is not None else ""
        self.quantity.show_quantity(line.quantity, line.unit)
        self.price.show_value(line.unit_price)
        self.discount.show_discount(line.discount_rate, line.discount)
        self.tax.show_value(line.tax_rate)
        self.open()

    def open(self) -> None:
        """Show all fields of a row that is no longer blank."""
        self.is_open = True
        for part in self.all[1:]:
            part.setVisible(part is not self.tax or self._has_tax)

    def set_tax(self, *, shown: bool, free: bool) -> None:
        """Show the column of tax where the shop has any; nothing can be chosen where none is charged."""
        self.tax.setEnabled(not free)
        self._has_tax = shown
        self.tax.setVisible(shown and self.is_open)
        policy = self.tax.sizePolicy()
        policy.setRetainSizeWhenHidden(shown)
        self.tax.setSizePolicy(policy)

    def set_names(self, names: Sequence[str]) -> None:
        """Tell those who only hear what each field is; the first name is that of the item."""
        self.item.setAccessibleName(names[0])
        for editor, name in zip((self.quantity, self.price, self.discount, self.tax), names[1:], strict=True):
            editor.set_name(name)
        self.remove.setAccessibleDescription(names[0])

    def show_messages(
        self, problems: Mapping[str, Problem], before: Mapping[str, Problem], texts: Mapping[str, str]
    ) -> None:
        """Mark the fields that are wrong; only those that are or were are styled anew, which takes its time."""
        for key, editor in {**self.numbers, "tax_rate": self.tax}.items():
            if key in problems or key in before:
                editor.set_message(texts.get(key, ""), blocking=key in problems and not problems[key].warning)

    def tidy(self, watched: QObject) -> None:
        """Write a field that was left the usual way."""
        for editor in (self.quantity, self.price, self.discount):
            if editor.line is watched:
                editor.tidy()

    def show_look(self) -> None:
        """Be as wide as the design says."""
        px = self._kit.look.px
        for part, wide in zip(self.all[1:-1], WIDTHS, strict=True):
            part.setMinimumWidth(px(wide))
            part.setMaximumWidth(px(wide) if part is not self.total else px(wide) * 2)  # a large sum is never cut

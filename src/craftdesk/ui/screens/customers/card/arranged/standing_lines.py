"""The lines of a standing order: how much of what, and a price where it is not the usual one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from craftdesk.controllers.arrangements import Asking
from craftdesk.domain.order import QUANTITY_SCALE
from craftdesk.domain.product import Product
from craftdesk.domain.standing import StandingLine
from craftdesk.errors import Problem
from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.text_editors import completer_for
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind


class StandingLineRow(QWidget):
    """One line: quantity, what, price."""

    edited = Signal()
    removed = Signal()

    def __init__(self, look: Look, fmt: Formatter, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fmt, self._currency, self._asking = fmt, asking.shop.currency, asking
        self._kept: StandingLine | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        self.quantity, self.what, self.price = QLineEdit(), QLineEdit(), QLineEdit()
        fields = (
            (self.quantity, 2, self.tr("Quantity"), "10"), (self.what, 5, self.tr("What"), self.tr("Loaf of rye")),
            (self.price, 3, self.tr("Price"), self.tr("usual price")),
        )  # fmt: skip
        for line, share, name, hint in fields:
            line.setAccessibleName(name)
            line.setPlaceholderText(hint)
            line.textEdited.connect(self.edited)
            row.addWidget(line, share)
        completer_for(self.what, [product.name for product in asking.products if product.name])
        self.remove = Button(look, self.tr("Remove this line"), kind=ButtonKind.QUIET, icon="trash")
        self.remove.clicked.connect(self.removed)
        row.addWidget(self.remove)

    def show_line(self, line: StandingLine) -> None:
        """Show a line."""
        self._kept = line
        self.quantity.setText(self._fmt.quantity(Decimal(line.quantity) / QUANTITY_SCALE))
        self.what.setText(line.name)
        self.price.setText("" if line.unit_price is None else self._fmt.money(line.unit_price, self._currency))

    def line(self) -> StandingLine | None:
        """Return the line; None for an empty one."""
        name = " ".join(self.what.text().split())
        if not name:
            return None
        number = self._fmt.parse_quantity(self.quantity.text() or "1")
        quantity = 0 if number is None else int(number * QUANTITY_SCALE)
        price = self._fmt.parse_money(self.price.text(), self._currency) if self.price.text().strip() else None
        product = self._product(name)
        kept = self._kept if self._kept is not None and self._kept.name == name else None
        if product is None and kept is not None:  # perhaps a product that is out of the range by now
            return replace(kept, quantity=quantity, unit_price=price)
        if product is None:
            return StandingLine(name=name, quantity=quantity, unit_price=price)
        return StandingLine(
            name=product.name, quantity=quantity, unit=product.unit, unit_price=price, sku=product.sku,
            tax_rate=product.tax_rate, product_id=product.id,
        )  # fmt: skip

    def is_nameless(self) -> bool:
        """Whether something was typed, but not what it is for."""
        return not self.what.text().strip() and bool(self.quantity.text().strip() or self.price.text().strip())

    def is_priceless(self) -> bool:
        """Whether nobody knows what it costs: it is no product, and no price is typed."""
        line = self.line()
        return line is not None and line.product_id is None and line.unit_price is None

    def unreadable(self) -> bool:
        """Whether a number is no number."""
        quantity, price = self.quantity.text().strip(), self.price.text().strip()
        return bool(
            (quantity and self._fmt.parse_quantity(quantity) is None)
            or (price and self._fmt.parse_money(price, self._currency) is None)
        )

    def _product(self, name: str) -> Product | None:
        return next((one for one in self._asking.products if one.name.casefold() == name.casefold()), None)


class StandingLinesEditor(Editor):
    """Rows of lines, and a button for one more."""

    def __init__(self, look: Look, fmt: Formatter, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._fmt, self._asking = fmt, asking
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(6))
        self._box = QVBoxLayout()
        self._box.setSpacing(look.px(6))
        box.addLayout(self._box)
        self.more = Button(look, self.tr("One more line"), kind=ButtonKind.LINK, icon="plus")
        self.more.clicked.connect(self._on_more_clicked)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows: list[StandingLineRow] = []
        self._add()

    def value(self) -> tuple[StandingLine, ...]:
        """Return the lines that say something."""
        return tuple(line for row in self.rows if (line := row.line()) is not None)

    def show_value(self, value: object) -> None:
        """Show lines."""
        lines = value if isinstance(value, Sequence) else ()
        for row in list(self.rows):
            self._drop(row)
        for line in lines:
            self._add().show_line(line)
        if not self.rows:
            self._add()

    def unreadable(self) -> Problem | None:
        """Say so when a number is no number, or a line lacks what it is or costs."""
        if any(row.unreadable() for row in self.rows):
            return Problem("number.unreadable")
        if any(row.is_nameless() for row in self.rows):
            return Problem("standing.nameless")
        return Problem("standing.no_price") if any(row.is_priceless() for row in self.rows) else None

    def targets(self) -> tuple[QWidget, ...]:
        """The fields of the rows have names of their own."""
        return ()

    def focus_first(self) -> None:
        """Go to the first field."""
        self.rows[0].quantity.setFocus()

    def _add(self) -> StandingLineRow:
        row = StandingLineRow(self.look, self._fmt, self._asking)
        row.edited.connect(self.edited)
        row.removed.connect(self._on_row_removed)
        self.rows.append(row)
        self._box.addWidget(row)
        return row

    def _drop(self, row: StandingLineRow) -> None:
        self.rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    @Slot()
    def _on_more_clicked(self) -> None:
        self._add().quantity.setFocus()

    @Slot()
    def _on_row_removed(self) -> None:
        row = self.sender()
        if isinstance(row, StandingLineRow):
            self._drop(row)
        if not self.rows:
            self._add()
        self.edited.emit()

"""Editors of what stands in an order's lines: a quantity with its unit, a discount, a rate of tax."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from craftdesk.domain.money import round_half_up
from craftdesk.domain.order import QUANTITY_SCALE
from craftdesk.errors import Problem
from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.look import Look
from craftdesk.ui.parsing import split_quantity

_LARGEST = Decimal(10**9)


class QuantityEditor(TextEditor):
    """How many of what: `2`, `1,5 kg`; a number alone is of the `usual_unit`."""

    def __init__(self, look: Look, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(look, "1", parent)
        self._fmt = fmt
        self._shown: tuple[str, int, str] = ("", 0, "")
        self.usual_unit = ""

    def value(self) -> tuple[int | None, str]:  # type: ignore[override]  # a quantity where the base edits text
        """Return thousandths, None while they can't be read, and the unit; an empty field is nothing."""
        text = self.line.text().strip()
        if not text:
            return 0, ""
        if text == self._shown[0]:  # a unit may begin with a number: 2 × “100 g”
            return self._shown[1:]
        digits, unit = split_quantity(text)
        number = self._fmt.parse_quantity(digits) if digits else None
        if number is None or abs(number) > _LARGEST:
            return None, unit
        return round_half_up(number * QUANTITY_SCALE), unit or self.usual_unit

    def show_quantity(self, quantity: int, unit: str) -> None:
        """Show thousandths with their unit."""
        text = f"{self._fmt.quantity(Decimal(quantity) / QUANTITY_SCALE)} {unit}".strip()
        self._shown = (text, quantity, unit)
        self.show_value(text)

    def unreadable(self) -> Problem | None:
        """Say so when there is no number in it."""
        text = self.line.text().strip()
        return Problem("number.unreadable", "", {"text": text}) if self.value()[0] is None else None

    def tidy(self) -> None:
        """Write it the usual way, so that a misreading shows."""
        quantity, unit = self.value()
        if quantity is not None and self.line.text().strip():
            self.show_quantity(quantity, unit)


class DiscountEditor(TextEditor):
    """What comes off: `10 %` or an amount; (hundredths of a percent, smallest units), one of them 0."""

    def __init__(self, look: Look, fmt: Formatter, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "10 %", parent)
        self._fmt, self.currency = fmt, currency
        self._shown: tuple[str, int, int] = ("", 0, 0)

    def value(self) -> tuple[int, int]:  # type: ignore[override]  # a discount where the base edits text
        """Return rate and amount; both 0 for an empty or unreadable field."""
        return self._read() or (0, 0)

    def show_discount(self, rate: int, amount: int) -> None:
        """Show a rate, or else an amount."""
        self._shown = (self._written(rate, amount), rate, amount)
        self.line.setText(self._shown[0])

    def unreadable(self) -> Problem | None:
        """Say so when there is a text that is neither."""
        text = self.line.text().strip()
        return Problem("number.unreadable", "", {"text": text}) if text and self._read() is None else None

    def tidy(self) -> None:
        """Write it the usual way."""
        found = self._read()
        if found is not None and self.line.text().strip() != self._shown[0]:
            self.line.setText(self._written(*found))

    def _read(self) -> tuple[int, int] | None:
        text = self.line.text().strip()
        if text and text == self._shown[0]:  # a rate keeps the amount that came of it
            return self._shown[1:]
        bare = text.replace("%", "").replace("٪", "")
        if bare == text:
            amount = self._fmt.parse_money(text, self.currency)
            return None if amount is None else (0, amount)
        number = self._fmt.parse_quantity(bare)
        return None if number is None or abs(number) > _LARGEST else (round_half_up(number * 100), 0)

    def _written(self, rate: int, amount: int) -> str:
        if rate:
            return f"{self._fmt.quantity(Decimal(rate) / 100)} %"
        return self._fmt.money(amount, self.currency) if amount else ""


class RateEditor(ChoiceEditor):
    """One of the shop's rates of tax, in hundredths of a percent; a rate from elsewhere is added when it is shown."""

    def __init__(self, look: Look, fmt: Formatter, rates: Sequence[int], parent: QWidget | None = None) -> None:
        self._fmt = fmt
        super().__init__(look, [(rate, self._words(rate)) for rate in rates], parent)

    def value(self) -> int:
        """Return the rate."""
        rate = super().value()
        return rate if isinstance(rate, int) else 0

    def show_value(self, value: object) -> None:
        """Choose a rate."""
        if isinstance(value, int) and value not in self._values:
            self._values.append(value)
            self.box.addItem(self._words(value))
        super().show_value(value)

    def _words(self, rate: int) -> str:
        return f"{self._fmt.quantity(Decimal(rate) / 100)} %"

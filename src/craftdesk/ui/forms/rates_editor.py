"""The editor of the shop's rates of tax: one a line, a percentage and a name."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from craftdesk.domain.shop import TaxRate, tax_rates_text
from craftdesk.errors import Problem
from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.text_editors import LongTextEditor
from craftdesk.ui.look import Look

_LINE = re.compile(r"\s*([^\s%]+)\s*%?\s*(.*?)\s*")


class RatesEditor(LongTextEditor):
    """Shows `19 % Standard`; keeps what `tax_rates_text` writes."""

    def __init__(self, look: Look, fmt: Formatter, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, hint, parent)
        self._fmt = fmt

    def value(self) -> str:
        """Return the rates as the setting keeps them; a line that cannot be read is left out."""
        return tax_rates_text(tuple(rate for _, rate in self._read() if rate is not None))

    def show_value(self, value: object) -> None:
        """Show the rates of a setting."""
        lines = []
        for line in str(value or "").split("\n"):
            rate, _, name = line.partition(" ")
            if rate.isdecimal():
                lines.append(f"{self._fmt.quantity(Decimal(rate) / 100)} % {name}".strip())
        super().show_value("\n".join(lines))

    def unreadable(self) -> Problem | None:
        """Say so for the first line that is no rate."""
        found = next((line for line, rate in self._read() if rate is None), None)
        return None if found is None else Problem("settings.rate", "", {"text": found[:40]})

    def _read(self) -> list[tuple[str, TaxRate | None]]:
        return [(line, self._rate(line)) for line in self.box.toPlainText().split("\n") if line.strip()]

    def _rate(self, line: str) -> TaxRate | None:
        found = _LINE.fullmatch(line)
        number = self._fmt.parse_quantity(found[1]) if found else None
        if found is None or number is None or number < 0:
            return None
        hundredths = number * 100
        if hundredths != hundredths.to_integral_value() or hundredths > 100_000:
            return None
        return TaxRate(int(hundredths), " ".join(found[2].split()))

"""The words of papers: codes with their values, written as the owner's formatter writes numbers, money and days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from craftdesk import texts
from craftdesk.domain.order import QUANTITY_SCALE
from craftdesk.domain.paper import Said
from craftdesk.texts.template import Counted

_PERCENT = Decimal(100)


class PaperFormat(Protocol):
    """How values are written; the window's formatter does it."""

    def money(self, minor: int, currency: str) -> str:
        """An amount with its currency."""

    def amount(self, minor: int, currency: str) -> str:
        """An amount without its currency."""

    def quantity(self, value: Decimal) -> str:
        """A quantity with as many decimals as it has."""

    def date_short(self, day: date) -> str:
        """A day."""


def said(code: str, **values: str) -> str:
    """The words of a code; what is filled in stays as it is, however long it is."""
    words = texts.template(code)
    text = words.other if isinstance(words, Counted) else words or code
    # One after the other would fill a brace that a customer wrote.
    for name, value in values.items():
        before, mark, after = text.partition(f"{{{name}}}")
        text = before + value + after if mark else text
    return text


def filled(what: Said, fmt: PaperFormat, currency: str) -> str:
    """The words of something a paper says."""
    values = {}
    if what.day is not None:
        values["day"] = fmt.date_short(what.day)
    if what.amount is not None:
        values["amount"] = fmt.money(what.amount, currency)
    # The owner's own text comes last, so that nothing is looked for in it.
    return said(what.code, **values, text=what.text)


def quantity_words(thousandths: int | None, unit: str, fmt: PaperFormat) -> str:
    """A quantity with its unit; nothing where there is none."""
    if thousandths is None:
        return ""
    return f"{fmt.quantity(Decimal(thousandths) / QUANTITY_SCALE)} {unit}".strip()


def rate_words(rate: int, fmt: PaperFormat) -> str:
    """A rate of hundredths of a percent: 1900 is `19 %`."""
    return f"{fmt.quantity(Decimal(rate) / _PERCENT)}\u202f%"

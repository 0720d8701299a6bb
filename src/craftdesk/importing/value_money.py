"""Amounts and quantities by column: the decimal sign is proved by all values together; digits only, never floats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from craftdesk.domain.currency import exponent
from craftdesk.importing.values import Question, ValueProblem

Sign = Literal[".", ","]

_MARKS = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "円": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH",
    "₩": "KRW", "₪": "ILS", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "R$": "BRL", "US$": "USD", "C$": "CAD",
    "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "MX$": "MXN", "$": "$",
    "kr": "kr", "kr.": "kr", "Fr.": "CHF", "Fr": "CHF", "SFr.": "CHF", "SFr": "CHF", "Euro": "EUR", "euro": "EUR",
    "lei": "RON", "zl": "PLN", "zł.": "PLN", "US $": "USD", "USD $": "USD", "USD$": "USD", "CAD $": "CAD",
    "CAD$": "CAD",
    "AUD $": "AUD", "AUD$": "AUD", "NZD $": "NZD", "NZD$": "NZD", "EUR €": "EUR", "€ EUR": "EUR",
}  # fmt: skip
"""Sign → ISO code; `$` and `kr` stand for several currencies and are handed on as they are."""
_SHARED = {"$": frozenset("USD CAD AUD NZD SGD HKD MXN TWD".split()), "kr": frozenset("SEK NOK DKK ISK".split())}
"""Signs of several currencies, and whose."""
_MARK = "|".join(re.escape(mark) for mark in sorted(_MARKS, key=len, reverse=True)) + "|[A-Z]{3}"
_BLANKS = " \u00a0\u202f\u2009\u2007"
_SHAPE = re.compile(
    rf"(?P<open>\()?(?P<minus>[-+]?)[{_BLANKS}]*(?P<before>{_MARK})?[{_BLANKS}]*(?P<minus2>[-+]?)[{_BLANKS}]*"
    rf"(?P<number>(?:[0-9]|(?<=[0-9])[{_BLANKS}'’](?=[0-9])|[.,])+)[{_BLANKS}]*(?P<behind>{_MARK})?"
    rf"[{_BLANKS}]*(?P<minus3>-?)(?P<close>\))?"
)
_DASHED = re.compile(r"(?<=[0-9])[.,]-{1,2}(?![0-9])")
"""`12,-` and `12.--`: no cents."""
_MINUSES = str.maketrans("−–—‐‑﹣－＋．，０１２３４５６７８９", "-------+.,0123456789")
_LONGEST = 40
_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberStyle:
    """How the numbers of one column are written."""

    decimal: Sign = "."
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number and the currency that stood beside it: an ISO code, `$`, `kr`, or nothing."""

    value: Decimal
    currency: str = ""


@dataclass(slots=True)
class NumberEvidence:
    """What the values of a column say about the decimal sign; look at all of them, then ask `style`."""

    point: int = 0
    comma: int = 0
    open_point: int = 0
    open_comma: int = 0
    examples: list[str] = field(default_factory=list)

    def look(self, cells: Iterable[str]) -> None:
        """Takes the values of one chunk into account."""
        for cell in cells:
            if cell and ("," in cell or "." in cell):
                self._look_at(cell)

    def _look_at(self, cell: str) -> None:
        found = _shape(cell)
        if found is None:
            return
        number = found["number"]
        sign = _proved(number)
        if sign == ".":
            self.point += 1
            new = self.point == 1
        elif sign == ",":
            self.comma += 1
            new = self.comma == 1
        else:
            self.open_point += "." in number
            self.open_comma += "," in number
            new = self.open_point + self.open_comma <= _EXAMPLES
        if new and cell not in self.examples:
            self.examples.append(cell)

    def style(self, *, prefer: Sign | None = None, thousandths: bool = False) -> NumberStyle:
        """The style of the column: chosen, proved, or a default with a question.

        `1.250` alone may be a thousand and more or a little above one: among amounts the former is the default,
        among quantities (`thousandths`) the latter.
        """
        if prefer is not None:
            return NumberStyle(decimal=prefer)
        if self.point != self.comma:
            return NumberStyle(decimal="." if self.point > self.comma else ",")
        if not (self.point or self.open_point or self.open_comma):
            return NumberStyle()
        many_points = self.open_point >= self.open_comma
        default: Sign = "." if many_points is thousandths else ","
        question = Question(
            code="import.ask.decimal_sign", choices=(".", ","), default=default, examples=tuple(self.examples)
        )
        return NumberStyle(decimal=default, question=question)


def parse_amount(text: str, style: NumberStyle) -> Amount | ValueProblem | None:
    """An amount with the currency beside it; None for an empty cell."""
    text = text.strip()
    if not text:
        return None
    found = _shape(text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return ValueProblem("import.value.number", {"value": text[:_LONGEST]})
    digits = _plain_digits(found["number"], style.decimal)
    if digits is None:
        return ValueProblem("import.value.decimal_sign", {"value": text, "decimal": style.decimal})
    minuses = [found["minus"], found["minus2"], found["minus3"]]
    if sum(map(bool, minuses)) + bool(found["open"]) > 1:
        return ValueProblem("import.value.number", {"value": text})
    marks = {_code(mark) for mark in (found["before"], found["behind"]) if mark}
    currency = _agreed(marks)
    if currency is None:
        return ValueProblem("import.value.number", {"value": text})
    value = Decimal(digits)
    negative = "-" in minuses or bool(found["open"])
    return Amount(-value if negative and value else value, currency)


def parse_quantity(text: str, style: NumberStyle) -> Decimal | ValueProblem | None:
    """A number without a currency; None for an empty cell."""
    amount = parse_amount(text, style)
    if amount is None or isinstance(amount, ValueProblem):
        return amount
    if amount.currency:
        return ValueProblem("import.value.number", {"value": text[:_LONGEST]})
    return amount.value


def is_exact(value: Decimal, currency: str) -> bool:
    """Whether an amount has no more decimals than its currency."""
    return -int(value.normalize().as_tuple().exponent) <= exponent(currency)


def _shape(text: str) -> re.Match[str] | None:
    """The parts of a number with its surroundings; None for what is no number (`NaN`, `1e999`, `²`)."""
    text = text.strip()
    return None if len(text) > _LONGEST else _SHAPE.fullmatch(_DASHED.sub("", text.translate(_MINUSES)))


def _agreed(marks: set[str]) -> str | None:
    """The currency that the signs beside a number name together; None if they contradict each other."""
    if len(marks) <= 1:
        return min(marks, default="")
    # `$5.00 USD`: the code says which dollar it is.
    for shared, codes in _SHARED.items():
        others = marks - {shared}
        if len(others) == 1 and others <= codes:
            return min(others)
    return None


def _code(mark: str) -> str:
    return _MARKS.get(mark, mark)


def _proved(number: str) -> Sign | None:
    """The decimal sign that one number proves by its shape alone; None if it could be read in two ways."""
    points, commas = number.count("."), number.count(",")
    if points and commas:
        return "." if number.rfind(".") > number.rfind(",") else ","
    sign: Sign = "." if points else ","
    other: Sign = "," if points else "."
    if points + commas > 1:
        return other
    whole, _, part = number.partition(sign)
    if len(part) != 3 or not 1 <= len(whole) <= 3 or whole == "0" or any(mark in whole for mark in _BLANKS + "'’"):
        return sign
    return None


def _plain_digits(number: str, decimal: Sign) -> str | None:
    """The number as Python writes it, if its groups of three and its decimals agree with the sign."""
    whole, _, part = number.partition(decimal)
    grouping = "," if decimal == "." else "."
    if (part and not part.isdigit()) or (not whole and not part):
        return None
    groups = re.split(rf"[{_BLANKS}'’{re.escape(grouping)}]", whole)
    if len(groups) > 1 and not _well_grouped(groups):
        return None
    digits = "".join(groups) or "0"
    return f"{digits}.{part}" if part else digits


def _well_grouped(groups: list[str]) -> bool:
    """Groups of three digits, or of two before the last as in India: `1,00,000`."""
    first, *between, last = groups
    if not 1 <= len(first) <= 3 or len(last) != 3:
        return False
    return {len(group) for group in between} in (set(), {3}) or (len(first) < 3 and all(len(g) == 2 for g in between))

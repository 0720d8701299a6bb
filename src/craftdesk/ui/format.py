"""How numbers, money and dates are written for the owner; the only module that asks QLocale.

Money never passes through a float: the whole part is grouped by the locale, the decimals are put
behind it digit by digit. Reading is in `parsing.py`, which gets its separators from here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from craftdesk.domain.currency import MAX_MINOR, exponent

if TYPE_CHECKING:
    from decimal import Decimal

MINUS = "\u2212"
NARROW_SPACE = "\u202f"
_DAYS_IN_WORDS = 30
_SYMBOLS = {"EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩", "INR": "₹", "ILS": "₪", "TRY": "₺", "UAH": "₴"}


class Formatter:
    """Writes and reads values in one locale: the system's, or the one chosen in the settings."""

    def __init__(self, locale_name: str = "") -> None:
        locale = QLocale(locale_name) if locale_name else QLocale.system()
        # A machine without a locale reports "C", whose dates nobody can read.
        self._locale = locale if locale.language() != QLocale.Language.C else QLocale("en_GB")
        self._frames: dict[tuple[str, bool], tuple[str, str]] = {}
        self._long = self._locale.dateFormat(QLocale.FormatType.LongFormat)
        self._day_first = _without_weekday(self._long)

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language of this locale runs from right to left."""
        return self._locale.textDirection().name == "RightToLeft"

    @property
    def first_weekday(self) -> int:
        """The day a week starts with: Monday is 1."""
        return int(self._locale.firstDayOfWeek().value)

    @property
    def language(self) -> str:
        """The language of this locale by its ISO code."""
        return self._locale.name().partition("_")[0]

    @property
    def own_country(self) -> str:
        """The country of this locale by its ISO code."""
        return QLocale.territoryToCode(self._locale.territory())

    # --- numbers -------------------------------------------------------------------------------

    def count(self, n: int) -> str:
        """Return a whole number with grouping."""
        return _signed(n, self._locale.toString(abs(n)))

    def percent(self, ratio: float | Decimal, *, exact: bool = False) -> str:
        """Return a ratio as a rounded percentage, or an exact one: 0.66 is `66 %` as the locale writes it."""
        from decimal import Decimal  # the first list has no fractions

        share = Decimal(str(ratio)) * 100
        return f"{self.quantity(share if exact else Decimal(round(share)))}{NARROW_SPACE}{self._locale.percent()}"

    def quantity(self, value: Decimal) -> str:
        """Return a quantity with as many decimals as it has and no more."""
        if value == value.to_integral_value():
            return self.count(int(value))
        digits = f"{abs(value.normalize()):f}"
        whole, _, part = digits.partition(".")
        written = self._locale.toString(int(whole)) + self._locale.decimalPoint() + _digits(self._locale, part)
        return _signed(-1 if value < 0 else 1, written)

    # --- money ---------------------------------------------------------------------------------

    def money(self, minor: int, currency: str) -> str:
        """Return an amount of smallest units with its currency: 184250 EUR is `€ 1,842.50`."""
        return self._priced(minor, currency, exponent(currency))

    def money_short(self, minor: int, currency: str) -> str:
        """Return an amount in whole units, for the axis of a chart where the decimals are noise."""
        unit = 10 ** exponent(currency)
        whole = (abs(minor) + unit // 2) // unit
        return self._priced(-whole if minor < 0 else whole, currency, 0, airy=False)

    def amount(self, minor: int, currency: str) -> str:
        """Return an amount without its currency, as it stands in a field to be edited."""
        return _signed(minor, _number(self._locale, abs(minor), exponent(currency)))

    def symbol(self, currency: str) -> str:
        """Return the sign of a currency, or its code where the sign would be ambiguous."""
        if currency == _own_currency(self._locale):
            return self._locale.currencySymbol()
        if currency == "USD" and "$" not in self._locale.currencySymbol():
            return "$"
        return _SYMBOLS.get(currency, currency)

    def _priced(self, minor: int, currency: str, decimals: int, *, airy: bool = True) -> str:
        number = _number(self._locale, abs(minor), decimals)
        frame = self._frames.get((currency, airy))
        if frame is None:
            frame = self._frames[currency, airy] = _frame(self._locale, currency, self.symbol(currency), airy=airy)
        return _signed(minor, frame[0] + number + frame[1])

    # --- dates ---------------------------------------------------------------------------------

    def date_short(self, day: date, *, year: bool = True) -> str:
        """Return a date as in a list: `12 Nov 2026`; `12 Nov` where the year is known."""
        pattern = self._day_first if year else _without_year(self._day_first)
        return self._locale.toString(_qt(day), pattern.replace("MMMM", "MMM"))

    def date_long(self, day: date) -> str:
        """Return a date in full with its weekday: `Thursday, 12 November 2026`."""
        return self._locale.toString(_qt(day), self._long)

    def day_and_month(self, month: int, day: int) -> str:
        """Return a day of any year: `4 April`."""
        pattern = _without_year(self._day_first)
        return self._locale.toString(QDate(2000, month, day), pattern)

    def month_name(self, month: int) -> str:
        """Return the name of a month."""
        return self._locale.standaloneMonthName(month, QLocale.FormatType.LongFormat)

    def month_short(self, month: int) -> str:
        """Return the short name of a month."""
        return self._locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat).rstrip(".")

    def month_year(self, day: date) -> str:
        """Return month and year: `March 2023`."""
        if self._locale.language() in {QLocale.Language.Japanese, QLocale.Language.Chinese}:
            return self._locale.toString(_qt(day), "yyyy年M月")
        return f"{self.month_name(day.month)} {day.year}"

    def time(self, moment: datetime) -> str:
        """Return hours and minutes of a local moment."""
        pattern = self._locale.timeFormat(QLocale.FormatType.ShortFormat)
        return self._locale.toString(QTime(moment.hour, moment.minute), pattern)

    def instant(self, moment: datetime) -> str:
        """Return day and time of an instant in local time."""
        local = moment.astimezone() if moment.tzinfo else moment
        return f"{self.date_short(local.date())}, {self.time(local)}"

    def relative_day(self, day: date, today: date) -> str:
        """Return a near day in words, a far one as a date."""
        distance = (today - day).days
        named = {0: _tr("today"), 1: _tr("yesterday"), -1: _tr("tomorrow")}
        if distance in named:
            return named[distance]
        if 0 < distance <= _DAYS_IN_WORDS:
            return QCoreApplication.translate("Format", "%n days ago", None, distance)
        if -_DAYS_IN_WORDS <= distance < 0:
            return QCoreApplication.translate("Format", "in %n days", None, -distance)
        return self.date_short(day)

    # --- reading -------------------------------------------------------------------------------

    def parse_money(self, text: str, currency: str) -> int | None:
        """Read an amount as somebody types it; None when it is not one."""
        from craftdesk.ui import parsing  # nothing is typed before the first picture

        spare = (self.symbol(currency), currency)
        value = parsing.read_decimal(text, self._locale.decimalPoint(), self._locale.groupSeparator(), spare)
        if value is None:
            return None
        minor = value.scaleb(exponent(currency))
        return int(minor) if minor == minor.to_integral_value() and abs(minor) <= MAX_MINOR else None

    def parse_quantity(self, text: str) -> Decimal | None:
        """Read a quantity; None when it is not one."""
        from craftdesk.ui import parsing  # nothing is typed before the first picture

        return parsing.read_decimal(text, self._locale.decimalPoint(), self._locale.groupSeparator())

    def parse_date(self, text: str, today: date, *, ahead: bool | None = None) -> date | None:
        """Read a date in the order of the locale, as ISO, with a month in words, or `yesterday`.

        With `ahead` also `fri` and `+3`; True puts weekdays, and dates without a year, after today.
        """
        from craftdesk.ui import parsing  # nothing is typed before the first picture

        if ahead is not None:
            near = parsing.read_near_day(text, today, weekdays=_weekday_words(self._locale), ahead=ahead)
            if near is not None:
                return near
        words = {_tr("today"): 0, _tr("yesterday"): -1, _tr("tomorrow"): 1}
        order = parsing.order_of(self._locale.dateFormat(QLocale.FormatType.ShortFormat))
        day = parsing.read_date(text, today, order=order, months=_month_words(self._locale), words=words)
        if not ahead or day is None or day >= today - timedelta(days=1) or parsing.names_a_year(text):
            return day
        next_year = today.replace(year=today.year + 1, day=1)
        return parsing.read_date(text, next_year, order=order, months=_month_words(self._locale), words=words)


def rate_words(hundredths: int, fmt: Formatter) -> str:
    """Return a rate in hundredths of a percent, never rounded: 550 is `5.5 %`."""
    from decimal import Decimal  # the first list has no rates

    return fmt.percent(Decimal(hundredths) / 10_000, exact=True)


def _signed(value: int, written: str) -> str:
    return MINUS + written if value < 0 else written


def day_that_was(form: Formatter, day: date, today: date) -> str:
    """Return a day on which something was done; one that is still to come shows a clock put back, as a date."""
    return form.relative_day(day, today) if day <= today else form.date_short(day)


def _own_currency(locale: QLocale) -> str:
    return locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)


@lru_cache(maxsize=4)
def _weekday_words(own: QLocale) -> dict[str, int]:
    found: dict[str, int] = {}
    for locale in (QLocale("en_GB"), own):
        for day in range(1, 8):
            for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
                found[locale.dayName(day, form).casefold().rstrip(".")] = day
                found[locale.standaloneDayName(day, form).casefold().rstrip(".")] = day
    return found


@lru_cache(maxsize=4)
def _month_words(own: QLocale) -> dict[str, int]:
    found: dict[str, int] = {}
    for locale in (QLocale("en_GB"), own):
        for month in range(1, 13):
            for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
                found[locale.monthName(month, form).casefold().rstrip(".")] = month
                found[locale.standaloneMonthName(month, form).casefold().rstrip(".")] = month
    return found


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _number(locale: QLocale, minor: int, decimals: int) -> str:
    whole, part = divmod(minor, 10**decimals)
    text = locale.toString(whole)
    return text + locale.decimalPoint() + _digits(locale, f"{part:0{decimals}d}") if decimals else text


def _digits(locale: QLocale, ascii_digits: str) -> str:
    zero = ord(locale.zeroDigit())
    return "".join(chr(zero + int(digit)) for digit in ascii_digits)


def _frame(locale: QLocale, currency: str, symbol: str, *, airy: bool) -> tuple[str, str]:
    """What stands before an amount and behind it."""
    sample = locale.toCurrencyString(1, "¤", 0)
    before, _, after = sample.partition("¤")
    leads = not any(char.isdigit() for char in before)
    gap = NARROW_SPACE if _has_gap(after if leads else before) and (airy or not leads) else ""
    if not gap and airy and (currency != _own_currency(locale) or symbol[-1:].isalpha()):
        gap = NARROW_SPACE
    return (symbol + gap, "") if leads else ("", gap + symbol)


def country_name(code: str) -> str:
    """Return the name of a country by its ISO code; what is no code stands for itself."""
    return _countries().get(code, code)


def all_countries() -> list[tuple[str, str]]:
    """Return every country as code and name, by name."""
    return sorted(_countries().items(), key=_second)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for first in ascii_uppercase:
        for second in ascii_uppercase:
            territory = QLocale.codeToTerritory(first + second)
            if territory != QLocale.Country.AnyCountry:
                found[first + second] = QLocale.territoryToString(territory)
    return found


def _second(pair: tuple[str, str]) -> str:
    return pair[1]


def _tr(word: str) -> str:
    known = {
        "today": QCoreApplication.translate("Format", "today"),
        "yesterday": QCoreApplication.translate("Format", "yesterday"),
        "tomorrow": QCoreApplication.translate("Format", "tomorrow"),
    }
    return known[word]


def _has_gap(text: str) -> bool:
    return any(char in "\u00a0\u202f " for char in text)


def _without_weekday(pattern: str) -> str:
    return re.sub(r"[,،、]?\s*dddd?\b\.?[,،]?\s*|dddd", " ", pattern, count=1).strip(" ,،")


def _without_year(pattern: str) -> str:
    bare = re.sub(r"('[^']*'|[,،])?\s*y+\s*(年|'[^']*')?[-/.]?", "", pattern)
    return bare.strip(" ,،.-/") or pattern

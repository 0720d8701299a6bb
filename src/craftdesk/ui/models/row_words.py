"""What a row says of a customer: one fact, at most one badge, and what of it was searched for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.folding import digits_of, marks, query_words
from craftdesk.domain.loyalty import Loyalty, loyalty_of, rules_of
from craftdesk.domain.names import initials
from craftdesk.domain.query import CustomerRow, is_vip
from craftdesk.domain.shop import ShopSettings
from craftdesk.ui.format import Formatter
from craftdesk.ui.loyalty_words import loyalty_badge, loyalty_tip
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import BadgeSpec
from craftdesk.ui.widgets.list_row import ListRow

_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 14, 60, 730
_FEWEST_DIGITS = 3


def span_words(days: int) -> str:
    """A time of at least a week, in the unit that people would use: `5 weeks`, `3 years`."""
    if days < _MONTHS_FROM:
        return _say(_tr("1 week"), _tr("%n weeks"), days // 7)
    if days < _YEARS_FROM:
        return _say(_tr("1 month"), _tr("%n months"), days * 12 // 365)
    return _say(_tr("1 year"), _tr("%n years"), days // 365)


def long_ago(day: date, today: date) -> str:
    """How long ago a far day is, to stand below its date; empty where the day is told in words already."""
    days = (today - day).days
    return _tr("{0} ago").replace("{0}", span_words(days)) if days > _WEEKS_FROM else ""


def _say(one: str, many: str, count: int) -> str:
    return one if count == 1 else many.replace("%n", str(count))


class RowWords:
    """Puts a customer's row into words of the owner's language and the shop's currency."""

    def __init__(self, words: Formatter, shop: ShopSettings, today: Callable[[], date]) -> None:
        self.words = words
        self.show_shop(shop)
        self._today = today
        self._asked: list[tuple[str, ...]] = []
        self._digits = ""

    def show_shop(self, shop: ShopSettings) -> None:
        """Count in the currency of a shop, and tell its loyal customers by its rules."""
        self.currency, self.rules = shop.currency, rules_of(shop)

    def mark(self, text: str) -> None:
        """Highlight what was searched for from now on."""
        self._asked = query_words(text)
        digits = [word[0] for word in self._asked if word[0].isdigit() and len(word[0]) >= _FEWEST_DIGITS]
        self._digits = max(digits, key=len, default="")

    @property
    def today(self) -> date:
        """The day that ages are counted to."""
        return self._today()

    def list_row(self, row: CustomerRow) -> ListRow:
        """The row as the list paints it."""
        found = tuple(marks(row.name, self._asked)) if self._asked else ()
        today = self.today
        standing = loyalty_of(row, self.rules, today)
        subline, subline_marks = self._subline(row, self._fact(row, standing, today), in_name=bool(found))
        return ListRow(
            title=row.name,
            amount=self.money(row.spent) if row.orders else "",
            subline=subline,
            badge=self._badge(row, standing),
            initials=initials(row.name),
            hue_seed=row.id,
            title_marks=found,
            subline_marks=subline_marks,
            faded=row.state is not CustomerState.ACTIVE,
        )

    def money(self, minor: int) -> str:
        """An amount in the shop's currency."""
        return self.words.money(minor, self.currency)

    def badges(self) -> tuple[BadgeSpec, ...]:
        """The badges that customers may have in the list of the customer book."""
        standings = (one for one in Loyalty if one is not Loyalty.REGULAR)
        return _vip(), *(badge for one in standings if (badge := loyalty_badge(one)) is not None)

    def badge(self, row: CustomerRow) -> BadgeSpec | None:
        """The one badge that matters most."""
        return self._badge(row, self.loyalty(row))

    def _badge(self, row: CustomerRow, standing: Loyalty) -> BadgeSpec | None:
        if row.state is CustomerState.ARCHIVED:
            return BadgeSpec(text=_tr("Archived"), icon="archive", hue=Hue.GREY)
        if row.state is CustomerState.DELETED:
            return BadgeSpec(text=_tr("In the bin"), icon="trash", hue=Hue.GREY)
        if is_vip(row):
            return _vip()
        return None if standing is Loyalty.REGULAR else loyalty_badge(standing)

    def loyalty(self, row: CustomerRow) -> Loyalty:
        """How the customer stands to the shop."""
        return loyalty_of(row, self.rules, self.today)

    def loyalty_tip(self, row: CustomerRow) -> str:
        """The same with what it means."""
        return loyalty_tip(self.loyalty(row), self.rules, self.words, self.currency)

    def fact(self, row: CustomerRow) -> str:
        """The one thing worth knowing about their orders."""
        return self._fact(row, self.loyalty(row), self.today)

    def _fact(self, row: CustomerRow, standing: Loyalty, today: date) -> str:
        if row.last_order is None:
            return _tr("no orders yet")
        if standing is Loyalty.LOST:
            return _tr("no order for {0}").replace("{0}", span_words((today - row.last_order).days))
        ago = self._ago(row.last_order, today)
        sentence = _tr("first order {0}") if row.orders == 1 and standing is Loyalty.NEW else _tr("ordered {0}")
        return sentence.replace("{0}", ago)

    def ago(self, day: date) -> str:
        """How long ago a day is, in words."""
        return self._ago(day, self.today)

    def _ago(self, day: date, today: date) -> str:
        days = (today - day).days
        if days <= _WEEKS_FROM:
            return self.words.relative_day(day, today)
        return _tr("{0} ago").replace("{0}", span_words(days))

    def span(self, day: date) -> str:
        """The time since a day, in the unit that people would use."""
        return span_words((self.today - day).days)

    def _subline(self, row: CustomerRow, fact: str, *, in_name: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Place and fact, unless the search was met by something that would not be seen."""
        usual = f"{row.city} · {fact}" if row.city else fact[:1].upper() + fact[1:]
        if not self._asked or in_name:
            return usual, tuple(marks(row.city, self._asked)) if row.city and self._asked else ()
        if self._digits and row.phone and self._digits.lstrip("0") in digits_of(row.phone):
            return row.phone, ((0, len(row.phone)),)
        own = (one.value.replace("\n", ", ") for one in row.own)
        for text in (row.city, row.email, row.company, row.number, " · ".join(row.tags), *own):
            found = marks(text, self._asked) if text else []
            if found:
                shown = usual if text == row.city else text
                return shown, tuple(found)
        return usual, ()


def _vip() -> BadgeSpec:
    return BadgeSpec(text=_tr("VIP"), icon="star", hue=Hue.VIOLET)


_WORDS = (
    QT_TRANSLATE_NOOP("Rows", "Archived"),
    QT_TRANSLATE_NOOP("Rows", "In the bin"),
    QT_TRANSLATE_NOOP("Rows", "VIP"),
    QT_TRANSLATE_NOOP("Rows", "no orders yet"),
    QT_TRANSLATE_NOOP("Rows", "no order for {0}"),
    QT_TRANSLATE_NOOP("Rows", "first order {0}"),
    QT_TRANSLATE_NOOP("Rows", "ordered {0}"),
    QT_TRANSLATE_NOOP("Rows", "{0} ago"),
    QT_TRANSLATE_NOOP("Rows", "1 week"),
    QT_TRANSLATE_NOOP("Rows", "%n weeks"),
    QT_TRANSLATE_NOOP("Rows", "1 month"),
    QT_TRANSLATE_NOOP("Rows", "%n months"),
    QT_TRANSLATE_NOOP("Rows", "1 year"),
    QT_TRANSLATE_NOOP("Rows", "%n years"),
)


def _tr(text: str) -> str:
    """The owner's word for one of `_WORDS`."""
    return QCoreApplication.translate("Rows", text)

"""Standing orders: what a customer gets every so often, on which days, and which of those days are due.

Every day is worked out from the first one: a rhythm of months on the 31st falls on the 28th in February and on the
31st again in March.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from craftdesk.domain.ids import UNSAVED, CustomerId, ProductId, StandingOrderId
from craftdesk.domain.order import QUANTITY_SCALE, Delivery

MOST_EVERY = 366
MOST_LEAD = 90
"""Days before a delivery that its draft may be made at the earliest."""


class Rhythm(StrEnum):
    """Every n days, every n weeks on the weekday of the first day, every n months on its day."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """One thing of a standing order; `unit_price` None means the customer's price on the day."""

    name: str
    quantity: int = QUANTITY_SCALE
    unit: str = ""
    unit_price: int | None = None
    sku: str = ""
    tax_rate: int = 0
    product_id: ProductId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOrder:
    """What a customer gets every so often.

    `next_on` is the next day of delivery as the owner set it or as drafting left it, `month_day` the day of the month
    that months count from (kept, as shorter months fall before it). `drafted_until` is the last day that was ever
    drafted, whatever became of the draft. `lead_days` before the day the draft is made; `until` is the last day.
    """

    id: StandingOrderId = StandingOrderId(UNSAVED)
    customer_id: CustomerId
    title: str = ""
    rhythm: Rhythm = Rhythm.WEEKS
    every: int = 1
    month_day: int = 0
    next_on: date
    until: date | None = None
    lead_days: int = 0
    delivery: Delivery = Delivery.UNSAID
    shop_note: str = ""
    paused: bool = False
    lines: tuple[StandingLine, ...] = ()
    drafted_until: date | None = None

    @property
    def has_ended(self) -> bool:
        """Whether no day is left."""
        return self.until is not None and self.upcoming > self.until

    @property
    def upcoming(self) -> date:
        """The first day for which nothing was drafted yet."""
        day = self.next_on
        while self.drafted_until is not None and day <= self.drafted_until:
            day = following(self, day)
        return day


def following(standing: StandingOrder, day: date) -> date:
    """The day of delivery after `day`, itself one of them."""
    if standing.rhythm is Rhythm.DAYS:
        return day + timedelta(days=standing.every)
    if standing.rhythm is Rhythm.WEEKS:
        return day + timedelta(weeks=standing.every)
    months = day.year * 12 + day.month - 1 + standing.every
    year, month = divmod(months, 12)
    wanted = standing.month_day or day.day
    return date(year, month + 1, min(wanted, calendar.monthrange(year, month + 1)[1]))


def days_of(standing: StandingOrder) -> Iterator[date]:
    """The days of delivery from the upcoming one on, up to the last."""
    day = standing.upcoming
    while standing.until is None or day <= standing.until:
        yield day
        day = following(standing, day)


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be drafted now, how many passed days are left out, and the day that comes next."""

    days: tuple[date, ...]
    left_out: int
    next_on: date


def due(standing: StandingOrder, today: date) -> Due:
    """What is due: every day from today on whose draft is to be made, and the last one missed.

    Of days that passed while nobody opened the shop only the newest is drafted, so that it is not forgotten; the older
    ones are counted, because nobody bakes last month's bread.
    """
    if standing.paused:
        return Due((), 0, standing.upcoming)
    horizon = today + timedelta(days=standing.lead_days)
    passed: list[date] = []
    ahead: list[date] = []
    following_day = standing.upcoming
    for day in days_of(standing):
        following_day = day
        if day > horizon:
            break
        (passed if day < today else ahead).append(day)
        following_day = following(standing, day)
    return Due((*passed[-1:], *ahead), max(len(passed) - 1, 0), following_day)


def rhythm_text(standing: StandingOrder) -> str:
    """A rhythm as the file keeps it: `weeks`, or `months 31`."""
    if standing.rhythm is Rhythm.MONTHS:
        return f"{standing.rhythm.value} {standing.month_day or standing.next_on.day}"
    return standing.rhythm.value


def rhythm_of(text: str) -> tuple[Rhythm, int]:
    """What `rhythm_text` wrote."""
    kind, _, day = text.partition(" ")
    return Rhythm(kind), int(day or 0)

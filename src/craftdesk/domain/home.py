"""What a day begins with: what is due, unpaid, missing, and whose birthday comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from craftdesk.domain.dates import PartialDate
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.query import CustomerRow
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.domain.want import WantRow

BIRTHDAY_DAYS = 30
"""How far birthdays are looked ahead for."""
BACKUP_DAYS = 7
"""After how many days without a backup it is time for one."""
REACHED_DAYS = 365
"""Who bought something within so many days should be reachable."""
_OLDEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task and whose it is."""

    task: TimelineEntry
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeTasks:
    """The most urgent open tasks; `due` counts those of today and before, `count` all that are open."""

    rows: tuple[TaskRow, ...] = ()
    due: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeOrders:
    """The first of some orders; `count` counts them all, `sums` is (currency, what is open of them), never added."""

    rows: tuple[OrderRow, ...] = ()
    count: int = 0
    sums: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Birthday:
    """Whose birthday comes when; `turns` is the age on that day, None while the year is not known."""

    customer_id: CustomerId
    name: str
    on: date
    turns: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeBirthdays:
    """The next birthdays; `count` counts all of the coming days."""

    rows: tuple[Birthday, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """Somebody who bought something and can't be reached."""

    customer_id: CustomerId
    name: str
    last_order: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeUnreachable:
    """The latest buyers without phone and e-mail; `count` counts all of the last year."""

    rows: tuple[Unreachable, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeWants:
    """Who has waited longest for something; `count` counts everybody who waits."""

    rows: tuple[WantRow, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeSlipping:
    """Regulars who are slipping away, those who spent most first; `count` counts them all."""

    rows: tuple[CustomerRow, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything the first page of a day shows; `hour` is that of the shop's clock, 0 to 23."""

    day: date
    hour: int = 9
    currency: str = ""
    tasks: SomeTasks = SomeTasks()
    due: SomeOrders = SomeOrders()
    overdue: SomeOrders = SomeOrders()
    unpaid: SomeOrders = SomeOrders()
    drafted: SomeOrders = SomeOrders()
    wants: SomeWants = SomeWants()
    birthdays: SomeBirthdays = SomeBirthdays()
    unreachable: SomeUnreachable = SomeUnreachable()
    unaddressed: SomeOrders = SomeOrders()
    backed_up: datetime | None = None
    stick_missed_since: datetime | None = None
    is_sample: bool = False

    @property
    def waiting(self) -> int:
        """How much is to be done today: tasks and orders of today and before."""
        return self.tasks.due + self.due.count + self.overdue.count

    @property
    def backup_wanted(self) -> bool:
        """Whether it is time for a backup; an invented shop needs none."""
        made, missed = self.backed_up, self.stick_missed_since
        late = made is None or (self.day - made.astimezone().date()).days > BACKUP_DAYS
        return not self.is_sample and (late or (missed is not None and self.stick_days > BACKUP_DAYS))

    @property
    def stick_days(self) -> int:
        """For how many days the second place of the backups was not seen."""
        missed = self.stick_missed_since
        return (self.day - missed.astimezone().date()).days if missed is not None else 0


def last_day_of(today: date) -> date:
    """The last day that is looked ahead to for birthdays."""
    return today + timedelta(days=BIRTHDAY_DAYS)


def birthday_spans(today: date) -> Sequence[tuple[str, str]]:
    """The coming days as spans of `MM-DD`, both ends included, in the order in which they come.

    29 February belongs to the 28th of other years.
    """
    last = last_day_of(today)
    until = f"{last:%m-%d}"
    if until == "02-28":
        until = "02-29"
    if last.year == today.year:
        return ((f"{today:%m-%d}", until),)
    return ((f"{today:%m-%d}", "12-31"), ("01-01", until))


def birthday_of(customer: CustomerId, name: str, born: PartialDate, today: date) -> Birthday:
    """When a birthday comes next; an age that nobody reaches is a mistyped year and not told."""
    on = born.next_after(today)
    turns = on.year - born.year if born.year is not None else None
    known = turns is not None and 0 < turns <= _OLDEST
    return Birthday(customer_id=customer, name=name, on=on, turns=turns if known else None)

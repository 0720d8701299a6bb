"""What a day begins with, read at once; and how much is due, for the sidebar."""

from __future__ import annotations

from craftdesk.domain.home import SomeSlipping, SomeWants, Today
from craftdesk.domain.loyalty import Loyalty
from craftdesk.services.backups import BackupService
from craftdesk.services.loyalty import LoyaltyService
from craftdesk.services.second_place import SecondPlace
from craftdesk.storage import home
from craftdesk.storage.book import Store

ROWS = 6
"""Rows of each kind that are read; the whole is one step away."""
MOST_TASKS = 300
"""Tasks are shown here in full when somebody asks for all, for they have no list of their own."""


class HomeService:
    """Reads what is due, unpaid, missing and coming."""

    def __init__(self, store: Store, backups: BackupService, loyalty: LoyaltyService) -> None:
        self._store, self._backups, self._loyalty = store, backups, loyalty

    def today(self, *, all_tasks: bool = False) -> Today:
        """Everything of today, a few rows of each kind."""
        made = next(iter(self._backups.list()), None)
        missed = SecondPlace(self._store.shop.path).missed_since()
        with self._store.reading() as book:
            raw, now = book.raw, book.now.astimezone()
            day, waiting = now.date(), book.wants.open()
            return Today(
                day=day,
                hour=now.hour,
                currency=book.settings.currency,
                is_sample=book.settings.sample,
                tasks=home.tasks(raw, day, MOST_TASKS if all_tasks else ROWS),
                due=home.orders_due(raw, day, ROWS),
                overdue=home.orders_overdue(raw, day, ROWS),
                drafted=home.orders_drafted(raw, ROWS),
                wants=SomeWants(rows=tuple(waiting[:ROWS]), count=len(waiting)),
                unpaid=home.orders_unpaid(raw, ROWS),
                birthdays=home.birthdays(raw, day, ROWS),
                unreachable=home.unreachable(raw, day, ROWS),
                unaddressed=home.orders_unaddressed(raw, ROWS),
                stick_missed_since=missed,
                backed_up=made.at if made is not None else None,
            )

    def slipping(self) -> SomeSlipping:
        """Regulars who are slipping away; in a large shop this takes longer than the rest of the page."""
        day = self._store.shop.clock().astimezone().date()
        rows = self._loyalty.slipping(day, ROWS)
        count = self._loyalty.counts(day)[Loyalty.SLIPPING] if len(rows) == ROWS else len(rows)
        return SomeSlipping(rows=tuple(rows), count=count)

    def waiting(self) -> int:
        """How many tasks and orders are due today or before."""
        with self._store.reading() as book:
            day = book.now.astimezone().date()
            return home.tasks_due(book.raw, day)[0] + home.count_due(book.raw, day)

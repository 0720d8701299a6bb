"""What a row says of an order: what was bought, whose it is, and the one badge that matters most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.folding import marks, query_words
from craftdesk.domain.order import OPEN_STATUSES, OrderStatus, PaymentStatus
from craftdesk.domain.order_row import OrderRow
from craftdesk.ui.format import Formatter
from craftdesk.ui.screens.customers.card.faces import order_title, payment_badge, status_badge
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import BadgeSpec
from craftdesk.ui.widgets.list_row import ListRow

_HANDED_OVER = frozenset({OrderStatus.DELIVERED, OrderStatus.COMPLETED})
_OWED = frozenset({PaymentStatus.PENDING, PaymentStatus.PARTLY_PAID, PaymentStatus.TO_BE_REFUNDED})


class OrderRowWords:
    """Puts an order's row into words of the owner's language."""

    def __init__(self, words: Formatter, today: Callable[[], date]) -> None:
        self.words = words
        self._today = today
        self._asked: list[tuple[str, ...]] = []

    def mark(self, text: str) -> None:
        """Highlight what was searched for from now on."""
        self._asked = query_words(text)

    @property
    def today(self) -> date:
        """The day that ages are counted to."""
        return self._today()

    def list_row(self, row: OrderRow) -> ListRow:
        """The row as the list paints it."""
        title = order_title(row, self.words)
        subline = " · ".join(part for part in (row.number, self._day(row.ordered_on), self.who(row)) if part)
        return ListRow(
            title=title,
            amount=self.words.money(row.total, row.currency),
            subline=subline,
            badge=self.badge(row),
            title_marks=tuple(marks(title, self._asked)),
            subline_marks=tuple(marks(subline, self._asked)),
            faded=not row.counted,
            has_face=False,
        )

    def _day(self, day: date) -> str:
        """A day of this year needs no year."""
        return self.words.date_short(day, year=day.year != self._today().year)

    def who(self, row: OrderRow) -> str:
        """Whose order it is."""
        return row.customer_name or QCoreApplication.translate("Orders", "without a customer")

    def badge(self, row: OrderRow) -> BadgeSpec:
        """What presses: when it is due, then money of an order that was handed over, then where it stands."""
        due = self.due_badge(row)
        if due is not None:
            return due
        if row.status in _HANDED_OVER and row.payment_status in _OWED:
            return payment_badge(row.payment_status)
        return status_badge(row.status)

    def due_badge(self, row: OrderRow) -> BadgeSpec | None:
        """Amber on the day, red after it; nothing before and for what was handed over."""
        if row.due_on is None or row.status not in OPEN_STATUSES:
            return None
        late = (self._today() - row.due_on).days
        if late < 0:
            return None
        translate = QCoreApplication.translate
        if late == 0:
            return BadgeSpec(text=translate("Orders", "due today"), icon="clock", hue=Hue.AMBER)
        words = translate("Orders", "1 day overdue") if late == 1 else translate("Orders", "{0} days overdue")
        return BadgeSpec(text=words.replace("{0}", self.words.count(late)), icon="circle-alert", hue=Hue.RED)

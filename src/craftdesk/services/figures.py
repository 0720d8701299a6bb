"""Figures of a customer and of the shop."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date

from craftdesk.domain.figures import CustomerFigures
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.period import Period
from craftdesk.domain.progress import Progress
from craftdesk.domain.shop_figures import ShopFigures
from craftdesk.services.running import run
from craftdesk.storage import shop_ranks
from craftdesk.storage.book import Store
from craftdesk.storage.customer_period import customer_period
from craftdesk.storage.shop_figures import KeptFigures, customers_in_book

_STEPS = 3


class FigureService:
    """What can be asked in numbers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, customer: CustomerId) -> CustomerFigures:
        """The figures of one customer."""
        with self._store.reading() as book:
            return book.figures.of(customer)

    def shop(
        self, first: date | None = None, last: date | None = None, customer: CustomerId | None = None
    ) -> ShopFigures:
        """The figures of the shop, or of one customer, for orders from `first` to `last`, both included."""
        period = Period(first, last)
        if customer is None:
            return run(self.period(period))
        with self._store.reading() as book:
            return customer_period(book.raw, book.settings.currency, period, customer)

    def period(self, period: Period, today: date | None = None) -> Generator[Progress, None, ShopFigures]:
        """The figures of the shop in a period, in steps; with `today` beside those of a year before."""
        with self._store.reading() as book:
            raw, currency = book.raw, book.settings.currency
            kept = KeptFigures(raw, currency, period)
            orders, cancelled = kept.all_orders()
            sums, ends, before = kept.sums(), kept.ends(), None
            whole = None if today is None else period.year_before(period.last or today)
            if today is not None and whole is not None:
                before = KeptFigures(raw, currency, period.year_before(today) or whole).sums()
            yield Progress(1, _STEPS, "figures.customers")
            ranks = shop_ranks.customers(raw, currency, period)
            yield Progress(2, _STEPS, "figures.products")
            by_value, by_quantity = shop_ranks.products(raw, currency, period)
            return ShopFigures(
                currency=currency, customers=customers_in_book(raw), orders=orders,
                ever_orders=KeptFigures(raw, currency, Period()).all_orders()[0],
                counted_orders=sums.counted_orders, total_spent=sums.total_spent, open_balance=sums.open_balance,
                refunded=sums.refunded, cancelled_orders=cancelled, first_order=ends[0], last_order=ends[1],
                months=sums.months, new_customers=sums.new_customers, statuses=kept.statuses(),
                sources=kept.sources(), buyers=kept.buyers(), other_currencies=kept.others(),
                top_customers=ranks.by_total, most_orders=ranks.by_orders, towns=ranks.towns,
                anonymous_orders=sums.counted_orders - ranks.orders, anonymous_total=sums.total_spent - ranks.total,
                products=by_value, most_sold=by_quantity,
                months_before=KeptFigures(raw, currency, whole).sums().months if whole is not None else (),
                year_before=before,
            )  # fmt: skip

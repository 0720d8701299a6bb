"""How the customers stand to the shop: its rules, how many are in each class, and who is slipping away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.loyalty import Loyalty, LoyaltyRules, rules_of, rules_problems
from craftdesk.domain.query import CustomerQuery, CustomerRow, CustomerSort
from craftdesk.errors import Problem, ValidationProblem
from craftdesk.storage.book import Store
from craftdesk.storage.list_reader import ListReader
from craftdesk.storage.loyalty_sql import loyalty_counts
from craftdesk.storage.settings_change import change_settings


class LoyaltyService:
    """What can be asked and said about loyalty; only customers of the book count, not those of archive and bin."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rules(self) -> LoyaltyRules:
        """The rules of the shop."""
        with self._store.reading() as book:
            return rules_of(book.settings)

    def problems(self, rules: LoyaltyRules) -> tuple[Problem, ...]:
        """What stands against saving rules."""
        return rules_problems(rules)

    def save(self, rules: LoyaltyRules) -> None:
        """Saves the rules; like all settings of the shop they are no part of undo."""
        found = rules_problems(rules)
        if found:
            raise ValidationProblem(found)
        with self._store.reading() as book:
            settings = book.settings
        change_settings(
            self._store.shop,
            replace(
                settings,
                loyalty_new_days=rules.new_days,
                loyalty_regular_orders=rules.regular_orders,
                loyalty_best_spent=rules.best_spent,
                loyalty_slipping_factor=rules.slipping_factor,
                loyalty_slipping_days=rules.slipping_days,
                loyalty_lost_days=rules.lost_days,
            ),
        )

    def counts(self, today: date) -> Mapping[Loyalty, int]:
        """How many customers each class has; every class is there."""
        with self._store.reading() as book:
            return loyalty_counts(book.raw, rules_of(book.settings), today)

    def slipping(self, today: date, count: int) -> list[CustomerRow]:
        """Regulars who are slipping away, those who spent most first, and at most `count` of them."""
        asked = Filter(field="loyalty", test=FilterTest.IS, value=Loyalty.SLIPPING.value)
        query = CustomerQuery(filters=(asked,), sort=CustomerSort.SPENT, descending=True)
        with self._store.reading() as book:
            return ListReader(book.raw).first(query, today, count)

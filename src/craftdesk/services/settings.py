"""The settings of the shop."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.shop import ShopSettings, listed
from craftdesk.domain.shop_rules import settings_problems, tidy_settings
from craftdesk.errors import Problem, ValidationProblem
from craftdesk.storage import product_use
from craftdesk.storage.book import Store
from craftdesk.storage.settings_change import change_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsForm:
    """What a form of the settings needs: `levels` tells how many products, groups and customers use each level."""

    settings: ShopSettings
    levels: dict[str, int]


class SettingsService:
    """Reading and saving the shop's settings; they are not part of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self) -> ShopSettings:
        """The settings as the file has them."""
        with self._store.reading() as book:
            return book.settings

    def form(self) -> SettingsForm:
        """The settings with what depends on them."""
        with self._store.reading() as book:
            return SettingsForm(settings=book.settings, levels=product_use.level_use(book.raw))

    def problems(self, draft: ShopSettings) -> tuple[Problem, ...]:
        """What stands against saving the settings, and what is odd about them."""
        form = self.form()
        return form_problems(draft, form)

    def save(self, draft: ShopSettings) -> ShopSettings:
        """Saves the settings; lists are worked out anew where language, country or currency changed.

        Orders and papers keep what they were made with: rates, prices, numbers.
        """
        tidied = tidy_settings(draft)
        problems = self.problems(tidied)
        if any(not problem.warning for problem in problems):
            raise ValidationProblem(problems)
        change_settings(self._store.shop, tidied)
        return tidied


def form_problems(draft: ShopSettings, form: SettingsForm) -> tuple[Problem, ...]:
    """What stands against saving a draft of settings, given what depends on the present ones."""
    tidied = tidy_settings(draft)
    kept = {level.casefold() for level in listed(tidied.price_levels)}
    gone = [
        Problem("settings.level_used", "price_levels", {"level": level, "count": form.levels[level]})
        for level in listed(form.settings.price_levels)
        if level in form.levels and level.casefold() not in kept
    ]
    found = [*settings_problems(tidied), *gone]
    if tidied.currency != form.settings.currency and not form.settings.currency_assumed:
        found.append(Problem("settings.currency_changed", "currency", {"currency": tidied.currency}, warning=True))
    return tuple(found)

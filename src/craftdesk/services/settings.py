"""The settings of the shop."""

from __future__ import annotations

import re
from dataclasses import replace

from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.validation import LINE_LIMIT, clean_line
from craftdesk.errors import Problem, ValidationProblem
from craftdesk.storage.book import Store
from craftdesk.storage.settings_change import change_settings

_CODE = {
    "currency": re.compile(r"[A-Z]{3}"),
    "country": re.compile(r"[A-Z]{2}"),
    "language": re.compile(r"[a-z]{2,3}"),
}
_WIDEST = 12
_LONGEST_PREFIX = 12


class SettingsService:
    """Reading and saving the shop's settings; they are not part of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self) -> ShopSettings:
        """The settings as the file has them."""
        with self._store.reading() as book:
            return book.settings

    def problems(self, draft: ShopSettings) -> tuple[Problem, ...]:
        """What stands against saving the settings."""
        return settings_problems(tidy_settings(draft))

    def save(self, draft: ShopSettings) -> ShopSettings:
        """Saves the settings; lists are worked out anew where language, country or currency changed."""
        tidied = tidy_settings(draft)
        problems = settings_problems(tidied)
        if problems:
            raise ValidationProblem(problems)
        change_settings(self._store.shop, tidied)
        return tidied


def tidy_settings(draft: ShopSettings) -> ShopSettings:
    """The settings as they will be kept."""
    return replace(
        draft,
        name=clean_line(draft.name),
        currency=draft.currency.strip().upper(),
        country=draft.country.strip().upper(),
        language=draft.language.strip().lower(),
        customer_prefix=clean_line(draft.customer_prefix),
        order_prefix=clean_line(draft.order_prefix),
    )


def settings_problems(draft: ShopSettings) -> tuple[Problem, ...]:
    """What is wrong with tidied settings."""
    found = []
    if len(draft.name) > LINE_LIMIT:
        found.append(Problem("text.too_long", "name", {"length": len(draft.name), "limit": LINE_LIMIT}))
    for key, shape in _CODE.items():
        value = getattr(draft, key)
        if not shape.fullmatch(value):
            found.append(Problem(f"settings.{key}", key, {"text": value}))
    for key in ("customer_prefix", "order_prefix"):
        value = getattr(draft, key)
        if len(value) > _LONGEST_PREFIX:
            found.append(Problem("text.too_long", key, {"length": len(value), "limit": _LONGEST_PREFIX}))
    found += [
        Problem("settings.width", key, {"limit": _WIDEST})
        for key in ("customer_width", "order_width")
        if not 1 <= getattr(draft, key) <= _WIDEST
    ]
    return tuple(found)

"""Changing the settings of a shop, with what is worked out from them."""

from __future__ import annotations

from craftdesk.domain.shop import ShopSettings
from craftdesk.storage import figure_sums, listing
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.shop_settings import read_settings, write_settings


def change_settings(shop: ShopFile, settings: ShopSettings) -> None:
    """Writes the settings; the list is rebuilt where its order, its sums or its phone numbers depend on the change."""
    with shop.transaction() as raw:
        before = read_settings(raw)
        if before == settings:
            return
        write_settings(raw, settings)
        seen = ("language", "country", "currency")
        if any(getattr(before, key) != getattr(settings, key) for key in seen):
            listing.rebuild(raw, settings)
            figure_sums.all_newcomers(raw)

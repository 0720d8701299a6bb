"""A desk over a shop file of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import frozen_clock


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = ShopSettings(name="Test shop", currency="EUR", country="DE")
    with ShopFile.create(tmp_path / "shop.craftdesk", settings, clock=frozen_clock) as shop:
        yield Desk.open(shop)

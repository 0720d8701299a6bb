"""A store over a shop file of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from craftdesk.storage.book import Store
from tests.support.shops import new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path / "shop.craftdesk")
    yield made
    made.shop.close()

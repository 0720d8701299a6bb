"""A change whose saving nobody saw the end of: once it turns out to be in the file, it stands on the screen, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.errors import EnvironmentFailure
from tests.faults.test_failed_saves import lying
from tests.ui.window.conftest import Start

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits


def test_what_was_saved_after_all_comes_into_the_list(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    assert user.shop.parts is not None
    desk, away = user.shop.parts.desk, shop_path.with_name("away")
    with lying(desk.shop, saves=True, then=lambda: shop_path.rename(away)), pytest.raises(EnvironmentFailure):
        desk.customers.add(Customer(first_name="Nora"))
    user.program._banner.look()
    away.rename(shop_path)
    assert "Nora" not in user.names()
    user.program._banner.look()
    user.until(lambda: "Nora" in user.names())

"""Opening and closing shops, again and again: nothing is left behind, nothing is freed twice."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.file.lock import lock_path
from craftdesk.storage.file.shop_file import ShopFile
from tests.end2end.conftest import Start

SAMPLES = Path(__file__).parents[1] / "data" / "samples"


def test_ten_shops_one_after_the_other_with_a_plan_on_show(start: Start, tmp_path: Path) -> None:
    shops = [tmp_path / f"shop{number}.craftdesk" for number in range(2)]
    for path in shops:
        ShopFile.create(path, ShopSettings(name=path.stem, currency="USD")).close()
    person = start()
    for turn in range(10):
        path = shops[turn % 2]
        assert person.program.open(path)
        person.waits_for("Your customer book is empty")
        person.drops([SAMPLES / "shopify-customers.csv"])
        person.waits_for("Import 10 customers")
        person.window.grab()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    person.leaves()
    assert [path for path in shops if lock_path(path).exists()] == []

"""Every bad shop file, dropped on the real window: the sentence that the owner reads, and nothing touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from craftdesk.domain.customer import Customer
from craftdesk.services.desk import Desk
from tests.end2end.conftest import Start
from tests.faults.bad_shops import SHOPS, words_of
from tests.support.shops import new_store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits


def _shop(folder: Path, name: str) -> Path:
    folder.mkdir()
    path = folder / f"{name}.craftdesk"
    store = new_store(path)
    Desk.open(store.shop).customers.add(Customer(first_name="Ida", last_name="Berg"))
    store.shop.close()
    return path


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_with_no_shop_open_a_page_says_what_stands_in_the_way(start: Start, tmp_path: Path) -> None:
    person = start()
    person.waits_for("Welcome to CraftDesk")
    for number, (name, bad) in enumerate(SHOPS.items()):
        path = _shop(tmp_path / name, f"Clay{number}")
        size = path.stat().st_size
        bad.spoil(path)
        before = _content(path.parent)
        person.drops([path])
        person.waits_for(words_of(bad, path, size))
        assert person.sees(f"“{path.stem}” cannot be opened")
        person.clicks("Try again")
        person.waits_for(words_of(bad, path, size))
        assert _content(path.parent) == before, name


def test_an_open_shop_stays_open_beside_what_is_plainly_none(start: Start, tmp_path: Path) -> None:
    person = start(_shop(tmp_path / "mine", "Mine"))
    person.waits_until(lambda: person.list_names() == ["Ida Berg"])
    for name, bad in SHOPS.items():
        if not bad.at_a_glance:
            continue
        path = _shop(tmp_path / name, "Other")
        size = path.stat().st_size
        bad.spoil(path)
        before = _content(path.parent)
        person.drops([path])
        person.waits_for(words_of(bad, path, size))
        for box in person.window.findChildren(QMessageBox):
            box.close()
        assert person.list_names() == ["Ida Berg"]
        assert _content(path.parent) == before, name

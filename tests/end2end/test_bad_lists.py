"""Every bad list, dropped on the real window: the words that the owner reads, and nothing changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from craftdesk.domain.customer import Customer
from craftdesk.services.desk import Desk
from tests.end2end.conftest import Start
from tests.end2end.person import Person
from tests.faults.bad_lists import BAD_LISTS, HEADLESS, NOTED, REFUSED, REJECTED, BadList
from tests.support.shops import new_store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits
NO_LIST = "This file can’t be brought in"
_PARTS = 3
"""Each test does a share of the rows in one program: starting it costs more than a file does."""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.craftdesk"
    store = new_store(path)
    Desk.open(store.shop).customers.add(Customer(first_name="Ida", last_name="Berg"))
    store.shop.close()
    return path


def _is_gone(person: Person, words: str) -> bool:
    return not person.sees(words)


def _dropped(person: Person, name: str, folder: Path) -> tuple[BadList, Path, bytes]:
    bad = BAD_LISTS[name]
    content = bad.content()
    inside = folder / str(list(BAD_LISTS).index(name))
    inside.mkdir()
    source = inside / bad.file
    source.write_bytes(content)
    person.drops([source])
    return bad, source, content


def _begin(start: Start, shop: Path) -> tuple[Person, bytes]:
    person = start(shop)
    person.waits_until(lambda: person.program.shop is not None and person.program.shop.parts is not None)
    person.waits_until(lambda: person.list_names() == ["Ida Berg"])
    return person, shop.read_bytes()


@pytest.mark.parametrize("part", range(_PARTS))
def test_what_is_no_list_is_said_on_a_page_of_its_own(part: int, start: Start, shop: Path, tmp_path: Path) -> None:
    person, before = _begin(start, shop)
    for name in list(REFUSED)[part::_PARTS]:
        bad, source, content = _dropped(person, name, tmp_path)
        person.waits_for(bad.refused.replace("FILE", bad.file))
        assert person.sees(NO_LIST), name
        assert source.read_bytes() == content, name
        person.clicks("Back to the customers")
        person.waits_until(lambda: not person.sees(NO_LIST))
    assert shop.read_bytes() == before


def test_nothing_to_bring_in_is_said_before_a_shop_is_made_for_it(start: Start, tmp_path: Path) -> None:
    person = start()
    person.waits_for("Welcome to CraftDesk")
    empty = tmp_path / "empty.csv"
    empty.touch()
    for path, words in ((empty, "empty.csv is empty. Nothing was brought in."), (tmp_path, "is a folder or a device")):
        person.drops([path])
        person.waits_for(words)
        for box in person.window.findChildren(QMessageBox):
            box.close()
        person.waits_until(partial(_is_gone, person, words))


def test_a_list_without_headings_is_asked_about(start: Start, shop: Path, tmp_path: Path) -> None:
    person, before = _begin(start, shop)
    for name in HEADLESS:
        bad, _, _ = _dropped(person, name, tmp_path)
        person.waits_for(bad.refused.replace("FILE", bad.file))
        person.clicks("Cancel")
    assert shop.read_bytes() == before


@pytest.mark.parametrize("part", range(_PARTS))
def test_each_row_that_stays_outside_says_why(part: int, start: Start, shop: Path, tmp_path: Path) -> None:
    person, before = _begin(start, shop)
    for name in list(REJECTED)[part::_PARTS]:
        bad, source, content = _dropped(person, name, tmp_path)
        person.clicks(f"Rejected: {len(bad.rejected)}")
        person.waits_for_rows(bad.rejected)
        # The first of them is also said in full below the table.
        person.waits_for(next(iter(bad.rejected.values())))
        assert source.read_bytes() == content, name
        person.clicks("Cancel")
    assert shop.read_bytes() == before


@pytest.mark.parametrize("part", range(_PARTS))
def test_each_row_that_is_odd_says_what(part: int, start: Start, shop: Path, tmp_path: Path) -> None:
    person, before = _begin(start, shop)
    for name in list(NOTED)[part::_PARTS]:
        bad, _, _ = _dropped(person, name, tmp_path)
        person.waits_for(f"Import {bad.read} ")
        if bad.noted:
            person.clicks(f"Worth a look: {len(bad.noted)}")
            person.waits_for_rows(bad.noted)
        assert person.sees(bad.asked_on_the_page), (name, person.reads())
        person.clicks("Cancel")
    assert shop.read_bytes() == before

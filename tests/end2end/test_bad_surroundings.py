"""What is wrong around a shop file, in the real window: what the owner reads, and that nothing typed is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox

from craftdesk.domain.customer import Customer
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.customer_form import CustomerForm
from craftdesk.ui.forms.leave import LeaveChoice
from craftdesk.ui.widgets.nav_row import FooterButton
from tests.end2end.person import Person
from tests.faults.small_disk import SmallDisk, small_disk
from tests.support.shops import new_store

# The offscreen system can't pass on size limits, nor raise a window.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)")
CTRL = Qt.KeyboardModifier.ControlModifier
FULL = "The disk is full. Nothing was saved, and the book is as it was: make room, then try again."
Start = Callable[..., Person]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: LeaveChoice.DISCARD)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "stick"
    folder.mkdir()
    with small_disk(folder) as disk:
        yield disk


def _shop(folder: Path) -> Path:
    path = folder / "shop.craftdesk"
    store = new_store(path)
    Desk.open(store.shop).customers.add(Customer(first_name="Ida", last_name="Berg"))
    store.shop.close()
    return path


def _opened(start: Start, path: Path) -> Person:
    person = start(path)
    person.waits_until(lambda: person.program.shop is not None and person.program.shop.parts is not None)
    person.waits_until(lambda: person.list_names() == ["Ida Berg"])
    return person


def _begins_a_customer(person: Person) -> QLineEdit:
    person.presses(Qt.Key.Key_N, CTRL)
    person.waits_until(lambda: any(form.is_open for form in person.window.findChildren(CustomerForm)))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def _command(person: Person, words: str) -> None:
    commands = [action for menu in person.window.menuBar().findChildren(QMenu) for action in menu.actions()]
    next(action for action in commands if action.text().replace("&", "").startswith(words)).trigger()


def _foot(person: Person) -> str:
    """What stands at the foot of the sidebar."""
    return " ".join(one.accessibleName() for one in person.window.findChildren(FooterButton))


def _closes_the_message(person: Person) -> None:
    for box in person.window.findChildren(QMessageBox):
        box.close()


def test_a_disk_that_is_full_in_a_save_and_in_an_import(start: Start, disk: SmallDisk, tmp_path: Path) -> None:
    path = _shop(disk.folder)
    person = _opened(start, path)
    line = _begins_a_customer(person)
    line.insert("Uma")
    disk.fill()
    person.presses(Qt.Key.Key_Return, CTRL)
    person.waits_for(f"{FULL} What you typed is still here.")
    assert line.text() == "Uma"
    disk.make_room()
    person.presses(Qt.Key.Key_Return, CTRL)
    person.waits_until(lambda: "Uma" in person.list_names(), person.list_names)
    people = tmp_path / "more.csv"
    people.write_text("First name,Email\n" + "".join(f"Ole {n},ole{n}@example.com\n" for n in range(3_000)), "utf-8")
    person.drops([people])
    person.waits_for("Import 3,000 customers")
    disk.fill()
    person.clicks("Import 3,000 customers")
    person.waits_for(FULL)
    _closes_the_message(person)
    assert person.sees("Import 3,000 customers")
    disk.make_room()
    person.clicks("Import 3,000 customers")
    person.waits_for("Every row is accounted for")


def test_a_disk_that_is_full_in_a_backup(
    start: Start, disk: SmallDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(disk.folder / "home"))
    person = _opened(start, _shop(tmp_path))
    disk.fill()
    _command(person, "Back up")
    person.waits_for("There is no room for the copy in ")
    assert person.sees("The book is safe: make room there, or choose another place.")
    _closes_the_message(person)
    disk.make_room()
    _command(person, "Back up")
    person.waits_for("Backed up and checked: 1 customer")


def test_a_list_dropped_on_a_shop_that_can_only_be_read(start: Start, tmp_path: Path) -> None:
    path = _shop(tmp_path)
    person = start()
    person.waits_for("Welcome to CraftDesk")
    assert person.program.open(path, read_only=True)
    person.waits_until(lambda: person.program.shop is not None and person.program.shop.parts is not None)
    people = tmp_path / "more.csv"
    people.write_text("First name\nOle\n", "utf-8")
    person.drops([people])
    person.waits_for("shop.craftdesk can be looked at but not changed. Nothing was saved")
    _closes_the_message(person)


def test_a_locale_that_changes_under_a_form(start: Start, tmp_path: Path) -> None:
    """What was typed is read as it was meant; the new habits hold from the next start on."""
    person = _opened(start, _shop(tmp_path))
    line = _begins_a_customer(person)
    line.insert("Uma")
    before = QLocale()
    try:
        for name in ("de_DE", "ar_EG", "tr_TR"):
            QLocale.setDefault(QLocale(name))
            QApplication.sendEvent(person.window, QEvent(QEvent.Type.LocaleChange))
        assert line.text() == "Uma"
        person.presses(Qt.Key.Key_Return, CTRL)
        person.waits_until(lambda: "Uma" in person.list_names(), person.list_names)
        assert person.sees("2 customers")
    finally:
        QLocale.setDefault(before)


def test_a_clock_400_days_back(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _shop(tmp_path)
    ahead = datetime.now(UTC) + timedelta(days=400)
    with ShopFile.open(path, clock=lambda: ahead) as shop:
        run(Desk.open(shop).backups.back_up())
    person = _opened(start, path)
    # Never “in 400 days”: it was made, on the day that the clock showed then.
    person.waits_until(lambda: "Backed up" in _foot(person), lambda: _foot(person))
    assert "Backed up in" not in _foot(person)
    _begins_a_customer(person).insert("Uma")
    person.presses(Qt.Key.Key_Return, CTRL)
    person.waits_until(lambda: "Uma" in person.list_names(), person.list_names)
    person.undoes()
    person.waits_until(lambda: person.list_names() == ["Ida Berg"], person.list_names)


def test_the_night_the_clocks_change(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half past two is there twice: the later one stands above the earlier one, and undo knows which it was."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        path = _shop(tmp_path)
        for number, hour in enumerate((0, 1)):
            moment = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
            with ShopFile.open(path, clock=partial(_at, moment)) as shop:
                Desk.open(shop).customers.add(Customer(first_name=f"Night {number}"))
        person = start(path)
        person.waits_until(lambda: "Night 1" in person.list_names(), person.list_names)
        person.undoes()
        person.waits_until(lambda: person.list_names() == ["Ida Berg", "Night 0"], person.list_names)
        person.leaves()
    finally:
        monkeypatch.undo()
        time.tzset()


def _at(moment: datetime) -> datetime:
    return moment

"""What is wrong around a shop file, on the command line: a full disk, a read-only one, clocks, a locale."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from tests.faults.bad_lists import HEAD
from tests.faults.said import a_shop, run_command
from tests.faults.small_disk import SmallDisk, small_disk
from tests.support.importing import bring_in
from tests.support.quietness import CHILDREN
from tests.support.shops import content

FULL = "The disk is full. Nothing was saved, and the book is as it was: make room, then try again."
NO_ROOM = "There is no room for the copy in {0}. The book is safe: make room there, or choose another place."
READ_ONLY = (
    "shop.craftdesk is on a drive that can only be read, so nothing can be changed. Nothing was saved: work in a copy"
    " on another drive."
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "stick"
    folder.mkdir()
    with small_disk(folder) as disk:
        yield disk


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with ShopFile.open(path, read_only=True) as shop:
        reader = shop.reader()
        try:
            return content(reader)
        finally:
            shop.close_reader(reader)


def test_a_full_disk_in_a_save_and_in_an_import(
    disk: SmallDisk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = a_shop(disk.folder)
    people = tmp_path / "more.csv"
    people.write_text(HEAD + "".join(f"Uma,Uhl {n},u{n}@example.com,,\n" for n in range(3_000)), "utf-8")
    before = _rows(shop)
    disk.fill()
    assert run_command(capsys, "undo", shop) == (3, "", FULL + "\n")
    assert run_command(capsys, "import", people, "--into", shop) == (3, "", FULL + "\n")
    assert _rows(shop) == before
    disk.make_room()
    assert run_command(capsys, "undo", shop)[0] == 0
    assert run_command(capsys, "check", shop)[0] == 0


def test_a_full_disk_in_a_backup(disk: SmallDisk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = a_shop(tmp_path)
    before = shop.read_bytes()
    disk.fill()
    words = NO_ROOM.format(disk.folder)
    assert run_command(capsys, "backup", shop, "--to", disk.folder) == (3, "", words + "\n")
    assert [path.name for path in disk.folder.iterdir()] == ["filler"]
    assert shop.read_bytes() == before


def test_a_disk_that_can_only_be_read(disk: SmallDisk, capsys: pytest.CaptureFixture[str]) -> None:
    shop = a_shop(disk.folder)
    disk.protect()
    assert run_command(capsys, "list", shop)[0] == 0
    assert run_command(capsys, "undo", shop) == (3, "", READ_ONLY + "\n")


def _open_at(path: Path, moment: datetime) -> ShopFile:
    return ShopFile.open(path, clock=lambda: moment)


def test_a_clock_400_days_back(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    with _open_at(shop, now) as opened:
        desk = Desk.open(opened)
        desk.customers.add(Customer(first_name="Ole"))
        run(desk.backups.back_up())
    with _open_at(shop, now - timedelta(days=400)) as opened:
        desk = Desk.open(opened)
        desk.customers.add(Customer(first_name="Uma"))
        run(desk.backups.back_up())
        # The order in which things were done is that of their numbers, whatever the clock said.
        assert [one.label.params.get("name") for one in desk.history.list()][:2] == ["Uma", "Ole"]
        assert {made.at.year for made in desk.backups.list()} == {2025, 2026}
        assert desk.home.today().day == desk.today()
        assert desk.history.undo().operation.label.params.get("name") == "Uma"
        assert run(desk.check.run()).ok


@pytest.fixture
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_berlin")
def test_the_night_the_clocks_change(tmp_path: Path) -> None:
    """Half past two is there twice in October, and never in March."""
    shop = a_shop(tmp_path)
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    for number, moment in enumerate((twice, twice + timedelta(hours=1))):
        with _open_at(shop, moment) as opened:
            desk = Desk.open(opened)
            assert moment.astimezone().strftime("%H:%M") == "02:30"
            desk.customers.add(Customer(first_name=f"Half past two, {number}"))
            run(desk.backups.back_up())
    with _open_at(shop, twice + timedelta(hours=2)) as opened:
        desk = Desk.open(opened)
        assert [one.at for one in desk.history.list()][:2] == [twice + timedelta(hours=1), twice]
        assert len([made for made in desk.backups.list() if made.at.strftime("%d %H:%M") == "25 02:30"]) == 2
        rows = "#1,2026-03-29 02:30,ida@example.com,5.00\n#2,2026-10-25 02:30,ida@example.com,5.00\n"
        report = bring_in(desk, f"Order number,Order date,Email,Order total\n{rows}".encode())
        assert (report.counts.orders.new, list(report.warnings)) == (2, [])
        days = [desk.orders.by_number(number) for number in ("#1", "#2")]
        assert [order.ordered_on.isoformat() for order in days if order] == ["2026-03-29", "2026-10-25"]


def test_every_locale_says_the_same(tmp_path: Path) -> None:
    """Turkish has another i, German another decimal sign: neither is a matter of the file or of the command line."""
    shop = a_shop(tmp_path)
    said = set()
    for locale in ("C", "tr_TR.UTF-8"):
        environment = os.environ | {"LC_ALL": locale, "LANG": locale, "PYTHONPATH": f"src{os.pathsep}{CHILDREN}"}
        command = [sys.executable, "-m", "craftdesk", "find", str(shop), "IDA"]
        said.add(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    assert len(said) == 1
    assert b"Ida" in said.pop()

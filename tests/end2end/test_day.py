"""The day that the benchmarks watch for stalls: that it is a real one, whatever time it takes."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.day.__main__ import lived, table
from benchmarks.day.hand import Hand, TooLate
from benchmarks.day.script import Day, Step, material
from benchmarks.day.watch import StallWatch
from benchmarks.shopify_file import write_customers
from benchmarks.shops import shop

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)", "grabbing the keyboard")


def test_a_day_in_a_small_shop(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path, file = shop("T", tmp_path), tmp_path / "customers.csv"
    write_customers(file, 40)
    day = Day(Hand(qapp, path, tmp_path, patience=30, reads_ms=1), material(path, file, 40, 2))
    told: list[str] = []
    ledger = lived(day, StallWatch(), tell=told.append)
    assert not day.hand.window.isVisible()
    day.hand.program.shut_down()
    day.hand.window.deleteLater()

    seen = day.seen
    assert (seen.customers, seen.after_import, seen.after_undo) == (60, 100, 60)
    assert len(seen.found) == 2
    assert all(seen.found)
    assert len(set(seen.cards)) == 10
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
        assert raw.execute("SELECT count(*) FROM orders").fetchone() == (seen.orders,)
    with seen.exported.open(encoding="utf-8-sig", newline="") as exported:
        assert len(list(csv.reader(exported))) == 61
    steps = [name for name, _ in day.steps()]
    assert ledger.failed == {}
    assert told == steps
    assert all(f"| {step} |" in table(ledger) for step in steps)


class _Hand:
    """Has no window, and gives up without a word."""

    def until_in(self, _seconds: float, _at_most: float) -> None: ...

    def gives_up(self) -> None: ...


class _Day:
    """Hangs at noon."""

    hand = _Hand()

    def __init__(self) -> None:
        self.done: list[str] = []

    def steps(self) -> list[Step]:
        return [("morning", self._work), ("noon", self._hang), ("evening", self._work), ("quit", self._work)]

    def _work(self) -> None:
        self.done.append("work")

    def _hang(self) -> None:
        raise TooLate("no lunch; there is: []")


@pytest.mark.usefixtures("qapp")
def test_a_step_that_hangs_is_told_and_the_day_goes_on() -> None:
    day, told = _Day(), list[str]()
    ledger = lived(cast("Day", day), StallWatch(), tell=told.append)
    assert told == ["morning", "noon", "evening", "quit"]
    assert day.done == ["work"] * 3
    assert ledger.failed == {"noon": "TooLate: no lunch; there is: []"}
    assert "| noon | 0.0 s (not to its end) |" in table(ledger)


@pytest.mark.usefixtures("qapp")
def test_a_day_without_time_only_ends() -> None:
    day = _Day()
    ledger = lived(cast("Day", day), StallWatch(), seconds=0)
    assert list(ledger.failed) == ["morning", "noon", "evening"]
    assert day.done == ["work"]

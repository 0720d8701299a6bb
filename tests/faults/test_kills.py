"""A program that is killed while it works loses nothing that it said was saved."""

from __future__ import annotations

from pathlib import Path

from tests.faults import kills


def test_kills_lose_nothing(tmp_path: Path) -> None:
    (row,) = kills.figures(tmp_path, long=False)
    assert row.kept, row

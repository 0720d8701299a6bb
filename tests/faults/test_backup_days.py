"""Backups under a clock that jumps, in short; `make faults` lives through a thousand days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import backup_days


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))


def test_days_of_backups(tmp_path: Path) -> None:
    (row,) = backup_days.figures(tmp_path, long=False)
    assert row.kept, row


def test_a_spoilt_backup_would_be_noticed(tmp_path: Path) -> None:
    backup_days.live(tmp_path, days=2, restores=0)
    (folder,) = (tmp_path / "home" / "data" / "backups").iterdir()
    assert backup_days.damaged(folder) == []
    made = next(folder.glob("*.craftdesk"))
    made.write_bytes(made.read_bytes()[:-1] + b"\xff")
    assert len(backup_days.damaged(folder)) == 1

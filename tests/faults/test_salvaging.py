"""A damaged shop is rescued at least as well as by `sqlite3 .recover`, and nothing that is told is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import salvaging


def test_salvage_brings_back_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))
    rows = list(salvaging.figures(tmp_path, long=False))
    assert [row for row in rows if not row.kept] == []

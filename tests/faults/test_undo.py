"""Undo and redo hold their law in a program that is killed in between."""

from __future__ import annotations

from pathlib import Path

from tests.faults import undo


def test_undo_all_is_what_was_before(tmp_path: Path) -> None:
    (row,) = undo.figures(tmp_path, long=False)
    assert row.kept, row

"""Encrypted backups that were tampered with, in short; `make faults` tries thousands."""

from __future__ import annotations

from pathlib import Path

from tests.faults import encrypted_harm


def test_every_change_is_noticed(tmp_path: Path) -> None:
    (row,) = encrypted_harm.figures(tmp_path, long=False)
    assert row.kept, row

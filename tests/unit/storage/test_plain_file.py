"""A large file is copied in steps, and the disk is waited for between them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from craftdesk.storage.copies import plain_file
from craftdesk.storage.file import syncing


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How much stood in the file at each wait for the disk, with chunks of 10 bytes and a wait every 30."""
    monkeypatch.setattr(plain_file, "_CHUNK", 10)
    monkeypatch.setattr(syncing, "_UNSYNCED", 30)
    seen: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: seen.append(os.fstat(handle).st_size))
    return seen


def test_a_copy_tells_each_chunk_and_waits_for_the_disk_now_and_then(waits: list[int], tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(bytes(range(75)))
    assert list(plain_file.copy(source, target)) == [10, 20, 30, 40, 50, 60, 70, 75]
    assert target.read_bytes() == source.read_bytes()
    assert waits == [30, 60, 75]


def test_of_a_copy_that_is_left_nothing_remains(tmp_path: Path, waits: list[int]) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(bytes(75))
    copying = plain_file.copy(source, target)
    next(copying)
    assert target.exists()
    copying.close()
    assert not target.exists()
    assert not waits

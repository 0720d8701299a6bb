"""What an error of SQLite means: a damaged file is told from a stick that was pulled out."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from craftdesk.errors import EnvironmentFailure, ShopFileProblem
from craftdesk.storage.failures import failures


def malformed() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorname = "SQLITE_CORRUPT"
    return error


def test_damage_on_a_disk_that_answers_is_damage_and_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    with pytest.raises(ShopFileProblem, match=r"shop\.damaged"), failures(str(tmp_path / "Clay.craftdesk")):
        raise malformed()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("code", "told"), [(errno.EIO, "disk.failed"), (errno.ENOSPC, "shop.damaged")])
def test_damage_that_a_pulled_stick_pretends_is_told_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(code, "no answer")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((EnvironmentFailure, ShopFileProblem), match=told), failures(str(tmp_path / "Clay.craftdesk")):
        raise malformed()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_went_away_with_the_stick_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "stick" / "Clay.craftdesk"
    with pytest.raises(EnvironmentFailure, match=r"save\.failed"), failures(str(path), failed="save.failed"):
        raise malformed()

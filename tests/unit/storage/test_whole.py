"""Small files: whole or not at all, and for whom they are meant."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from craftdesk.storage.file.whole import PLAIN, write_whole


def test_it_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "facts.json"
    for text in ("first", "second «Øre»\n"):
        write_whole(place, text)
        assert place.read_bytes() == text.encode()
    assert [one.name for one in tmp_path.iterdir()] == ["facts.json"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failing_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    place = tmp_path / "facts.json"
    write_whole(place, "before")

    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[step], broken)
    with pytest.raises(OSError, match="Input/output"):
        write_whole(place, "after")
    assert place.read_text("utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["facts.json"]


def test_nobody_else_reads_it_unless_that_is_meant(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "mine", "")
        write_whole(tmp_path / "plain", "", mode=PLAIN)
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("mine", "plain")] == [0o600, 0o644]

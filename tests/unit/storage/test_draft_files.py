"""Drafts on the disk: whole or not at all, for nobody else's eyes, never in the way of the shop."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from craftdesk import paths
from craftdesk.domain.draft import Draft, NoteDraft
from craftdesk.domain.ids import CustomerId
from craftdesk.services.drafts import drafts_of
from craftdesk.storage.draft_files import DraftFiles

_NOW = datetime(2026, 11, 29, 14, 5, tzinfo=UTC)


def a_draft(name: str, text: str = "Likes blue", minutes: int = 0) -> Draft:
    content = NoteDraft(about="Anna Berg", customer=CustomerId(1), text=text)
    return Draft(name=name, at=_NOW + timedelta(minutes=minutes), content=content)


def test_they_are_found_in_the_order_in_which_they_were_typed(tmp_path: Path) -> None:
    files = DraftFiles(tmp_path / "drafts" / "shop")
    late, early = a_draft("note-1", minutes=9), a_draft("note-2")
    files.put(late)
    files.put(early)
    assert files.found() == ((early, late), ())
    files.put(a_draft("note-1", "Likes green", 9))
    assert [one.content for one in files.found()[0]][1] == a_draft("x", "Likes green").content


def test_nobody_else_reads_them(tmp_path: Path) -> None:
    files = DraftFiles(tmp_path / "shop")
    before = os.umask(0)
    try:
        files.put(a_draft("note-1"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "shop" / "note-1.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "shop").stat().st_mode) == 0o700


def test_the_last_one_takes_the_folder_along(tmp_path: Path) -> None:
    files = DraftFiles(tmp_path / "shop")
    files.put(a_draft("note-1"))
    (tmp_path / "shop" / ".note-1.json.4711.part").write_text("half of", "utf-8")  # its program was killed
    files.drop("note-1")
    files.drop("note-1")
    assert not (tmp_path / "shop").exists()
    assert files.found() == ((), ())


def test_a_full_disk_leaves_the_draft_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = DraftFiles(tmp_path / "shop")
    files.put(a_draft("note-1"))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.put(a_draft("note-1", "Likes green"))
    assert files.found() == ((a_draft("note-1"),), ())
    assert [path.name for path in (tmp_path / "shop").iterdir()] == ["note-1.json"]


def test_what_cannot_be_read_is_kept_aside(tmp_path: Path) -> None:
    files = DraftFiles(tmp_path / "shop")
    files.put(a_draft("note-1"))
    (tmp_path / "shop" / "note-2.json").write_bytes(b"\xff\xfe")
    (tmp_path / "shop" / "note-3.new").write_bytes(b"{")  # cut off by a power failure
    drafts, aside = files.found()
    assert drafts == (a_draft("note-1"),)
    assert aside == (tmp_path / "shop" / "unreadable" / "note-2.json",)
    assert aside[0].read_bytes() == b"\xff\xfe"
    assert files.found() == (drafts, ())


def test_a_file_in_the_place_of_the_folder_is_no_drafts(tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("", "utf-8")
    assert DraftFiles(tmp_path / "shop").found() == ((), ())


def test_those_of_a_sample_shop_go_with_the_next_one(tmp_path: Path) -> None:
    one, other = tmp_path / "a" / "Sample shop.craftdesk", tmp_path / "b" / "Sample shop.craftdesk"
    mine = tmp_path / "Clay.craftdesk"
    drafts_of(mine).put(a_draft("note-1"))
    drafts_of(one, sample=True).put(a_draft("note-2"))
    assert drafts_of(other, sample=True).found() == ((), ())
    assert [path.name for path in (paths.data_dir() / "drafts").rglob("*.json")] == ["note-1.json"]

"""Settings come back as they were kept; what cannot be read is the default."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk.ui import settings as program
from craftdesk.ui.fonts import Density
from craftdesk.ui.theme import ThemeMode


def reopened(path: Path, kept: program.Settings) -> program.Settings:
    kept.sync()
    return program.Settings(path)


def test_values_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "craftdesk.ini"
    kept = program.Settings(path)
    kept.set(program.THEME, ThemeMode.DARK)
    kept.set(program.ZOOM, 120)
    kept.set(program.DENSITY, Density.COMPACT)
    kept.set(program.WINDOW_GEOMETRY, b"\x00\xff,;")
    kept.add_recent("/shops/a, b; ü.craftdesk")
    again = reopened(path, kept)
    assert again.get(program.THEME) is ThemeMode.DARK
    assert again.get(program.ZOOM) == 120
    assert again.get(program.DENSITY) is Density.COMPACT
    assert again.get(program.WINDOW_GEOMETRY) == b"\x00\xff,;"
    assert again.get(program.RECENT_FILES) == ("/shops/a, b; ü.craftdesk",)


@pytest.mark.parametrize("bad", ["purple", "", "true", "1e9", "@Variant(\\0\\0)", "-5"])
def test_what_cannot_be_read_is_the_default(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "craftdesk.ini"
    lines = f"theme={bad}\nzoom={bad}\ndensity={bad}\nlist_mode={bad}\n"
    path.write_text(f"[view]\n{lines}[window]\ngeometry=zz{bad}\n", encoding="utf-8")
    read = program.Settings(path)
    assert read.get(program.THEME) is ThemeMode.SYSTEM
    assert read.get(program.ZOOM) == 100
    assert read.get(program.DENSITY) is Density.COMFORTABLE
    assert read.get(program.LIST_VIEW_MODE) == "list"
    assert read.get(program.WINDOW_GEOMETRY) == b""


def test_recent_files_are_ten_without_repeats_newest_first(tmp_path: Path) -> None:
    kept = program.Settings(tmp_path / "craftdesk.ini")
    for number in (*range(12), 5):
        kept.add_recent(f"/{number}")
    assert kept.get(program.RECENT_FILES)[:2] == ("/5", "/11")
    assert len(kept.get(program.RECENT_FILES)) == program.RECENT_MAX
    kept.clear_recent()
    assert kept.get(program.RECENT_FILES) == ()


def test_columns_are_remembered_and_nonsense_is_not(tmp_path: Path) -> None:
    kept = program.Settings(tmp_path / "craftdesk.ini")
    columns = (program.ColumnState(key="custom:größe", width=120, shown=True),)
    kept.set(program.TABLE_COLUMNS, columns)
    assert kept.get(program.TABLE_COLUMNS) == columns
    for nonsense in ("[1]", "{", '[["name", "wide", 1]]'):
        broken = program.Setting(key=program.TABLE_COLUMNS.key, default="", read=str, write=str)
        kept.set(broken, nonsense)
        assert kept.get(program.TABLE_COLUMNS) == ()


def test_keys_are_unique() -> None:
    assert len(set(program.ALL_KEYS)) == len(program.ALL_KEYS)

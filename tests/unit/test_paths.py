from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk import paths


def test_one_variable_moves_everything_onto_the_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path))
    folders = [paths.data_dir(), paths.backup_dir(), paths.log_dir(), paths.settings_dir()]
    assert all(folder.is_relative_to(tmp_path) for folder in folders)
    assert len(set(folders)) == len(folders)


def test_without_it_the_system_says_where_things_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CRAFTDESK_HOME")
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    folders = [paths.data_dir(), paths.log_dir(), paths.settings_dir()]
    assert all("craftdesk" in str(folder).lower() for folder in folders)
    assert paths.backup_dir().is_relative_to(paths.data_dir())


def test_asking_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))
    paths.backup_dir()
    paths.log_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_checkout_finds_its_resources_at_the_root() -> None:
    assert (paths.resources_dir() / "logo" / "craftdesk.svg").is_file()


def test_a_file_has_one_fingerprint_by_whatever_way(tmp_path: Path) -> None:
    file, other = tmp_path / "Clay.craftdesk", tmp_path / "else" / "Clay.craftdesk"
    (tmp_path / "link").symlink_to(file)
    assert paths.fingerprint(tmp_path / "link") == paths.fingerprint(file) != paths.fingerprint(other)
    assert len(paths.fingerprint(tmp_path / "\udcff.craftdesk")) == 64

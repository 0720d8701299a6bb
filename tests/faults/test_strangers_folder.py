"""A shop in a folder that a stranger prepared: nothing outside it is written, whatever lies under our own names."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from craftdesk import cli
from craftdesk.errors import EnvironmentFailure
from craftdesk.services.restoring import restore
from craftdesk.services.running import run
from craftdesk.storage.file.lock import ShopLock, is_held, lock_path
from craftdesk.storage.file.shop_file import ShopFile

LETTER = "Dear bank, "
_LAID = {
    "a link": lambda place, letter: place.symlink_to(letter),
    "a second name": lambda place, letter: place.hardlink_to(letter),
    "a link to nowhere": lambda place, letter: place.symlink_to(letter.with_name("nowhere")),
    "a pipe": lambda place, _: os.mkfifo(place),
    "a folder": lambda place, _: place.mkdir(),
}


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.craftdesk"
    assert cli.main(["new", str(path), "--name", "Clay", "--currency", "EUR"]) == 0
    return path


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    return path


@pytest.mark.parametrize("laid", _LAID)
def test_what_lies_in_the_lock_s_place_is_refused_and_left_alone(
    laid: str, shop: Path, letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay: Callable[[Path, Path], object] = _LAID[laid]
    lay(lock_path(shop), letter)
    with pytest.raises(EnvironmentFailure) as refused:
        ShopFile.open(shop)
    assert refused.value.code == "lock.in_the_way"
    assert cli.main(["undo", str(shop)]) == 3
    assert "is in the way" in capsys.readouterr().err
    assert ShopLock(shop).holder() is None
    assert not is_held(shop)
    assert letter.read_text() == LETTER
    assert os.path.lexists(lock_path(shop))


def test_a_restore_writes_through_no_link(shop: Path, letter: Path, tmp_path: Path) -> None:
    (tmp_path / f".{shop.name}.{os.getpid()}.part").symlink_to(letter)
    assert cli.main(["backup", str(shop), "--to", str(tmp_path / "kept")]) == 0
    (made,) = (tmp_path / "kept").glob("*.craftdesk")
    assert cli.main(["restore", str(made), "--to", str(shop)]) == 0
    assert letter.read_text() == LETTER


def test_a_restore_goes_to_where_a_link_leads(shop: Path, tmp_path: Path) -> None:
    link, other = tmp_path / "link.craftdesk", tmp_path / "other.craftdesk"
    link.symlink_to(shop.name)
    assert cli.main(["new", str(other), "--name", "Glaze", "--currency", "EUR"]) == 0
    assert cli.main(["restore", str(other), "--to", str(link)]) == 0
    assert link.is_symlink()
    with ShopFile.open(shop, read_only=True) as opened:
        assert opened.settings().name == "Glaze"


def test_what_is_no_backup_is_named_by_its_own_name(
    shop: Path, letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["restore", str(letter), "--to", str(shop)]) == 3
    assert capsys.readouterr().err.startswith("letter.txt is not a shop file")


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_a_damaged_shop_is_replaced_whatever_the_clock_says(
    shop: Path, tmp_path: Path, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati" if year > 1 else "Pacific/Honolulu")
    time.tzset()
    sound = tmp_path / "sound.craftdesk"
    shutil.copyfile(shop, sound)
    shop.write_bytes(sound.read_bytes()[:5_000])
    moment = datetime(year, 12, 31, 23, 59, tzinfo=UTC) if year > 1 else datetime(1, 1, 1, tzinfo=UTC)
    assert run(restore(sound, shop, clock=lambda: moment)).kept
    monkeypatch.undo()
    time.tzset()
    assert shop.read_bytes() == sound.read_bytes()


def test_a_home_of_nobody_is_a_name_like_any_other(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CRAFTDESK_HOME", "~nobody-of-that-name/x")
    assert cli.main(["backup", str(shop)]) == 0

"""The second place: it gets each backup, asks nothing while it is away, and never fills up."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.errors import CraftDeskError, EnvironmentFailure, OwnerProblem
from craftdesk.services import second_place
from craftdesk.services.backup_files import listed
from craftdesk.services.backup_keys import BackupKeys, new_code, opens_without_asking
from craftdesk.services.backup_list import Condition, backups_of
from craftdesk.services.backup_places import key_of
from craftdesk.services.desk import Desk
from craftdesk.services.restoring import restore
from craftdesk.services.running import run
from craftdesk.services.second_place import PlaceState, SecondPlace
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import NOW, content, frozen_clock

_PASSPHRASE = "Ton und Glasur 7"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def place(desk: Desk, stick: Path) -> SecondPlace:
    found = SecondPlace(desk.shop.path, frozen_clock)
    found.choose(stick)
    return found


def pulled(stick: Path) -> Path:
    return stick.rename(stick.with_name("in a pocket"))


def test_the_newest_backup_comes_to_the_second_place(desk: Desk, place: SecondPlace, stick: Path) -> None:
    made = run(desk.backups.back_up())
    assert place.look().state is PlaceState.WAITING
    report = run(place.catch_up())
    assert report.copied == stick / key_of(desk.shop.path) / made.path.name
    assert report.copied.read_bytes() == made.path.read_bytes()
    (there,) = place.files()
    assert (there.sha256, there.second) == (made.sha256, True)
    assert run(place.catch_up()).copied is None
    assert sorted(path.suffix for path in report.copied.parent.iterdir()) == [".craftdesk", ".sha256"]


def test_a_stick_that_is_away_is_caught_up_with_later(desk: Desk, place: SecondPlace, stick: Path) -> None:
    away = pulled(stick)
    stick.mkdir()  # an empty folder that the system left behind is not the stick
    run(desk.backups.back_up())
    report = run(place.catch_up())
    assert report.state is PlaceState.MISSING
    assert report.place is not None
    assert report.place.seen == NOW
    assert list(stick.iterdir()) == []
    stick.rmdir()
    away.rename(stick)
    assert run(place.catch_up()).copied is not None


def test_a_full_stick_is_left_alone(desk: Desk, place: SecondPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(total=1 << 40, used=1 << 40, free=1 << 20))
    run(desk.backups.back_up())
    with pytest.raises(EnvironmentFailure, match=r"second\.full"):
        run(place.catch_up())
    kept = place.get()
    assert kept is not None
    assert kept.problem == "second.full"
    assert place.files() == []
    monkeypatch.undo()
    run(place.catch_up())
    again = place.get()
    assert again is not None
    assert again.problem == ""


def test_a_stick_that_spoils_what_it_gets_is_not_trusted(
    desk: Desk, place: SecondPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(path: Path) -> None:
        raw = path.read_bytes()
        path.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))

    run(desk.backups.back_up())
    monkeypatch.setattr(second_place, "_forget_what_is_in_memory", spoil)
    with pytest.raises(EnvironmentFailure, match=r"second\.spoilt"):
        run(place.catch_up())
    BackupKeys(desk.shop.path).set_up(_PASSPHRASE, new_code())
    place.encrypt(on=True)
    with pytest.raises(EnvironmentFailure, match=r"encrypted\.damaged"):
        run(place.catch_up())
    assert place.files() == []


def test_a_copy_that_is_cancelled_leaves_nothing(desk: Desk, place: SecondPlace, stick: Path) -> None:
    run(desk.backups.back_up())
    work = place.catch_up()
    for _ in range(2):
        next(work)
    work.close()
    assert list((stick / key_of(desk.shop.path)).iterdir()) == []


def test_the_second_place_is_thinned_out_too(desk: Desk, place: SecondPlace) -> None:
    for _ in range(12):
        run(desk.backups.back_up())
        run(place.catch_up())
    assert [made.number for made in place.files()] == list(range(12, 2, -1))


def test_a_computer_set_up_anew_counts_on_from_the_stick(desk: Desk, place: SecondPlace) -> None:
    for _ in range(3):
        run(desk.backups.back_up())
    run(place.catch_up())
    shutil.rmtree(desk.backups.folder)
    run(desk.backups.back_up())
    run(place.catch_up())
    assert [made.number for made in place.files()] == [4, 3]


def test_only_a_folder_elsewhere_is_a_second_place(desk: Desk, stick: Path) -> None:
    place = SecondPlace(desk.shop.path)
    run(desk.backups.back_up())
    for folder, code in ((stick / "none", "no_folder"), (desk.backups.folder, "is_first"),
                         (desk.backups.folder.parent, "is_first"), (desk.shop.path.parent, "is_beside")):  # fmt: skip
        with pytest.raises(OwnerProblem, match=rf"second\.{code}"):
            place.choose(folder)
    with pytest.raises(OwnerProblem, match=r"encrypted\.not_set_up"):
        place.choose(stick, encrypt=True)
    assert place.look().state is PlaceState.NONE
    place.choose(stick)
    place.forget()
    assert place.look().state is PlaceState.NONE


def test_what_is_encrypted_is_restored_by_key_passphrase_and_code(
    desk: Desk, place: SecondPlace, tmp_path: Path
) -> None:
    desk.customers.add(Customer(first_name="Ida"))
    code, keys = new_code(), BackupKeys(desk.shop.path)
    keys.set_up(_PASSPHRASE, code)
    place.encrypt(on=True)
    made = run(desk.backups.back_up())
    copied = run(place.catch_up()).copied
    assert copied is not None
    assert copied.name == made.path.name + ".encrypted"
    assert b"Ida" not in copied.read_bytes()
    (there,) = place.files()
    assert there.sha256 == hashlib.sha256(copied.read_bytes()).hexdigest()
    former = content(desk.shop.reader())
    desk.shop.close()
    rows = [row for row in backups_of(desk.shop.path) if row.file.second]
    assert [(row.condition, row.customers) for row in rows] == [(Condition.VERIFIED, 1)]
    desk.shop.path.unlink()
    run(restore(copied, desk.shop.path))
    keys.forget()
    assert not opens_without_asking(copied, desk.shop.path)
    rows = [row for row in backups_of(desk.shop.path) if row.file.second]
    assert [(row.condition, row.customers) for row in rows] == [(Condition.LOCKED, None)]
    for number, secret in enumerate((_PASSPHRASE, code)):
        target = tmp_path / f"again {number}.craftdesk"
        run(restore(copied, target, secret))
        with ShopFile.open(target) as shop:
            assert content(shop.reader()) == former
    for secret, code in (("", "needs_secret"), ("Ton und Glasur 8", "wrong_secret")):
        with pytest.raises(CraftDeskError, match=rf"encrypted\.{code}"):
            run(restore(copied, tmp_path / "never.craftdesk", secret))
    assert sorted(path.name for path in tmp_path.glob("*never*")) == []


def test_another_passphrase_is_for_what_comes_and_the_code_stays(desk: Desk, place: SecondPlace) -> None:
    code, keys = new_code(), BackupKeys(desk.shop.path)
    with pytest.raises(OwnerProblem, match=r"passphrase\.short"):
        keys.set_up("short", code)
    keys.set_up(_PASSPHRASE, code)
    place.encrypt(on=True)
    run(desk.backups.back_up())
    first = run(place.catch_up()).copied
    keys.change_passphrase("another one, longer")
    run(desk.backups.back_up())
    second = run(place.catch_up()).copied
    assert first is not None
    assert second is not None
    for path in (first, second):
        assert opens_without_asking(path, desk.shop.path)
        run(restore(path, desk.shop.path.with_name(f"{path.stem}.craftdesk"), code))
    with pytest.raises(EnvironmentFailure, match=r"encrypted\.wrong_secret"):
        run(restore(second, desk.shop.path.with_name("never.craftdesk"), _PASSPHRASE))


def test_a_new_code_is_typed_on_any_keyboard() -> None:
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert all(code.replace("-", "").isalnum() and code.isascii() for code in codes)


@pytest.mark.skipif(os.name != "posix", reason="rights are kept otherwise there")
def test_only_this_user_reads_the_keys(desk: Desk, tmp_path: Path) -> None:
    BackupKeys(desk.shop.path).set_up(_PASSPHRASE, new_code())
    home = Path(os.environ["CRAFTDESK_HOME"])
    (kept,) = (home / "data" / "keys").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "Glasur" not in kept.read_text()
    kept.write_text("{broken")
    assert BackupKeys(desk.shop.path).load() is None


def test_a_list_tells_what_is_sound_and_what_is_not(desk: Desk, place: SecondPlace) -> None:
    for _ in range(3):
        run(desk.backups.back_up())
    run(place.catch_up())
    third, second, first = desk.backups.list()
    second.path.with_name(second.path.name + ".sha256").unlink()
    first.path.write_bytes(first.path.read_bytes()[:5_000])
    assert [(row.file.number, row.file.second, row.condition) for row in backups_of(desk.shop.path)] == [
        (3, False, Condition.VERIFIED), (3, True, Condition.VERIFIED), (2, False, Condition.UNPROVEN),
        (1, False, Condition.DAMAGED),
    ]  # fmt: skip
    assert listed(desk.backups.folder / "none", "shop") == []
    assert third.second is False


def test_a_stick_that_only_gives_errors_is_away(
    desk: Desk, place: SecondPlace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.is_dir

    def failing(path: Path) -> bool:
        if path.is_relative_to(stick):
            raise OSError(errno.EIO, "Input/output error", str(path))
        return whole(path)

    run(desk.backups.back_up())
    monkeypatch.setattr(Path, "is_dir", failing)
    assert place.look().state is PlaceState.MISSING
    assert place.missed_since() == NOW
    assert place.files() == []


def test_a_day_tells_for_how_long_the_stick_was_away(desk: Desk, place: SecondPlace, stick: Path) -> None:
    run(desk.backups.back_up())
    run(place.catch_up())
    assert desk.home.today().stick_missed_since is None
    pulled(stick)
    assert place.look().state is PlaceState.MISSING
    today = desk.home.today()
    assert (today.stick_missed_since, today.stick_days, today.backup_wanted) == (NOW, 0, False)
    assert replace(today, day=today.day + timedelta(days=8), backed_up=NOW + timedelta(days=8)).backup_wanted


def test_what_can_not_be_remembered_is_no_hindrance(
    desk: Desk, place: SecondPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise EnvironmentFailure("disk.full")

    run(desk.backups.back_up())
    monkeypatch.setattr(second_place, "write_kept", full)
    later = SecondPlace(desk.shop.path, lambda: NOW + timedelta(days=1))
    assert run(later.catch_up()).copied is not None
    assert later.look().state is PlaceState.GOOD

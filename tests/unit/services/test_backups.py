from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.stopping import Stop, heard
from craftdesk.errors import Cancelled, EnvironmentFailure
from craftdesk.services.backups import Risk
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.copies import backup
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import NOW, content


def test_a_backup_is_the_book_verified_and_named(desk: Desk, tmp_path: Path) -> None:
    desk.customers.add(Customer(first_name="Ida"))
    made = run(desk.backups.back_up(tmp_path / "stick"))
    assert made.path.parent == tmp_path / "stick"
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert (made.customers, made.orders) == (1, 0)
    with ShopFile.open(made.path) as copy:
        assert content(copy.reader()) == content(desk.shop.reader())
        assert run(Desk.open(copy).check.run()).ok


def test_backups_go_to_the_users_folder_of_this_shop(desk: Desk) -> None:
    run(desk.backups.before_import())
    run(desk.backups.back_up())
    listed = desk.backups.list()
    assert [(made.number, made.reason) for made in listed] == [(2, "manual"), (1, "import")]
    assert all(made.sha256 and made.at.date() == NOW.astimezone().date() for made in listed)
    assert desk.backups.inside(listed[0]).customers == 0
    assert not desk.backups.due(NOW.astimezone().date())


def test_old_backups_are_thinned_out_with_their_checksums(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for _ in range(12):
        run(desk.backups.back_up(stick))
    assert [made.number for made in desk.backups.list(stick)] == list(range(12, 2, -1))
    assert len(list(stick.iterdir())) == 20


def test_files_that_are_no_backups_of_this_shop_stay(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    others = [stick / "photo.jpg", stick / "other_2026-11-22_1800_00001_manual.craftdesk", stick / "shop.craftdesk"]
    for path in others:
        path.write_text("mine")
    for _ in range(12):
        run(desk.backups.back_up(stick))
    assert [path.read_text() for path in others] == ["mine"] * 3


def open_of(ending: str) -> list[Path]:
    """What this process has open of files that are called so."""
    links = (Path(f"/proc/self/fd/{handle}") for handle in range(256))
    return [one for one in links if one.is_symlink() and str(one.readlink()).endswith(ending)]


def test_whoever_cancels_a_backup_does_not_wait_for_the_room_of_its_copy(desk: Desk, tmp_path: Path) -> None:
    """Half a copy is neither made empty nor written to again: its name goes, and its room is given back later."""
    put_off = list[int]()

    class Wish(Stop):
        def later(self, act: Callable[[], None]) -> None:
            put_off.append(sum(one.stat().st_size for one in open_of(".part (deleted)")))
            super().later(act)

    with heard(Wish()):
        work = desk.backups.back_up(tmp_path / "stick")
        next(work)
        next(work)
        work.close()
        assert list((tmp_path / "stick").iterdir()) == []
        assert put_off == [desk.shop.path.stat().st_size]
    assert open_of(".part (deleted)") == []


def test_a_cancelled_backup_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    work = desk.backups.back_up(tmp_path / "stick")
    next(work)
    next(work)
    work.close()
    assert list((tmp_path / "stick").iterdir()) == []


def cancelled_at(desk: Desk, folder: Path, moment: int) -> bool:
    """Backs up, and wants to stop the so-manieth time that somebody could hear it; whether it was heard."""

    class Wish(Stop):
        heard_at = 0

        def __call__(self) -> bool:
            self.heard_at += 1
            return self.heard_at > moment

    wish = Wish()
    with heard(wish):
        work = desk.backups.back_up(folder)
        try:
            for _ in work:
                if wish():
                    work.close()
                    return True
        except Cancelled:
            return True
    return False


def test_a_backup_cancelled_at_any_moment_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_STEP_PAGES", 16)
    monkeypatch.setattr(backup, "_CHUNK", 1 << 16)
    monkeypatch.setattr("craftdesk.storage.stoppable._STEPS", 500)
    moment = 0
    while cancelled_at(desk, tmp_path / "stick", moment):
        assert not (tmp_path / "stick").exists() or list((tmp_path / "stick").iterdir()) == []
        moment += 1 + moment // 3
    assert moment > 20
    assert len(desk.backups.list(tmp_path / "stick")) == 1


def test_a_digest_pauses_after_every_mebibyte(tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(bytes(5 << 20))
    assert [step.done >> 20 for step in backup.digesting(file, "")] == [1, 2, 3, 4, 5]


def test_a_copy_that_is_damaged_does_not_count(desk: Desk, tmp_path: Path) -> None:
    desk.customers.add(Customer(first_name="Ida"))
    work = desk.backups.back_up(tmp_path / "stick")
    next(work)
    next(work)
    (copy,) = (tmp_path / "stick").iterdir()
    with sqlite3.connect(copy) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("INSERT INTO counters (name, next) VALUES ('x', 1)")
        raw.execute("DROP TABLE listing_words")
    raw.close()
    with pytest.raises(Exception, match="shop"):
        backup.verified(copy)
    work.close()
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("a file")
    with pytest.raises(EnvironmentFailure):
        run(desk.backups.back_up(tmp_path / "stick" / "deep"))


def test_saving_goes_on_while_the_book_is_copied(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Saving(backup.StepWatch):
        def __call__(self, status: int, left: int, total: int) -> None:
            super().__call__(status, left, total)
            steps.append(left)
            if len(steps) == 2:
                desk.customers.add(Customer(first_name="Ida"))  # fails after five seconds where the book is held

    steps: list[int] = []
    monkeypatch.setattr(backup, "StepWatch", Saving)
    monkeypatch.setattr(backup, "_STEP_PAGES", 16)
    made = run(desk.backups.back_up(tmp_path / "stick"))
    assert made.customers == 1
    assert max(steps[2:]) > steps[1]  # it began again, for a copy is of one moment
    with ShopFile.open(made.path) as copy:
        assert content(copy.reader()) == content(desk.shop.reader())


def test_the_disk_is_waited_for_between_the_steps(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a step lasts nobody can save: a wait for all of a large copy at its end would be part of the last one."""

    class Told(backup.StepWatch):
        def __call__(self, status: int, left: int, total: int) -> None:
            steps.append(left)
            super().__call__(status, left, total)

    def noted(handle: int) -> None:
        name = Path(f"/proc/self/fd/{handle}").readlink().name
        if name.endswith(".part") and ".sha256." not in name:
            synced[len(steps)] = os.fstat(handle).st_size
        fsync(handle)

    fsync, steps, synced = os.fsync, list[int](), dict[int, int]()
    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(backup, "StepWatch", Told)
    monkeypatch.setattr(backup, "_STEP_PAGES", 16)
    made = run(desk.backups.back_up(tmp_path / "stick"))
    assert len(steps) > 5
    assert list(synced) == list(range(1, len(steps) + 1))
    assert synced[len(steps)] == made.path.stat().st_size  # and the whole of it before it gets its name


def test_a_book_that_never_rests_is_copied_all_at_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Busy(backup.StepWatch):
        def __call__(self, status: int, left: int, total: int) -> None:
            desk.customers.add(Customer(first_name="Ida"))
            super().__call__(status, left, total)

    monkeypatch.setattr(backup, "StepWatch", Busy)
    monkeypatch.setattr(backup, "_STEP_PAGES", 16)
    monkeypatch.setattr(backup, "_MOST_RESTARTS", 3)
    made = run(desk.backups.back_up(tmp_path / "stick"))
    assert made.customers > 3


def test_a_backup_of_this_very_state_serves_before_a_risky_act(desk: Desk) -> None:
    first = run(desk.backups.before(Risk.BIN))
    assert run(desk.backups.before(Risk.BIN)) == first
    desk.customers.add(Customer(first_name="Ida"))
    again = run(desk.backups.before(Risk.BIN))
    assert again.path != first.path
    assert again.customers == 1
    assert [made.reason for made in desk.backups.list()] == ["bin", "bin"]


def test_what_is_easily_undone_is_content_with_a_fresh_backup(tmp_path: Path) -> None:
    clock = [NOW]
    settings = ShopSettings(name="Test shop")
    with ShopFile.create(tmp_path / "late.craftdesk", settings, clock=lambda: clock[0]) as shop:
        late = Desk.open(shop)
        run(late.backups.back_up(reason="daily"))
        for number in range(3):
            late.customers.add(Customer(first_name=f"Ida {number}"))
            run(late.backups.before(Risk.MERGE))
            run(late.backups.before(Risk.PRICES))
        assert len(late.backups.list()) == 1
        clock[0] += timedelta(hours=1)
        run(late.backups.before(Risk.MERGE))
        assert len(late.backups.list()) == 1
        run(late.backups.before(Risk.PRICES))
        assert len(late.backups.list()) == 2
        clock[0] -= timedelta(days=400)  # a clock that was put back: nothing is known about the age
        late.customers.add(Customer(first_name="Bo"))
        run(late.backups.before(Risk.MERGE))
        assert len(late.backups.list()) == 3


def test_without_the_backup_the_risky_act_is_not_done(desk: Desk) -> None:
    desk.backups.folder.parent.mkdir(parents=True)
    desk.backups.folder.write_text("a file")
    with pytest.raises(EnvironmentFailure):
        run(desk.backups.guarded(Risk.BIN, desk.customers.add, Customer(first_name="Ida")))
    assert desk.history.list() == []


def test_what_a_killed_program_left_is_swept_away(desk: Desk) -> None:
    desk.backups.folder.mkdir(parents=True)
    names = [".shop_2026-11-20_1800_00001_daily.craftdesk.7.part", "shop_2026-11-20_1800_00001_daily.craftdesk.sha256"]
    mine = [desk.backups.folder / ".other_1.part", desk.backups.folder / "list.sha256"]
    left = [desk.backups.folder / name for name in names]
    for path in (*left, *mine):
        path.write_text("x")
        os.utime(path, (1_000_000, 1_000_000))
    run(desk.backups.back_up())
    assert [path.exists() for path in (*left, *mine)] == [False, False, True, True]

"""An error is not the same as «not saved»: after a save that failed the program looks, then says which it is."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.errors import CraftDeskError, EnvironmentFailure
from craftdesk.services.backups import BackupService
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.book import Store
from craftdesk.storage.file.outcome import Outcome
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts import sentence
from tests.support.shops import content, new_store

_LONG = "a long note " * 4_000


class Liar:
    """A connection that answers COMMIT with an error, after or instead of committing."""

    def __init__(self, real: sqlite3.Connection, *, saves: bool, then: Any = None) -> None:
        self._real, self._saves, self._then = real, saves, then

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql != "COMMIT":
            return self._real.execute(sql, *values)
        if self._saves:
            self._real.execute(sql)
        if self._then is not None:
            self._then()
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
        raise error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path / "shop.craftdesk")
    Desk.open(made.shop).customers.add(Customer(first_name="Ida"))
    yield made
    made.shop.close()


@contextmanager
def lying(shop: ShopFile, *, saves: bool, then: Any = None) -> Iterator[None]:
    real = shop.writer()
    liar: Any = Liar(real, saves=saves, then=then)
    shop._writer = liar
    try:
        yield
    finally:
        if vars(shop)["_writer"] is liar:
            shop._writer = real


def names(shop: ShopFile) -> list[str]:
    reader = shop.reader()
    try:
        return [row[0] for row in reader.execute("SELECT first_name FROM customers ORDER BY id")]
    finally:
        shop.close_reader(reader)


def test_a_failed_commit_that_kept_nothing_is_not_saved_and_the_next_save_works(store: Store) -> None:
    desk = Desk.open(store.shop)
    with lying(store.shop, saves=False), pytest.raises(EnvironmentFailure) as failed:
        desk.settings.save(replace(desk.settings.get(), name="Clay"))
    assert failed.value.code == "save.failed"
    assert desk.settings.get().name == "Test shop"
    desk.customers.add(Customer(first_name="Ole"))
    assert names(store.shop) == ["Ida", "Ole"]


def test_a_failed_commit_that_was_kept_is_saved(store: Store) -> None:
    desk = Desk.open(store.shop)
    with lying(store.shop, saves=True):
        desk.settings.save(replace(desk.settings.get(), name="Clay"))
    assert desk.settings.get().name == "Clay"
    desk.customers.add(Customer(first_name="Ole"))
    desk.history.undo()
    assert names(store.shop) == ["Ida"]


@pytest.mark.parametrize("saves", [True, False])
def test_what_cannot_be_seen_now_is_said_so_and_seen_when_the_file_is_back(store: Store, *, saves: bool) -> None:
    desk, path = Desk.open(store.shop), store.shop.path
    away = path.with_name("away")
    with lying(store.shop, saves=saves, then=lambda: path.rename(away)), pytest.raises(EnvironmentFailure) as failed:
        desk.settings.save(replace(desk.settings.get(), name="Clay"))
    assert failed.value.code == "save.unknown"
    assert sentence(failed.value.code, failed.value.params).startswith("Whether this was saved can’t be seen")
    with pytest.raises(EnvironmentFailure) as again:
        desk.customers.add(Customer(first_name="Ole"))
    assert again.value.code == "save.unknown"
    away.rename(path)
    if saves:
        with pytest.raises(EnvironmentFailure) as told:
            desk.customers.add(Customer(first_name="Ole"))
        assert told.value.code == "save.kept"
    desk.customers.add(Customer(first_name="Ole"))
    assert store.shop.settled() is None
    assert names(store.shop) == ["Ida", "Ole"]
    assert desk.settings.get().name == ("Clay" if saves else "Test shop")


def test_a_lost_save_can_be_asked_for_without_saving_again(store: Store) -> None:
    desk, path = Desk.open(store.shop), store.shop.path
    away = path.with_name("away")
    with lying(store.shop, saves=True, then=lambda: path.rename(away)), pytest.raises(EnvironmentFailure):
        desk.settings.save(replace(desk.settings.get(), name="Clay"))
    assert store.shop.settled() is Outcome.UNKNOWN
    away.rename(path)
    assert store.shop.settled() is Outcome.SAVED
    with pytest.raises(EnvironmentFailure, match=r"save\.kept"):
        desk.customers.add(Customer(first_name="Ole"))
    assert store.shop.settled() is None


def test_a_full_disk_saves_nothing_and_the_same_window_saves_again_when_there_is_room(store: Store) -> None:
    desk = Desk.open(store.shop)
    writer = store.shop.writer()
    before = content(writer)
    (pages,) = writer.execute("PRAGMA page_count").fetchone()
    writer.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CraftDeskError) as failed:
        desk.customers.add(Customer(first_name="Ole", note=_LONG))
    assert failed.value.code == "disk.full"
    assert content(writer) == before
    writer.execute("PRAGMA max_page_count = 1000000")
    desk.customers.add(Customer(first_name="Ole", note=_LONG))
    assert names(store.shop) == ["Ida", "Ole"]


def test_a_disk_that_fills_up_in_the_commit_saves_nothing(store: Store) -> None:
    desk = Desk.open(store.shop)
    before = content(store.shop.writer())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (store.shop.path.stat().st_size, hard))
        with pytest.raises(CraftDeskError) as failed:
            desk.customers.add(Customer(first_name="Ole", note=_LONG))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert failed.value.code in {"disk.full", "save.failed"}
    assert content(store.shop.writer()) == before
    desk.customers.add(Customer(first_name="Ole", note=_LONG))
    assert names(store.shop) == ["Ida", "Ole"]


def test_a_file_that_goes_away_within_a_save_is_not_written(store: Store) -> None:
    path = store.shop.path
    away = path.with_name("away")
    before = path.read_bytes()

    def save() -> None:
        with store.shop.transaction() as raw:
            raw.execute("INSERT INTO settings (key, value) VALUES ('x', 'y')")
            path.rename(away)

    with pytest.raises(EnvironmentFailure) as failed:
        save()
    assert failed.value.code == "shop.gone"
    assert away.read_bytes() == before
    away.rename(path)
    Desk.open(store.shop).customers.add(Customer(first_name="Ole"))


@pytest.mark.parametrize("wrote", [True, False])
def test_a_deleted_file_is_copied_from_what_is_still_open(store: Store, tmp_path: Path, *, wrote: bool) -> None:
    path = store.shop.path
    if not wrote:
        store.shop.close()
    shop = store.shop if wrote else ShopFile.open(path)
    with shop:
        kept = shop.reader()
        path.unlink()
        made = run(BackupService(shop).save_copy(tmp_path / "copy.craftdesk"))
        assert made.customers == 1
        kept.close()
    with ShopFile.open(tmp_path / "copy.craftdesk") as copy:
        assert names(copy) == ["Ida"]

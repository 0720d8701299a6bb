"""One writer, who is known by name; nothing half done; nothing written into a ghost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import EnvironmentFailure, ShopFileProblem, ShopLocked
from craftdesk.storage.book import Store
from craftdesk.storage.file.gate import journal_path
from craftdesk.storage.file.lock import lock_path
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import content

ADDED = OperationLabel("customer.added", {"name": "Anna Berg"})


def _add(store: Store, name: str = "Anna") -> None:
    with store.begin(ADDED) as unit:
        unit.customers.add(Customer(first_name=name))
        unit.commit()


def test_settings_come_back_as_they_were_given(tmp_path: Path) -> None:
    given = ShopSettings(name="Töpferei „Am Bach“", currency="JPY", country="JP", language="ja", customer_width=7)
    with ShopFile.create(tmp_path / "shop.craftdesk", given) as shop:
        assert shop.settings() == given
    with ShopFile.open(tmp_path / "shop.craftdesk") as shop:
        assert shop.settings() == given


def test_a_new_shop_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    path.write_text("my diary")
    with pytest.raises(EnvironmentFailure) as caught:
        ShopFile.create(path, ShopSettings())
    assert caught.value.code == "shop.exists"
    assert path.read_text() == "my diary"
    assert not lock_path(path).exists()


def test_a_second_program_is_told_who_has_the_file(store: Store) -> None:
    with pytest.raises(ShopLocked) as caught:
        ShopFile.open(store.shop.path)
    assert caught.value.code == "shop.locked"
    assert caught.value.params["host"]
    assert caught.value.params["since"].endswith("Z")
    with ShopFile.open(store.shop.path, read_only=True) as reader:
        assert reader.settings().name == "Test shop"
        with pytest.raises(EnvironmentFailure):
            _add(Store(reader))


def test_the_lock_of_a_program_that_died_does_not_bar_the_way(tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    ShopFile.create(path, ShopSettings()).close()
    code = (
        "import os, sys; from pathlib import Path; from craftdesk.storage.file.shop_file import ShopFile;"
        "ShopFile.open(Path(sys.argv[1])); os._exit(9)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    died = subprocess.run([sys.executable, "-c", code, str(path)], env=environment, check=False)
    assert died.returncode == 9
    assert lock_path(path).exists()
    ShopFile.open(path).close()
    assert not lock_path(path).exists()


def test_leaving_without_commit_keeps_nothing(store: Store) -> None:
    before = content(store.shop.writer())
    with store.begin(ADDED) as unit:
        unit.customers.add(Customer(first_name="Anna"))

    def stumble() -> None:
        with store.begin(ADDED) as unit:
            unit.customers.add(Customer(first_name="Anna"))
            unit.commit()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert content(store.shop.writer()) == before
    assert store.shop.writer().execute("SELECT count(*) FROM operations").fetchone() == (0,)


def test_an_operation_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    with store.begin(ADDED) as unit:
        assert unit.commit().is_empty
    assert store.shop.writer().execute("SELECT count(*) FROM operations").fetchone() == (0,)


def test_a_full_disk_keeps_the_file_and_says_so(store: Store) -> None:
    _add(store)
    writer = store.shop.writer()
    before = content(writer)
    (pages,) = writer.execute("PRAGMA page_count").fetchone()
    writer.execute(f"PRAGMA max_page_count = {pages}")

    def add_many() -> None:
        with store.begin(ADDED) as unit:
            unit.customers.add_many([Customer(first_name=f"Anna {index}") for index in range(2_000)])
            unit.commit()

    with pytest.raises(EnvironmentFailure) as caught:
        add_many()
    assert caught.value.code == "disk.full"
    assert content(writer) == before
    writer.execute("PRAGMA max_page_count = 1000000")
    _add(store, "Berta")
    assert len(content(writer)["customers"]) == 2


@pytest.mark.parametrize(("happens", "code"), [("deleted", "shop.gone"), ("replaced", "shop.replaced")])
def test_nothing_is_saved_into_a_ghost(store: Store, happens: str, code: str) -> None:
    _add(store)
    path = store.shop.path
    moved = path.with_name("moved.craftdesk")
    path.rename(moved)
    if happens == "replaced":
        path.write_bytes(moved.read_bytes())
    with pytest.raises(EnvironmentFailure) as caught:
        _add(store)
    assert caught.value.code == code


def test_readers_see_the_last_state_while_a_change_is_being_made(store: Store) -> None:
    _add(store)
    with store.begin(ADDED) as unit:
        unit.customers.add_many([Customer(first_name=f"Anna {index}") for index in range(500)])
        with store.reading() as book:
            assert book.raw.execute("SELECT count(*) FROM customers").fetchone() == (1,)
        unit.commit()
    with store.reading() as book:
        assert book.raw.execute("SELECT count(*) FROM customers").fetchone() == (501,)


def test_durability_is_what_was_measured(store: Store) -> None:
    writer = store.shop.writer()
    said = {
        name: writer.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "cache_spill")
    }
    assert said == {
        "journal_mode": "truncate", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1, "cache_spill": 49_151,
    }  # fmt: skip


def test_a_schema_that_changes_after_the_gate_is_never_trusted(tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    ShopFile.create(path, ShopSettings()).close()
    with ShopFile.open(path) as shop:
        other = sqlite3.connect(path)
        other.execute("CREATE TRIGGER evil AFTER INSERT ON operations BEGIN DELETE FROM settings; END")
        other.commit()
        other.close()
        with pytest.raises(ShopFileProblem):
            _add(Store(shop))


def test_a_new_shop_is_not_spoilt_by_the_journal_of_one_that_was_deleted(tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    journal_path(path).write_bytes(b"of another")
    with ShopFile.create(path, ShopSettings(name="New")) as shop:
        assert shop.settings().name == "New"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["shop.craftdesk"]

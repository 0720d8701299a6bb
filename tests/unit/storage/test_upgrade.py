"""The steps from an old version to the newest: what the owner entered, and what undo remembers, comes along."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.errors import EnvironmentFailure, ShopFileProblem
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.services.upgrading import is_older, open_shop, reading_copy, upgrade
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.migrations import Step, Versions, released
from craftdesk.storage.upgrade import upgrading
from tests.support.dumps import Dump
from tests.support.golden import clock, entered, golden, redo_all, undo_all
from tests.support.upgrades import versions_for_tests

_NEW_COLUMNS = {"mood", "stars"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A shop of version 1 with a life behind it."""
    return Path(shutil.copyfile(golden(1), tmp_path / "shop.craftdesk"))


def without_news(found: Dump) -> Dump:
    """What there was before the upgrade, of what is there after it."""
    kept = {}
    for table, (heads, *rows) in found.items():
        stay = [at for at, name in enumerate(heads) if name not in _NEW_COLUMNS]
        kept[table] = [[row[at] for at in stay] for row in (heads, *rows)]
    kept.pop("pets", None)
    kept["products"] = [[str(value).upper() for value in row] for row in kept["products"]]
    return {table: sorted(rows, key=str) for table, rows in kept.items()}


def test_everything_entered_is_there_after_it_and_new_columns_have_their_values(old: Path) -> None:
    before = entered(old)
    done = run(upgrade(old, clock=clock, known=versions_for_tests()))
    after = entered(old)
    assert (done.before, done.now) == (1, 3)
    assert without_news(after) == without_news(before)
    heads = after["customers"][0]
    found = {(row[heads.index("last_name")] == "", row[heads.index("mood")]) for row in after["customers"][1:]}
    assert found == {(True, "calm"), (False, "sunny")}
    assert {row[after["orders"][0].index("stars")] for row in after["orders"][1:]} == {3}
    assert after["pets"] == [["name"], ["Rex"]]


def test_undo_and_redo_go_on_across_it(tmp_path: Path, old: Path) -> None:
    other, known = Path(shutil.copyfile(old, tmp_path / "other.craftdesk")), versions_for_tests()
    run(upgrade(old, clock=clock, known=known))
    with (
        ShopFile.open(old, clock=clock, known=known) as upgraded,
        ShopFile.open(other, clock=clock, known=known.until(1)) as present,
    ):
        counts = [(redo_all(desk), undo_all(desk)) for desk in (Desk.open(upgraded), Desk.open(present))]
    assert counts[0] == counts[1]
    assert counts[0][1] > 15
    assert without_news(entered(old)) == without_news(entered(other))
    with ShopFile.open(old, clock=clock, known=known) as upgraded:
        assert redo_all(Desk.open(upgraded)) == counts[0][1]
    moods = {row[entered(old)["customers"][0].index("mood")] for row in entered(old)["customers"][1:]}
    assert moods == {"calm", "sunny"}


def test_an_id_is_never_used_twice_not_even_after_it(old: Path) -> None:
    known = versions_for_tests()
    with ShopFile.open(old, clock=clock, known=known.until(1)) as shop:
        (used,) = shop.reader().execute("SELECT seq FROM sqlite_sequence WHERE name = 'customers'").fetchone()
        assert used > shop.reader().execute("SELECT max(id) FROM customers").fetchone()[0]
    run(upgrade(old, clock=clock, known=known))
    with ShopFile.open(old, clock=clock, known=known) as shop:
        desk = Desk.open(shop)
        first = desk.customers.get(desk.customers.add(replace(_first(desk), number="")).customer.id)
    assert first.id == used + 1


def _first(desk: Desk) -> Customer:
    with desk.store.reading() as book:
        return book.customers.get(book.raw.execute("SELECT min(id) FROM customers").fetchone()[0])


def test_the_list_and_the_figures_agree_with_the_book_after_it(old: Path) -> None:
    with open_shop(old, clock=clock, known=versions_for_tests()) as shop:
        assert run(Desk.open(shop).check.run()).ok


def test_a_verified_backup_of_the_old_file_comes_first(old: Path) -> None:
    before = entered(old)
    done = run(upgrade(old, clock=clock, known=versions_for_tests()))
    assert done.backup.path.name.endswith("_upgrade.craftdesk")
    assert entered(done.backup.path) == before
    assert is_older(done.backup.path, known=versions_for_tests())


def test_without_room_for_the_backup_nothing_is_upgraded(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    monkeypatch.setenv("CRAFTDESK_HOME", str(old))
    with pytest.raises(EnvironmentFailure):
        open_shop(old, clock=clock, known=versions_for_tests())
    assert old.read_bytes() == before


def test_a_file_that_may_only_be_read_is_upgraded_in_a_private_copy(old: Path) -> None:
    before = old.read_bytes()
    with open_shop(old, read_only=True, clock=clock, known=versions_for_tests()) as shop:
        assert (shop.path, shop.read_only) == (old, "older")
        reader = shop.reader()
        assert reader.execute("SELECT DISTINCT mood FROM customers ORDER BY 1").fetchall() == [("calm",), ("sunny",)]
        (folder,) = {Path(row[2]).parent for row in reader.execute("PRAGMA database_list") if row[2]}
        assert folder != old.parent
        with pytest.raises(EnvironmentFailure):
            shop.writer()
    assert not folder.exists()
    assert old.read_bytes() == before
    assert sorted(path.name for path in old.parent.iterdir()) == [old.name]


def test_a_private_copy_that_fails_leaves_nothing_behind(old: Path, tmp_path: Path) -> None:
    work = reading_copy(old, clock=clock, known=versions_for_tests())
    next(work)
    work.close()
    assert list(tmp_path.glob("craftdesk-*")) == []


def test_a_step_that_does_not_keep_its_word_is_taken_back(old: Path) -> None:
    good = versions_for_tests()
    liar = Versions(good.first, (good.steps[0]._replace(also=("DROP INDEX customers_mood",)),))
    before = entered(old)
    with pytest.raises(EnvironmentFailure, match=r"upgrade\.failed"):
        run(upgrade(old, clock=clock, known=liar))
    assert entered(old) == before
    ShopFile.open(old, clock=clock).close()


def test_a_table_may_go_with_what_is_remembered_of_it(old: Path) -> None:
    first = released().first
    kept = [
        part for part in first.split(";\n\n")
        if not part.startswith(("CREATE TABLE saved_views", "CREATE TRIGGER saved_views"))
    ]  # fmt: skip
    script = ";\n\n".join(kept).replace("PRAGMA user_version = 1", "PRAGMA user_version = 2")
    known = Versions(first, (Step(script),))
    run(upgrade(old, clock=clock, known=known))
    with ShopFile.open(old, clock=clock, known=known) as shop:
        assert shop.reader().execute("SELECT count(*) FROM changes WHERE tbl = 'saved_views'").fetchone() == (0,)


def test_an_old_file_is_not_opened_as_it_is_and_a_newer_one_not_at_all(old: Path) -> None:
    known = versions_for_tests()
    with pytest.raises(ShopFileProblem, match=r"shop\.older"):
        ShopFile.open(old, known=known)
    run(upgrade(old, clock=clock, known=known))
    with pytest.raises(ShopFileProblem) as caught:
        ShopFile.open(old)
    assert (caught.value.code, caught.value.params["version"], caught.value.params["known"]) == ("shop.newer", 3, 1)


def test_a_file_is_compared_with_the_schema_of_its_own_version(old: Path) -> None:
    known = versions_for_tests()
    with ShopFile.open(old, clock=clock, known=known.until(1)) as shop:
        shop.writer().execute("CREATE INDEX mine ON customers (note)")
    with pytest.raises(ShopFileProblem, match=r"shop\.schema"):
        open_shop(old, clock=clock, known=known)
    with pytest.raises(ShopFileProblem, match=r"shop\.schema"), ShopFile.open(old, known=known.until(1)) as shop:
        list(upgrading(shop, known))

"""The seal: a file that was closed by us opens at once, one that the disk changed does not, whoever changed it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from craftdesk import paths
from craftdesk.domain.customer import Customer
from craftdesk.errors import EnvironmentFailure, ShopFileProblem
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.copies.backup import copied
from craftdesk.storage.file import seal
from craftdesk.storage.file.looking import Steps, Stopped, looking
from craftdesk.storage.file.seal import Verdict, judge, read_seal
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.migrations import Versions
from tests.support.shops import new_store


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.craftdesk"
    store = new_store(path)
    Desk.open(store.shop).customers.add(Customer(first_name="Ida", note="blue glaze"))
    store.shop.close()
    return path


def _add(path: Path, name: str) -> None:
    with ShopFile.open(path) as opened:
        Desk.open(opened).customers.add(Customer(first_name=name))


def _change_a_letter(path: Path, *, as_the_disk: bool) -> None:
    """Change a note inside a record: sound for SQLite, and of the same size."""
    before = path.stat()
    spoilt = path.read_bytes()
    assert b"blue" in spoilt
    with path.open("r+b") as file:
        file.write(spoilt.replace(b"blue", b"glue"))
    if as_the_disk:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _looks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Hear which files are looked over whole."""
    looked: list[Path] = []

    def heard(path: Path, known: Versions, stopped: Stopped) -> Steps:
        looked.append(path)
        return looking(path, known, stopped)

    monkeypatch.setattr("craftdesk.storage.file.sealing.looking", heard)
    return looked


def test_what_we_closed_is_not_looked_over_again(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = _looks(monkeypatch)
    ShopFile.open(shop).close()
    ShopFile.open(shop, read_only=True).close()
    assert looked == []


@pytest.mark.parametrize("as_the_disk", [True, False])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_changed_letter_is_named_before_anything_is_shown(shop: Path, *, as_the_disk: bool, read_only: bool) -> None:
    _change_a_letter(shop, as_the_disk=as_the_disk)
    before = shop.read_bytes()
    with pytest.raises(ShopFileProblem) as refused:
        ShopFile.open(shop, read_only=read_only)
    assert refused.value.code == "shop.spoiled"
    assert shop.read_bytes() == before
    assert [entry.name for entry in shop.parent.iterdir()] == [shop.name]


def test_a_large_file_is_proved_beside_and_before_the_first_write(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "AT_ONCE", 0)
    _change_a_letter(shop, as_the_disk=True)
    opened = run(ShopFile.opening(shop))
    assert opened.proof is not None
    assert opened.proof.is_pending
    with pytest.raises(ShopFileProblem) as refused:
        opened.writer()
    assert refused.value.code == "shop.spoiled"
    opened.close()
    with pytest.raises(ShopFileProblem):
        ShopFile.open(shop)


def test_an_older_copy_of_ones_own_is_known_again(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = shop.read_bytes()
    _add(shop, "Ole")
    looked = _looks(monkeypatch)
    shop.unlink()
    shop.write_bytes(older)
    ShopFile.open(shop).close()
    assert looked == []
    kept = read_seal(shop)
    assert kept is not None
    assert len(kept.states) == 2


def test_what_was_written_elsewhere_is_looked_over_once(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two computers go on from one state: the counters are the same, the histories are not."""
    away = tmp_path / "away" / shop.name
    away.parent.mkdir()
    shutil.copy2(shop, away)
    _add(shop, "Ole")
    _add(away, "Uma")
    assert shop.read_bytes()[24:28] == away.read_bytes()[24:28]
    away.replace(shop)
    looked = _looks(monkeypatch)
    ShopFile.open(shop).close()
    assert looked == [shop]
    ShopFile.open(shop).close()
    assert looked == [shop]


def test_a_killed_program_leaves_no_seal(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed = ShopFile.open(shop)
    Desk.open(killed).customers.add(Customer(first_name="Ole"))
    with monkeypatch.context() as away:
        away.setattr("craftdesk.storage.file.shop_file.tip_to_keep", lambda _: None)
        killed.close()
    looked = _looks(monkeypatch)
    ShopFile.open(shop).close()
    assert looked == [shop]


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"stat": 1, "states": []}', b"\xff"])
def test_a_seal_that_makes_no_sense_is_none(shop: Path, content: bytes) -> None:
    (place,) = (paths.data_dir() / "seals").glob("*.json")
    place.write_bytes(content)
    assert read_seal(shop) is None
    ShopFile.open(shop).close()
    assert read_seal(shop) is not None


def test_a_seal_that_was_damaged_itself_only_costs_time(shop: Path) -> None:
    (place,) = (paths.data_dir() / "seals").glob("*.json")
    kept = read_seal(shop)
    assert kept is not None
    place.write_text(place.read_text("utf-8").replace(kept.digest, kept.digest[::-1]), "utf-8")
    assert read_seal(shop) is None
    ShopFile.open(shop).close()
    assert read_seal(shop) == kept


def test_the_seal_says_nothing_of_anybody(shop: Path) -> None:
    kept = [place.read_text("utf-8") for place in (paths.data_dir() / "seals").iterdir()]
    assert kept
    assert not any("Ida" in text for text in kept)


def test_without_room_for_seals_the_shop_works(shop: Path) -> None:
    shutil.rmtree(paths.data_dir() / "seals")
    (paths.data_dir() / "seals").write_text("in the way", "utf-8")
    _add(shop, "Ole")
    _add(shop, "Uma")


def test_the_counter_alone_condemns_nobody(shop: Path) -> None:
    kept = read_seal(shop)
    assert kept is not None
    newest = kept.states[0]
    assert judge(kept, newest.counter, "other", newest.tip) is Verdict.SPOILED
    assert judge(kept, newest.counter - 1, "other", newest.tip) is Verdict.UNKNOWN
    assert judge(kept, newest.counter, "other", "another history") is Verdict.UNKNOWN
    assert judge(kept, 0, newest.digest, "") is Verdict.KNOWN


def test_a_backup_of_the_newest_state_put_back_by_hand_is_opened(shop: Path, tmp_path: Path) -> None:
    for number in range(3):
        copy = tmp_path / "backups" / f"{number}.craftdesk"
        with ShopFile.open(shop) as opened, copied(opened, copy) as scratch:
            scratch.rename(copy)
        shutil.copyfile(copy, shop)
        with ShopFile.open(shop) as opened:
            assert opened.read_only == ""
            if number:
                Desk.open(opened).customers.add(Customer(first_name="Ole"))


def test_somebody_who_begins_to_write_meanwhile_is_no_damage(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hashed_late(path: Path) -> seal.Hashing:
        found = yield from seal.hashing(path)
        os.utime(path)
        return found[::-1]

    monkeypatch.setattr("craftdesk.storage.file.sealing.hashing", hashed_late)
    with pytest.raises(EnvironmentFailure) as refused:
        ShopFile.open(shop)
    assert refused.value.code == "shop.busy"

"""What stands in the way outside the file: a full disk, a file that is another by now, sums that no file can hold."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.errors import EnvironmentFailure, ShopLocked, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.storage.file.lock import ShopLock
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts import sentence
from tests.support.shops import new_store


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.craftdesk"
    store = new_store(path)
    Desk.open(store.shop).customers.add(Customer(first_name="Ida"))
    store.shop.close()
    return path


def test_a_full_disk_does_not_keep_the_shop_shut(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as tight:
        tight.setattr(os, "pwrite", full)
        mine = ShopLock(shop)
        mine.take()
        with pytest.raises(ShopLocked) as refused:
            ShopLock(shop).take()
    mine.release()
    assert sentence(refused.value.code, refused.value.params) == (
        "shop.craftdesk is open in another window or on another computer. You can look at it read-only, or close it"
        " there first."
    )
    with ShopFile.open(shop) as again:
        Desk.open(again).customers.add(Customer(first_name="Ole"))


def test_a_disk_that_turned_read_only_lets_go_of_the_shop(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as spoilt:
        spoilt.setattr(Path, "unlink", kept)
        opened = ShopFile.open(shop)
        Desk.open(opened).customers.add(Customer(first_name="Ole"))
        opened.close()
    with ShopFile.open(shop) as again:
        assert not again.read_only
        assert Desk.open(again).customers.by_number("C-00002") is not None


@pytest.mark.parametrize("wrote_before", [False, True])
def test_nothing_is_saved_into_a_file_that_took_the_place(shop: Path, tmp_path: Path, *, wrote_before: bool) -> None:
    with ShopFile.open(shop) as opened:
        desk = Desk.open(opened)
        if wrote_before:
            desk.customers.add(Customer(first_name="Ole"))
        other = tmp_path / "other"
        other.write_bytes(shop.read_bytes())
        other.replace(shop)
        before = shop.read_bytes()
        with pytest.raises(EnvironmentFailure) as refused:
            desk.customers.add(Customer(first_name="Uma"))
        assert refused.value.code == "shop.replaced"
        assert shop.read_bytes() == before
        shop.unlink()
        with pytest.raises(EnvironmentFailure) as refused:
            desk.customers.add(Customer(first_name="Uma"))
        assert refused.value.code == "shop.gone"
        assert not shop.exists()


def test_no_answer_of_the_disk_after_a_save_does_not_unsay_it(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ShopFile.open(shop) as opened:
        desk = Desk.open(opened)
        done: list[str] = []
        opened.writer().set_trace_callback(done.append)
        look = Path.stat

        def silent_after_the_commit(path: Path, **how: bool) -> os.stat_result:
            if path == shop and "COMMIT" in done:
                raise OSError(errno.EIO, "Input/output error", str(path))
            return look(path, **how)

        monkeypatch.setattr(Path, "stat", silent_after_the_commit)
        desk.customers.add(Customer(first_name="Uma"))
        monkeypatch.undo()
        assert opened.reader().execute("SELECT count(*) FROM customers").fetchone() == (2,)


def test_a_credit_limit_that_no_file_can_hold(shop: Path) -> None:
    with ShopFile.open(shop) as opened:
        before = shop.read_bytes()
        with pytest.raises(ValidationProblem) as refused:
            Desk.open(opened).customers.add(Customer(first_name="Uma", credit_limit=1 << 63))
        (problem,) = refused.value.problems
        assert problem.field == "credit_limit"
        assert sentence(problem.code, problem.params) == "This credit limit is larger than the book can hold."
        assert shop.read_bytes() == before

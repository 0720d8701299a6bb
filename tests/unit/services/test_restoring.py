"""Restoring: the book of the backup is there again, the former one is kept, and a refusal changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.paper import PaperContent, Rendered
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import CraftDeskError
from craftdesk.services.desk import Desk
from craftdesk.services.restoring import other_shop, restore
from craftdesk.services.running import run
from craftdesk.storage.copies import plain_file
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import content, frozen_clock


@pytest.fixture
def backup(desk: Desk) -> Path:
    """A backup with Ida in it; the closed shop has Bo too."""
    desk.customers.add(Customer(first_name="Ida"))
    made = run(desk.backups.back_up())
    desk.customers.add(Customer(first_name="Bo"))
    desk.shop.close()
    return made.path


def book(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with ShopFile.open(path) as shop:
        return content(shop.reader())


def test_the_shop_is_the_backup_and_what_it_was_is_kept(desk: Desk, backup: Path) -> None:
    former = book(desk.shop.path)
    done = run(restore(backup, desk.shop.path))
    assert book(desk.shop.path) == book(backup)
    assert done.kept is not None
    assert book(done.kept) == former
    assert done.customers == 1


@pytest.mark.parametrize("harm", [b"not a shop", None])
def test_a_backup_that_is_not_sound_changes_nothing(desk: Desk, backup: Path, harm: bytes | None) -> None:
    before = desk.shop.path.read_bytes()
    whole = backup.read_bytes()
    backup.write_bytes(harm if harm is not None else whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(CraftDeskError):
        run(restore(backup, desk.shop.path))
    assert desk.shop.path.read_bytes() == before
    assert [path.name for path in desk.shop.path.parent.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.parametrize(("first_name", "asked"), [("Ida", ""), ("Una", "Glaze")])
def test_a_backup_is_of_another_shop_when_that_began_otherwise(
    desk: Desk, backup: Path, tmp_path: Path, first_name: str, asked: str
) -> None:
    with ShopFile.create(tmp_path / "Other.craftdesk", ShopSettings(name="Glaze"), clock=frozen_clock) as shop:
        Desk.open(shop).customers.add(Customer(first_name=first_name))
    assert other_shop(backup, desk.shop.path) == ""
    assert other_shop(shop.path, desk.shop.path) == asked


def test_a_place_that_the_system_refuses_is_told_in_words(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(CraftDeskError) as refused:
        run(restore(backup, tmp_path / ("deep" * 100) / "Clay.craftdesk"))
    assert refused.value.code == "file.name_too_long"


def test_a_damaged_shop_is_replaced_and_kept_as_it_is(desk: Desk, backup: Path) -> None:
    desk.shop.path.write_bytes(b"SQLite format 3\x00 torn")
    done = run(restore(backup, desk.shop.path))
    assert book(desk.shop.path) == book(backup)
    assert done.kept is not None
    assert done.kept.read_bytes() == b"SQLite format 3\x00 torn"


def test_a_shop_that_is_open_elsewhere_is_left_alone(desk: Desk, backup: Path) -> None:
    with ShopFile.open(desk.shop.path), pytest.raises(CraftDeskError, match="locked"):
        run(restore(backup, desk.shop.path))


def test_numbers_given_since_the_backup_are_not_given_again(desk: Desk) -> None:
    desk.settings.save(replace(desk.settings.get(), name="Clay"))
    order = Order(ordered_on=date(2026, 11, 22), currency="EUR", lines=(OrderLine(name="Mug", unit_price=500),))
    first, second, third = (desk.order_entry.add(order).order.id for _ in range(3))
    desk.papers.issue(first, _painted)
    made = run(desk.backups.back_up())
    issued = [desk.papers.issue(number, _painted).paper.number for number in (second, third)]
    assert desk.order_entry.add(order).order.number == "O-0004"
    desk.shop.close()
    done = run(restore(made.path, desk.shop.path))
    assert (list(done.papers), issued) == (["R-00002", "R-00003"], ["R-00002", "R-00003"])
    with ShopFile.open(desk.shop.path) as shop:
        again = Desk.open(shop)
        assert again.papers.of_order(second) == []
        assert again.papers.issue(second, _painted).paper.number == "R-00004"
        assert again.order_entry.add(order).order.number == "O-0005"
    assert book(made.path)["orders"] == book(made.path)["orders"][:3]


def _painted(content: PaperContent) -> Rendered:
    return Rendered(pdf=content.number.encode(), pages="")


def test_a_restore_is_taken_back_exactly(desk: Desk, backup: Path) -> None:
    former = book(desk.shop.path)
    first = run(restore(backup, desk.shop.path))
    assert first.may_go_back
    assert first.kept is not None
    with ShopFile.open(desk.shop.path) as shop:
        newest = Desk.open(shop).backups.list()[0]
    assert (newest.path, newest.reason) == (first.kept, "restore")
    back = run(restore(first.kept, desk.shop.path))
    assert book(desk.shop.path) == former
    assert back.kept is not None
    assert book(back.kept) == book(backup)


def test_a_damaged_shop_that_was_kept_is_no_way_back(desk: Desk, backup: Path) -> None:
    desk.shop.path.write_bytes(b"SQLite format 3\x00 torn")
    assert not run(restore(backup, desk.shop.path)).may_go_back


@pytest.mark.parametrize("damaged", [False, True])
def test_a_restore_that_is_cancelled_at_any_step_changes_nothing(
    desk: Desk, backup: Path, damaged: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_file, "_CHUNK", desk.shop.path.stat().st_size // 3)
    if damaged:
        desk.shop.path.write_bytes(desk.shop.path.read_bytes()[:100])
    before, copied = _files(desk.shop.path), 0
    for steps in range(200):
        work = restore(backup, desk.shop.path)
        said = [next(work) for _ in range(steps + 1)]
        work.close()
        if _files(desk.shop.path)[desk.shop.path.name] != before[desk.shop.path.name]:
            break
        # The backup that is made of a sound shop before it is replaced is whole, and one more is no harm.
        there = {name: text for name, text in _files(desk.shop.path).items() if damaged or name in before}
        assert there == before
        copied += said[-1].code == "backup.copying"
    else:
        pytest.fail("it came to no end")
    assert copied > 3


def _files(shop: Path) -> dict[str, bytes]:
    return {str(one.relative_to(shop.parent)): one.read_bytes() for one in shop.parent.rglob("*") if one.is_file()}

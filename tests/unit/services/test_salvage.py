"""Rescuing a damaged shop: what can be read is there again under its ids and numbers, what can't is named."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.paper import PaperContent, Rendered
from craftdesk.domain.phone import Phone
from craftdesk.errors import CraftDeskError
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.services.salvage import salvage
from craftdesk.services.salvage_report import beside, write_report
from craftdesk.storage.file.lock import ShopLock
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.salvage.page_file import PageFile
from craftdesk.storage.salvage.trees import cells_of
from craftdesk.texts.salvage import loss_words, report_lines, summary
from tests.support.shops import content, new_store

_PAGE = 4096


def _painted(_paper: PaperContent) -> Rendered:
    return Rendered(pages="[]", pdf=b"%PDF-1.7")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A closed shop with four customers, orders, a paper and a history."""
    path = tmp_path_factory.mktemp("sound") / "shop.craftdesk"
    desk = Desk.open(new_store(path).shop)
    for name in ("Ida", "Bo", "Uma", "Ole"):
        desk.customers.add(Customer(first_name=name, phones=(Phone(text="0221 555010"),)))
    lines = (OrderLine(name="Mug", unit_price=2_500), OrderLine(name="Bowl", unit_price=4_000))
    for number in (1, 2, 3, 4):
        who = CustomerId(number)
        desk.order_entry.add(Order(customer_id=who, ordered_on=date(2026, 11, 2), currency="EUR", lines=lines))
    desk.settings.save(replace(desk.settings.get(), street="Weg 1", postcode="1", city="Köln", tax_number="37/1"))
    desk.papers.issue(OrderId(4), _painted)
    desk.customers.change(replace(desk.customers.get(CustomerId(4)), note="likes blue"))
    desk.shop.close()
    return path.read_bytes()


@pytest.fixture
def damaged(sound: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shop of which each test spoils something."""
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))
    path = tmp_path / "shop.craftdesk"
    path.write_bytes(sound)
    return path


def _book(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with ShopFile.open(path) as shop:
        return content(shop.reader())


def _asked(path: Path, question: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def _overwrite(path: Path, table: str, spoilt: bytes = b"\xff" * _PAGE) -> None:
    """Spoils the root page of a table."""
    ((root,),) = _asked(path, f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")
    assert isinstance(root, int)
    with path.open("r+b") as file:
        file.seek((root - 1) * _PAGE)
        file.write(spoilt)


def test_all_of_a_sound_file_comes_along_and_can_still_be_undone(damaged: Path, tmp_path: Path) -> None:
    before, book = damaged.read_bytes(), _book(damaged)
    report = run(salvage(damaged, tmp_path / "new.craftdesk"))
    assert damaged.read_bytes() == before
    assert _book(report.path) == book
    assert (report.is_complete, report.sound, report.history) == (True, True, "whole")
    assert summary(report) == "Everything in the file was brought over."
    with ShopFile.open(report.path) as shop:
        again = Desk.open(shop)
        again.history.undo()
        assert again.customers.get(CustomerId(4)).note == ""
        assert again.customers.add(Customer(first_name="Eva")).customer.number == "C-00005"


def test_customers_whose_page_is_gone_are_known_from_the_list(damaged: Path, tmp_path: Path) -> None:
    _overwrite(damaged, "customers")
    report = run(salvage(damaged, tmp_path / "new.craftdesk"))
    assert _asked(report.path, "SELECT id, number, last_name FROM customers") == [
        (1, "C-00001", "Ida"), (2, "C-00002", "Bo"), (3, "C-00003", "Uma"), (4, "C-00004", "Ole"),
    ]  # fmt: skip
    assert _asked(report.path, "SELECT count(*) FROM orders WHERE customer_id = 2") == [(1,)]
    assert (report.lost, report.sound, report.history) == (4, True, "shown")
    lines = list(report_lines(report))
    words = "Customer C-00002 was lost but for what the list knew: name, phone, e-mail. Please fill in the rest."
    assert lines.index(words) < lines.index("0 customers brought over, 4 missing")


def test_a_lost_line_is_named_by_its_order_which_comes_to_what_it_came_to(damaged: Path, tmp_path: Path) -> None:
    ((root,),) = _asked(damaged, "SELECT rootpage FROM sqlite_schema WHERE name = 'order_lines'")
    assert isinstance(root, int)
    with PageFile(damaged) as pages:
        second = cells_of(pages, root, pages.page(root))[0][1]
    raw, at = damaged.read_bytes(), (root - 1) * _PAGE + second.start
    assert b"Bowl" in second.payload
    damaged.write_bytes(raw[:at] + b"\xff" * 9 + raw[at + 9 :])
    report = run(salvage(damaged, tmp_path / "new.craftdesk"))
    assert report.sound
    sentences = [loss_words(one) for one in report.losses]
    assert "Order O-0001: 1 line missing." in sentences
    assert _asked(report.path, "SELECT goods, adjustment, total FROM orders WHERE id = 1") == [(2_500, 4_000, 6_500)]


def test_a_number_of_a_paper_is_never_given_again(damaged: Path, tmp_path: Path) -> None:
    _overwrite(damaged, "paper_files")
    report = run(salvage(damaged, tmp_path / "new.craftdesk"))
    assert any("paper R-00001" in loss_words(one) for one in report.losses)
    with ShopFile.open(report.path) as shop:
        again = Desk.open(shop)
        assert again.papers.issue(OrderId(1), _painted).paper.number == "R-00002"


def test_nothing_is_overwritten_and_nothing_stays_of_what_was_stopped(damaged: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.craftdesk"
    work = salvage(damaged, target)
    for _ in range(6):
        next(work)
    work.close()
    assert [one.name for one in tmp_path.iterdir() if "new" in one.name] == []
    for taken in (damaged, tmp_path / "there.craftdesk"):
        taken.touch()
        with pytest.raises(CraftDeskError) as refused:
            run(salvage(damaged, taken))
        assert refused.value.code in {"shop.exists", "salvage.into_itself"}


def test_a_file_that_another_program_has_is_left_alone(damaged: Path, tmp_path: Path) -> None:
    lock = ShopLock(damaged)
    lock.take()
    try:
        with pytest.raises(CraftDeskError) as refused:
            run(salvage(damaged, tmp_path / "new.craftdesk"))
    finally:
        lock.release()
    assert refused.value.code == "shop.locked"


@pytest.mark.parametrize("left", [b"", b"no shop at all" * 500, b"SQLite format 3\0" + bytes(9_000)])
def test_where_nothing_is_left_no_shop_is_made(left: bytes, tmp_path: Path) -> None:
    path = tmp_path / "wreck.craftdesk"
    path.write_bytes(left)
    with pytest.raises(CraftDeskError) as refused:
        run(salvage(path, tmp_path / "new.craftdesk"))
    assert refused.value.code == "salvage.nothing"
    assert not (tmp_path / "new.craftdesk").exists()


def test_the_newest_backup_is_compared(damaged: Path, tmp_path: Path) -> None:
    with ShopFile.open(damaged) as shop:
        run(Desk.open(shop).backups.back_up())
    with sqlite3.connect(damaged) as connection:
        connection.execute("UPDATE running SET operation_id = 1")
        connection.execute("DELETE FROM customer_phones WHERE customer_id = 3")
        connection.execute("DELETE FROM order_lines WHERE order_id = 3")
        connection.execute("DELETE FROM order_steps WHERE order_id = 3")
        connection.execute("DELETE FROM orders WHERE id = 3")
    connection.close()
    report = run(salvage(damaged, tmp_path / "new.craftdesk"))
    assert report.backup is not None
    assert report.backup.orders == ("O-0003",)
    assert any("has 1 order that is not here: O-0003." in line for line in report_lines(report))


def test_the_report_is_a_file_of_sentences_or_a_table(damaged: Path, tmp_path: Path) -> None:
    _overwrite(damaged, "customers")
    report = run(salvage(damaged, tmp_path / "new.craftdesk"))
    write_report(report, beside(report))
    assert "4 missing" in (tmp_path / "new report.txt").read_text("utf-8")
    assert beside(report).name == "new report 2.txt"
    write_report(report, tmp_path / "losses.csv")
    rows = (tmp_path / "losses.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == "weight,kind,of,number,count,what"
    assert len(rows) == 1 + len(report.losses)

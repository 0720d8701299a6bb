"""What a plan has read of new customers is written as it is, and the list says of them what the tables say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.shopify_file import write_orders
from craftdesk.importing.rulings import Decision
from craftdesk.importing.session import ImportChoices, apply_import, plan_import
from craftdesk.importing.table import Chunk, Table
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.checks import list_differs, order_differs, runs
from tests.support.importing import ask, open_desk

HEAD = "First Name,Last Name,Email,Phone,Address,City,Zip,Country,Tags,Note,Newsletter\n"


def rows(count: int) -> list[str]:
    """Customers, all different, some with everything and some with little."""
    return [
        f"Ida{number},Möller {number % 7},ida{number}@example.com,{'' if number % 3 else f'+1 555 01{number:05d}'},"
        f"{'' if number % 5 == 4 else f'{number} Kiln Lane'},{'Köln' if number % 2 else ''},{number:05d},DE,"
        f"{'vip' if number % 9 == 0 else ''},{'O’Neill’s friend' if number % 4 == 0 else ''},"
        f"{'yes' if number % 2 else 'no'}\n"
        for number in range(count)
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        yield opened


def written(folder: Path, lines: list[str]) -> Path:
    path = folder / "people.csv"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def wrong(desk: Desk) -> list[str]:
    """The customers of whom the list says something else than the tables."""
    with desk.store.reading() as book:
        assert order_differs(book.raw) == 0
        return [name for some in runs(book.raw) for name in list_differs(book.raw, *some, book.settings)]


def test_a_plan_that_was_cancelled_is_carried_out_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("craftdesk.importing.stash._IN_MEMORY", 1)
    lines = rows(2_400)
    plan = run(plan_import(desk, written(tmp_path, lines)))
    for _ in range(2):
        work = apply_import(desk, plan)
        while "finishing" not in next(work).code:
            pass
        work.close()
    assert run(apply_import(desk, plan)).counts.customers.new == 2_400
    assert ask(desk, "SELECT count(*), min(number), max(number) FROM customers") == [(2_400, "C-00001", "C-02400")]
    assert ask(desk, "SELECT next FROM counters WHERE name = 'customer'") == [(2_401,)]
    assert wrong(desk) == []


def test_newcomers_are_not_read_twice(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = run(plan_import(desk, written(tmp_path, rows(40))))

    def chunks(*_: object, **__: object) -> Iterator[Chunk]:
        raise AssertionError("the file is read again")

    monkeypatch.setattr(Table, "chunks", chunks)
    assert run(apply_import(desk, plan)).counts.customers.new == 40
    assert wrong(desk) == []


def test_a_later_batch_may_know_more_of_a_newcomer(desk: Desk, tmp_path: Path) -> None:
    again = "Ida1,Möller 1,ida1@example.com,,9 Weaver Close,Bonn,53111,DE,regular,Comes on Fridays,\n"
    report = run(apply_import(desk, run(plan_import(desk, written(tmp_path, [*rows(1_001), again])))))
    assert (report.counts.customers.new, report.counts.rows.merged) == (1_001, 1)
    assert wrong(desk) == []
    with desk.store.reading() as book:
        words = "SELECT count(*) FROM listing_words WHERE words LIKE '%weaver%' AND words LIKE '%fridays%'"
        assert book.raw.execute(words).fetchone() == (1,)


def test_more_rows_join_those_that_are_there(desk: Desk, tmp_path: Path) -> None:
    run(apply_import(desk, run(plan_import(desk, written(tmp_path, rows(30))))))
    changed = [line.replace("Kiln Lane", "Dock Road") if number % 4 == 1 else line
               for number, line in enumerate(rows(60))]  # fmt: skip
    report = run(apply_import(desk, run(plan_import(desk, written(tmp_path, changed)))))
    assert (report.counts.customers.new, report.counts.customers.same > 15) == (30, True)
    assert wrong(desk) == []
    desk.history.undo()
    assert wrong(desk) == []
    desk.history.redo()
    assert wrong(desk) == []


def test_a_batch_of_newcomers_is_decided_as_row_by_row(desk: Desk, tmp_path: Path) -> None:
    file = written(tmp_path, rows(1_100))
    at_once = run(plan_import(desk, file))
    # Whatever is decided of any row lets every row be asked for itself.
    singly = run(plan_import(desk, file, ImportChoices(decisions={9_999: Decision.PLANNED})))
    assert at_once.counts == singly.counts
    assert (at_once.counts.rows.new, at_once.counts.with_billing) == (1_100, 1_100)
    mine, theirs = at_once.decisions, singly.decisions
    assert (mine.kinds, mine.records, mine.orders, mine.marks) == (
        theirs.kinds, theirs.records, theirs.orders, theirs.marks,
    )  # fmt: skip
    assert vars(mine.people) == vars(theirs.people)
    kept = [[plan.stash.batch(at) for at in range(2)] for plan in (at_once, singly) if plan.stash is not None]
    assert len(kept) == 2
    assert kept[0] == kept[1]


def test_whoever_stands_twice_in_a_batch_is_one_newcomer(desk: Desk, tmp_path: Path) -> None:
    report = run(apply_import(desk, run(plan_import(desk, written(tmp_path, [*rows(20), rows(20)[7]])))))
    assert (report.counts.customers.new, report.counts.rows.new, report.counts.rows.merged) == (20, 20, 1)
    assert wrong(desk) == []


def test_orders_are_not_read_twice(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "orders.csv"
    write_orders(path, 2_400)
    plan = run(plan_import(desk, path))

    def chunks(*_: object, **__: object) -> Iterator[Chunk]:
        raise AssertionError("the file is read again")

    monkeypatch.setattr(Table, "chunks", chunks)
    report = run(apply_import(desk, plan))
    assert (report.counts.orders.new, report.counts.lines) == (1_200, 2_400)
    assert wrong(desk) == []
    assert ask(desk, "SELECT count(*), sum(total) FROM orders") == [(1_200, report.counts.totals["USD"])]

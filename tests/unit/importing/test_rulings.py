"""Rows that may be somebody else than they seem, and what the owner decides of rows."""

from __future__ import annotations

from craftdesk.importing.outcome import RowKind
from craftdesk.importing.report import ImportReport
from craftdesk.importing.rulings import DOUBT, Decision
from craftdesk.importing.session import ImportChoices, apply_import
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from tests.support.importing import ask, bring_in, content, plan

HEAD = b"First name,Last name,E-mail,Phone,Street,Postcode,Town\n"
BOOK = HEAD + b"Anna,Berg,berg@example.org,+15550100001,5 Kiln Lane,11201,Brooklyn\n"
COUPLE = HEAD + b"Peter,Berg,berg@example.org,,5 Kiln Lane,11201,Brooklyn\n"
NAMESAKE = HEAD + b"Anna,Berg,anna@example.com,+15550100009,9 Weaver Close,97205,Portland\n"
FAMILY = HEAD + b"Lotte,Berg,,+15550100001,,,\n"
NAMES = "SELECT first_name FROM customers ORDER BY id"


def decided(desk: Desk, file: bytes, **choices: object) -> ImportReport:
    return bring_in(desk, file, ImportChoices(**choices))  # type: ignore[arg-type]  # each test names its own


def adds_up(report: ImportReport) -> bool:
    rows = report.counts.rows
    return rows.read == rows.new + rows.changed + rows.same + rows.merged + rows.rejected


def test_a_couple_with_one_address_is_told_and_joined_unless_decided(desk: Desk) -> None:
    bring_in(desk, BOOK)
    found = plan(desk, COUPLE)
    [doubt] = found.doubts
    assert (doubt.row, doubt.code, doubt.name, doubt.names) == (
        2, "import.doubt.other_name", "Peter Berg", ("Anna Berg",),
    )  # fmt: skip
    assert found.counts.rows.changed == 1
    report = decided(desk, COUPLE, decisions={2: Decision.NEW})
    assert (report.counts.rows.new, report.counts.customers.new) == (1, 1)
    assert ask(desk, NAMES) == [("Anna",), ("Peter",)]
    # The same file again finds each of them by the name.
    again = plan(desk, COUPLE)
    assert (again.counts.rows.same, again.doubt_count) == (1, 0)


def test_a_namesake_is_new_unless_the_owner_knows_her(desk: Desk) -> None:
    bring_in(desk, BOOK)
    found = plan(desk, NAMESAKE)
    assert [(one.code, one.names) for one in found.doubts] == [("import.doubt.same_name", ("Anna Berg",))]
    assert found.counts.rows.new == 1
    report = decided(desk, NAMESAKE, decisions={2: Decision.UPDATE})
    assert (report.counts.rows.changed, report.counts.customers.new) == (1, 0)
    assert ask(desk, "SELECT text FROM customer_emails ORDER BY position") == [
        ("berg@example.org",), ("anna@example.com",),
    ]  # fmt: skip


def test_a_phone_shared_under_another_name_is_told(desk: Desk) -> None:
    bring_in(desk, BOOK)
    [doubt] = plan(desk, FAMILY).doubts
    assert (doubt.code, doubt.names) == ("import.doubt.same_phone", ("Anna Berg",))


def test_two_first_names_at_one_address_of_the_file_are_told(desk: Desk) -> None:
    both = BOOK + COUPLE.removeprefix(HEAD)
    found = plan(desk, both)
    assert [(one.row, one.code, one.first) for one in found.doubts] == [(3, "import.doubt.twice_other_name", 2)]
    assert found.counts.rows.merged == 1
    report = decided(desk, both, groups={DOUBT: Decision.NEW})
    assert (report.counts.rows.new, report.counts.rows.merged) == (2, 0)
    assert ask(desk, NAMES) == [("Anna",), ("Peter",)]


def test_the_same_person_written_in_another_way_is_no_doubt(desk: Desk) -> None:
    bring_in(desk, BOOK)
    for name in (b"A.,Berg", b"Anne,Berg", b"ANNA,BERG", b"Berg,Anna", b",Berg"):
        assert plan(desk, BOOK.replace(b"Anna,Berg", name)).doubts == []


def test_a_row_left_out_changes_nothing_and_is_accounted_for(desk: Desk) -> None:
    bring_in(desk, BOOK)
    before = content(desk)
    report = decided(desk, COUPLE, decisions={2: Decision.SKIP})
    assert content(desk) == before
    assert [(one.row, one.code) for one in report.skipped] == [(2, "import.row.left_out")]
    assert (report.rejected, report.counts.rows.rejected) == ([], 1)
    assert adds_up(report)


def test_a_first_row_left_out_lets_the_second_be_the_first(desk: Desk) -> None:
    twice = BOOK + BOOK.removeprefix(HEAD).replace(b"5 Kiln Lane", b"6 Kiln Lane")
    report = decided(desk, twice, decisions={2: Decision.SKIP})
    assert (report.counts.rows.new, report.counts.rows.merged, report.counts.rows.rejected) == (1, 0, 1)
    assert ask(desk, "SELECT street FROM addresses") == [("6 Kiln Lane",)]


def test_all_of_a_kind_is_left_out_with_what_would_add_to_it(desk: Desk) -> None:
    bring_in(desk, BOOK)
    before = content(desk)
    more = HEAD + b"Bo,Lund,bo@example.com,,,,\nBo,Lund,bo@example.com,+15550100044,,,\n"
    more += b"Anna,Berg-Lund,berg@example.org,,,,\n"
    found = plan(desk, more, ImportChoices(groups={"new": Decision.SKIP}))
    assert (found.counts.rows.new, found.counts.rows.changed, found.counts.rows.rejected) == (0, 1, 2)
    assert found.counts.customers.new == 0
    report = decided(desk, more, groups={"new": Decision.SKIP, "changed": Decision.SKIP})
    assert report.counts.rows.rejected == 3
    assert adds_up(report)
    assert content(desk) == before


def test_one_row_comes_in_although_its_kind_is_left_out(desk: Desk) -> None:
    more = HEAD + b"Bo,Lund,bo@example.com,,,,\nIda,Berg,ida@example.com,,,,\n"
    report = decided(desk, more, groups={"new": Decision.SKIP}, decisions={3: Decision.PLANNED})
    assert ask(desk, NAMES) == [("Ida",)]
    assert (report.counts.rows.new, report.counts.rows.rejected) == (1, 1)


def test_an_order_left_out_takes_its_rows_and_its_buyer_with_it(desk: Desk) -> None:
    whole = plan(desk, "shopify-orders.csv")
    rows, orders, customers = whole.counts.rows.read, whole.counts.orders.new, whole.counts.customers.new
    report = bring_in(desk, "shopify-orders.csv", ImportChoices(decisions={2: Decision.SKIP}))
    assert report.counts.orders.new == orders - 1
    assert report.counts.rows.read == rows
    assert adds_up(report)
    left = [row for one in report.skipped for row in report.tidings.rejected_rows.get(one.row, (one.row,))]
    assert report.counts.rows.rejected == len(left) + len(whole.rejected)
    assert ask(desk, "SELECT count(*) FROM orders") == [(orders - 1,)]
    assert ask(desk, "SELECT count(*) FROM customers") == [(report.counts.customers.new,)]
    assert report.counts.customers.new <= customers


def test_all_orders_left_out_leave_the_book_empty(desk: Desk) -> None:
    before = content(desk)
    report = bring_in(desk, "shopify-orders.csv", ImportChoices(groups={"new": Decision.SKIP}))
    assert content(desk) == before
    assert report.operation is None
    assert adds_up(report)


def test_decisions_hold_when_the_book_changed_after_the_plan(desk: Desk) -> None:
    bring_in(desk, BOOK)
    made = plan(desk, COUPLE, ImportChoices(decisions={2: Decision.NEW}))
    bring_in(desk, HEAD + b"Ole,Dahl,ole@example.net,,,,\n")
    run(apply_import(desk, made))
    assert ask(desk, NAMES) == [("Anna",), ("Ole",), ("Peter",)]
    assert made.count(RowKind.NEW) == 1


def test_somebody_whom_many_rows_resemble_is_looked_up_once(desk: Desk) -> None:
    bring_in(desk, BOOK)
    asked: list[str] = []
    with desk.store.reading() as book:
        book.raw.set_trace_callback(asked.append)
    rows = (f"Anna,Berg,anna{number}@example.com,,9 Weaver Close,97205,Portland\n" for number in range(2_100))
    found = plan(desk, HEAD + "".join(rows).encode())
    assert {one.names for one in found.doubts} == {("Anna Berg",)}
    assert found.doubt_count == 2_100
    assert len([one for one in asked if "FROM listing" in one]) == 1

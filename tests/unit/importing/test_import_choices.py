"""What the owner may settle before an import, and what becomes of customers who are there already."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.errors import ImportProblem
from craftdesk.importing.outcome import RowKind
from craftdesk.importing.pages import Pages
from craftdesk.importing.rejects import write_rejects
from craftdesk.importing.session import ImportChoices, Mode, apply_import
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from tests.support.importing import ask, bring_in, content, plan

SHOP = b"""Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Address1,\
Default Address City,Default Address Zip,Phone,Note,Tags
'11,Ida,Berg,ida@example.com,yes,5 Kiln Lane,Brooklyn,'11201,'+15550100001,likes blue,vip
"""
NEWER = SHOP.replace(b"5 Kiln Lane,Brooklyn,'11201", b"7 Weaver Close,Portland,'97205").replace(b"vip", b"wholesale")


def choose(**choices: object) -> ImportChoices:
    return ImportChoices(**choices)  # type: ignore[arg-type]  # each test names its own


def test_a_newer_export_of_the_same_shop_updates(desk: Desk) -> None:
    bring_in(desk, SHOP)
    report = bring_in(desk, NEWER.replace(b"Ida,Berg", b"Ida,Berg-Lund").replace(b"likes blue", b"likes green"))
    assert (report.counts.rows.changed, report.counts.customers.changed) == (1, 1)
    assert ask(desk, "SELECT last_name, note FROM customers") == [("Berg-Lund", "likes blue\nlikes green")]
    assert ask(desk, "SELECT name FROM customer_tags ORDER BY position") == [("vip",), ("wholesale",)]
    assert ask(desk, "SELECT street, default_billing FROM addresses") == [("5 Kiln Lane", 0), ("7 Weaver Close", 1)]


def test_adding_only_leaves_everybody_as_they_are(desk: Desk) -> None:
    bring_in(desk, SHOP)
    before = content(desk)
    more = NEWER + b"'12,Bo,Lund,bo@example.org,no,,,,,,\n"
    report = bring_in(desk, more, choose(mode=Mode.ADD))
    assert (report.counts.rows.new, report.counts.rows.same) == (1, 1)
    after = content(desk)
    assert after["customers"][0] == before["customers"][0]
    assert len(after["customers"]) == 2


def test_replacing_puts_the_file_in_the_place_of_the_book(desk: Desk) -> None:
    bring_in(desk, SHOP)
    bring_in(desk, NEWER.replace(b"likes blue", b"moved"), choose(mode=Mode.REPLACE))
    assert ask(desk, "SELECT note FROM customers") == [("moved",)]
    assert ask(desk, "SELECT name FROM customer_tags") == [("wholesale",)]
    assert ask(desk, "SELECT street FROM addresses") == [("7 Weaver Close",)]


def test_blank_cells_erase_only_when_the_owner_says_so(desk: Desk) -> None:
    bring_in(desk, SHOP)
    blank = SHOP.replace(b"likes blue", b"")
    assert bring_in(desk, blank).operation is None
    bring_in(desk, blank, choose(blank_erases=True))
    assert ask(desk, "SELECT note FROM customers") == [("",)]


@pytest.mark.parametrize(
    ("stored", "brought", "kept"),
    [
        ("Fernwright", "FERNWRIGHT", "Fernwright"),
        ("FERNWRIGHT", "Fernwright", "Fernwright"),
        ("Fernwright", "F.", "Fernwright"),
        ("F.", "Fernwright", "Fernwright"),
        ("Jurgen", "Jürgen", "Jürgen"),
        ("Jürgen", "Jurgen", "Jürgen"),
        ("Berg", "Lund", "Lund"),
        ("Berg", "LUND-BERG", "Berg"),
    ],
)
def test_a_worse_name_never_replaces_a_better_one(desk: Desk, stored: str, brought: str, kept: str) -> None:
    bring_in(desk, f"E-mail,Last name\nida@example.com,{stored}\n".encode())
    bring_in(desk, f"E-mail,Last name\nida@example.com,{brought}\n".encode())
    assert ask(desk, "SELECT last_name FROM customers") == [(kept,)]


def test_columns_can_be_mapped_by_heading_and_by_place(desk: Desk) -> None:
    file = b"Who,Where to,Colour\nIda Berg,ida@example.com,blue\n"
    named = {"who": "full_name", "Where to": "emails"}
    bring_in(desk, file, choose(header_row=1, named=named, mapping={2: "preferences"}))
    assert ask(desk, "SELECT first_name, last_name, preferences FROM customers") == [("Ida", "Berg", "blue")]
    assert ask(desk, "SELECT text FROM customer_emails") == [("ida@example.com",)]


@pytest.mark.parametrize(
    ("named", "code"), [({"Nose": "first_name"}, "import.map_column"), ({"E-mail": "nose"}, "import.map_field")]
)
def test_a_column_or_field_that_there_is_not_is_named(desk: Desk, named: dict[str, str], code: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        plan(desk, b"E-mail,Last name\nida@example.com,Berg\n", choose(named=named))
    assert refused.value.code == code


def test_instant_profiles_come_in_on_request(desk: Desk) -> None:
    report = bring_in(desk, "square-customers.csv", choose(include_skipped=True))
    assert [one.code for one in report.rejected] == ["customer.nobody"]
    assert ask(desk, "SELECT count(*) FROM customers") == [(6,)]


def test_what_nothing_decides_is_asked_with_a_default(desk: Desk) -> None:
    file = b"Name,E-mail,Birthday\nIda Berg,ida@example.com,05/09/1981\n"
    (question,) = plan(desk, file).questions
    assert (question.code, question.heading, question.default) == ("import.ask.date_order", "Birthday", "mdy")
    bring_in(desk, file, choose(date_order="dmy"))
    assert ask(desk, "SELECT birthday FROM customers") == [("1981-09-05",)]


def test_rejected_rows_are_corrected_and_imported_again(desk: Desk, tmp_path: Path) -> None:
    planned = plan(desk, "square-customers.csv")
    run(apply_import(desk, planned))
    path = tmp_path / "rejects.csv"
    assert write_rejects(planned, path, lambda code, _: f"because of {code}") == 2
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][-1] == "Reason"
    assert [row[-1] for row in rows[1:]] == [
        "because of customer.nobody",
        "because of import.skip.instant_profile",
    ]
    corrected = path.read_text(encoding="utf-8-sig").replace("VISA 0119,,", "Ida,Berg,ida@example.com")
    report = bring_in(desk, corrected.encode())
    assert (report.counts.rows.new, report.counts.rows.rejected) == (1, 1)


def test_pages_show_every_row_with_its_changes(desk: Desk) -> None:
    bring_in(desk, SHOP)
    planned = plan(desk, NEWER + b"'12,Bo,Lund,bo@example.org,no,,,,,,\n" + b"'13,,,,no,,,,,,\n")
    pages = Pages(desk.store, planned)
    (changed,) = pages.page(RowKind.CHANGED, 0, 10)
    assert changed.name == "Ida Berg"
    found = [(one.field, one.old, one.new) for one in changed.changes]
    assert found == [
        ("tags", "vip", "vip\nwholesale"),
        ("addresses", "5 Kiln Lane, 11201, Brooklyn (billing, default)", "5 Kiln Lane, 11201, Brooklyn (billing)"),
        ("addresses", "", "7 Weaver Close, 97205, Portland (billing, default)"),
    ]
    (new,) = pages.page(RowKind.NEW, 0, 10)
    assert (new.row, new.name) == (3, "Bo Lund")
    (rejected,) = pages.page(RowKind.REJECTED, 0, 10)
    assert (rejected.row, rejected.code) == (4, "customer.nobody")
    assert pages.page(RowKind.NEW, 1, 10) == []
    assert pages.page(RowKind.NEW, 0, 1) == [new]


def test_a_book_that_changed_since_the_plan_is_asked_again(desk: Desk) -> None:
    planned = plan(desk, SHOP)
    with desk.store.begin(OperationLabel("customer.added", {"name": "Ida"})) as unit:
        unit.customers.add_many([Customer(first_name="Ida", last_name="Berg", emails=())])
        unit.commit()
    bring_in(desk, SHOP)
    report = run(apply_import(desk, planned))
    assert (report.counts.customers.new, report.counts.customers.same) == (0, 1)
    assert report.operation is None


def test_cancelling_keeps_nothing(desk: Desk) -> None:
    before = content(desk)
    work = apply_import(desk, plan(desk, "shopify-customers.csv"))
    for progress in work:
        if progress.code == "import.finishing":
            break
    work.close()
    assert content(desk) == before
    assert bring_in(desk, "shopify-customers.csv").counts.customers.new == 10


def test_orders_follow_the_shop_and_never_step_back(desk: Desk) -> None:
    head = b"Name,Email,Financial Status,Fulfillment Status,Total,Refunded Amount,"
    head += b"Lineitem name,Lineitem quantity,Created at\n"
    row = b"#1,ida@example.com,pending,unfulfilled,24.00,0.00,Mug,1,2026-03-14 10:12:33 -0400\n"
    bring_in(desk, head + row)
    paid = row.replace(b"pending,unfulfilled", b"paid,fulfilled")
    report = bring_in(desk, head + paid)
    assert (report.counts.orders.changed, report.counts.rows.changed) == (1, 1)
    assert ask(desk, "SELECT status, total, paid FROM orders") == [("completed", 2400, 2400)]
    refund = paid.replace(b"paid,", b"partially_refunded,").replace(b",0.00", b",4.00")
    bring_in(desk, head + refund)
    assert ask(desk, "SELECT status, paid, refunded FROM orders") == [("completed", 2400, 400)]
    bring_in(desk, head + row)
    assert ask(desk, "SELECT status, paid, refunded FROM orders") == [("completed", 2400, 400)]


def test_rows_of_one_order_belong_together_wherever_they_stand(desk: Desk) -> None:
    file = b"Order ID,Email,Item name,Qty,Price\n1,a@b.test,Mug,1,10\n2,c@d.test,Bowl,1,20\n1,a@b.test,Jug,2,5\n"
    report = bring_in(desk, file)
    assert (report.counts.orders.new, report.counts.lines, report.counts.rows.new) == (2, 3, 3)
    assert ask(desk, "SELECT number, total FROM orders ORDER BY number") == [("1", 2000), ("2", 2000)]

from __future__ import annotations

import csv
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from craftdesk.domain import cells
from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.export_columns import customer_from_cells
from craftdesk.domain.export_orders import begins_order, order_from_rows
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, Payment
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import EnvironmentFailure, OwnerProblem
from craftdesk.services.desk import Desk
from craftdesk.services.export.wish import ExportWish, Flavour, What
from craftdesk.services.running import run

TODAY = date(2026, 11, 22)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    ida = desk.customers.add(
        Customer(
            first_name="Ida", note="two\nlines; and “more”", discount=1250, credit_limit=150_050, nickname="=1+1",
            phones=(Phone(text="+49 30 1"), Phone(text="0555", kind=PhoneKind.FAX)),
            emails=(Email(text="ida@example.com"),), tags=("a;b", "c"),
        ),
        [Address(place=PostalAddress(street=f"Weg {number}", city="Potsdam")) for number in range(3)],
    ).customer  # fmt: skip
    desk.customers.add(Customer(first_name="Ole", referred_by=ida.id))
    gone = desk.customers.add(Customer(first_name="Gone")).customer
    desk.customers.delete([gone.id])
    archived = desk.customers.add(Customer(first_name="Una")).customer
    desk.customers.archive([archived.id])
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.orders.add(
            Order(
                customer_id=ida.id, ordered_on=date(2026, 1, 2), currency="EUR", goods=2500, total=2500, paid=2500,
                lines=(OrderLine(name="Mug", total=1000), OrderLine(name="Bowl", quantity=1500, total=1500)),
                payments=(Payment(amount=2500, method="cash"),),
            )
        )  # fmt: skip
        unit.orders.add(Order(customer_name="Walk-in", ordered_on=date(2026, 1, 3), currency="JPY", total=500))
        unit.commit()
    return desk


def _rows(path: Path, delimiter: str, encoding: str) -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return [
            {header: cells.restored(cell) for header, cell in row.items()}
            for row in csv.DictReader(file, delimiter=delimiter, strict=True)
        ]


@pytest.mark.parametrize(
    ("flavour", "delimiter", "encoding"),
    [(Flavour.SPREADSHEETS, ";", "utf-8-sig"), (Flavour.PROGRAMS, ",", "utf-8")],
)
def test_customers_come_back_as_they_went(
    filled: Desk, tmp_path: Path, flavour: Flavour, delimiter: str, encoding: str
) -> None:
    target = tmp_path / "out.csv"
    done = run(filled.export.export(ExportWish(path=target, flavour=flavour), today=TODAY))
    assert done.records == 3
    for row in _rows(target, delimiter, encoding):
        record = customer_from_cells(row, "EUR")
        standing = filled.customers.by_number(record.customer.number)
        assert standing is not None
        unwritten: dict[str, Any] = {"id": standing.id, "version": standing.version, "created_at": standing.created_at,
                     "changed_at": standing.changed_at, "referred_by": standing.referred_by}  # fmt: skip
        assert replace(record.customer, **unwritten) == standing
        places = [(one.place, one.default_billing, one.default_shipping) for one in filled.addresses.of(standing.id)]
        assert [(one.place, one.default_billing, one.default_shipping) for one in record.addresses] == places
        if standing.first_name == "Ole":
            assert record.referred_by == "C-00001"


def test_a_spreadsheet_gets_what_it_opens_right_and_safely(filled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    run(filled.export.export(ExportWish(path=target), today=TODAY))
    text = target.read_bytes().decode("utf-8")
    assert text.startswith("\ufeffCustomer number;")
    assert ";'=1+1;" in text
    assert ";'+49 30 1;" in text
    assert ";12,5;" in text
    assert ";1500,50;EUR;" in text


def test_a_program_gets_the_plain_values(filled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    run(filled.export.export(ExportWish(path=target, flavour=Flavour.PROGRAMS), today=TODAY))
    text = target.read_bytes().decode("utf-8")
    assert text.startswith("Customer number,")
    assert ",=1+1," in text
    assert ",1500.50,EUR," in text


def test_only_what_is_shown_or_selected(filled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert run(filled.export.export(ExportWish(path=target, query=CustomerQuery(text="ole")), today=TODAY)).records == 1
    ida = filled.customers.by_number("C-00001")
    assert ida is not None
    assert run(filled.export.export(ExportWish(path=target, what=What.ORDERS, ids=(ida.id,)), today=TODAY)).records == 1


def test_orders_come_back_as_they_went(filled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    done = run(filled.export.export(ExportWish(path=target, what=What.ORDERS), today=TODAY))
    assert (done.records, done.rows) == (2, 3)
    groups: list[list[dict[str, str]]] = []
    for row in _rows(target, ";", "utf-8-sig"):
        if begins_order(row):
            groups.append([])
        groups[-1].append(row)
    records = [order_from_rows(group) for group in groups]
    assert [record.customer_number for record in records] == ["C-00001", ""]
    for record in records:
        standing = filled.orders.by_number(record.order.number)
        assert standing is not None
        unwritten: dict[str, Any] = {"id": standing.id, "version": standing.version, "created_at": standing.created_at,
                     "changed_at": standing.changed_at, "customer_id": standing.customer_id}  # fmt: skip
        assert replace(record.order, **unwritten) == standing


def test_a_cancelled_export_leaves_the_file_that_was_there(filled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("before")
    work = filled.export.export(ExportWish(path=target), today=TODAY)
    next(work)
    next(work)
    work.close()
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_the_shop_file_itself_is_never_written_over(filled: Desk) -> None:
    with pytest.raises(OwnerProblem, match=r"export\.same_file"):
        run(filled.export.export(ExportWish(path=filled.shop.path), today=TODAY))


def test_a_folder_that_is_not_there_is_told(filled: Desk, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure):
        run(filled.export.export(ExportWish(path=tmp_path / "nowhere" / "out.csv"), today=TODAY))


def test_somebody_who_gets_one_more_phone_meanwhile_gets_a_column(filled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    work = filled.export.export(ExportWish(path=target), today=TODAY)
    next(work)
    next(work)
    ida = filled.customers.by_number("C-00001")
    assert ida is not None
    filled.customers.change(replace(ida, phones=(*ida.phones, Phone(text="0999"))))
    assert run(work).records == 3
    assert "0999" in [row.get("Phone 3") for row in _rows(target, ";", "utf-8-sig")]


def test_a_file_is_on_the_disk_before_it_takes_its_name(
    filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, synced, usual = tmp_path / "customers.csv", set[int](), os.fsync

    def fsync(handle: int) -> None:
        usual(handle)
        status = os.fstat(handle)
        if status.st_size:
            synced.add(status.st_ino)

    monkeypatch.setattr(os, "fsync", fsync)
    run(filled.export.export(ExportWish(path=path), today=TODAY))
    assert path.stat().st_ino in synced

"""Workbooks, address cards, JSON and letters: what other programs find in the files, and what is left when it fails."""

from __future__ import annotations

import csv
import errno
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, CustomerType, Email
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, Payment
from craftdesk.domain.phone import Phone
from craftdesk.domain.product import Product
from craftdesk.domain.vcard import CardVersion
from craftdesk.errors import EnvironmentFailure, OwnerProblem
from craftdesk.services.desk import Desk
from craftdesk.services.export.wish import ExportWish, Flavour, Format, What, check, format_of
from craftdesk.services.export.workbook import is_exact
from craftdesk.services.running import run

TODAY = date(2026, 11, 22)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    ida = desk.customers.add(
        Customer(
            first_name="Ida", last_name="Berg", salutation="Frau", language="de", note="two\nlines", discount=1250,
            credit_limit=150_050, nickname="=1+1", birthday=PartialDate(2, 29), since=date(2020, 1, 2),
            phones=(Phone(text="+49 30 1"), Phone(text="0301")), emails=(Email(text="ida@example.com"),),
        ),
        [Address(place=PostalAddress(street="Weg 1", postcode="01067", city="Dresden", country="DE"))],
    ).customer  # fmt: skip
    desk.customers.add(Customer(type=CustomerType.COMPANY, company="Kiln Ltd", birthday=PartialDate(1, 2, 1850)))
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.orders.add(
            Order(
                customer_id=ida.id, ordered_on=date(2026, 1, 2), currency="EUR", goods=2500, total=2500, paid=2500,
                lines=(OrderLine(name="Mug", total=1000, unit_price=1000), OrderLine(name="Bowl", quantity=1500)),
                payments=(Payment(amount=2500, method="cash", paid_on=date(2026, 1, 3)),),
            )
        )  # fmt: skip
        unit.products.add([Product(name="Mug", sku="0007", price=1000, currency="EUR")])
        unit.commit()
    return desk


def export(desk: Desk, path: Path, what: What = What.CUSTOMERS, **more: Any) -> Path:
    run(desk.export.export(ExportWish(path=path, what=what, format=format_of(path), **more), today=TODAY))
    return path


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def test_a_workbook_holds_days_and_amounts_as_such_and_all_else_as_text(filled: Desk, tmp_path: Path) -> None:
    path = export(filled, tmp_path / "all.xlsx", What.EVERYTHING)
    assert CalamineWorkbook.from_path(path).sheet_names == ["Customers", "Orders", "Products"]
    ida, kiln = sheet(path, "Customers")
    assert ida["Customer number"] == "C-00001"
    assert ida["Nickname"] == "=1+1"
    assert ida["Phone 2"] == "0301"
    assert ida["Address 1 postcode"] == "01067"
    assert ida["Customer since"] == date(2020, 1, 2)
    assert ida["Birthday"] == "--02-29"
    assert kiln["Birthday"] == "1850-01-02"
    assert (ida["Credit limit"], ida["Discount (%)"]) == (1500.5, 12.5)
    assert ida["Note"] == "two\nlines"
    orders = sheet(path, "Orders")
    assert [row["Item"] for row in orders] == ["Mug", "Bowl"]
    assert (orders[0]["Order date"], orders[0]["Total"], orders[0]["Payment 1 date"]) == (
        date(2026, 1, 2), 25.0, date(2026, 1, 3),
    )  # fmt: skip
    assert orders[1]["Total"] == ""
    assert sheet(path, "Products")[0]["SKU"] == "0007"


def test_only_numbers_that_come_back_become_numbers() -> None:
    for text in ("0", "12.5", "-3.10", "123456789012.25"):
        assert is_exact(text)
    for text in ("007", "1e5", "12345678901234567.89", "１", "", "NaN", "+1", "1."):
        assert not is_exact(text)


def test_a_table_longer_than_a_sheet_goes_on_in_a_further_one(
    filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("craftdesk.services.export.workbook.MOST_ROWS", 1)
    path = export(filled, tmp_path / "long.xlsx")
    assert CalamineWorkbook.from_path(path).sheet_names == ["Customers", "Customers 2"]
    assert sheet(path, "Customers 2")[0]["Company"] == "Kiln Ltd"


def test_a_text_longer_than_a_cell_is_cut_and_counted(desk: Desk, tmp_path: Path) -> None:
    desk.customers.add(Customer(first_name="Ida", note="x" * 40_000))
    wish = ExportWish(path=tmp_path / "long.xlsx", format=Format.XLSX)
    assert run(desk.export.export(wish, today=TODAY)).cut == 1
    assert len(sheet(wish.path, "Customers")[0]["Note"]) == 32_767


@pytest.mark.parametrize("version", CardVersion)
def test_every_customer_has_a_card(filled: Desk, tmp_path: Path, version: CardVersion) -> None:
    text = export(filled, tmp_path / "all.vcf", cards=version).read_bytes().decode("utf-8")
    assert text.count("BEGIN:VCARD\r\n") == text.count("END:VCARD\r\n") == 2
    assert f"VERSION:{version.value}\r\n" in text
    assert "FN:Ida Berg\r\n" in text
    assert ":;;Weg 1;Dresden;;01067;DE\r\n" in text


def test_json_holds_everything_by_name(filled: Desk, tmp_path: Path) -> None:
    found = json.loads(export(filled, tmp_path / "all.json", What.EVERYTHING).read_text("utf-8"))
    assert (found["format"], found["version"], found["shop"]["currency"]) == ("craftdesk-export", 1, "EUR")
    ida = found["customers"][0]
    assert (ida["birthday"], ida["credit_limit"], ida["discount"]) == ("--02-29", "1500.50", "12.5")
    assert ida["addresses"][0]["postcode"] == "01067"
    assert ida["notes"] == []
    (order,) = found["orders"]
    assert (order["customer_number"], order["customer_name"], len(order["lines"])) == ("C-00001", "", 2)
    assert order["payments"][0]["paid_on"] == "2026-01-03"
    assert found["products"][0]["price"] == "10.00"


def test_json_says_of_a_task_when_it_is_due_and_whether_it_is_done(desk: Desk, tmp_path: Path) -> None:
    ida = desk.customers.add(Customer(first_name="Ida")).customer.id
    task = desk.tasks.add(ida, "Send the invoice", TODAY).entry
    desk.tasks.tick(desk.tasks.add(ida, "Call", None).entry.id)
    notes = json.loads(export(desk, tmp_path / "all.json").read_text("utf-8"))["customers"][0]["notes"]
    assert [(one["kind"], one["text"], one["due_on"], one["done_on"]) for one in notes] == [
        ("task", "Send the invoice", task.due_on.isoformat() if task.due_on else "", None),
        ("task", "Call", None, desk.today().isoformat()),
    ]


def test_json_of_nobody_is_still_json(desk: Desk, tmp_path: Path) -> None:
    assert json.loads(export(desk, tmp_path / "none.json").read_text("utf-8"))["customers"] == []


def test_letters_begin_in_the_language_of_whom_they_go_to(filled: Desk, tmp_path: Path) -> None:
    path = export(filled, tmp_path / "letters.csv", flavour=Flavour.LETTERS)
    with path.open(encoding="utf-8-sig", newline="") as file:
        ida, kiln = csv.DictReader(file, delimiter=";", strict=True)
    assert ida["Opening"] == "Sehr geehrte Frau Berg"
    assert [ida[f"Address line {n}"] for n in (1, 2, 3)] == ["Ida Berg", "Weg 1", "01067 Dresden"]
    assert kiln["Opening"] == "Dear Sir or Madam"
    assert kiln["Address line 1"] == "Kiln Ltd"


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf", ".json"])
def test_cancel_leaves_nothing_whenever_it_comes(filled: Desk, tmp_path: Path, ending: str) -> None:
    before = sorted(tmp_path.iterdir())
    wish = ExportWish(path=tmp_path / f"out{ending}", format=Format(ending))
    steps = 0
    for stop in range(1, 10):
        work = filled.export.export(wish, today=TODAY)
        for _ in range(stop):
            if next(work, None) is None:
                break
            steps += 1
        else:
            work.close()
            assert sorted(tmp_path.iterdir()) == before
            continue
        break
    assert steps > 2


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf", ".json"])
def test_places_where_nothing_can_be_written_are_named(filled: Desk, tmp_path: Path, ending: str) -> None:
    for path, code in (
        (tmp_path / "no" / f"x{ending}", "folder.missing"),
        (tmp_path / f"{'n' * 300}{ending}", "file.name_too_long"),
    ):
        with pytest.raises(EnvironmentFailure) as told:
            export(filled, path)
        assert told.value.code == code
    (tmp_path / f"folder{ending}").mkdir()
    with pytest.raises(OwnerProblem, match=r"export\.is_a_folder"):
        export(filled, tmp_path / f"folder{ending}")


def test_a_full_disk_at_the_last_moment_leaves_no_workbook(
    filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(tmp_path.iterdir())

    def full(*_args: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("zipfile.ZipFile.write", full)
    with pytest.raises(EnvironmentFailure, match=r"disk\.full"):
        export(filled, tmp_path / "out.xlsx")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("name", "what", "flavour", "code"),
    [
        ("x.csv", What.EVERYTHING, Flavour.PROGRAMS, "export.one_table"),
        ("x.vcf", What.ORDERS, Flavour.PROGRAMS, "export.cards_only"),
        ("x.xlsx", What.CUSTOMERS, Flavour.LETTERS, "export.letters"),
    ],
)
def test_what_a_format_cannot_hold_is_said_before_anything_is_written(
    name: str, what: What, flavour: Flavour, code: str
) -> None:
    wish = ExportWish(path=Path(name), what=what, format=format_of(Path(name)), flavour=flavour)
    with pytest.raises(OwnerProblem) as told:
        check(wish)
    assert told.value.code == code


def test_an_ending_that_means_nothing_is_told() -> None:
    with pytest.raises(OwnerProblem, match=r"export\.format"):
        format_of(Path("x.ods"))

"""What CraftDesk writes comes back in: nothing new, nothing changed, nothing lost, in the same shop and in another."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from craftdesk.domain.address import Address
from craftdesk.domain.address_defaults import settle
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.customer import Customer, CustomValue
from craftdesk.domain.folding import fold
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.validation import clean_address, clean_customer
from craftdesk.domain.vcard import CardVersion
from craftdesk.importing.opening import parts
from craftdesk.importing.report import ImportReport
from craftdesk.importing.session import ImportChoices, apply_import, plan_import
from craftdesk.services.custom_fields import define_in
from craftdesk.services.desk import Desk
from craftdesk.services.export.wish import HOLDS, ExportWish, Flavour, Format, What
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage import export_queries
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import frozen_clock
from tests.support.values import ADDRESSES, CUSTOMERS, ORDERS

TODAY = date(2026, 11, 22)
PEOPLE = 60
SETTINGS = ShopSettings(name="Another", currency="EUR", country="DE")


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.craftdesk"
    run(make_sample(path, customers=PEOPLE, seed=1, today=TODAY))
    return path


@pytest.fixture
def sample(sample_file: Path) -> Iterator[Desk]:
    with ShopFile.open(sample_file) as shop:
        yield Desk.open(shop)


@contextmanager
def another(folder: Path, like: ShopSettings = SETTINGS, name: str = "another") -> Iterator[Desk]:
    with ShopFile.create(folder / f"{name}.craftdesk", like, clock=frozen_clock) as shop:
        yield Desk.open(shop)


@dataclass(frozen=True)
class Way:
    """One way out of a shop and into another."""

    name: str
    ending: str
    flavour: Flavour = Flavour.PROGRAMS

    def wishes(self, folder: Path) -> list[ExportWish]:
        """One file of everything where the format holds it, else a file of customers and one of orders."""
        format_ = Format(self.ending)
        whats = (What.EVERYTHING,) if What.EVERYTHING in HOLDS[format_] else (What.CUSTOMERS, What.ORDERS)
        return [
            ExportWish(path=folder / f"{what}{self.ending}", what=what, format=format_, flavour=self.flavour)
            for what in whats
        ]


PROGRAMS = Way("programs", ".csv")
WAYS = (Way("spreadsheets", ".csv", Flavour.SPREADSHEETS), PROGRAMS, Way("workbook", ".xlsx"), Way("json", ".json"))
BY_WAY = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)


def write(desk: Desk, folder: Path, way: Way = PROGRAMS) -> list[Path]:
    folder.mkdir(exist_ok=True)
    wishes = way.wishes(folder)
    for wish in wishes:
        run(desk.export.export(wish, today=TODAY))
    return [wish.path for wish in wishes]


def bring_in(desk: Desk, path: Path) -> list[ImportReport]:
    found = []
    for part in parts(path):
        found.append(run(apply_import(desk, run(plan_import(desk, path, ImportChoices(sheet=part))))))
        assert found[-1].warnings == []
    return found


def new_and_changed(reports: Sequence[ImportReport]) -> tuple[int, ...]:
    """(new, changed) customers, (new, changed) orders, rejected rows of all reports together."""
    sums = [0] * 5
    for report in reports:
        counts = report.counts
        assert [(one.code, one.params) for one in report.rejected] == []
        both = (counts.customers, counts.orders)
        numbers = (*(kind for tally in both for kind in (tally.new, tally.changed)), counts.rows.rejected)
        sums = [one + more for one, more in zip(sums, numbers, strict=True)]
    return tuple(sums)


@BY_WAY
def test_the_sample_shop_takes_its_own_files_without_a_change(sample: Desk, tmp_path: Path, way: Way) -> None:
    for path in write(sample, tmp_path, way):
        reports = bring_in(sample, path)
        assert new_and_changed(reports) == (0, 0, 0, 0, 0)
        assert [report.operation for report in reports] == [None] * len(reports)


@BY_WAY
def test_another_shop_made_of_the_files_writes_the_same_files(sample: Desk, tmp_path: Path, way: Way) -> None:
    with another(tmp_path, sample.shop.settings()) as desk:
        reports = [report for path in write(sample, tmp_path / "out", way) for report in bring_in(desk, path)]
        customers, _, orders, _, _ = new_and_changed(reports)
        assert (customers, orders > PEOPLE) == (PEOPLE, True)
        same_content(sample, desk, tmp_path)


def same_content(one: Desk, other: Desk, folder: Path) -> None:
    """Both shops write the same tables: no field was lost on the way from one to the other."""
    for before, after in zip(write(one, folder / "before"), write(other, folder / "after"), strict=True):
        assert after.read_text(encoding="utf-8").splitlines() == before.read_text(encoding="utf-8").splitlines()


@BY_WAY
def test_fields_of_the_shop_s_own_come_along(desk: Desk, tmp_path: Path, way: Way) -> None:
    drafts = (
        CustomField(title="Ring size", kind=CustomKind.NUMBER),
        CustomField(title="Glaze (inside)", kind=CustomKind.CHOICE, choices=("celadon", "tenmoku")),
        CustomField(title="Likes", kind=CustomKind.SEVERAL, choices=("mugs", "bowls, deep")),
        CustomField(title="Since", kind=CustomKind.DATE),
        CustomField(title="=Story", kind=CustomKind.LONG_TEXT),
    )
    values = ("7.5", "tenmoku", "mugs\nbowls, deep", "2019-04-03", "one\ntwo; +three")
    with desk.store.begin(OperationLabel("import", {"file": "a"})) as unit:
        fields = [define_in(unit, draft) for draft in drafts]
        own = [CustomValue(key=one.key, value=value) for one, value in zip(fields, values, strict=True)]
        own.sort(key=lambda one: one.key)
        unit.customers.add_many([Customer(number="N-1", first_name="Ida", custom=tuple(own))])
        unit.commit()
    paths = write(desk, tmp_path / "out", way)
    with another(tmp_path) as second:
        for path in paths[:1]:
            assert new_and_changed(bring_in(desk, path)) == (0, 0, 0, 0, 0)
            assert new_and_changed(bring_in(second, path)) == (1, 0, 0, 0, 0)
        ida = second.customers.by_number("N-1")
        assert ida is not None
        with second.store.reading() as book:
            kinds = {field.key: (field.title, field.kind) for field in book.custom_fields.all()}
        assert kinds == {field.key: (field.title, field.kind) for field in fields}
        assert {one.key: one.value for one in ida.custom} == {one.key: one.value for one in own}


def held_by_cards(desk: Desk) -> list[tuple[object, ...]]:
    """What an address card can say of each customer, in the order of their numbers."""
    found: list[tuple[object, ...]] = []
    with desk.store.reading() as book:
        ids = [CustomerId(number) for number in export_queries.customer_ids(book.raw)]
        places = book.addresses.of_many(ids)
        for one in book.customers.some(ids):
            homes = {
                (home.place.street, home.place.postcode, home.place.city, home.place.country, home.use)
                for home in places[one.id]
            }
            found.append(
                (one.number, one.type, one.salutation, one.title, one.first_name, one.middle_name, one.last_name,
                 one.suffix, one.company, one.role, one.birthday, one.phones,
                 tuple(mail.text for mail in one.emails), one.websites, one.tags,
                 one.note, frozenset(homes))
            )  # fmt: skip
    return sorted(found, key=str)


@pytest.mark.parametrize("version", CardVersion)
def test_cards_bring_back_what_a_card_can_hold(sample: Desk, tmp_path: Path, version: CardVersion) -> None:
    path = tmp_path / "cards.vcf"
    run(sample.export.export(ExportWish(path=path, format=Format.VCARD, cards=version), today=TODAY))
    report = run(apply_import(sample, run(plan_import(sample, path))))
    assert (new_and_changed([report]), report.operation) == ((0, 0, 0, 0, 0), None)
    with another(tmp_path, sample.shop.settings()) as desk:
        report = run(apply_import(desk, run(plan_import(desk, path))))
        assert new_and_changed([report]) == (PEOPLE, 0, 0, 0, 0)
        for before, after in zip(held_by_cards(sample), held_by_cards(desk), strict=True):
            assert after == before


def test_every_customer_has_a_row_of_the_width_of_the_header(sample: Desk, tmp_path: Path) -> None:
    customers, _ = write(sample, tmp_path)
    with customers.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert len(rows) == PEOPLE
    assert {len(row) for row in rows} == {len(header)}
    assert len(set(header)) == len(header)


def _distinct(customers: list[Customer]) -> list[Customer]:
    """As different customers have to be for a file to tell them apart: by number."""
    return [
        replace(clean_customer(one), number=f"N-{place}", deleted_at=None)
        for place, one in enumerate(customers)
        if fold(one.first_name)
    ]


ODD = st.lists(st.tuples(CUSTOMERS, st.lists(ADDRESSES, max_size=2)), min_size=1, max_size=4)


@given(ODD, st.lists(ORDERS, max_size=3), st.sampled_from(WAYS))
@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_whatever_stands_in_the_fields_comes_back(
    people: list[tuple[Customer, list[Address]]], orders: list[Order], way: Way
) -> None:
    drafts = _distinct([customer for customer, _ in people])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with another(folder) as first, another(folder, name="second") as second:
            with first.store.begin(OperationLabel("import", {"file": "odd"})) as unit:
                ids = unit.customers.add_many(drafts)
                for customer, (_, addresses) in zip(ids, people, strict=False):
                    clean = settle([clean_address(one) for one in addresses])
                    unit.addresses.add_many([replace(one, customer_id=customer) for one in clean])
                if len(ids) > 1:
                    unit.customers.refer(ids[0], ids[1])
                # No system gives two orders one number.
                numbered = [
                    replace(one, number=f"O-{place}", external_id=f"{one.external_id}{place}" if one.system else "")
                    for place, one in enumerate(orders)
                ]
                buyer: dict[str, Any] = {"customer_id": ids[0], "customer_name": drafts[0].first_name} if ids else {}
                unit.orders.add_many([*numbered[:1], *(replace(one, **buyer) for one in numbered[1:])])
                unit.commit()
            for file in write(first, folder / "out", way):
                if not (drafts or orders) or len(file.read_bytes().splitlines()) == 1:
                    continue
                assert new_and_changed(bring_in(first, file)) == (0, 0, 0, 0, 0)
                bring_in(second, file)
            same_content(first, second, folder)

"""What CraftDesk writes comes back in: nothing new, nothing changed, nothing lost, in the same shop and in another."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from craftdesk.domain.address import Address
from craftdesk.domain.address_defaults import settle
from craftdesk.domain.customer import Customer
from craftdesk.domain.folding import fold
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.validation import clean_address, clean_customer
from craftdesk.importing.report import ImportReport
from craftdesk.importing.session import apply_import, plan_import
from craftdesk.services.desk import Desk
from craftdesk.services.export.wish import ExportWish, Flavour, What
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.shop_file import ShopFile
from tests.support.shops import frozen_clock
from tests.support.values import ADDRESSES, CUSTOMERS, ORDERS

TODAY = date(2026, 11, 22)
FLAVOURS = (Flavour.SPREADSHEETS, Flavour.PROGRAMS)
SETTINGS = ShopSettings(name="Another", currency="EUR", country="DE")


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.craftdesk"
    run(make_sample(path, customers=248, seed=1, today=TODAY))
    return path


@pytest.fixture
def sample(sample_file: Path) -> Iterator[Desk]:
    with ShopFile.open(sample_file) as shop:
        yield Desk.open(shop)


@contextmanager
def another(folder: Path, like: ShopSettings = SETTINGS, name: str = "another") -> Iterator[Desk]:
    with ShopFile.create(folder / f"{name}.craftdesk", like, clock=frozen_clock) as shop:
        yield Desk.open(shop)


def write(desk: Desk, folder: Path, flavour: Flavour) -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    customers, orders = folder / "customers.csv", folder / "orders.csv"
    run(desk.export.export(ExportWish(path=customers, flavour=flavour), today=TODAY))
    run(desk.export.export(ExportWish(path=orders, what=What.ORDERS, flavour=flavour), today=TODAY))
    return customers, orders


def bring_in(desk: Desk, path: Path) -> ImportReport:
    return run(apply_import(desk, run(plan_import(desk, path))))


def new_and_changed(report: ImportReport) -> tuple[int, ...]:
    counts = report.counts
    both = (counts.customers, counts.orders)
    rejected = [(one.code, one.params) for one in report.rejected]
    assert rejected == []
    return (*(kind for tally in both for kind in (tally.new, tally.changed)), counts.rows.rejected)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_the_sample_shop_takes_its_own_files_without_a_change(sample: Desk, tmp_path: Path, flavour: Flavour) -> None:
    for path in write(sample, tmp_path, flavour):
        report = bring_in(sample, path)
        assert new_and_changed(report) == (0, 0, 0, 0, 0)
        assert report.operation is None


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_another_shop_made_of_the_files_writes_the_same_files(sample: Desk, tmp_path: Path, flavour: Flavour) -> None:
    customers, orders = write(sample, tmp_path / "out", flavour)
    with another(tmp_path, sample.shop.settings()) as desk:
        assert new_and_changed(bring_in(desk, customers)) == (248, 0, 0, 0, 0)
        found = new_and_changed(bring_in(desk, orders))
        assert found == (0, 0, found[2], 0, 0)
        assert found[2] > 1000
        back = write(desk, tmp_path / "back", flavour)
    for before, after in zip((customers, orders), back, strict=True):
        assert after.read_text(encoding="utf-8").splitlines() == before.read_text(encoding="utf-8").splitlines()


def test_every_customer_has_a_row_of_the_width_of_the_header(sample: Desk, tmp_path: Path) -> None:
    customers, _ = write(sample, tmp_path, Flavour.PROGRAMS)
    with customers.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert len(rows) == 248
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


@given(ODD, st.lists(ORDERS, max_size=3), st.sampled_from(FLAVOURS))
@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_whatever_stands_in_the_fields_comes_back(
    people: list[tuple[Customer, list[Address]]], orders: list[Order], flavour: Flavour
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
                unit.orders.add_many(
                    [
                        replace(one, number=f"O-{place}", customer_id=ids[0] if ids and place else None)
                        for place, one in enumerate(orders)
                    ]
                )
                unit.commit()
            files = write(first, folder / "out", flavour)
            for file in files:
                if len(file.read_text(encoding="utf-8").splitlines()) > 1:
                    assert new_and_changed(bring_in(first, file)) == (0, 0, 0, 0, 0)
                    bring_in(second, file)
            back = write(second, folder / "back", flavour)
            for before, after in zip(files, back, strict=True):
                assert after.read_text(encoding="utf-8") == before.read_text(encoding="utf-8")

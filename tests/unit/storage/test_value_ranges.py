"""The catalogue of values: the words of the domain, everything that the program writes, nothing that it can't read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from craftdesk.domain.address import AddressUse
from craftdesk.domain.custom_field import CustomKind
from craftdesk.domain.customer import CustomerType, PreferredContact, TaxTreatment
from craftdesk.domain.operation import OperationKind, OperationState
from craftdesk.domain.order import Delivery, OrderStatus, StepKind
from craftdesk.domain.paper import PaperKind
from craftdesk.domain.phone import PhoneKind
from craftdesk.domain.timeline import EntryKind
from craftdesk.errors import Cancelled, ShopFileProblem
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.file.looking import looking
from craftdesk.storage.file.value_ranges import WORDS, rules
from craftdesk.storage.migrations import released
from craftdesk.storage.tables import metadata

ENUMERATIONS: dict[str, type[StrEnum]] = {
    "customers.type": CustomerType,
    "customers.preferred_contact": PreferredContact,
    "customers.tax_treatment": TaxTreatment,
    "customer_phones.kind": PhoneKind,
    "addresses.use": AddressUse,
    "orders.status": OrderStatus,
    "figure_days.status": OrderStatus,
    "orders.delivery": Delivery,
    "standing_orders.delivery": Delivery,
    "order_steps.kind": StepKind,
    "timeline.kind": EntryKind,
    "custom_fields.kind": CustomKind,
    "papers.kind": PaperKind,
    "operations.kind": OperationKind,
    "operations.state": OperationState,
}
SPOILT = (
    ("customers", "type = 'iSdividual'"),
    ("customers", "birthday = '1990-02-30'"),
    ("customers", "created_at = '2026-02-30T00:00:00Z'"),
    ("customers", "version = 0"),
    ("customers", "note = cast(x'41c328' AS TEXT)"),
    ("customers", "note = printf('%.4000001c', 'x')"),
    ("orders", "status = 'stolen'"),
    ("orders", "ordered_on = '2026-13-01'"),
    ("orders", "total = 9000000000000000000"),
    ("orders", "currency = 'eur'"),
    ("orders", "tax_included = 7"),
    ("order_lines", "tax_rate = -1"),
    ("settings", "value = 'many' WHERE key = 'payment_term'"),
    ("settings", "value = '1000000000' WHERE key = 'order_width'"),
    ("running", "operation_id = 1"),
    ("search_config", "v = 'bm25((SELECT 1))'"),
    ("sqlite_sequence", "seq = 1 WHERE name = 'customers'"),
    ("listing", "city = cast(x'ff' AS TEXT)"),
    ("figure_days", "status = '?'"),
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("values") / "shop.craftdesk"
    run(make_sample(path, customers=30, orders=60, seed=5, today=date(2026, 11, 20)))
    return path.read_bytes()


def _never() -> bool:
    return False


def test_the_words_are_those_of_the_domain() -> None:
    for column, words in ENUMERATIONS.items():
        assert set(WORDS[column]) == {member.value for member in words}
    assert set(WORDS) - set(ENUMERATIONS) == {"order_addresses.use"}


def test_every_table_of_ours_is_looked_at() -> None:
    assert {rule.table for rule in rules(released())} == set(metadata.tables)


def test_what_the_program_wrote_passes(sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    path.write_bytes(sample)
    assert run(looking(path, released(), _never)) is None
    assert path.read_bytes() == sample


@pytest.mark.parametrize(("table", "change"), SPOILT)
def test_what_no_program_could_read_is_named(table: str, change: str, sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    path.write_bytes(sample)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        assert connection.execute(f"UPDATE {table} SET {change}").rowcount
    before = path.read_bytes()
    with pytest.raises(ShopFileProblem) as refused:
        run(looking(path, released(), _never))
    assert refused.value.code in {"shop.values", "shop.damaged"}
    assert path.read_bytes() == before


def test_it_can_be_stopped(sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    path.write_bytes(sample)
    with pytest.raises(Cancelled):
        run(looking(path, released(), lambda: True))

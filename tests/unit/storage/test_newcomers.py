"""New customers written in columns are those written one by one, and the list says of them what the tables say."""

from __future__ import annotations

import sqlite3
from copy import deepcopy
from datetime import UTC, date, datetime

import pytest

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.customer import (
    Consent,
    Customer,
    CustomerType,
    CustomValue,
    Email,
    ExternalNumber,
    PreferredContact,
    TaxTreatment,
    Website,
)
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.storage.book import Store
from craftdesk.storage.checks import list_differs, order_differs, runs
from craftdesk.storage.newcomers import prepared

LONG_AGO = datetime(2020, 2, 2, tzinfo=UTC)
FULL = Customer(
    number="C-77", type=CustomerType.COMPANY, salutation="Ms", title="Dr.", first_name="Zoë", middle_name="M",
    last_name="O'Weiß", suffix="Jr.", nickname="Zo", company="Weiß & Söhne", company_line2="Abt. 3", role="Owner",
    birthday=PartialDate(2, 29), language="de", preferred_contact=PreferredContact.LETTER, do_not_contact=True,
    phones=(Phone(text="+49 30 2312-5107", kind=PhoneKind.MOBILE), Phone(text="030 1")),
    emails=(Email(text="Zoe@Example.com"), Email(text="bill@example.com", kind="billing")),
    websites=(Website(text="example.com"),), tags=("vip", "Möbel"), source="Market", looked_after_by="Kim", rating=4,
    external_numbers=(ExternalNumber(system="shopify", number="12"), ExternalNumber(system="etsy", number="0")),
    consents=(Consent(purpose="newsletter", given=False), Consent(purpose="post", given=True, on=date(2024, 1, 1))),
    vat_id="DE1", tax_treatment=TaxTreatment.EXEMPT, payment_term=0, credit_limit=0, price_level="Trade",
    discount=250, note="Likes\nblue", preferences="No glaze", since=date(2019, 1, 1), archived_at=LONG_AGO,
    custom=(CustomValue(key="glaze", value="Celadon"), CustomValue(key="kiln", value="yes")),
)  # fmt: skip
PLAIN = Customer.of_fields({"first_name": "Ida", "last_name": "Berg", "type": CustomerType.INDIVIDUAL})
GONE = Customer(last_name="Gone", deleted_at=LONG_AGO, phones=(Phone(text="+1 555 0100"),))
TOWNLESS = Address(place=PostalAddress(country="DE"), label="Somewhere")
HOME = Address(use=AddressUse.BILLING, place=PostalAddress(street="Hauptstraße 1", city="Köln"), default_billing=True)
STUDIO = Address(
    place=PostalAddress(
        name="Z", company="W", street="A", street2="b", postcode="1", city="Bonn", region="NW", country="DE"
    ),
    delivery_note="Ring",
    checked_on=date(2025, 5, 5),
)
TABLES = (
    "customers", "customer_phones", "customer_emails", "customer_websites", "customer_tags", "external_numbers",
    "consents", "custom_values", "addresses",
)  # fmt: skip
BATCHES = [
    ([PLAIN], [()]),
    ([PLAIN, FULL, GONE], [(TOWNLESS,), (TOWNLESS, STUDIO, HOME), ()]),
    ([Customer(last_name=f"Nr {number}") for number in range(203)], [()] * 203),
]


def fields(store: Store) -> None:
    with store.begin(OperationLabel("custom.added")) as unit:
        unit.custom_fields.add(CustomField(key="glaze", title="Glaze", kind=CustomKind.TEXT))
        unit.custom_fields.add(CustomField(key="kiln", title="Kiln", kind=CustomKind.YES_NO))
        unit.commit()


def rows(raw: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for table in TABLES:
        owner = "id" if table == "customers" else "customer_id"
        left_out = {"id", owner, "number" if table == "customers" else ""}  # numbers run on
        names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[1] not in left_out]
        (low,) = raw.execute("SELECT min(id) FROM customers").fetchone()
        listed = ", ".join(f'"{name}"' for name in names)
        found[table] = raw.execute(f"SELECT {owner} - ?, {listed} FROM {table} ORDER BY id", (low,)).fetchall()
    return found


@pytest.mark.parametrize(("customers", "addresses"), BATCHES)
def test_columns_say_what_rows_say(
    store: Store, customers: list[Customer], addresses: list[tuple[Address, ...]]
) -> None:
    fields(store)
    written = []
    for by_columns in (True, False):
        with store.begin(OperationLabel("customer.added")) as unit:
            if by_columns:
                unit.newcomers.add(prepared(customers, addresses), stage=True)
            else:
                ids = unit.customers.add_many(customers)
                unit.addresses.add_for(zip(ids, addresses, strict=True))
            unit.commit()
        with store.reading() as book:
            assert order_differs(book.raw) == 0
            assert [name for some in runs(book.raw) for name in list_differs(book.raw, *some, book.settings)] == []
            written.append(rows(book.raw))
        with store.begin(OperationLabel("customer.removed")) as unit:
            for table in reversed(TABLES):
                unit.raw.execute(f"DELETE FROM {table}")
            unit.commit()
    assert written[0] == written[1]


def test_who_was_not_asked_said_no_to_nothing(store: Store) -> None:
    fields(store)
    with store.begin(OperationLabel("customer.added")) as unit:
        unit.newcomers.add(prepared([FULL], [()], was_asked=False), stage=True)
        unit.commit()
    with store.reading() as book:
        assert book.raw.execute("SELECT position, purpose FROM consents").fetchall() == [(0, "post")]


def test_what_was_handed_over_can_be_written_again(store: Store) -> None:
    fields(store)
    kept = prepared([FULL], [()])
    before = deepcopy(kept)
    for _ in range(2):
        with store.begin(OperationLabel("customer.added")) as unit:
            unit.newcomers.add(kept, stage=True)  # comes to nothing, as a cancelled import does
        assert kept == before

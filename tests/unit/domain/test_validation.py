"""What is kept is tidy, and what is odd never blocks."""

from __future__ import annotations

import dataclasses
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.customer import Consent, Customer, CustomerState, Email, ExternalNumber, Website
from craftdesk.domain.fields import ADDRESS_KEYS, FIELD, FIELDS
from craftdesk.domain.ids import UNSAVED, CustomerId, OperationId
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.domain.query import CustomerRow, is_vip
from craftdesk.domain.shop import running_number
from craftdesk.domain.validation import (
    LINE_LIMIT,
    LIST_LIMIT,
    TEXT_LIMIT,
    address_problems,
    clean_address,
    clean_customer,
    clean_line,
    clean_text,
    customer_problems,
    email_problems,
    is_plausible_email,
    phone_problems,
)
from craftdesk.errors import Cancelled, CraftDeskError, Fault, Problem, ValidationProblem

ODD = st.text(alphabet="aé \u0301e\t\n\r\x00\x85\u2028\ud800\u202e\u200e\u200b\ufeff\u00a0\u3164\u2000ß", max_size=12)
TEXT = ODD | st.text(st.characters(), max_size=12)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" O'Brien ", "O'Brien"),
        ("a\x00b\ud800c", "abc"),
        ("e\u0301", "é"),
        ("e\u202e\u0301", "é"),
        ("abc\u202edef\u2066", "abcdef"),
        ("a\u200eb", "a\u200eb"),
        ("\u3164\u200e", ""),
        ("\u200b Ada\u00a0Berg\ufeff", "Ada Berg"),
        ("one\r\ntwo\u2028three", "one two three"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_lines(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


def test_texts_keep_their_lines() -> None:
    assert clean_text("\n a\r\nb\rc\x85d\te \n") == "a\nb\nc\nd\te"


@given(TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (clean_line, clean_text):
        kept = clean(text)
        assert clean(kept) == kept
        assert kept == kept.strip()
        assert unicodedata.is_normalized("NFC", kept)
        kept.encode("utf-8")
        assert "\x00" not in kept


@given(st.lists(TEXT, min_size=10, max_size=10))
def test_a_kept_customer_can_be_written(words: list[str]) -> None:
    draft = Customer(
        first_name=words[0], note=words[1], language=words[2], phones=(Phone(text=words[3]),),
        emails=(Email(text=words[4], kind=words[5]),), websites=(Website(text=words[6]),), tags=tuple(words),
        external_numbers=(ExternalNumber(system=words[7], number=words[8]),),
        consents=(Consent(purpose=words[9], given=True, how=words[0]),),
    )  # fmt: skip
    kept = clean_customer(draft)
    json.dumps(dataclasses.asdict(kept), ensure_ascii=False).encode("utf-8")
    assert clean_customer(kept) == kept
    place = PostalAddress(street=words[0], country=words[1], city=words[2])
    address = clean_address(Address(place=place, label=words[3], delivery_note=words[4]))
    json.dumps(dataclasses.asdict(address), ensure_ascii=False).encode("utf-8")
    assert clean_address(address) == address


def test_nothing_stands_twice_in_a_list() -> None:
    kept = clean_customer(
        Customer(
            tags=("b", "a", "B", ""),
            emails=(Email(text="a@example.com", kind="home"), Email(text="A@example.com"), Email(text=" ")),
            phones=(Phone(text="555"), Phone(text="555 "), Phone(text="555", kind=PhoneKind.FAX)),
            websites=(Website(text="x.test"), Website(text="x.test")),
            external_numbers=(ExternalNumber(system="s", number="1 "), ExternalNumber(system="s", number="1")),
        )
    )
    assert kept.tags == ("b", "a")
    assert kept.emails == (Email(text="a@example.com", kind="home"),)
    assert kept.phones == (Phone(text="555"), Phone(text="555", kind=PhoneKind.FAX))
    assert len(kept.websites) == len(kept.external_numbers) == 1


def codes(draft: Customer) -> set[tuple[str, str]]:
    return {(found.code, found.field) for found in customer_problems(draft) if not found.warning}


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (Customer(), ("customer.nobody", "first_name")),
        (Customer(nickname="A"), ("customer.nobody", "first_name")),
        (Customer(first_name="A" * (LINE_LIMIT + 1)), ("text.too_long", "first_name")),
        (Customer(first_name="A", note="A" * (TEXT_LIMIT + 1)), ("text.too_long", "note")),
        (Customer(first_name="A", tags=("x",) * (LIST_LIMIT + 1)), ("list.too_long", "tags")),
        (Customer(first_name="A", tags=("x" * (LINE_LIMIT + 1),)), ("text.too_long", "tags")),
        (Customer(emails=(Email(text="@" * (LINE_LIMIT + 1)),)), ("text.too_long", "emails")),
        (Customer(phones=(Phone(text="1" * (LINE_LIMIT + 1)),)), ("text.too_long", "phones")),
        (Customer(first_name="A", rating=6), ("rating.out_of_range", "rating")),
        (Customer(first_name="A", discount=10_001), ("discount.out_of_range", "discount")),
        (Customer(first_name="A", payment_term=-1), ("payment_term.out_of_range", "payment_term")),
        (Customer(first_name="A", credit_limit=-1), ("credit_limit.negative", "credit_limit")),
        (Customer(first_name="A", id=CustomerId(7), referred_by=CustomerId(7)), ("referred_by.self", "referred_by")),
    ],
)
def test_what_stands_against_saving(draft: Customer, found: tuple[str, str]) -> None:
    assert codes(draft) == {found}


@pytest.mark.parametrize(
    "draft",
    [
        Customer(first_name="X Æ A-12"), Customer(last_name="田中"), Customer(company="D'Angelo & Söhne GmbH"),
        Customer(phones=(Phone(text="ask her"),)), Customer(emails=(Email(text="none"), Email(text="a@b"))),
        Customer(first_name="A" * LINE_LIMIT, note="A" * TEXT_LIMIT, rating=5, discount=10_000, payment_term=3650),
    ],
)  # fmt: skip
def test_what_may_be_saved(draft: Customer) -> None:
    assert codes(draft) == set()


def test_what_is_only_odd() -> None:
    odd = [*email_problems("none"), *email_problems("a@b"), *phone_problems("12"), *phone_problems("1" * 19)]
    assert [problem.code for problem in odd] == ["email.no_at", "email.odd", "phone.odd", "phone.odd"]
    assert all(problem.warning for problem in odd)
    assert email_problems("ada@example.com") == phone_problems("555 1234") == []
    assert not any(map(is_plausible_email, ["a@@b.c", "a b@c.d", "@b.c", "a@b..c", "a@" + "b" * 64 + ".c"]))


def test_addresses() -> None:
    draft = Address(
        use=AddressUse.SHIPPING, default_shipping=True, default_billing=True,
        place=PostalAddress(street=" Weg 1 ", country="\x00de"),
    )  # fmt: skip
    kept = clean_address(draft)
    assert (kept.place.street, kept.place.country) == ("Weg 1", "DE")
    assert (kept.default_shipping, kept.default_billing) == (True, False)
    assert address_problems(kept) == ()
    assert [one.code for one in address_problems(Address(place=PostalAddress(country="DE")))] == ["address.no_place"]
    long = Address(label="x" * 1001, place=PostalAddress(city="x" * 1001), delivery_note="x" * 100_001)
    assert [one.field for one in address_problems(long)] == ["label", "city", "delivery_note"]


def test_the_catalogue_names_every_field() -> None:
    kept_by_the_program = {"id", "version", "archived_at", "deleted_at", "created_at", "changed_at"}
    of_the_shops_own = {"custom"}
    names = {field.name for field in dataclasses.fields(Customer)}
    assert names - kept_by_the_program - of_the_shops_own == set(FIELD)
    assert len(FIELD) == len(FIELDS)
    parts = {field.name for kind in (Address, PostalAddress) for field in dataclasses.fields(kind)}
    assert set(ADDRESS_KEYS) <= parts


def row(**facts: object) -> CustomerRow:
    plain = CustomerRow(
        id=CustomerId(1), number="", name="", type="", company="", phone="", email="", city="", tags=(), orders=0,
        spent=0, first_order=None, last_order=None, added_on=None, state=CustomerState.ACTIVE,
    )  # fmt: skip
    return plain._replace(**facts)  # type: ignore[arg-type]  # the tests name real fields


def test_quick_filters() -> None:
    assert is_vip(row(tags=("ViP",)))
    assert not is_vip(row(tags=("vips",)))


def test_small_values() -> None:
    assert running_number("C-", 5, 128) == "C-00128"
    assert Customer().id == UNSAVED
    done = ChangeSet(operation=OperationId(1), customers=frozenset({CustomerId(1)}))
    assert done.touches(CustomerId(1))
    assert not done.touches(CustomerId(2))
    assert not done.is_empty
    assert ChangeSet(operation=None).is_empty
    assert str(CraftDeskError("a.b", y=1, x="z")) == "a.b(x='z', y=1)"
    assert ValidationProblem((Problem("a"),)).params == {"count": 1}
    assert Fault("KeyError in x").details == "KeyError in x"
    assert Cancelled().code == "work.cancelled"

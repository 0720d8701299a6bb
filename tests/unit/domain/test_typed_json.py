"""The law of drafts: any of them becomes text and comes back the same; anything else is refused, never run."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.draft import (
    AddressDraft,
    CustomerDraft,
    Draft,
    DraftContent,
    NoteDraft,
    OrderDraft,
    ProductDraft,
    RawField,
    SettingsDraft,
    TaskDraft,
    words_in,
)
from craftdesk.domain.ids import CustomerId, NoteId, ProductId
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.typed_json import from_plain, to_plain
from craftdesk.storage.draft_files import draft_from, draft_text
from tests.support.values import ADDRESSES, CUSTOMERS, ORDERS

# Anything that a keyboard, a clipboard or a broken program can bring: lone surrogates and NUL, too.
_TYPED = st.text(st.characters(exclude_categories=()), max_size=12)
_NUMBERS = st.integers(-(10**20), 10**20)
_RAW = st.lists(st.builds(RawField, key=_TYPED, parts=st.lists(_TYPED, max_size=3).map(tuple)), max_size=2).map(tuple)
_PRODUCTS = st.builds(
    Product, id=st.integers(0, 9).map(ProductId), name=_TYPED, price=st.none() | _NUMBERS, active=st.booleans(),
    prices=st.lists(st.builds(LevelPrice, level=_TYPED, price=_NUMBERS), max_size=2).map(tuple),
)  # fmt: skip
_SETTINGS = st.builds(ShopSettings, name=_TYPED, logo=_TYPED, payment_term=_NUMBERS, sample=st.booleans())
_CONTENTS: st.SearchStrategy[DraftContent] = st.one_of(
    st.builds(CustomerDraft, about=_TYPED, customer=CUSTOMERS, address=st.none() | ADDRESSES, raw=_RAW),
    st.builds(OrderDraft, about=_TYPED, order=ORDERS, new_customer=_TYPED, raw=_RAW),
    st.builds(ProductDraft, about=_TYPED, product=_PRODUCTS, raw=_RAW),
    st.builds(SettingsDraft, about=_TYPED, settings=_SETTINGS, raw=_RAW),
    st.builds(NoteDraft, about=_TYPED, customer=st.just(CustomerId(3)), note=st.just(NoteId(0)), text=_TYPED),
    st.builds(TaskDraft, about=_TYPED, customer=st.just(CustomerId(3)), text=_TYPED, day=_TYPED),
    st.builds(AddressDraft, about=_TYPED, address=ADDRESSES),
)
_NOW = datetime(2026, 11, 29, 14, 5, 7, 123456, tzinfo=UTC)


@given(_CONTENTS)
def test_any_draft_comes_back_the_same(content: DraftContent) -> None:
    draft = Draft(name="customer-1", at=_NOW, content=content)
    assert draft_from("customer-1", draft_text(draft)) == draft


@settings(max_examples=300)
@given(_CONTENTS, st.data())
def test_a_damaged_draft_is_refused_or_a_draft_and_nothing_else(content: DraftContent, data: st.DataObject) -> None:
    text = draft_text(Draft(name="a", at=_NOW, content=content))
    at = data.draw(st.integers(0, len(text) - 1))
    damaged = text[:at] + data.draw(st.sampled_from(["", "[", '"', "9", "null", "\x00", "{", "}"])) + text[at + 1 :]
    try:
        found = draft_from("a", damaged)
    except ValueError:
        return
    assert isinstance(found, Draft)


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", '{"craftdesk_draft": 2}', "[" * 100_000, '{"craftdesk_draft": 1, "kind": "os.system"}',
     '{"craftdesk_draft": 1, "kind": ["customer"], "at": "2026-11-29T14:05:07+00:00", "content": {}}',
     '{"craftdesk_draft": 1, "kind": "customer", "at": "2026-11-29T14:05:07", "content": {}}',
     '{"craftdesk_draft": 1, "kind": "customer", "at": "2026-11-29T14:05:07+00:00", "content": {"about": ""}}',
     "9" * 5_000],
)  # fmt: skip
def test_what_is_no_draft_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the reason
        draft_from("a", text)


@pytest.mark.parametrize(
    ("key", "value"),
    [("id", True), ("id", "1"), ("id", 1.0), ("type", "robot"), ("birthday", {"month": 2, "day": 31}), ("since", 5),
     ("phones", {}), ("tags", ["a", 1]), ("shoe_size", 42), ("do_not_contact", 1), ("discount", None)],
)  # fmt: skip
def test_a_value_of_another_kind_is_refused(key: str, value: object) -> None:
    plain = to_plain(Customer(first_name="Anna"))
    assert isinstance(plain, dict)
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the reason
        from_plain(Customer, plain | {key: value})


def test_a_field_that_a_version_did_not_know_takes_its_usual_value() -> None:
    plain = to_plain(Customer(first_name="Anna", since=date(2020, 1, 2)))
    assert isinstance(plain, dict)
    del plain["nickname"]
    assert from_plain(Customer, json.loads(json.dumps(plain))) == Customer(first_name="Anna", since=date(2020, 1, 2))


def test_what_was_typed_can_be_taken_along_as_words() -> None:
    customer = Customer(first_name="Anna", last_name="Berg", tags=("VIP",), note=" ")
    draft = CustomerDraft(
        about="Anna Berg", customer=customer, address=Address(label="Workshop"),
        raw=(RawField(key="credit_limit", parts=("12x",)),),
    )  # fmt: skip
    assert list(words_in(draft)) == ["Anna", "Berg", "VIP", "Workshop", "12x"]

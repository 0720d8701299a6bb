"""Address cards: what stands in them, how lines are folded and escaped, and how small they get for a code."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.customer import Customer, CustomerType, Email, Website
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.domain.vcard import Card, CardVersion, card_text, escaped, folded, small_cards

IDA = Customer(
    number="C-00001", salutation="Frau", title="Dr.", first_name="Ida", last_name="Lindqvist; Åberg",
    company="Ton, & Co",
    role="Owner", birthday=PartialDate(2, 29), note="two\nlines\\ok", tags=("VIP", "a,b"),
    phones=(Phone(text="+49 30 1", kind=PhoneKind.MOBILE), Phone(text="ask for Ida, please")),
    emails=(Email(text="ida@example.com", kind="Work"), Email(text="shop@example.com", kind="Orders")),
    websites=(Website(text="https://ida.example/a;b"),), changed_at=datetime(2026, 11, 22, 18, tzinfo=UTC),
)  # fmt: skip
PLACES = (
    Address(place=PostalAddress(street="Weg 1", postcode="14467", city="Potsdam", country="DE"), default_billing=True),
    Address(use=AddressUse.SHIPPING, place=PostalAddress(street="Gasse 2", city="Ulm")),
    Address(use=AddressUse.BILLING, label="studio", place=PostalAddress(street="Hof 3", city="Ulm")),
)


def lines(text: str) -> list[str]:
    assert text.endswith("END:VCARD\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_card_of_version_3_says_everything_in_the_way_that_phones_read() -> None:
    found = lines(card_text(Card(customer=IDA, addresses=PLACES)))
    assert found[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    for line in (
        "N:Lindqvist\\; Åberg;Ida;;Frau Dr.;", "ORG:Ton\\, & Co", "TITLE:Owner",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "TEL;TYPE=CELL,PREF:+49 30 1", "TEL;TYPE=VOICE:ask for Ida\\, please",
        "EMAIL;TYPE=INTERNET,WORK,PREF:ida@example.com", "item1.EMAIL;TYPE=INTERNET:shop@example.com",
        "item1.X-ABLabel:Orders", "ADR;TYPE=BILLING,DELIVERY,PREF:;;Weg 1;Potsdam;;14467;DE",
        "item2.X-ABLabel:ship to", "item3.X-ABLabel:studio", "URL:https://ida.example/a;b", "CATEGORIES:VIP,a\\,b",
        "NOTE:two\\nlines\\\\ok", "X-CRAFTDESK-NUMBER:C-00001", "REV:2026-11-22T18:00:00Z",
    ):  # fmt: skip
        assert line in found


def test_a_card_of_version_4_writes_kinds_types_and_days_in_its_own_way() -> None:
    found = lines(card_text(Card(customer=IDA, addresses=PLACES), CardVersion.V4))
    for line in ("VERSION:4.0", "KIND:individual", "BDAY:--0229", "TEL;TYPE=cell;PREF=1:+49 30 1",
                 'ADR;TYPE="billing,delivery";PREF=1:;;Weg 1;Potsdam;;14467;DE', "REV:20261122T180000Z"):  # fmt: skip
        assert line in found


@pytest.mark.parametrize(("version", "line"), [(CardVersion.V3, "X-ABShowAs:COMPANY"), (CardVersion.V4, "KIND:org")])
def test_a_company_says_that_it_is_one(version: CardVersion, line: str) -> None:
    found = lines(card_text(Card(customer=Customer(type=CustomerType.COMPANY, company="Kiln Ltd")), version))
    assert line in found
    assert "FN:Kiln Ltd" in found
    assert "N:;;;;" in found


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1, max_size=300))
def test_folding_cuts_no_character_and_is_taken_back_by_unfolding(line: str) -> None:
    text = folded(line)
    pieces = text.removesuffix("\r\n").split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


def test_escapes_are_those_of_the_standard() -> None:
    assert escaped("a,b;c\\d\ne:f") == "a\\,b\\;c\\\\d\\ne:f"


def test_small_cards_get_ever_smaller_and_keep_the_name_and_the_first_phone() -> None:
    cards = small_cards(Card(customer=IDA, addresses=PLACES))
    assert [how for how, _ in cards] == ["all", "contact", "name"]
    sizes = [len(text) for _, text in cards]
    assert sizes == sorted(sizes, reverse=True)
    for _, text in cards:
        assert "Ida" in text
        assert "+49 30 1" in text
        assert "two" not in text
    assert "Potsdam" in cards[0][1]
    assert "Ulm" not in cards[0][1]

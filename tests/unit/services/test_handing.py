"""A code to scan holds what it says, in ever smaller cards; a text for a message is an envelope and a phone number."""

from __future__ import annotations

import pytest
import segno

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.phone import Phone
from craftdesk.errors import OwnerProblem
from craftdesk.importing.records import Record
from craftdesk.importing.source import BytesSource
from craftdesk.importing.table import Choices
from craftdesk.importing.vcard import open_cards
from craftdesk.services.desk import Desk
from craftdesk.services.handing import code_of, contact_lines, find_recipients
from craftdesk.services.running import run

IDA = Customer(
    title="Dr.", first_name="Ida", last_name="Müller", phones=(Phone(text="+49 30 2312"), Phone(text="0555 1")),
    emails=(Email(text="ida@example.com"),), note="never in a code",
)  # fmt: skip
HOME = Address(place=PostalAddress(street="Weg 1", postcode="14467", city="Potsdam", country="DE"))


def card_of(text: str) -> tuple[Record, dict[str, str]]:
    """A card as the reader of address cards takes it in."""
    content = text.encode("utf-8")
    table = open_cards(BytesSource(content, "code"), content, Choices())
    (record,) = table.records()
    return record, {head: cell for head, cell in zip(table.names, record.cells, strict=True) if cell}


def test_a_code_holds_the_card_that_a_phone_takes_over() -> None:
    code = code_of(IDA, [HOME])
    assert code.holds == "all"
    record, cells = card_of(code.text)
    assert record.fault is None
    assert (cells["First name"], cells["Last name"], cells["Title"]) == ("Ida", "Müller", "Dr.")
    assert (cells["Phone 1"], cells["Phone 2"], cells["E-mail 1"]) == ("+49 30 2312", "0555 1", "ida@example.com")
    assert (cells["Billing street 1"], cells["Billing city 1"]) == ("Weg 1", "Potsdam")
    assert "never" not in code.text


def test_the_squares_are_those_of_the_text() -> None:
    code = code_of(IDA, [HOME])
    again = segno.make_qr(code.text.encode("utf-8"), error="m", boost_error=False)
    assert code.rows == tuple(bytes(row) for row in again.matrix)
    assert len(code.rows) == len(code.rows[0]) <= 105


def test_what_is_too_much_is_left_out_step_by_step() -> None:
    long = Address(place=PostalAddress(street="x" * 900, city="Ulm"))
    assert code_of(IDA, [long]).holds == "contact"
    mails = (Email(text=f"{'m' * 900}@example.com"),)
    assert code_of(Customer(first_name="Ida", emails=mails, phones=IDA.phones), [long]).holds == "name"
    with pytest.raises(OwnerProblem, match=r"code\.too_much"):
        code_of(Customer(first_name="ß" * 1000), [])


def test_a_text_for_a_message_is_an_envelope_and_how_to_reach_them() -> None:
    lines = contact_lines(IDA, [HOME], "DE")
    assert lines == ["Dr. Ida Müller", "Weg 1", "14467 Potsdam", "+49 30 2312", "ida@example.com"]
    assert contact_lines(Customer(emails=IDA.emails), [], "DE") == ["ida@example.com"]


def test_recipients_are_read_from_the_book(desk: Desk) -> None:
    ida = desk.customers.add(IDA).customer
    bo = desk.customers.add(Customer(first_name="Bo")).customer
    found = run(find_recipients(desk.store, (ida.id, bo.id)))
    assert (found.addresses, found.without_email) == (("ida@example.com",), ("Bo",))

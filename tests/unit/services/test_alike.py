from __future__ import annotations

import pytest

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, CustomerType, Email
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.phone import Phone
from craftdesk.services.alike import AlikeReason, alike
from craftdesk.services.desk import Desk

POTSDAM = PostalAddress(street="Hauptstraße 5", postcode="14467", city="Potsdam")
CORK = PostalAddress(street="Quay 1", city="Cork")


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    added = desk.customers.add(
        Customer(
            first_name="Anna", last_name="Müller", emails=(Email(text="anna@example.com"),),
            phones=(Phone(text="0331 5550101"),),
        ),
        (Address(place=POTSDAM),),
    )  # fmt: skip
    return added.customer.id


@pytest.mark.parametrize(
    ("draft", "town", "reason", "quiet"),
    [
        (Customer(emails=(Email(text="ANNA@example.com"),)), None, AlikeReason.EMAIL, False),
        (Customer(phones=(Phone(text="+49 331 5550101"),)), None, AlikeReason.PHONE, False),
        (Customer(first_name="Anna", last_name="Mueller", phones=(Phone(text="0331/5550101"),)), None,
         AlikeReason.PHONE, False),
        (Customer(first_name="Ole", last_name="Müller", phones=(Phone(text="0331/5550101"),)), None,
         AlikeReason.PHONE, True),
        (Customer(first_name="Ole", emails=(Email(text="anna@example.com"),)), None, AlikeReason.EMAIL, True),
        (Customer(first_name="anna", last_name="MULLER"), None, AlikeReason.NAME, False),
        (Customer(first_name="Müller", last_name="Anna"), None, AlikeReason.NAME, False),
        (Customer(first_name="Anna", last_name="Müler"), POTSDAM, AlikeReason.SIMILAR_NAME, False),
        (Customer(first_name="Ana", last_name="Müller"), POTSDAM, AlikeReason.SIMILAR_NAME, False),
        (Customer(first_name="Anna", last_name="Mueller"), POTSDAM, AlikeReason.SIMILAR_NAME, False),
    ],
)  # fmt: skip
def test_somebody_alike_is_found(
    desk: Desk, anna: CustomerId, draft: Customer, town: PostalAddress | None, reason: AlikeReason, quiet: bool
) -> None:
    (found,) = alike(desk.store, draft, (town,) if town else ())
    assert (found.id, found.name, found.city, found.reason, found.quiet) == (
        anna, "Anna Müller", "Potsdam", reason, quiet,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "town"),
    [
        (Customer(first_name="Anna", last_name="Müler"), CORK),
        (Customer(first_name="Anna", last_name="Müler"), None),
        (Customer(first_name="Hannes", last_name="Müller"), POTSDAM),
        (Customer(first_name="Anna"), POTSDAM),
        (Customer(emails=(Email(text="anna@example"),)), None),
        (Customer(phones=(Phone(text="0331"),)), None),
        (Customer(), POTSDAM),
    ],
)  # fmt: skip
def test_nobody_is_alike_who_is_not(desk: Desk, anna: CustomerId, draft: Customer, town: PostalAddress | None) -> None:
    assert alike(desk.store, draft, (town,) if town else ()) == ()


def test_a_business_is_alike_without_its_legal_form(desk: Desk) -> None:
    cafe = desk.customers.add(
        Customer(type=CustomerType.COMPANY, company="Café Morgenrot GmbH"), (Address(place=POTSDAM),)
    ).customer
    (found,) = alike(desk.store, Customer(type=CustomerType.COMPANY, company="Café Morgenrot"), (POTSDAM,))
    assert (found.id, found.reason) == (cafe.id, AlikeReason.SIMILAR_NAME)


def test_the_same_person_stands_before_the_household(desk: Desk, anna: CustomerId) -> None:
    phone = (Phone(text="0331 5550101"),)
    ole = desk.customers.add(Customer(first_name="Ole", last_name="Müller", phones=phone)).customer
    found = alike(desk.store, Customer(first_name="Ole", last_name="Müller", phones=phone))
    assert [(one.id, one.quiet) for one in found] == [(ole.id, False), (anna, True)]


def test_neither_oneself_nor_the_bin_is_alike(desk: Desk, anna: CustomerId) -> None:
    assert alike(desk.store, desk.customers.get(anna)) == ()
    desk.customers.delete([anna])
    assert alike(desk.store, Customer(emails=(Email(text="anna@example.com"),))) == ()

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.address_defaults import USES, is_default, settle
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.errors import NotFound, OwnerProblem, ValidationProblem
from craftdesk.services.desk import Desk
from tests.support.values import ADDRESSES


@pytest.fixture
def ida(desk: Desk) -> CustomerId:
    return desk.customers.add(Customer(first_name="Ida")).customer.id


def _place(desk: Desk, customer: CustomerId, city: str, **more: object) -> Address:
    draft = replace(Address(customer_id=customer, place=PostalAddress(city=city)), **more)  # type: ignore[arg-type]  # fields by name
    return desk.addresses.save(draft).address


def _defaults(desk: Desk, customer: CustomerId) -> dict[str, str]:
    return {
        use.value: address.place.city
        for address in desk.addresses.of(customer)
        for use in USES
        if is_default(address, use)
    }


@given(st.lists(ADDRESSES, max_size=5), st.none() | st.integers(0, 4))
def test_defaults_keep_the_law(addresses: list[Address], changed: int | None) -> None:
    place = changed if changed is not None and changed < len(addresses) else None
    settled = settle(addresses, place)
    for use in USES:
        holders = [address for address in settled if is_default(address, use)]
        serving = [address for address in settled if address.use.serves(use)]
        assert len(holders) == min(len(serving), 1)
        assert all(address.use.serves(use) for address in holders)
        if place is not None and addresses[place].use.serves(use) and is_default(addresses[place], use):
            assert is_default(settled[place], use)
    assert settle(settled) == settled


def test_the_first_address_becomes_the_default(desk: Desk, ida: CustomerId) -> None:
    _place(desk, ida, "Potsdam")
    _place(desk, ida, "Berlin")
    assert _defaults(desk, ida) == {"shipping": "Potsdam", "billing": "Potsdam"}


def test_a_default_is_taken_from_the_other(desk: Desk, ida: CustomerId) -> None:
    _place(desk, ida, "Potsdam")
    berlin = _place(desk, ida, "Berlin", default_shipping=True)
    assert _defaults(desk, ida) == {"shipping": "Berlin", "billing": "Potsdam"}
    desk.addresses.make_default(berlin.id, AddressUse.BOTH)
    assert _defaults(desk, ida) == {"shipping": "Berlin", "billing": "Berlin"}


def test_a_default_that_is_given_up_goes_to_another(desk: Desk, ida: CustomerId) -> None:
    potsdam = _place(desk, ida, "Potsdam")
    _place(desk, ida, "Berlin")
    desk.addresses.save(replace(potsdam, default_shipping=False))
    assert _defaults(desk, ida) == {"shipping": "Berlin", "billing": "Potsdam"}


def test_removing_a_default_promotes_another_and_says_so(desk: Desk, ida: CustomerId) -> None:
    potsdam = _place(desk, ida, "Potsdam")
    _place(desk, ida, "Berlin", use=AddressUse.BILLING)
    removed = desk.addresses.remove(potsdam.id)
    assert removed.promoted is not None
    assert (removed.promoted.place.city, removed.uses) == ("Berlin", (AddressUse.BILLING,))
    assert _defaults(desk, ida) == {"billing": "Berlin"}
    desk.history.undo()
    assert _defaults(desk, ida) == {"shipping": "Potsdam", "billing": "Potsdam"}


def test_removing_the_last_promotes_nobody(desk: Desk, ida: CustomerId) -> None:
    assert desk.addresses.remove(_place(desk, ida, "Potsdam").id).promoted is None
    assert desk.addresses.of(ida) == []


def test_a_copy_is_no_default(desk: Desk, ida: CustomerId) -> None:
    first = _place(desk, ida, "Potsdam", label="Studio")
    copy = desk.addresses.duplicate(first.id).address
    assert (copy.label, copy.default_billing, copy.default_shipping) == ("Studio", False, False)
    assert copy.id != first.id


def test_an_address_is_default_only_for_what_it_serves(desk: Desk, ida: CustomerId) -> None:
    billing = _place(desk, ida, "Potsdam", use=AddressUse.BILLING)
    with pytest.raises(OwnerProblem, match=r"address\.not_for_use"):
        desk.addresses.make_default(billing.id, AddressUse.SHIPPING)


def test_an_address_without_a_place_is_refused(desk: Desk, ida: CustomerId) -> None:
    with pytest.raises(ValidationProblem) as raised:
        desk.addresses.save(Address(customer_id=ida, place=PostalAddress(country="DE")))
    assert [problem.code for problem in raised.value.problems] == ["address.no_place"]


def test_an_address_needs_its_customer(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.addresses.save(Address(customer_id=CustomerId(9), place=PostalAddress(city="Potsdam")))


def test_a_removed_address_cannot_be_saved(desk: Desk, ida: CustomerId) -> None:
    gone = _place(desk, ida, "Potsdam")
    desk.addresses.remove(gone.id)
    with pytest.raises(NotFound):
        desk.addresses.save(gone)

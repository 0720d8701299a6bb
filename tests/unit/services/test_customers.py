from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, CustomerState, CustomerType, Email
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order
from craftdesk.domain.phone import Phone
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import Conflict, NotFound, OwnerProblem, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.texts import label_words
from tests.support.shops import content, derived


def _names(desk: Desk, state: CustomerState = CustomerState.ACTIVE, text: str = "") -> list[str]:
    customers = CustomerList(desk.shop, lambda: date(2026, 11, 22))
    try:
        return [row.name for row in customers.first(CustomerQuery(state=state, text=text), 100)]
    finally:
        customers.close()


def _add(desk: Desk, name: str) -> CustomerId:
    return desk.customers.add(Customer(first_name=name)).customer.id


def _order(desk: Desk, customer: CustomerId) -> None:
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.orders.add(Order(customer_id=customer, ordered_on=date(2026, 1, 2), currency="EUR", total=100))
        unit.commit()


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (Customer(last_name="O'Brien"), "O'Brien"),
        (Customer(type=CustomerType.COMPANY, company="D'Angelo & Söhne GmbH"), "D'Angelo & Söhne GmbH"),
        (Customer(first_name="太郎", last_name="田中"), "田中 太郎"),
        (Customer(first_name="X Æ A-12"), "X Æ A-12"),
        (Customer(phones=(Phone(text="030 2312-5107"),)), "030 2312-5107"),
        (Customer(emails=(Email(text="only@example.com"),)), "only@example.com"),
    ],
)
def test_names_that_others_refuse_are_saved_and_found(desk: Desk, draft: Customer, name: str) -> None:
    desk.customers.add(draft)
    assert _names(desk) == [name]
    assert _names(desk, text=name) == [name]


def test_two_customers_share_a_phone_and_an_email(desk: Desk) -> None:
    couple = Customer(phones=(Phone(text="555 0101"),), emails=(Email(text="both@example.com"),))
    desk.customers.add(replace(couple, first_name="Ida"))
    desk.customers.add(replace(couple, first_name="Ole"))
    assert _names(desk, text="5550101") == ["Ida", "Ole"]


def test_a_customer_nobody_could_know_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(ValidationProblem) as raised:
        desk.customers.add(Customer(note="who?"))
    assert [problem.code for problem in raised.value.problems] == ["customer.nobody"]
    assert desk.history.list() == []


def test_a_number_belongs_to_one_customer(desk: Desk) -> None:
    desk.customers.add(Customer(first_name="Ida", number="K-7"))
    draft = Customer(first_name="Ole", number=" K-7 ")
    assert [problem.code for problem in desk.customers.problems(draft)] == ["number.taken"]
    with pytest.raises(ValidationProblem):
        desk.customers.add(draft)
    found = desk.customers.by_number("k-7")
    assert found is not None
    assert found.first_name == "Ida"
    assert desk.customers.problems(found) == ()


def test_addresses_come_with_the_customer_or_nobody_comes(desk: Desk) -> None:
    place = PostalAddress(street="Rosenweg 4", city="Potsdam")
    too_long = PostalAddress(street="x" * 1001)
    with pytest.raises(ValidationProblem):
        desk.customers.add(Customer(first_name="Ida"), [Address(place=place), Address(place=too_long)])
    assert _names(desk) == []
    saved = desk.customers.add(Customer(first_name="Ida"), [Address(place=place), Address()])
    (address,) = desk.addresses.of(saved.customer.id)
    assert address.default_billing
    assert address.default_shipping


def test_a_change_is_kept_with_a_name_for_undo(desk: Desk) -> None:
    ida = desk.customers.add(Customer(first_name="Ida")).customer
    saved = desk.customers.change(replace(ida, note="Likes blue"))
    assert saved.customer.note == "Likes blue"
    assert saved.customer.version == ida.version + 1
    assert saved.changes.touches(ida.id)
    undone = desk.history.undo()
    assert label_words(undone.operation.label) == "Change Ida"
    assert desk.customers.get(ida.id) == ida


def test_saving_without_a_change_leaves_no_trace(desk: Desk) -> None:
    ida = desk.customers.add(Customer(first_name="Ida")).customer
    assert desk.customers.change(replace(ida, first_name=" Ida ")).changes.is_empty
    assert len(desk.history.list()) == 1


def test_an_emptied_number_keeps_the_one_that_was_there(desk: Desk) -> None:
    ida = desk.customers.add(Customer(first_name="Ida")).customer
    assert desk.customers.change(replace(ida, number="", nickname="I")).customer.number == ida.number


def test_a_stale_card_is_told(desk: Desk) -> None:
    ida = desk.customers.add(Customer(first_name="Ida")).customer
    desk.customers.change(replace(ida, note="first"))
    with pytest.raises(Conflict):
        desk.customers.change(replace(ida, note="second"))
    assert desk.customers.get(ida.id).note == "first"


def test_who_is_not_there_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.customers.get(CustomerId(7))
    with pytest.raises(NotFound):
        desk.customers.change(Customer(id=CustomerId(7), first_name="Nobody"))


def test_deleting_fifty_comes_back_by_one_undo(desk: Desk) -> None:
    ids = [_add(desk, f"Anna {number:02d}") for number in range(50)]
    before = _names(desk)
    desk.customers.delete(ids)
    assert _names(desk) == []
    assert len(_names(desk, CustomerState.DELETED)) == 50
    assert label_words(desk.history.undo().operation.label) == "Delete 50 customers"
    assert _names(desk) == before


def test_customers_with_orders_are_archived_not_deleted(desk: Desk) -> None:
    ida, ole = _add(desk, "Ida"), _add(desk, "Ole")
    _order(desk, ida)
    with pytest.raises(OwnerProblem) as raised:
        desk.customers.delete([ole, ida])
    assert (raised.value.code, raised.value.params) == (
        "customer.has_orders", {"name": "Ida", "customers": 1, "count": 1},
    )  # fmt: skip
    assert _names(desk) == ["Ida", "Ole"]
    desk.customers.archive([ida])
    assert _names(desk) == ["Ole"]
    assert _names(desk, CustomerState.ARCHIVED) == ["Ida"]
    desk.customers.unarchive([ida, ole])
    assert _names(desk) == ["Ida", "Ole"]


def test_the_bin_gives_back_everything(desk: Desk) -> None:
    ida = _add(desk, "Ida")
    desk.addresses.save(Address(customer_id=ida, place=PostalAddress(city="Potsdam")))
    desk.notes.add(ida, "hello")
    before = desk.customers.get(ida)
    desk.customers.delete([ida])
    desk.customers.restore([ida])
    after = desk.customers.get(ida)
    assert replace(after, version=before.version) == before
    assert len(desk.addresses.of(ida)) == len(desk.notes.of(ida)) == 1


def test_emptying_the_bin_removes_and_undo_restores_exactly(desk: Desk) -> None:
    ida, ole = _add(desk, "Ida"), _add(desk, "Ole")
    desk.addresses.save(Address(customer_id=ida, place=PostalAddress(city="Potsdam")))
    desk.notes.add(ida, "hello")
    desk.customers.change(replace(desk.customers.get(ole), referred_by=ida))
    desk.customers.delete([ida])
    reader = desk.shop.reader()
    before, listed = content(reader), derived(reader)
    desk.customers.empty_bin()
    assert desk.customers.get(ole).referred_by is None
    with pytest.raises(NotFound):
        desk.customers.get(ida)
    desk.history.undo()
    assert content(reader) == before
    assert derived(reader) == listed


def test_moving_nobody_leaves_no_trace(desk: Desk) -> None:
    ida = _add(desk, "Ida")
    assert desk.customers.restore([ida]).is_empty
    assert desk.customers.archive([]).is_empty
    assert desk.customers.empty_bin().is_empty
    assert len(desk.history.list()) == 1


def test_values_used_before_are_offered(desk: Desk) -> None:
    desk.customers.add(Customer(first_name="Ida", source="Market", tags=("VIP",)))
    desk.customers.add(Customer(first_name="Ole", source="Market"))
    desk.customers.add(Customer(first_name="Una", source="Etsy"))
    assert desk.customers.suggestions("source") == ["Market", "Etsy"]
    assert desk.customers.suggestions("tags") == ["VIP"]
    assert desk.customers.suggestions("note") == []
    words = desk.customers.words_used()
    assert (words["source"], words["tags"], words["role"]) == (["Market", "Etsy"], ["VIP"], [])

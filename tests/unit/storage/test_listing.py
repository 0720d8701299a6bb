"""What the derived list says of a customer follows whatever it is worked out from."""

from __future__ import annotations

from datetime import date

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderStatus
from craftdesk.domain.query import CustomerQuery, CustomerRow, CustomerSort
from craftdesk.storage.book import Store
from craftdesk.storage.list_reader import ListReader

TODAY = date(2026, 11, 22)


def row(store: Store, text: str = "") -> CustomerRow:
    """The one customer whom a text finds."""
    with store.reading() as book:
        (found,) = ListReader(book.raw).first(CustomerQuery(text=text), TODAY, 2)
    return found


def add(store: Store, *customers: Customer) -> list[CustomerId]:
    """Some customers."""
    with store.begin(OperationLabel("customer.added")) as unit:
        ids = unit.customers.add_many(list(customers))
        unit.commit()
    return ids


def run(store: Store, *statements: str) -> None:
    """Statements of one operation."""
    with store.begin(OperationLabel("customer.changed")) as unit:
        for statement in statements:
            unit.raw.execute(statement)
        unit.commit()


def test_source_birthday_and_address(store: Store) -> None:
    (ada,) = add(store, Customer(first_name="Ada", source="Market", birthday=PartialDate(2, 29)))
    assert (row(store).source, row(store).birthday, row(store).has_address) == ("Market", PartialDate(2, 29), False)
    with store.begin(OperationLabel("address.added")) as unit:
        unit.addresses.add(Address(customer_id=ada, place=PostalAddress(street="Hill 1", city="Kent")))
        unit.addresses.add(Address(customer_id=ada, place=PostalAddress(street="Poste restante")))
        unit.commit()
    assert (row(store).has_address, row(store).city) == (True, "Kent")


def test_what_somebody_owes(store: Store) -> None:
    (ada,) = add(store, Customer(first_name="Ada"))
    orders = [
        Order(customer_id=ada, ordered_on=TODAY, currency="EUR", number="1", goods=500, total=500, paid=200),
        Order(customer_id=ada, ordered_on=TODAY, currency="EUR", number="2", goods=70, total=70),
        Order(customer_id=ada, ordered_on=TODAY, currency="USD", number="3", goods=9, total=9),
        Order(customer_id=ada, ordered_on=TODAY, currency="EUR", number="4", goods=9, total=9,
              status=OrderStatus.CANCELLED),
    ]  # fmt: skip
    with store.begin(OperationLabel("order.added")) as unit:
        for order in orders:
            unit.orders.add(order)
        unit.commit()
    assert row(store).owes == 370
    run(store, "UPDATE orders SET paid = total WHERE number = '1'")
    assert row(store).owes == 70


def test_groups_are_shown_and_searched_for(store: Store) -> None:
    (ada, _) = add(store, Customer(first_name="Ada"), Customer(first_name="Bert"))
    run(
        store,
        "INSERT INTO groups (id, name) VALUES (1, 'Wholesale'), (2, 'Cafés')",
        f"INSERT INTO group_members (group_id, customer_id) VALUES (1, {ada}), (2, {ada})",
    )
    assert row(store, "cafes").groups == ("Cafés", "Wholesale")
    run(store, "UPDATE groups SET name = 'Bistros' WHERE id = 2")
    assert row(store, "bistros").groups == ("Bistros", "Wholesale")
    with store.reading() as book:
        assert ListReader(book.raw).count(CustomerQuery(text="cafes"), TODAY) == 0
    run(store, "DELETE FROM group_members WHERE group_id = 2", "DELETE FROM groups WHERE id = 2")
    assert row(store, "ada").groups == ("Wholesale",)


def test_sorting_leaves_those_without_a_value_for_last(store: Store) -> None:
    add(
        store,
        Customer(first_name="Ada", birthday=PartialDate(5, 1, 1990), source="market"),
        Customer(first_name="Bert"),
        Customer(first_name="Cleo", birthday=PartialDate(2, 1), source="Etsy"),
    )
    with store.reading() as book:
        reader = ListReader(book.raw)
        for sort in (CustomerSort.BIRTHDAY, CustomerSort.SOURCE):
            names = {
                down: [one.name for one in reader.first(CustomerQuery(sort=sort, descending=down), TODAY, 9)]
                for down in (False, True)
            }
            assert names == {False: ["Cleo", "Ada", "Bert"], True: ["Ada", "Cleo", "Bert"]}


def times_written(store: Store) -> int:
    """How often the full-text table wrote out what it had gathered, or merged it: a counter of its own, in leaves."""
    with store.reading() as book:
        (block,) = book.raw.execute("SELECT block FROM search_data WHERE id = 10").fetchone()
    found = []
    for byte in block[4:]:
        found.append(byte)
        if sum(one < 128 for one in found) == 3:  # levels, segments, the counter; each a number of 7 bits a byte
            break
    number = 0
    for byte in found[2:]:
        number = number << 7 | byte & 127
    return number


def test_words_of_many_are_taken_out_together(store: Store) -> None:
    add(store, *(Customer(first_name="Ada", last_name=f"Stays {number}") for number in range(130)))
    add(store, *(Customer(first_name="Ada", last_name=f"Goes {number}") for number in range(100)))
    before = times_written(store)
    run(store, "UPDATE customers SET last_name = 'A' || id WHERE last_name LIKE 'Goes%'")
    run(store, "UPDATE customers SET note = 'noted' WHERE last_name LIKE 'A%'")
    run(store, "DELETE FROM customers WHERE last_name LIKE 'A%'")
    assert times_written(store) - before < 30
    with store.reading() as book:
        assert ListReader(book.raw).first(CustomerQuery(text="Goes"), TODAY, 5) == []
        assert len(ListReader(book.raw).first(CustomerQuery(text="Ada"), TODAY, 200)) == 130

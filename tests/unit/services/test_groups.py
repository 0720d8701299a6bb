from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.customer import Customer
from craftdesk.domain.group import Group
from craftdesk.domain.ids import CustomerId, ProductId
from craftdesk.domain.product import Product
from craftdesk.errors import NotFound, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.texts import label_words, sentence
from tests.support.shops import content


def _customers(desk: Desk, *names: str) -> list[CustomerId]:
    return [desk.customers.add(Customer(first_name=name)).customer.id for name in names]


def _product(desk: Desk, name: str = "Mug") -> ProductId:
    return desk.products.add(Product(name=name, price=2000)).product.id


def test_a_group_keeps_its_terms_and_counts_who_is_in_it(desk: Desk) -> None:
    anna, ben = _customers(desk, "Anna", "Ben")
    group = desk.groups.add(
        Group(name=" Wholesale ", price_level="Wholesale", discount=1000, payment_term=30), [anna]
    ).group

    changes = desk.groups.add_members(group.id, [anna, ben])

    assert changes.customers == {ben}
    assert [(one.group.name, one.members) for one in desk.groups.all()] == [("Wholesale", 2)]
    assert desk.groups.of(ben) == [group]
    assert label_words(desk.history.list(1)[0].label) == "Put Anna into the group Wholesale"


def test_a_name_is_needed_and_may_not_be_used_twice(desk: Desk) -> None:
    desk.groups.add(Group(name="Friends"))

    assert [problem.code for problem in desk.groups.problems(Group(name=" "))] == ["group.no_name"]
    (problem,) = desk.groups.problems(Group(name="friends"))
    assert "There is a group “friends” already" in sentence(problem.code, problem.params)
    with pytest.raises(ValidationProblem):
        desk.groups.add(Group(name="friends"))
    with pytest.raises(ValidationProblem):
        desk.groups.add(Group(name="Family", discount=10_001))


def test_other_terms_are_news_for_everybody_in_the_group(desk: Desk) -> None:
    anna, _ben = _customers(desk, "Anna", "Ben")
    group = desk.groups.add(Group(name="Friends"), [anna]).group

    saved = desk.groups.change(replace(group, name="Family", discount=500))

    assert saved.changes.customers == {anna}
    assert label_words(desk.history.list(1)[0].label) == "Rename the group Friends to Family"
    assert desk.groups.of(anna)[0].discount == 500


def test_members_of_a_removed_group_stay_customers_and_undo_brings_it_back(desk: Desk) -> None:
    anna, ben = _customers(desk, "Anna", "Ben")
    group = desk.groups.add(Group(name="Friends"), [anna, ben]).group
    with desk.store.reading() as book:
        before = content(book.raw)

    desk.groups.remove(group.id)

    assert desk.groups.of(anna) == []
    assert desk.customers.get(anna).first_name == "Anna"
    with pytest.raises(NotFound):
        desk.groups.members(group.id)
    desk.history.undo()
    with desk.store.reading() as book:
        assert content(book.raw) == before


def test_customers_in_the_bin_are_not_counted_and_come_back_into_their_groups(desk: Desk) -> None:
    anna, ben = _customers(desk, "Anna", "Ben")
    desk.groups.add(Group(name="Friends"), [anna, ben])

    desk.customers.delete([ben])

    assert desk.groups.all()[0].members == 1
    desk.customers.restore([ben])
    assert desk.groups.all()[0].members == 2


def test_customers_leave_a_group(desk: Desk) -> None:
    anna, ben = _customers(desk, "Anna", "Ben")
    group = desk.groups.add(Group(name="Friends"), [anna, ben]).group

    desk.groups.remove_members(group.id, [anna])

    assert desk.groups.members(group.id) == [ben]
    assert desk.groups.remove_members(group.id, [anna]).is_empty


def test_a_group_with_later_members_stays_when_its_making_is_taken_back_out_of_turn(desk: Desk) -> None:
    (anna,) = _customers(desk, "Anna")
    group = desk.groups.add(Group(name="Friends")).group
    made = desk.history.list(1)[0].id
    desk.groups.add_members(group.id, [anna])

    result = desk.history.revert(made)

    assert [(kept.kind, kept.name, kept.why) for kept in result.kept] == [("group", "Friends", "used")]
    assert [one.group.name for one in desk.groups.all()] == ["Friends"]


def test_an_agreed_price_holds_on_the_days_of_its_period(desk: Desk) -> None:
    (anna,) = _customers(desk, "Anna")
    mug = _product(desk)
    desk.agreed_prices.save(
        AgreedPrice(
            customer_id=anna,
            product_id=mug,
            price=1500,
            currency="",
            valid_from=date(2026, 3, 1),
            valid_until=date(2026, 3, 31),
        )
    )

    (row,) = desk.agreed_prices.of(anna)
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [row.agreed.holds_on(day) for day in days] == [False, True, True, False]
    assert (row.customer, row.product, row.usual, row.agreed.currency) == ("Anna", "Mug", 2000, "EUR")
    assert desk.products.card(mug).agreed == (row,)


def test_periods_of_one_product_that_overlap_are_refused_with_its_name(desk: Desk) -> None:
    (anna,) = _customers(desk, "Anna")
    mug, bowl = _product(desk), _product(desk, "Bowl")
    march = AgreedPrice(customer_id=anna, product_id=mug, price=1500, currency="EUR", valid_until=date(2026, 3, 31))
    saved = desk.agreed_prices.save(march).agreed
    later = replace(march, price=1400, valid_from=date(2026, 3, 31), valid_until=None)

    (problem,) = desk.agreed_prices.problems(later)

    assert sentence(problem.code, problem.params).startswith("Another price for Mug is agreed")
    with pytest.raises(ValidationProblem):
        desk.agreed_prices.save(later)
    desk.agreed_prices.save(replace(later, valid_from=date(2026, 4, 1)))
    desk.agreed_prices.save(replace(later, product_id=bowl))
    desk.agreed_prices.save(replace(saved, price=1450))
    assert sorted(row.agreed.price for row in desk.agreed_prices.of(anna)) == [1400, 1400, 1450]


def test_a_period_that_ends_before_it_begins_and_a_price_below_zero_are_refused(desk: Desk) -> None:
    (anna,) = _customers(desk, "Anna")
    draft = AgreedPrice(
        customer_id=anna, product_id=_product(desk), price=-1, currency="", valid_from=date(2026, 2, 1),
        valid_until=date(2026, 1, 1),
    )  # fmt: skip

    assert [problem.code for problem in desk.agreed_prices.problems(draft)] == ["price.negative", "agreed.ends_before"]


def test_an_agreed_price_is_removed_and_undo_brings_it_back(desk: Desk) -> None:
    (anna,) = _customers(desk, "Anna")
    mug = _product(desk)
    saved = desk.agreed_prices.save(AgreedPrice(customer_id=anna, product_id=mug, price=1500, currency="EUR")).agreed

    changes = desk.agreed_prices.remove(saved.id)

    assert changes.customers == {anna}
    assert changes.products == {mug}
    assert label_words(desk.history.list(1)[0].label) == "Remove the agreed price for Mug with Anna"
    desk.history.undo()
    assert [row.agreed for row in desk.agreed_prices.of(anna)] == [saved]

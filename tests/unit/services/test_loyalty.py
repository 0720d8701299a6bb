"""The rules of a shop are kept, and classes are counted by them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from craftdesk.domain.customer import Customer, CustomerState
from craftdesk.domain.loyalty import Loyalty
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order
from craftdesk.errors import ValidationProblem
from craftdesk.services.desk import Desk


def buys(desk: Desk, name: str, *days_ago: int, total: int = 1_000) -> None:
    """A customer who ordered some days ago."""
    today = desk.today()
    who = desk.customers.add(Customer(first_name=name, since=today - timedelta(days=800))).customer
    with desk.store.begin(OperationLabel("order.added")) as unit:
        for days in days_ago:
            day = today - timedelta(days=days)
            unit.orders.add(Order(customer_id=who.id, ordered_on=day, currency="EUR", goods=total, total=total,
                                  number=f"{name}-{days}"))  # fmt: skip
        unit.commit()


def test_rules_classes_and_those_who_slip_away(desk: Desk) -> None:
    today = desk.today()
    buys(desk, "Ada")
    buys(desk, "Bert", 400)
    buys(desk, "Cleo", 300, 280, 260)
    buys(desk, "Dora", 290, 280, 270, total=9_000)
    buys(desk, "Emil", 200)
    counts = desk.loyalty.counts(today)
    assert {one: count for one, count in counts.items() if count} == {
        Loyalty.NONE: 1, Loyalty.LOST: 1, Loyalty.SLIPPING: 2, Loyalty.OCCASIONAL: 1,
    }  # fmt: skip
    assert set(counts) == set(Loyalty)
    assert [row.name for row in desk.loyalty.slipping(today, 5)] == ["Dora", "Cleo"]
    assert [row.name for row in desk.loyalty.slipping(today, 1)] == ["Dora"]

    desk.loyalty.save(desk.loyalty.rules()._replace(lost_days=250))
    assert desk.loyalty.rules().lost_days == 250
    assert desk.loyalty.counts(today)[Loyalty.LOST] == 3
    gone = [row.id for row in desk.loyalty.slipping(today, 5)]
    assert not gone


def test_those_put_aside_do_not_count(desk: Desk) -> None:
    who = desk.customers.add(Customer(first_name="Ada")).customer
    assert desk.loyalty.counts(desk.today())[Loyalty.NEW] == 1
    desk.customers.archive([who.id])
    assert desk.customers.get(who.id).state is CustomerState.ARCHIVED
    assert not any(desk.loyalty.counts(desk.today()).values())


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("new_days", 0, "loyalty.out_of_range"),
        ("slipping_factor", 50, "loyalty.out_of_range"),
        ("regular_orders", 1, "loyalty.out_of_range"),
        ("new_days", 400, "loyalty.new_after_lost"),
        ("slipping_days", 365, "loyalty.slipping_after_lost"),
    ],
)
def test_rules_that_contradict_themselves(desk: Desk, field: str, value: int, code: str) -> None:
    before = desk.loyalty.rules()
    with pytest.raises(ValidationProblem) as refused:
        desk.loyalty.save(before._replace(**{field: value}))
    assert [(one.code, one.field) for one in refused.value.problems] == [(code, field)]
    assert desk.loyalty.rules() == before

"""How customers stand to the shop: the rules at their edges, and SQL that says the same."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.loyalty import Loyalty, LoyaltyRules, Purchases, loyalty_of, rules_of
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.loyalty_sql import loyalty_expression

TODAY = date(2026, 11, 29)
RULES = rules_of(ShopSettings())
_DAYS = st.integers(-3, 900).map(lambda days: TODAY - timedelta(days=days))
_RULES = st.builds(
    LoyaltyRules, new_days=st.integers(1, 400), regular_orders=st.integers(2, 5), best_spent=st.integers(0, 900),
    slipping_factor=st.integers(100, 500), slipping_days=st.integers(0, 300), lost_days=st.integers(1, 800),
)  # fmt: skip


@st.composite
def _purchases(draw: st.DrawFn) -> Purchases:
    orders = draw(st.integers(0, 6))
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    return Purchases(
        orders=orders,
        spent=draw(st.integers(-100, 1_000)),
        first_order=first if orders else None,
        last_order=(last if orders > 1 else first) if orders else None,
        added_on=draw(st.none() | _DAYS),
    )


@given(_purchases(), _RULES)
def test_the_file_and_the_program_mean_the_same(who: Purchases, rules: LoyaltyRules) -> None:
    days = [day.isoformat() if day else "" for day in (who.first_order, who.last_order, who.added_on)]
    with sqlite3.connect(":memory:") as shop:
        (found,) = shop.execute(
            f"SELECT {loyalty_expression(rules, TODAY)} FROM (SELECT ? AS orders, ? AS spent, ? AS first_order,"
            " ? AS last_order, ? AS added_on)",
            (who.orders, who.spent, *days),
        ).fetchone()
    shop.close()
    assert found == loyalty_of(who, rules, TODAY)


def ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (Purchases(), Loyalty.NONE),
        (Purchases(added_on=ago(90)), Loyalty.NEW),
        (Purchases(added_on=ago(91)), Loyalty.NONE),
        (Purchases(orders=1, first_order=ago(90), last_order=ago(90)), Loyalty.NEW),
        (Purchases(orders=1, first_order=ago(91), last_order=ago(91), added_on=ago(2)), Loyalty.OCCASIONAL),
        (Purchases(orders=9, first_order=ago(900), last_order=ago(366)), Loyalty.LOST),
        (Purchases(orders=3, first_order=ago(200), last_order=ago(60)), Loyalty.REGULAR),
        (Purchases(orders=3, first_order=ago(200), last_order=ago(60), spent=50_000), Loyalty.BEST),
        # Every 60 days so far: quiet for 120 is twice that, and not more than it.
        (Purchases(orders=3, first_order=ago(240), last_order=ago(120)), Loyalty.REGULAR),
        (Purchases(orders=3, first_order=ago(239), last_order=ago(121)), Loyalty.SLIPPING),
        # Every day so far, but two months are nothing to worry about.
        (Purchases(orders=3, first_order=ago(92), last_order=ago(60)), Loyalty.REGULAR),
        (Purchases(orders=3, first_order=ago(92), last_order=ago(61), spent=90_000), Loyalty.SLIPPING),
    ],
)
def test_edges(who: Purchases, expected: Loyalty) -> None:
    assert loyalty_of(who, RULES, TODAY) is expected


def test_the_rules_are_those_of_the_shop() -> None:
    who = Purchases(orders=2, first_order=ago(200), last_order=ago(150))
    assert loyalty_of(who, RULES, TODAY) is Loyalty.OCCASIONAL
    own = RULES._replace(regular_orders=2)
    assert loyalty_of(who, own, TODAY) is Loyalty.SLIPPING
    assert loyalty_of(who, own._replace(lost_days=149), TODAY) is Loyalty.LOST

"""Which price wins, which discount wins, and that the reason survives being written down."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.customer import Customer
from craftdesk.domain.group import Group
from craftdesk.domain.ids import CustomerId, ProductId
from craftdesk.domain.pricing import Offer, PriceKind, PriceOrigin, Terms, offer, price_origin_of, terms_of
from craftdesk.domain.product import LevelPrice, Product

DAY = date(2026, 11, 29)
_MUG = Product(
    id=ProductId(7), name="Mug", price=2_400, currency="EUR",
    prices=(LevelPrice(level="Wholesale", price=1_600), LevelPrice(level="Friends", price=2_000)),
)  # fmt: skip
_CAFES = Group(name="Cafés", price_level="Wholesale", discount=500)
_FAIR = Group(name="Fair", price_level="Friends", discount=1_000)

_levels = st.sampled_from(["", "Wholesale", "Friends", "wholesale", "Unknown"])
_rates = st.sampled_from([0, 500, 1_000])
_groups = st.builds(Group, name=st.sampled_from(["Cafés", "A&B=C%"]), price_level=_levels, discount=_rates)
_terms = st.builds(
    Terms, level=_levels, discount=_rates, groups=st.lists(_groups, max_size=3).map(tuple), shop_level=_levels,
    shop_discount=_rates,
)  # fmt: skip
_days = st.none() | st.dates(DAY - timedelta(days=3), DAY + timedelta(days=3))
_agreed = st.builds(
    AgreedPrice, customer_id=st.just(CustomerId(1)), product_id=st.sampled_from([ProductId(7), ProductId(8)]),
    price=st.integers(0, 3_000), currency=st.sampled_from(["EUR", "CHF"]), valid_from=_days, valid_until=_days,
)  # fmt: skip


def _offer(terms: Terms, *agreed: AgreedPrice, product: Product = _MUG, currency: str = "EUR") -> Offer:
    return offer(product, terms, agreed, day=DAY, currency=currency)


def _deal(price: int, first: date | None = None, last: date | None = None) -> AgreedPrice:
    return AgreedPrice(
        customer_id=CustomerId(1), product_id=ProductId(7), price=price, currency="EUR", valid_from=first,
        valid_until=last,
    )  # fmt: skip


def test_own_level_beats_group_beats_shop_beats_the_plain_price() -> None:
    assert _offer(Terms()) == Offer(price=2_400)
    shop = _offer(Terms(shop_level="friends"))
    assert (shop.price, shop.origin.kind, shop.origin.level) == (2_000, PriceKind.SHOP, "Friends")
    group = _offer(Terms(shop_level="Friends", groups=(_FAIR, _CAFES)))
    assert (group.price, group.origin.group, group.origin.level) == (1_600, "Cafés", "Wholesale")
    own = _offer(Terms(level="Friends", groups=(_CAFES,)))
    assert (own.price, own.origin.kind) == (2_000, PriceKind.CUSTOMER)


def test_a_level_without_a_price_is_passed_over() -> None:
    found = _offer(Terms(level="Market", groups=(_CAFES,)))
    assert (found.price, found.origin.kind) == (1_600, PriceKind.GROUP)


def test_own_discount_beats_group_beats_shop() -> None:
    terms = terms_of(Customer(discount=300), [_CAFES, _FAIR], level="", discount=2_000)
    assert (_offer(terms).discount_rate, _offer(terms).origin.discount) == (300, PriceKind.CUSTOMER)
    terms = terms_of(Customer(), [_CAFES, _FAIR], level="", discount=2_000)
    assert (_offer(terms).discount_rate, _offer(terms).origin.discount_group) == (1_000, "Fair")
    terms = terms_of(None, [], level="", discount=2_000)
    assert (_offer(terms).discount_rate, _offer(terms).origin.discount) == (2_000, PriceKind.SHOP)


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (DAY + timedelta(days=1), None, False),
        (None, DAY - timedelta(days=1), False),
    ],
)
def test_an_agreed_price_holds_on_its_first_and_last_day(first: date | None, last: date | None, *, holds: bool) -> None:
    found = _offer(Terms(discount=1_000), _deal(1_234, first, last))
    assert (found.price == 1_234) is holds
    assert (found.discount_rate == 0) is holds


def test_the_agreement_that_began_last_counts() -> None:
    old, new = _deal(1_000), _deal(1_500, DAY - timedelta(days=5), DAY)
    assert _offer(Terms(), old, new) == Offer(price=1_500, origin=PriceOrigin(kind=PriceKind.AGREED, until=DAY))


def test_a_price_in_another_currency_does_not_count() -> None:
    assert _offer(Terms(level="Wholesale", discount=500), currency="CHF") == Offer(price=None)


@given(_terms, st.lists(_agreed, max_size=4))
def test_the_price_is_one_that_somebody_said(terms: Terms, agreed: list[AgreedPrice]) -> None:
    found = _offer(terms, *agreed)
    ours = {one.price for one in agreed if one.product_id == 7 and one.currency == "EUR" and one.holds_on(DAY)}
    assert found.price in (ours or {2_400, 1_600, 2_000})
    if ours:
        assert (found.origin.kind, found.discount_rate) == (PriceKind.AGREED, 0)
    else:
        assert found.discount_rate in {terms.discount, terms.shop_discount, *(one.discount for one in terms.groups)}
    assert bool(found.discount_rate) == bool(found.origin.discount)


@given(_terms)
def test_joining_a_group_never_makes_it_dearer_for_somebody_of_a_group(terms: Terms) -> None:
    if terms.level or not any(one.price_level in {"Wholesale", "wholesale"} for one in terms.groups):
        return
    assert _offer(terms).price == 1_600


_texts = st.text(max_size=12)


_origins = (
    st.builds(
        PriceOrigin, kind=st.sampled_from(PriceKind), level=_texts, group=_texts, until=st.none() | st.dates(),
        discount=st.sampled_from(PriceKind), discount_group=_texts,
    )
)  # fmt: skip


@given(_origins)
def test_the_reason_survives_being_written(origin: PriceOrigin) -> None:
    assert price_origin_of(str(origin)) == origin


def test_a_foreign_reason_is_none() -> None:
    assert price_origin_of("price=magic&until=soon") == PriceOrigin()

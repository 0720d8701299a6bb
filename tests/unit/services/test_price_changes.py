"""Prices of many products changed by a rate: the look ahead, one operation, and what can't be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.price_change import PriceChange, PriceExample, repriced
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.errors import ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.texts import label_words


def _add(desk: Desk, name: str, price: int | None, prices: tuple[LevelPrice, ...] = ()) -> Product:
    return desk.products.add(Product(name=name, price=price, currency="EUR", prices=prices)).product


def test_prices_change_as_the_look_ahead_said_and_one_undo_takes_them_back(desk: Desk) -> None:
    mug = _add(desk, "Mug", 1005, prices=(LevelPrice(level="Wholesale", price=850),))
    talk = _add(desk, "Talk", None)
    gift = _add(desk, "Gift", 0)
    ids, change = [gift.id, mug.id, talk.id], PriceChange(rate=1000)

    preview = desk.price_changes.preview(ids, change)
    assert (preview.chosen, preview.changed) == (3, 1)
    assert preview.examples == (PriceExample(name="Mug", old=1005, new=1106, currency="EUR"),)
    assert desk.products.get(mug.id) == mug

    assert desk.price_changes.change(ids, change).count == 1
    assert desk.products.get(mug.id).price == 1106
    assert desk.products.get(mug.id).prices == mug.prices
    assert label_words(desk.history.list(1)[0].label) == "Change the price of one product"
    desk.history.undo()
    assert desk.products.get(mug.id).price == 1005


def test_the_prices_of_a_level_change_alone_and_are_rounded_to_coins(desk: Desk) -> None:
    mug = _add(desk, "Mug", 1005, prices=(LevelPrice(level="Wholesale", price=851), LevelPrice(level="Fair", price=7)))
    change = PriceChange(rate=-1000, level="Wholesale", step=10)
    assert desk.price_changes.preview([mug.id], change).examples[0].new == 770
    desk.price_changes.change([mug.id], change)
    kept = desk.products.get(mug.id)
    assert (kept.price, [one.price for one in kept.prices]) == (1005, [770, 7])


def test_what_changes_nothing_is_no_operation(desk: Desk) -> None:
    mug = _add(desk, "Mug", 1000)
    before = desk.history.list(1)[0].id
    assert desk.price_changes.change([mug.id], PriceChange(rate=0, step=10)).count == 0
    assert desk.history.list(1)[0].id == before


@pytest.mark.parametrize("rate", [-10_000, 100_001])
def test_a_rate_that_is_none_is_refused(desk: Desk, rate: int) -> None:
    mug = _add(desk, "Mug", 1000)
    with pytest.raises(ValidationProblem):
        desk.price_changes.preview([mug.id], PriceChange(rate=rate))


@given(st.integers(0, 10**9), st.integers(-9_999, 100_000), st.sampled_from([1, 5, 10]))
def test_a_new_price_is_the_nearest_that_coins_can_pay(price: int, rate: int, step: int) -> None:
    new = repriced(Product(name="Mug", price=price), PriceChange(rate=rate, step=step)).price
    assert new is not None
    assert new >= 0
    assert new % step == 0
    assert abs(new * 10_000 - price * (10_000 + rate)) <= 5_000 * step + 5_000

"""Bad input for orders, money, products and standing orders: each has its sentence, and the book stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.credit import Voucher
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, ProductId, VoucherId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, Payment
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.domain.price_change import PriceChange
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.standing import StandingLine, StandingOrder
from craftdesk.errors import CraftDeskError, Problem, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.services.orders_list import OrdersList
from craftdesk.texts import sentence
from tests.support.shops import NOW, content, new_store

TODAY = NOW.date()
IDA = CustomerId(1)
MUG = OrderLine(name="Mug", unit_price=2_500)
BREAD = StandingLine(name="Bread", unit_price=500)
HUGE = 10**20
SURROGATE = "\ud800"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A shop of one customer and one product, that has one order of 25.00 and nothing on account."""
    store = new_store(tmp_path / "shop.craftdesk")
    found = Desk.open(store.shop)
    found.customers.add(Customer(first_name="Ida", last_name="Berg"))
    found.products.add(Product(name="Bowl", price=1_000))
    found.order_entry.add(order())
    yield found
    store.shop.close()


def order(line: OrderLine = MUG, **changes: object) -> Order:
    draft = Order(customer_id=IDA, ordered_on=TODAY, currency="EUR", lines=(line,))
    return replace(draft, **changes)  # type: ignore[arg-type]  # each case names its fields


def line(**changes: object) -> Order:
    return order(replace(MUG, **changes))  # type: ignore[arg-type]  # each case names its fields


def standing(**changes: object) -> StandingOrder:
    draft = StandingOrder(customer_id=IDA, next_on=TODAY, lines=(BREAD,))
    return replace(draft, **changes)  # type: ignore[arg-type]  # each case names its fields


def bread(**changes: object) -> StandingOrder:
    return standing(lines=(replace(BREAD, **changes),))  # type: ignore[arg-type]  # each case names its fields


def words(problems: tuple[Problem, ...]) -> list[str]:
    return [sentence(one.code, one.params) for one in problems]


def told(problem: CraftDeskError) -> str:
    if isinstance(problem, ValidationProblem):
        return " ".join(words(tuple(one for one in problem.problems if not one.warning)))
    return sentence(problem.code, problem.params)


TOO_LARGE = "These amounts are larger than the book can hold. Look at quantities and prices again."
BEYOND = "This is more than the book can hold. Look at the quantity again."
NO_RATE = "A rate of tax is between 0 and 100 %."
NO_DISCOUNT = "A discount is between nothing and what the line costs."
GOODS = "A discount is between nothing and what the goods cost: 25.00 EUR."
# An order that can't be kept, and why.
REFUSED: dict[str, tuple[Order, str]] = {
    "a quantity beyond 64 bit": (line(quantity=HUGE, unit_price=0), BEYOND),
    "the same below nothing": (line(quantity=-HUGE, unit_price=0), BEYOND),
    "quantity × price": (line(quantity=10**12, unit_price=10**15), TOO_LARGE),
    "2,000 lines of 10^13": (order(lines=(replace(MUG, unit_price=10**13),) * 2_000), TOO_LARGE),
    "-100 % of tax": (line(tax_rate=-10_000), NO_RATE),
    "tax beyond 64 bit": (line(tax_rate=HUGE, unit_price=0), NO_RATE),
    "-100 % of tax on shipping": (order(shipping=500, shipping_tax_rate=-10_000), NO_RATE),
    "150 % of tax on shipping": (order(shipping=500, shipping_tax_rate=15_000), NO_RATE),
    "a rate of shipping beyond 64 bit": (order(shipping_tax_rate=HUGE), NO_RATE),
    "150 % off a line": (line(discount_rate=15_000), NO_DISCOUNT),
    "more than everything off nothing": (line(discount_rate=HUGE, unit_price=0), NO_DISCOUNT),
    "-5 % off what comes back": (line(discount_rate=-500, unit_price=-100), NO_DISCOUNT),
    "150 % off": (order(discount_rate=15_000), GOODS),
    "-5 % off": (order(discount_rate=-500), GOODS),
    "more off than the goods": (order(discount=2_501), GOODS),
    "shipping below nothing": (order(shipping=-1), "Shipping can’t cost less than nothing."),
    "shipping beyond 64 bit": (order(shipping=HUGE), TOO_LARGE),
    "a deposit beyond 64 bit": (
        order(payments=(Payment(amount=HUGE),)),
        "This amount is too large to be right. Nothing was recorded: look at it again.",
    ),
    "10,000 letters": (line(name="x" * 10_000), "This is too long: 10,000 characters, and 1000 fit."),
    "a name of nothing visible": (line(name=f"\u202e\0{SURROGATE}"), "Say what this is."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_order_that_is_refused(name: str, desk: Desk) -> None:
    draft, said = REFUSED[name]
    before = state(desk)
    with pytest.raises(ValidationProblem) as refused:
        desk.order_entry.add(draft)
    assert told(refused.value) == said
    assert state(desk) == before


# An order that is kept, and what is said of it.
WARNED: dict[str, tuple[Order, list[str]]] = {
    "100 % off": (order(discount_rate=10_000), []),
    "10 % off what comes back": (
        line(quantity=-1_000, discount_rate=1_000),
        ["Less than nothing: does something come back?", "The total is below zero: this order gives money back."],
    ),
    "29 February of the year 4": (order(ordered_on=date(4, 2, 29)), ["This is more than ten years ago."]),
    "the year 9999": (order(ordered_on=date(9999, 12, 31)), ["This day is still to come."]),
    "due in the year 1": (order(due_on=date(1, 1, 1)), ["It would be due before it was ordered."]),
    "due in the year 9999": (order(due_on=date(9999, 12, 31)), ["This is more than a year away."]),
    "a product that was deleted meanwhile": (
        line(product_id=ProductId(77)),
        ["Mug isn’t among the products any more. The line is kept without it."],
    ),
    "a billion of something free": (
        line(quantity=10**12, unit_price=0),
        ["That is very much. Is the decimal sign in its place?"],
    ),
}


@pytest.mark.parametrize("name", WARNED)
def test_an_order_that_is_odd(name: str, desk: Desk) -> None:
    draft, said = WARNED[name]
    assert words(desk.order_entry.problems(draft)) == said
    kept = desk.order_entry.add(draft).order
    assert (kept.lines[0].name, kept.lines[0].product_id) == ("Mug", None)
    assert desk.orders.get(kept.id) == kept


def test_texts_of_an_order_lose_only_what_nobody_can_see(desk: Desk) -> None:
    nasty = f'<img src="x">\u202e\0{SURROGATE} שלום'
    draft = order(replace(MUG, name=nasty), customer_note=nasty, shop_note=nasty, source=nasty)
    kept = desk.order_entry.add(draft).order
    clean = '<img src="x"> שלום'
    assert (kept.lines[0].name, kept.customer_note, kept.shop_note, kept.source) == (clean,) * 4


def test_2000_lines_are_kept(desk: Desk) -> None:
    assert desk.order_entry.add(order(lines=(MUG,) * 2_000)).order.total == 2_000 * 2_500


@pytest.mark.parametrize("typed", [SURROGATE, "\0", "%", "'", '"', "*", "\u202e", "x" * 100_000])
def test_looking_by_rubbish_finds_nothing(typed: str, desk: Desk) -> None:
    assert desk.order_entry.products(f"{typed}q", None, day=TODAY, currency="EUR") == ()
    assert desk.products.find_products(f"{typed}q", 5) == []
    assert desk.orders.find(f"{typed}q") == []
    with closing(OrdersList(desk.shop, lambda: TODAY)) as orders:
        assert orders.first(OrdersQuery(text=f"{typed}q"), 5) == []


def _pay(amount: int = 500, method: str = "Cash") -> Callable[[Desk], object]:
    def act(desk: Desk) -> object:
        first = desk.orders.recent(IDA, 1)[0].id
        return desk.order_life.pay(first, desk.orders.get(first).version, Payment(amount=amount, method=method))

    return act


def _refund(amount: int = 500, method: str = "Cash") -> Callable[[Desk], object]:
    def act(desk: Desk) -> object:
        first = desk.orders.recent(IDA, 1)[0].id
        return desk.order_life.refund(first, desk.orders.get(first).version, Payment(amount=amount, method=method))

    return act


def _redeem(code: str, amount: int | None = None) -> Callable[[Desk], object]:
    def act(desk: Desk) -> object:
        first = desk.orders.recent(IDA, 1)[0].id
        return desk.order_life.pay_by_voucher(first, desk.orders.get(first).version, code, amount=amount)

    return act


def _issue(amount: int = 500, *, expires_on: date | None = None, buyer: int = 1) -> Callable[[Desk], object]:
    draft = Voucher(
        amount=amount, currency="EUR", issued_on=TODAY, expires_on=expires_on, customer_id=CustomerId(buyer)
    )
    return lambda desk: desk.vouchers.issue(draft)


def _product(**changes: object) -> Callable[[Desk], object]:
    draft = replace(Product(name="Vase", price=1), **changes)  # type: ignore[arg-type]  # each case names its fields
    return lambda desk: desk.products.add(draft)


def _define(draft: StandingOrder) -> Callable[[Desk], object]:
    return lambda desk: desk.standing.define(draft)


def _agree(**changes: object) -> Callable[[Desk], object]:
    draft = AgreedPrice(customer_id=IDA, product_id=ProductId(1), price=900, currency="EUR")
    return lambda desk: desk.agreed_prices.save(replace(draft, **changes))  # type: ignore[arg-type]  # as above


NO_PRICE = "A price can’t be below zero. For a gift write 0."
NO_TAX = "A tax rate is between 0 and 100 %."
ABOVE_ZERO = "Say how much: an amount above zero."
TOO_MUCH = "This amount is too large to be right. Nothing was recorded: look at it again."
NO_VOUCHER = (
    "A gift voucher pays by its code, and money isn’t given back on one. Nothing was recorded: choose another way."
)
GONE = (
    "Something that was chosen here isn’t in the book any more. Nothing was saved, and what you typed is still here:"
    " choose again."
)
NOTHING_THERE = (
    "There is only 0.00 EUR on account. Nothing was recorded: take that much or less, and the rest another way."
)
NOT_PAID = (
    "That is more than was paid and not given back yet: 0.00 EUR. Nothing was recorded: give back that much or less."
)
# Something that can't be done, and what is said.
ACTS: dict[str, tuple[Callable[[Desk], object], str]] = {
    "paying nothing": (_pay(0), ABOVE_ZERO),
    "paying less than nothing": (_pay(-5), ABOVE_ZERO),
    "paying beyond 64 bit": (_pay(HUGE), TOO_MUCH),
    "paying from an account that is empty": (_pay(method=" Account"), NOTHING_THERE),
    "paying by voucher without a code": (_pay(method="VOUCHER"), NO_VOUCHER),
    "giving back on a voucher": (_refund(method="voucher"), NO_VOUCHER),
    "giving back what was never paid": (
        _refund(),
        NOT_PAID,
    ),
    "a voucher without a code": (_redeem(f" \u200b{SURROGATE}"), "Write the code that stands on the gift voucher."),
    "a voucher that nobody issued": (
        _redeem("x" * 10_000),
        f"There is no gift voucher {'X' * 40}. Nothing was recorded: look at the code again.",
    ),
    "a voucher over nothing": (_issue(0), ABOVE_ZERO),
    "a voucher beyond 64 bit": (_issue(HUGE), TOO_MUCH),
    "a voucher that expired before": (
        _issue(expires_on=date(2000, 1, 1)),
        "A gift voucher can’t expire before it is issued. Choose a later day, or none.",
    ),
    "a voucher of somebody who is gone": (_issue(buyer=77), GONE),
    "paying out what is not there": (lambda desk: desk.accounts.pay_out(IDA, 1), NOTHING_THERE),
    "putting money on the account of nobody": (lambda desk: desk.accounts.deposit(CustomerId(77), 1), GONE),
    "agreeing on a product that is gone": (_agree(product_id=ProductId(77)), GONE),
    "agreeing on a price below zero": (_agree(price=-1), NO_PRICE),
    "a product that costs less than nothing": (_product(price=-1), NO_PRICE),
    "a level that costs less than nothing": (
        _product(prices=(LevelPrice(level="A", price=-1),)),
        NO_PRICE,
    ),
    "a product of nothing visible": (_product(name=SURROGATE), "The product needs a name."),
    "-5 % of tax on a product": (_product(tax_rate=-500), NO_TAX),
    "every 0 weeks": (
        _define(standing(every=0)),
        "Every 1 to 366 days, weeks or months. Write a number between these.",
    ),
    "the 99th of the month": (
        _define(standing(month_day=99)),
        "This day is too far away to be right. Look at it again.",
    ),
    "a standing quantity beyond 64 bit": (_define(bread(quantity=HUGE)), TOO_LARGE),
    "a standing sum beyond 64 bit": (_define(bread(quantity=10**10, unit_price=10**14)), TOO_LARGE),
    "a standing price below zero": (_define(bread(unit_price=-1)), NO_PRICE),
    "-100 % of tax on what is standing": (_define(bread(tax_rate=-10_000)), NO_TAX),
    "a standing product that is gone": (_define(bread(product_id=ProductId(77))), GONE),
}


@pytest.mark.parametrize("name", ACTS)
def test_what_cannot_be_done(name: str, desk: Desk) -> None:
    act, said = ACTS[name]
    before = state(desk)
    with pytest.raises(CraftDeskError) as refused:
        act(desk)
    assert told(refused.value) == said
    assert state(desk) == before


def test_prices_are_not_raised_beyond_what_the_book_holds(desk: Desk) -> None:
    dear = desk.products.add(Product(name="Palace", price=10**15)).product
    before = state(desk)
    with pytest.raises(CraftDeskError) as refused:
        desk.price_changes.change([ProductId(1), dear.id], PriceChange(rate=10_000))
    assert told(refused.value) == "Palace would cost more than the book can hold. No price was changed."
    assert state(desk) == before


def test_a_voucher_is_found_however_its_code_was_typed(desk: Desk) -> None:
    issued = desk.vouchers.issue(Voucher(code="caf\u0065\u0301 1", amount=500, currency="EUR", issued_on=TODAY)).voucher
    assert issued.id == VoucherId(1)
    for typed in ("CAFÉ1", " café 1", "c\u200ba\u200efé1", "cafe\u03011\0"):
        assert desk.vouchers.by_code(typed) == issued


def test_fifty_years_of_missed_days_make_one_draft(desk: Desk) -> None:
    desk.standing.define(standing(next_on=date(1976, 1, 1), every=1))
    drafted = desk.standing.due(TODAY)
    assert len(drafted.orders) <= 2
    assert drafted.left_out > 2_000
    assert desk.standing.due(date(2026, 11, 21)).orders == ()


def test_sums_that_no_book_can_hold_are_said(desk: Desk) -> None:
    dear = order(replace(MUG, unit_price=10**15, total=10**15), goods=10**15, total=10**15)
    before = state(desk)

    def bring_in() -> None:
        with desk.store.begin(OperationLabel("import", {"file": "x"})) as unit:
            unit.orders.add_many([dear] * 9_300)
            unit.commit()

    with pytest.raises(CraftDeskError) as refused:
        bring_in()
    assert told(refused.value) == (
        "These amounts add up to more than the book can hold. Nothing was saved: look at quantities and prices again."
    )
    assert state(desk) == before


def state(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    reader = desk.shop.reader()
    try:
        return content(reader)
    finally:
        desk.shop.close_reader(reader)

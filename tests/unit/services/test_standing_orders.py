"""Standing orders draft what is due once; wants are noted and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, ProductId
from craftdesk.domain.order import Order, OrderStatus
from craftdesk.domain.product import Product
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.standing import Rhythm, StandingLine, StandingOrder
from craftdesk.domain.want import Want
from craftdesk.errors import NotFound, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts import label_words, sentence
from tests.support.shops import NOW, content

TODAY = NOW.date()
FRIDAY = date(2026, 11, 27)
LOAVES = StandingLine(name="Loaf", quantity=10_000, unit="pc", unit_price=450, tax_rate=700)


@pytest.fixture
def cafe(desk: Desk) -> CustomerId:
    home = Address(place=PostalAddress(street="Hof 2", postcode="10115", city="Berlin", country="DE"))
    return desk.customers.add(Customer(company="Café Blau"), [home]).customer.id


def bread(customer: CustomerId, **facts: object) -> StandingOrder:
    made = StandingOrder(customer_id=customer, title="Bread", next_on=FRIDAY, lines=(LOAVES,))
    return replace(made, **facts)  # type: ignore[arg-type]  # a test's own fields


def drafts(desk: Desk, customer: CustomerId) -> list[Order]:
    with desk.store.reading() as book:
        return sorted(book.orders.of(customer), key=lambda one: one.due_on or date.min)


def last_label(desk: Desk) -> str:
    done = desk.history.next_undo()
    assert done is not None
    return label_words(done.label)


def state(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    reader = desk.shop.reader()
    try:
        return content(reader)
    finally:
        desk.shop.close_reader(reader)


def test_a_draft_is_made_when_it_is_due_and_only_once(desk: Desk, cafe: CustomerId) -> None:
    standing = desk.standing.define(bread(cafe, shop_note="By the back door")).standing
    assert last_label(desk) == "Add the standing order Bread of Café Blau"
    assert desk.standing.due(date(2026, 11, 26)).orders == ()
    done = desk.standing.due(FRIDAY)
    assert (len(done.orders), done.standing, done.left_out) == (1, 1, 0)
    assert last_label(desk) == "Draft one standing order"
    (order,) = drafts(desk, cafe)
    assert (order.status, order.due_on, order.total, order.standing_id) == (
        OrderStatus.UNCONFIRMED, FRIDAY, 4_500, standing.id,
    )  # fmt: skip
    assert order.shop_note == "By the back door"
    assert order.shipping_address is not None
    assert order.shipping_address.company == "Café Blau"
    assert desk.standing.due(FRIDAY).changes.is_empty
    assert desk.standing.of(cafe)[0].upcoming == date(2026, 12, 4)


def test_not_twice_after_a_restart_either(tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    moment = [datetime(2026, 11, 27, 8, tzinfo=NOW.tzinfo)]
    for morning in range(3):
        opening = ShopFile.open if path.exists() else None
        clock = lambda: moment[0]  # noqa: E731 - a clock of one line
        shop = opening(path, clock=clock) if opening else ShopFile.create(path, ShopSettings(), clock=clock)
        with shop:
            desk = Desk.open(shop)
            if not morning:
                desk.standing.define(bread(desk.customers.add(Customer(company="Café")).customer.id))
            assert len(desk.standing.due(desk.today()).orders) == (1 if morning in {0, 2} else 0)
        moment[0] += timedelta(days=0 if not morning else 7)


def test_drafts_taken_back_are_not_made_again(desk: Desk, cafe: CustomerId) -> None:
    desk.standing.define(bread(cafe))
    before = state(desk)
    desk.standing.due(FRIDAY)
    after = state(desk)
    desk.history.undo()
    assert state(desk) == before
    assert desk.standing.due(FRIDAY).changes.is_empty
    assert desk.standing.of(cafe)[0].upcoming == date(2026, 12, 4)
    desk.history.redo()
    assert state(desk) == after
    desk.history.undo()
    desk.standing.due(date(2026, 12, 4))
    assert [one.due_on for one in drafts(desk, cafe)] == [date(2026, 12, 4)]


def test_of_missed_days_only_the_newest_is_made_up_for(desk: Desk, cafe: CustomerId) -> None:
    desk.standing.define(bread(cafe))
    desk.standing.define(bread(cafe, title="Rolls", rhythm=Rhythm.DAYS, every=1, next_on=date(2026, 12, 16)))
    done = desk.standing.due(date(2026, 12, 17))
    assert (len(done.orders), done.standing, done.left_out) == (3, 2, 2)
    assert last_label(desk) == "Draft 3 standing orders"
    assert [one.due_on for one in drafts(desk, cafe)] == [
        date(2026, 12, 11), date(2026, 12, 16), date(2026, 12, 17),
    ]  # fmt: skip


def test_the_price_is_that_of_the_customer_on_the_day(desk: Desk, cafe: CustomerId) -> None:
    mug = desk.products.add(Product(name="Mug", price=2_000, tax_rate=1_900, unit="pc")).product
    desk.agreed_prices.save(
        AgreedPrice(customer_id=cafe, product_id=mug.id, price=1_500, currency="EUR", valid_from=FRIDAY)
    )
    line = StandingLine(name="Mug", product_id=mug.id, quantity=2_000)
    desk.standing.define(bread(cafe, lines=(line,), next_on=date(2026, 11, 26), rhythm=Rhythm.DAYS))
    desk.standing.due(date(2026, 11, 26))
    desk.standing.due(FRIDAY)
    assert [one.total for one in drafts(desk, cafe)] == [4_000, 3_000]
    assert drafts(desk, cafe)[0].lines[0].unit == "pc"


def test_one_that_rests_makes_nothing_and_goes_on_from_today(desk: Desk, cafe: CustomerId) -> None:
    standing = desk.standing.define(bread(cafe, next_on=date(2026, 11, 6))).standing
    desk.standing.pause(standing.id)
    assert desk.standing.due(TODAY).changes.is_empty
    resumed = desk.standing.pause(standing.id, paused=False)
    assert resumed.standing.upcoming == FRIDAY
    assert desk.standing.due(TODAY).orders == ()
    assert last_label(desk) == "Resume the standing order Bread of Café Blau"


def test_another_day_set_by_the_owner_counts_anew(desk: Desk, cafe: CustomerId) -> None:
    standing = desk.standing.define(bread(cafe)).standing
    desk.standing.due(FRIDAY)
    desk.history.undo()
    back = desk.standing.change(replace(standing, next_on=date(2026, 11, 26), rhythm=Rhythm.DAYS)).standing
    assert back.upcoming == date(2026, 11, 26)
    assert len(desk.standing.due(FRIDAY).orders) == 2


def test_ended_ones_leave_their_orders_and_come_back_by_undo(desk: Desk, cafe: CustomerId) -> None:
    standing = desk.standing.define(bread(cafe)).standing
    desk.standing.due(FRIDAY)
    before = state(desk)
    desk.standing.end(standing.id)
    assert desk.standing.of(cafe) == []
    assert [one.standing_id for one in drafts(desk, cafe)] == [None]
    desk.history.undo()
    assert state(desk) == before
    assert desk.standing.due(FRIDAY).changes.is_empty


def test_nobody_in_the_bin_gets_anything(desk: Desk, cafe: CustomerId) -> None:
    desk.standing.define(bread(cafe))
    desk.customers.delete([cafe])
    assert desk.standing.due(FRIDAY).changes.is_empty


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"lines": ()}, "standing.nothing"), ({"every": 0}, "standing.every"), ({"lead_days": 91}, "standing.lead"),
        ({"until": date(2026, 11, 26)}, "standing.until"), ({"next_on": date(9999, 12, 1)}, "standing.next_on"),
        ({"lines": (replace(LOAVES, quantity=0),)}, "standing.quantity"),
    ],
)  # fmt: skip
def test_what_makes_no_standing_order_is_refused(
    desk: Desk, cafe: CustomerId, facts: dict[str, object], code: str
) -> None:
    with pytest.raises(ValidationProblem) as caught:
        desk.standing.define(bread(cafe, **facts))
    assert [one.code for one in caught.value.problems] == [code]
    assert sentence(code, caught.value.problems[0].params)
    assert desk.standing.all() == []


# --- wants ----------------------------------------------------------------------------------------------------------


def test_wants_are_noted_told_and_asked_for(desk: Desk, cafe: CustomerId) -> None:
    glaze = desk.products.add(Product(name="Blue glaze", price=900)).product
    desk.wants.add(Want(customer_id=cafe, product_id=glaze.id, asked_on=TODAY))
    desk.wants.add(Want(customer_id=cafe, text="a big  bowl ", asked_on=TODAY - timedelta(days=1)))
    assert last_label(desk) == "Note that Café Blau waits for a big bowl"
    assert [(one.customer, one.words) for one in desk.wants.wants_open()] == [
        ("Café Blau", "a big bowl"), ("Café Blau", "Blue glaze"),
    ]  # fmt: skip
    (row,) = desk.wants.of_product(glaze.id)
    changes = desk.wants.mark_told(row.want.id)
    assert changes.customers == {cafe}
    assert changes.products == {glaze.id}
    assert desk.wants.of_product(glaze.id) == []
    assert [one.want.done_on for one in desk.wants.of(cafe)] == [None, TODAY]
    desk.wants.mark_told(row.want.id, told=False)
    assert desk.wants.of_product(glaze.id) == [row]
    assert desk.wants.change(row.want).is_empty
    desk.wants.remove(row.want.id)
    with pytest.raises(NotFound):
        desk.wants.mark_told(row.want.id)
    with pytest.raises(ValidationProblem):
        desk.wants.add(Want(customer_id=cafe, text="  ", asked_on=TODAY))
    assert desk.wants.of_product(ProductId(999)) == []


def test_who_is_in_the_bin_waits_for_nothing(desk: Desk, cafe: CustomerId) -> None:
    desk.wants.add(Want(customer_id=cafe, text="Bowl", asked_on=TODAY))
    desk.customers.delete([cafe])
    assert desk.wants.wants_open() == []

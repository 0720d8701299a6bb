from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.home import BIRTHDAY_DAYS, birthday_of, birthday_spans
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Delivery, Order, OrderLine, OrderStatus, Payment
from craftdesk.domain.phone import Phone
from craftdesk.domain.standing import Rhythm, StandingLine, StandingOrder
from craftdesk.domain.want import Want
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage import home

DAY = timedelta(days=1)


def buyer(desk: Desk, name: str, **more: object) -> CustomerId:
    return desk.customers.add(Customer(first_name=name, **more)).customer.id  # type: ignore[arg-type]  # by name


def put(desk: Desk, *orders: Order) -> None:
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.orders.add_many(list(orders))
        unit.commit()


def order(desk: Desk, number: str, **more: object) -> Order:
    made = Order(
        number=number, ordered_on=desk.today(), currency="EUR", goods=1000, total=1000, paid=1000,
        lines=(OrderLine(name="Mug", total=1000),), payments=(Payment(amount=1000),), status=OrderStatus.CONFIRMED,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


def test_a_shop_where_nothing_happened_has_a_calm_day(desk: Desk) -> None:
    today = desk.home.today()
    assert (today.waiting, today.tasks.rows, today.unpaid.count, today.birthdays.count) == (0, (), 0, 0)
    assert today.day == desk.today()
    assert today.backup_wanted
    run(desk.backups.back_up())
    assert not desk.home.today().backup_wanted


def test_orders_of_today_and_those_that_are_late_are_told_apart(desk: Desk) -> None:
    today = desk.today()
    put(
        desk,
        order(desk, "today", due_on=today),
        order(desk, "handed over", due_on=today, status=OrderStatus.DELIVERED),
        order(desk, "cancelled", due_on=today, status=OrderStatus.CANCELLED),
        order(desk, "old", due_on=today - 40 * DAY, status=OrderStatus.READY),
        order(desk, "late", due_on=today - DAY, status=OrderStatus.UNCONFIRMED),
        order(desk, "tomorrow", due_on=today + DAY),
        order(desk, "some day", due_on=None),
    )
    shown = desk.home.today()
    assert [row.number for row in shown.due.rows] == ["today"]
    assert [row.number for row in shown.overdue.rows] == ["late", "old"]
    assert (shown.due.count, shown.overdue.count, shown.waiting, desk.home.waiting()) == (1, 2, 3, 3)


def test_unpaid_orders_are_the_oldest_first_and_currencies_are_never_added(desk: Desk) -> None:
    today = desk.today()
    none: dict[str, object] = {"paid": 0, "payments": ()}
    put(
        desk,
        order(desk, "paid"),
        order(desk, "new", **none),
        order(desk, "old", ordered_on=today - 90 * DAY, paid=400, payments=(Payment(amount=400),)),
        order(desk, "dollars", ordered_on=today - DAY, currency="USD", **none),
        order(desk, "draft", status=OrderStatus.UNCONFIRMED, **none),
        order(desk, "off", status=OrderStatus.CANCELLED, **none),
    )
    unpaid = desk.home.today().unpaid
    assert [row.number for row in unpaid.rows] == ["old", "dollars", "new"]
    assert (unpaid.count, unpaid.sums) == (3, (("EUR", 1600), ("USD", 1000)))


def test_tasks_of_somebody_in_the_bin_are_not_waited_for(desk: Desk) -> None:
    today, ida, bo = desk.today(), buyer(desk, "Ida"), buyer(desk, "Bo")
    desk.tasks.add(ida, "Call", today)
    desk.tasks.add(ida, "Some day", None)
    desk.tasks.add(ida, "Next week", today + 7 * DAY)
    desk.tasks.add(bo, "Gone", today - DAY)
    desk.customers.delete([bo])
    tasks = desk.home.today().tasks
    assert [(row.name, row.task.text) for row in tasks.rows] == [
        ("Ida", "Call"), ("Ida", "Next week"), ("Ida", "Some day"),
    ]  # fmt: skip
    assert (tasks.due, tasks.count, desk.home.waiting()) == (1, 3, 1)
    desk.history.undo()
    assert desk.home.today().tasks.rows[0].task.text == "Gone"


def test_birthdays_of_the_coming_days_with_the_age_where_it_is_known(desk: Desk) -> None:
    today = desk.today()
    soon, far = today + 3 * DAY, today + (BIRTHDAY_DAYS + 1) * DAY
    buyer(desk, "Now", birthday=PartialDate(today.month, today.day, today.year - 40))
    buyer(desk, "Soon", birthday=PartialDate(soon.month, soon.day))
    buyer(desk, "Mistyped", birthday=PartialDate(soon.month, soon.day, 1066))
    buyer(desk, "Far", birthday=PartialDate(far.month, far.day, 1990))
    desk.customers.archive([buyer(desk, "Away", birthday=PartialDate(soon.month, soon.day))])
    birthdays = desk.home.today().birthdays
    assert [(row.name, row.on, row.turns) for row in birthdays.rows] == [
        ("Now", today, 40), ("Mistyped", soon, None), ("Soon", soon, None),
    ]  # fmt: skip
    assert birthdays.count == 3


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2026, 2, 27), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 1, 29), date(2026, 2, 28)),
        (date(2028, 2, 28), date(2028, 2, 29)),
        (date(2026, 3, 1), None),
    ],
)
def test_who_was_born_on_a_leap_day_is_remembered_every_year(today: date, shown: date | None) -> None:
    spans = birthday_spans(today)
    assert any(first <= "02-29" <= last for first, last in spans) is (shown is not None)
    if shown is not None:
        assert birthday_of(CustomerId(1), "Ida", PartialDate(2, 29, 1980), today).on == shown


@given(st.dates(date(1999, 1, 1), date(2105, 1, 1)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_the_spans_hold_exactly_the_birthdays_of_the_coming_days(today: date, born: date) -> None:
    day = PartialDate(born.month, born.day)
    near = day.next_after(today) - today <= timedelta(days=BIRTHDAY_DAYS)
    spans = birthday_spans(today)
    assert any(first <= f"{born:%m-%d}" <= last for first, last in spans) is near


def test_who_bought_lately_and_cannot_be_reached_is_named(desk: Desk) -> None:
    today = desk.today()
    silent, called = buyer(desk, "Silent"), buyer(desk, "Called", phones=(Phone(text="030 555 0101"),))
    mailed = buyer(desk, "Mailed", emails=(Email(text="m@example.com"),))
    long_ago = buyer(desk, "Long ago")
    put(
        desk,
        *(order(desk, f"n{who}", customer_id=who) for who in (silent, called, mailed)),
        order(desk, "old", customer_id=long_ago, ordered_on=today - 400 * DAY),
    )
    found = desk.home.today().unreachable
    assert [(row.name, row.last_order) for row in found.rows] == [("Silent", today)]
    assert found.count == 1


def test_drafts_of_standing_orders_wait_to_be_confirmed(desk: Desk) -> None:
    ida = buyer(desk, "Ida")
    lines = (StandingLine(name="Loaf", quantity=10_000, unit_price=400),)
    draft = StandingOrder(customer_id=ida, rhythm=Rhythm.WEEKS, every=1, next_on=desk.today(), lines=lines)
    desk.standing.define(draft)
    (made,) = desk.standing.due(desk.today()).orders
    found = desk.home.today().drafted
    assert ([row.id for row in found.rows], found.count) == ([made], 1)


def test_who_waits_for_something_is_told_once(desk: Desk) -> None:
    desk.wants.add(Want(customer_id=buyer(desk, "Ida"), text="The blue glaze", asked_on=desk.today()))
    wants = desk.home.today().wants
    assert [(row.words, row.customer) for row in wants.rows] == [("The blue glaze", "Ida")]
    desk.wants.mark_told(wants.rows[0].want.id)
    assert desk.home.today().wants.count == 0


def test_regulars_who_have_not_come_for_long_are_named(desk: Desk) -> None:
    ida, today = buyer(desk, "Ida"), desk.today()
    days = [400, 370, 340, 310, 280, 250]
    put(desk, *(order(desk, f"n{n}", customer_id=ida, ordered_on=today - n * DAY) for n in days))
    slipping = desk.home.slipping()
    assert [(row.name, row.orders) for row in slipping.rows] == [("Ida", 6)]
    assert slipping.count == 1


def test_orders_to_be_sent_say_where_to(desk: Desk) -> None:
    put(
        desk,
        order(desk, "nowhere", delivery=Delivery.DELIVERY),
        order(desk, "there", delivery=Delivery.DELIVERY, shipping_address=PostalAddress(city="Dresden")),
        order(desk, "fetched", delivery=Delivery.PICKUP),
        order(desk, "sent", delivery=Delivery.DELIVERY, status=OrderStatus.DELIVERED),
    )
    found = desk.home.today().unaddressed
    assert [row.number for row in found.rows] == ["nowhere"]


def test_every_question_of_the_day_is_answered_from_an_index(desk: Desk) -> None:
    put(desk, order(desk, "late", due_on=desk.today() - DAY, paid=0, payments=()))
    asked: list[str] = []
    with desk.store.reading() as book:
        raw, today = book.raw, desk.today()
        raw.set_trace_callback(asked.append)
        for read in (home.tasks, home.orders_due, home.orders_overdue, home.birthdays, home.unreachable):
            read(raw, today, 5)
        home.orders_unpaid(raw, 5)
        home.orders_unaddressed(raw, 5)
        home.count_due(raw, today)
        raw.set_trace_callback(None)
        steps = [step for sql in asked for *_, step in raw.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert [step for step in steps if step.startswith("SCAN") and "INDEX" not in step] == []
    for index in ("timeline_open_tasks", "orders_open", "orders_unpaid", "customers_birthday", "listing_unreachable"):
        assert any(index in step for step in steps), index

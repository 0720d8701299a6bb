"""Entering and editing orders: prices with their reasons, copies of addresses, one operation, two windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, CustomerState, TaxTreatment
from craftdesk.domain.ids import CustomerId, OrderId, ProductId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Delivery, Order, OrderLine, OrderStatus, Payment, PaymentStatus, StepKind
from craftdesk.domain.order_entry import ProductOffer, TaxRule, line_for, repriced
from craftdesk.domain.pricing import PriceKind, price_origin_of
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.errors import Conflict, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.services.order_entry import OrderEntryService
from tests.support.shops import content

_TODAY = date(2026, 11, 22)
_MUG = Product(
    name="Becher blau", sku="MUG-1", unit="pc", price=2_380, currency="EUR", tax_rate=1_900,
    prices=(LevelPrice(level="Wholesale", price=1_190),),
)  # fmt: skip


@pytest.fixture
def mug(desk: Desk) -> ProductId:
    with desk.store.begin(OperationLabel("sample")) as unit:
        (added, *_) = unit.products.add(
            [_MUG, Product(name="Vase 100 %", price=5_000), Product(name="Old mug", active=False)]
        )
        unit.commit()
    return added.id


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    home = Address(place=PostalAddress(street="Rosenweg 4", postcode="14467", city="Potsdam"), default_shipping=True)
    return desk.customers.add(Customer(first_name="Anna", last_name="Berg", credit_limit=5_000), [home]).customer.id


@pytest.fixture
def entry(desk: Desk) -> OrderEntryService:
    return desk.order_entry


def _free(name: str = "Repair", price: int = 1_000, **more: object) -> OrderLine:
    return replace(OrderLine(name=name, unit_price=price), **more)  # type: ignore[arg-type]  # fields of a line


def _codes(entry: OrderEntryService, draft: Order) -> dict[str, str]:
    return {one.code: one.field for one in entry.problems(draft)}


def test_an_order_keeps_what_was_entered_with_its_steps_and_deposit(
    desk: Desk, entry: OrderEntryService, anna: CustomerId, mug: ProductId
) -> None:
    draft = entry.new(anna).draft
    offered = entry.products("mug", entry.new(anna).buyer, day=_TODAY, currency="EUR")
    lines = (
        line_for(offered[0], TaxRule(), quantity=2_000),
        _free(tax_rate=700),
        _free("  Glaze  ", 5, quantity=1_500),
    )
    saved = entry.add(
        replace(
            draft,
            lines=lines,
            due_on=_TODAY + timedelta(days=5),
            delivery=Delivery.PICKUP,
            source=" Market ",
            payments=(Payment(amount=2_000, method="Cash"),),
        )
    )
    kept = desk.orders.get(saved.order.id)
    assert kept.number == "O-0001"
    assert (kept.customer_name, kept.source, kept.status) == ("Anna Berg", "Market", OrderStatus.CONFIRMED)
    assert [(line.name, line.total, line.product_id) for line in kept.lines] == [
        ("Becher blau", 4_760, mug), ("Repair", 1_000, None), ("Glaze", 8, None),
    ]  # fmt: skip
    assert (kept.total, kept.paid, kept.payment_status) == (5_768, 2_000, PaymentStatus.PARTLY_PAID)
    assert kept.tax == 760 + 65
    assert kept.payments[0].paid_on == _TODAY
    assert [(step.kind, step.value, step.note) for step in kept.steps] == [
        (StepKind.STATUS, "confirmed", ""), (StepKind.PAYMENT, "2000 EUR", "Cash"),
    ]  # fmt: skip
    assert kept.shipping_address == PostalAddress(
        name="Anna Berg", street="Rosenweg 4", postcode="14467", city="Potsdam"
    )


def test_products_are_found_by_name_and_number_and_odd_letters_are_only_letters(
    entry: OrderEntryService, mug: ProductId
) -> None:
    def found(text: str) -> list[str]:
        return [one.product.name for one in entry.products(text, None, day=_TODAY, currency="EUR")]

    assert found("blau") == found("BECHER bl") == found("mug-1") == ["Becher blau"]
    assert found("100 %") == ["Vase 100 %"]
    assert found("_") == found("old mug") == []


def test_a_group_and_an_agreement_are_read_from_the_file(
    desk: Desk, entry: OrderEntryService, anna: CustomerId, mug: ProductId
) -> None:
    with desk.store.begin(OperationLabel("sample")) as unit:
        unit.raw.execute("INSERT INTO groups (id, name, price_level, discount) VALUES (1, 'Cafés', 'Wholesale', 500)")
        unit.raw.execute("INSERT INTO group_members (group_id, customer_id) VALUES (1, ?)", (anna,))
        unit.commit()
    chosen = entry.choose(anna, [mug], day=_TODAY, currency="EUR", without=OrderId(0))
    line = line_for(chosen.offers[mug], TaxRule())
    assert (line.unit_price, line.discount_rate) == (1_190, 500)
    assert price_origin_of(line.price_origin).group == "Cafés"
    with desk.store.begin(OperationLabel("sample")) as unit:
        unit.raw.execute(
            "INSERT INTO agreed_prices (customer_id, product_id, price, currency, valid_until)"
            " VALUES (?, ?, 999, 'EUR', '2026-12-31')",
            (anna, mug),
        )
        unit.commit()
    agreed = entry.choose(anna, [mug], day=_TODAY, currency="EUR", without=OrderId(0)).offers[mug].offer
    assert (agreed.price, agreed.discount_rate, agreed.origin.until) == (999, 0, date(2026, 12, 31))


def test_who_is_charged_no_tax_pays_the_net_price(desk: Desk, entry: OrderEntryService, mug: ProductId) -> None:
    abroad = desk.customers.add(Customer(company="Atelier", tax_treatment=TaxTreatment.REVERSE_CHARGE)).customer.id
    form = entry.new(abroad)
    assert form.buyer is not None
    assert form.buyer.is_tax_free
    assert not form.draft.tax_included
    offered = entry.products("becher", form.buyer, day=_TODAY, currency="EUR")[0]
    line = line_for(offered, TaxRule(included=False, shop_included=True, free=True))
    assert (line.unit_price, line.tax_rate) == (2_000, 0)
    order = entry.add(replace(form.draft, lines=(line,))).order
    assert (order.total, order.tax) == (2_000, 0)


def test_prices_go_over_to_net_and_back(mug: ProductId, entry: OrderEntryService) -> None:
    offered = entry.products("becher", None, day=_TODAY, currency="EUR")[0]
    typed = _free(product_id=mug, price_origin="price=typed", tax_rate=1_900)
    lines = (line_for(offered, TaxRule()), typed, _free(tax_rate=700))
    net = repriced(lines, {mug: offered}, TaxRule(included=False))
    assert [line.unit_price for line in net] == [2_000, 1_000, 1_000]
    assert [line.tax_rate for line in repriced(lines, {mug: offered}, TaxRule(free=True))] == [0, 0, 0]
    assert repriced(net, {mug: offered}, TaxRule()) == lines
    by_net = ProductOffer(product=replace(offered.product, price=2_000), offer=replace(offered.offer, price=2_000))
    assert line_for(by_net, TaxRule(shop_included=False)).unit_price == 2_380


def test_a_customer_made_in_place_comes_and_goes_with_the_order(desk: Desk, entry: OrderEntryService) -> None:
    before = content(desk.shop.writer())
    saved = entry.add(replace(entry.new().draft, lines=(_free(),)), "Ida van der Berg")
    (customer,) = saved.changes.customers
    assert desk.customers.get(customer).last_name == "van der Berg"
    assert saved.order.customer_id == customer
    desk.history.undo()
    assert content(desk.shop.writer()) == before
    desk.history.redo()
    assert desk.orders.get(saved.order.id).customer_name == "Ida van der Berg"
    firm = entry.add(replace(entry.new().draft, lines=(_free(),)), "Weißhaupt & Söhne GmbH").order.customer_id
    assert firm is not None
    assert desk.customers.get(firm).company == "Weißhaupt & Söhne GmbH"


def test_nothing_is_kept_of_an_order_that_is_refused(desk: Desk, entry: OrderEntryService) -> None:
    before = content(desk.shop.writer())
    with pytest.raises(ValidationProblem) as refused:
        entry.add(entry.new().draft, "Ida Berg")
    assert [one.code for one in refused.value.problems] == ["order.nothing"]
    assert content(desk.shop.writer()) == before


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (lambda one: replace(one, lines=(_free(quantity=0),)), "order.quantity_none", "lines.0.quantity"),
        (
            lambda one: replace(one, lines=(_free(), _free(quantity=-1_000))),
            "order.quantity_negative",
            "lines.1.quantity",
        ),
        (lambda one: replace(one, lines=(_free(quantity=12_500_000),)), "order.quantity_large", "lines.0.quantity"),
        (lambda one: replace(one, lines=(_free(" "),)), "order.line_nameless", "lines.0.name"),
        (lambda one: replace(one, lines=(_free(discount=1_001),)), "order.line_discount", "lines.0.discount"),
        (lambda one: replace(one, lines=(_free(price=-1),)), "order.price_negative", "lines.0.unit_price"),
        (lambda one: replace(one, discount=1_001), "order.discount", "discount"),
        (lambda one: replace(one, due_on=_TODAY - timedelta(days=1)), "order.due_before", "due_on"),
        (lambda one: replace(one, ordered_on=date(2026, 1, 1), due_on=date(2026, 1, 2)), "order.due_past", "due_on"),
        (lambda one: replace(one, due_on=date(2062, 1, 1)), "order.due_far", "due_on"),
        (lambda one: replace(one, ordered_on=date(2027, 1, 1)), "order.in_future", "ordered_on"),
        (lambda one: replace(one, payments=(Payment(amount=1_001),)), "order.deposit_large", "deposit"),
        (lambda one: replace(one, payments=(Payment(amount=1, method="account"),)), "order.deposit_method", "method"),
        (lambda one: replace(one, lines=(_free(price=10**16),)), "order.too_large", "total"),
        (lambda one: replace(one, shipping=-1), "order.shipping_negative", "shipping"),
    ],
)
def test_what_is_odd_is_said_where_it_stands(
    entry: OrderEntryService, draft: Callable[[Order], Order], code: str, field: str
) -> None:
    sound = replace(entry.new().draft, lines=(_free(),))
    assert _codes(entry, sound) == {}
    assert _codes(entry, draft(sound))[code] == field


@pytest.mark.parametrize(("price", "odd"), [(238, True), (239, False), (23_799, False), (23_800, True), (2_380, False)])
def test_a_slipped_decimal_sign_is_noticed(entry: OrderEntryService, mug: ProductId, price: int, *, odd: bool) -> None:
    draft = replace(entry.new().draft, lines=(_free(price=price, product_id=mug),))
    assert ("order.price_odd" in _codes(entry, draft)) is odd


def test_a_credit_limit_counts_what_is_owed_already(desk: Desk, entry: OrderEntryService, anna: CustomerId) -> None:
    first = entry.add(replace(entry.new(anna).draft, lines=(_free(price=3_000),))).order
    draft = replace(entry.new(anna).draft, lines=(_free(price=2_000),))
    assert "order.over_limit" not in _codes(entry, draft)
    assert "order.over_limit" in _codes(entry, replace(draft, lines=(_free(price=2_001),)))
    assert "order.over_limit" not in _codes(entry, first)
    entry.add(replace(draft, lines=(_free(price=2_001),)))  # a warning never stands in the way


def test_archived_customers_may_order_and_deleted_ones_not(
    desk: Desk, entry: OrderEntryService, anna: CustomerId
) -> None:
    draft = replace(entry.new(anna).draft, lines=(_free(),))
    desk.customers.archive([anna])
    assert "order.customer_archived" in _codes(entry, draft)
    desk.customers.delete([anna])
    buyer = entry.choose(anna, [], day=_TODAY, currency="EUR", without=OrderId(0)).buyer
    assert buyer is not None
    assert buyer.state is CustomerState.DELETED
    with pytest.raises(ValidationProblem):
        entry.add(draft)


def test_what_changes_in_the_book_leaves_orders_alone(
    desk: Desk, entry: OrderEntryService, anna: CustomerId, mug: ProductId
) -> None:
    form = entry.new(anna)
    offered = entry.products("becher", form.buyer, day=_TODAY, currency="EUR")[0]
    order = entry.add(replace(form.draft, lines=(line_for(offered, TaxRule()),))).order
    with desk.store.begin(OperationLabel("sample")) as unit:
        unit.products.save(replace(unit.products.get(mug), price=9_900, tax_rate=2_500))
        (home,) = unit.addresses.of(anna)
        unit.addresses.save(replace(home, place=replace(home.place, street="Elsewhere 1")))
        unit.commit()
    form = entry.edit(order.id)
    assert form.draft == form.standing == order
    changed = entry.change(replace(form.draft, shop_note="Ribbon")).order
    assert changed.lines == order.lines
    assert changed.shipping_address == order.shipping_address
    assert (changed.total, changed.tax) == (order.total, order.tax)


def test_the_second_of_two_windows_is_told(desk: Desk, entry: OrderEntryService) -> None:
    order = entry.add(replace(entry.new().draft, lines=(_free(),))).order
    entry.change(replace(order, shop_note="mine"))
    with pytest.raises(Conflict):
        entry.change(replace(order, shop_note="theirs"))
    assert desk.orders.get(order.id).shop_note == "mine"


def test_a_change_keeps_payments_steps_and_status_and_can_be_undone(desk: Desk, entry: OrderEntryService) -> None:
    order = entry.add(replace(entry.new().draft, lines=(_free(),), payments=(Payment(amount=500),))).order
    before = content(desk.shop.writer())
    wild = replace(
        order, lines=(_free(quantity=3_000),), payments=(), steps=(), status=OrderStatus.CANCELLED, number="X"
    )
    changed = entry.change(wild).order
    assert (changed.total, changed.paid, changed.status) == (3_000, 500, OrderStatus.CONFIRMED)
    assert (changed.steps, changed.number) == (order.steps, order.number)
    desk.history.undo()
    assert content(desk.shop.writer()) == before


def test_an_unchanged_order_leaves_no_operation(desk: Desk, entry: OrderEntryService) -> None:
    order = entry.add(replace(entry.new().draft, lines=(_free(),))).order
    assert entry.change(order).changes.is_empty


def test_stated_sums_stay_until_somebody_touches_the_money(desk: Desk, entry: OrderEntryService) -> None:
    with desk.store.begin(OperationLabel("sample")) as unit:
        stated = Order(
            ordered_on=_TODAY, currency="USD", lines=(_free(total=1_000),), goods=1_000, tax=83, tax_included=False,
            adjustment=2, total=1_085,
        )  # fmt: skip
        order = unit.orders.add(stated)
        unit.commit()
    kept = entry.change(replace(order, customer_note="Hello")).order
    assert (kept.total, kept.tax, kept.currency) == (1_085, 83, "USD")
    touched = replace(kept, lines=(*kept.lines, _free()))
    assert "order.tax_anew" in _codes(entry, touched)
    assert entry.change(touched).order.total == 2_002


def test_an_issued_invoice_is_named(desk: Desk, entry: OrderEntryService) -> None:
    order = entry.add(replace(entry.new().draft, lines=(_free(),))).order
    with desk.store.begin(OperationLabel("sample")) as unit:
        unit.raw.execute("INSERT INTO papers (kind, number, order_id) VALUES ('invoice', 'R-00001', ?)", (order.id,))
        unit.raw.execute("UPDATE orders SET shop_note = 'x' WHERE id = ?", (order.id,))
        unit.commit()
    assert "order.invoice_stays" in _codes(entry, order)
    assert entry.edit(order.id).invoices == ("R-00001",)


def test_a_copy_has_the_lines_and_nothing_of_what_happened(
    desk: Desk, entry: OrderEntryService, anna: CustomerId
) -> None:
    draft = replace(entry.new(anna).draft, lines=(_free(quantity=2_000),), due_on=_TODAY, payments=(Payment(amount=1),))
    order = entry.add(replace(draft, ordered_on=date(2026, 1, 2))).order
    copy = entry.copy(order.id).draft
    assert (copy.ordered_on, copy.due_on, copy.payments, copy.steps, copy.number) == (_TODAY, None, (), (), "")
    assert [(line.name, line.total) for line in copy.lines] == [("Repair", 2_000)]
    origin = price_origin_of(copy.lines[0].price_origin)
    assert (origin.kind, origin.level) == (PriceKind.COPIED, "O-0001")
    assert entry.add(copy).order.number == "O-0002"


def test_what_stands_in_an_old_order_never_keeps_a_note_out(desk: Desk, entry: OrderEntryService) -> None:
    with desk.store.begin(OperationLabel("sample")) as unit:
        odd = Order(ordered_on=_TODAY, currency="EUR", lines=(_free("", quantity=0, discount=5, total=-5),), goods=-5)
        order = unit.orders.add(odd)
        empty = unit.orders.add(Order(ordered_on=_TODAY, currency="EUR"))
        unit.commit()
    assert entry.change(replace(order, shop_note="Kept")).order.shop_note == "Kept"
    assert entry.change(replace(empty, shop_note="Kept")).order.shop_note == "Kept"
    with pytest.raises(ValidationProblem):
        entry.change(replace(desk.orders.get(order.id), lines=(_free("", quantity=0, discount=6),)))

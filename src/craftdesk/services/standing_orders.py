"""Standing orders: defined, changed, paused, ended; and the drafts that are made of them when they are due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from craftdesk.domain.address import AddressUse
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.currency import MAX_MINOR
from craftdesk.domain.customer import TaxTreatment
from craftdesk.domain.ids import CustomerId, OrderId, StandingOrderId
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import QUANTITY_SCALE, Order, OrderLine, OrderStatus, OrderStep, StepKind
from craftdesk.domain.order_checks import MOST
from craftdesk.domain.order_entry import ProductOffer, TaxRule, line_for, proposed
from craftdesk.domain.order_sums import WHOLE, worked_out
from craftdesk.domain.pricing import PriceKind, PriceOrigin, offer, terms_of
from craftdesk.domain.standing import MOST_EVERY, MOST_LEAD, StandingLine, StandingOrder, days_of, due
from craftdesk.domain.validation import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text
from craftdesk.errors import Problem, ValidationProblem
from craftdesk.storage import pricing
from craftdesk.storage.book import Book, Store, UnitOfWork

_LAST_YEAR = 2200


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedStanding:
    """A standing order as it is kept now, and what changed."""

    standing: StandingOrder
    changes: ChangeSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The orders that were drafted, of how many standing orders, and how many missed days were left out."""

    orders: tuple[OrderId, ...]
    standing: int
    left_out: int
    changes: ChangeSet


class StandingOrderService:
    """What can be done with standing orders."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, customer: CustomerId) -> list[StandingOrder]:
        """The standing orders of a customer, the next due first."""
        with self._store.reading() as book:
            return book.standing.of(customer)

    def all(self) -> list[StandingOrder]:
        """Every standing order, the next due first."""
        with self._store.reading() as book:
            return book.standing.all()

    def define(self, draft: StandingOrder) -> SavedStanding:
        """Adds a standing order."""
        with self._store.begin(OperationLabel("standing.defined")) as unit:
            cleaned = _cleaned(draft)
            added = unit.standing.add(cleaned)
            return _saved(unit, "standing.defined", added)

    def change(self, standing: StandingOrder) -> SavedStanding:
        """Saves a changed standing order; with another next day, what was drafted before counts no more."""
        with self._store.begin(OperationLabel("standing.changed")) as unit:
            before = unit.standing.get(standing.id)
            kept = replace(_cleaned(standing), customer_id=before.customer_id)
            if kept.next_on not in {before.next_on, before.upcoming}:
                unit.standing.unmark(standing.id)
            if replace(kept, drafted_until=before.drafted_until) != before:
                unit.standing.save(kept)
            return _saved(unit, "standing.changed", kept)

    def pause(self, number: StandingOrderId, *, paused: bool = True) -> SavedStanding:
        """Lets a standing order rest, or go on; what fell due while it rested is not made up for."""
        with self._store.begin(OperationLabel("standing.changed")) as unit:
            before = unit.standing.get(number)
            after = replace(before, paused=paused)
            if before.paused and not paused:
                after = replace(after, next_on=_not_before(after, _today(unit)))
            if after != before:
                unit.standing.save(after)
            return _saved(unit, "standing.paused" if paused else "standing.resumed", after)

    def end(self, number: StandingOrderId) -> ChangeSet:
        """Ends and removes a standing order; the orders that came of it stay."""
        with self._store.begin(OperationLabel("standing.ended")) as unit:
            before = unit.standing.get(number)
            unit.standing.remove(number)
            _label(unit, "standing.ended", before)
            return unit.commit()

    def is_due(self, today: date) -> bool:
        """Whether `due` would have anything to do."""
        with self._store.reading() as book:
            near = book.standing.perhaps_due(today + timedelta(days=MOST_LEAD))
            return any(due(standing, today).days for standing in near)

    def due(self, today: date) -> Drafted:
        """Drafts what is due, all in one operation, each day of a standing order once and never again.

        Not again after an undo, either: who takes drafts back does not want them. Of missed days only the newest is
        drafted; see `domain.standing.due`. Customers in the bin get nothing.
        """
        with self._store.begin(OperationLabel("standing.drafted")) as unit:
            drafts: list[Order] = []
            left_out = served = 0
            for standing in unit.standing.perhaps_due(today + timedelta(days=MOST_LEAD)):
                found = due(standing, today)
                if not found.days or unit.customers.get(standing.customer_id).deleted_at is not None:
                    continue
                there = unit.standing.days_drafted(standing.id)
                made = [_draft(unit, standing, day, today) for day in found.days if day not in there]
                drafts += made
                left_out, served = left_out + found.left_out, served + bool(made)
                unit.standing.save(replace(standing, next_on=found.next_on))
                unit.standing.mark(standing.id, found.days[-1])
            orders = tuple(unit.orders.add_many(drafts))
            unit.relabel(OperationLabel("standing.drafted", {"count": len(orders)}))
            return Drafted(orders=orders, standing=served, left_out=left_out, changes=unit.commit())


def _today(book: Book) -> date:
    return book.now.astimezone().date()


def _not_before(standing: StandingOrder, today: date) -> date:
    return next((day for day in days_of(standing) if day >= today), standing.upcoming)


def _cleaned(draft: StandingOrder) -> StandingOrder:
    """The standing order as it will be kept; ValidationProblem when it makes none."""
    lines = tuple(
        replace(line, name=clean_line(line.name), sku=clean_line(line.sku), unit=clean_line(line.unit))
        for line in draft.lines
    )
    cleaned = replace(
        draft,
        title=clean_line(draft.title),
        shop_note=clean_text(draft.shop_note),
        lines=tuple(line for line in lines if line.name or line.product_id is not None),
        month_day=draft.month_day or draft.next_on.day,
    )
    found = []
    if not cleaned.lines:
        found.append(Problem("standing.nothing", "lines"))
    if not 1 <= cleaned.every <= MOST_EVERY:
        found.append(Problem("standing.every", "every", {"limit": MOST_EVERY}))
    if not 0 <= cleaned.lead_days <= MOST_LEAD:
        found.append(Problem("standing.lead", "lead_days", {"limit": MOST_LEAD}))
    if cleaned.next_on.year > _LAST_YEAR or cleaned.next_on.year < 1900:
        found.append(Problem("standing.next_on", "next_on"))
    if cleaned.until is not None and cleaned.until < cleaned.next_on:
        found.append(Problem("standing.until", "until"))
    if not 0 <= cleaned.month_day <= 31:
        found.append(Problem("standing.next_on", "next_on"))
    found += [*_line_problems(cleaned.lines), *_text_problems(cleaned)]
    if found:
        raise ValidationProblem(tuple(found))
    return cleaned


def _line_problems(lines: Sequence[StandingLine]) -> Iterator[Problem]:
    """What the drafts could not be made of: nobody sits by when they are."""
    if any(line.quantity <= 0 for line in lines):
        yield Problem("standing.quantity", "lines")
    if any(line.unit_price is not None and line.unit_price < 0 for line in lines):
        yield Problem("price.negative", "lines")
    if not all(0 <= line.tax_rate <= WHOLE for line in lines):
        yield Problem("tax_rate.out_of_range", "lines")
    sums = sum(max(line.quantity, 0) * max(line.unit_price or 0, 0) for line in lines) // QUANTITY_SCALE
    if sums > MAX_MINOR or any(line.quantity > MOST or (line.unit_price or 0) > MAX_MINOR for line in lines):
        yield Problem("order.too_large", "lines")


def _text_problems(cleaned: StandingOrder) -> Iterator[Problem]:
    named = [text for line in cleaned.lines for text in (line.name, line.unit, line.sku)]
    for key, longest, limit in (
        ("title", len(cleaned.title), LINE_LIMIT),
        ("lines", max(map(len, named), default=0), LINE_LIMIT),
        ("shop_note", len(cleaned.shop_note), TEXT_LIMIT),
    ):
        if longest > limit:
            yield Problem("text.too_long", key, {"length": longest, "limit": limit})


def _draft(unit: UnitOfWork, standing: StandingOrder, day: date, today: date) -> Order:
    """The unconfirmed order of a day, at the customer's terms on that day."""
    settings, customer = unit.settings, unit.customers.get(standing.customer_id)
    addresses = unit.addresses.of(customer.id)
    free = customer.tax_treatment is not TaxTreatment.STANDARD
    rule = TaxRule(
        included=settings.prices_include_tax and not free, shop_included=settings.prices_include_tax, free=free
    )
    shipping = proposed(addresses, AddressUse.SHIPPING, customer)
    order = Order(
        customer_id=customer.id, customer_name=display_name(customer), ordered_on=today, due_on=day,
        status=OrderStatus.UNCONFIRMED, currency=settings.currency, tax_included=rule.included,
        lines=_lines(unit, standing, day, rule), shop_note=standing.shop_note, delivery=standing.delivery,
        shipping_address=shipping, billing=proposed(addresses, AddressUse.BILLING, customer) or shipping,
        standing_id=standing.id,
        steps=(OrderStep(at=unit.now, kind=StepKind.STATUS, value=OrderStatus.UNCONFIRMED.value),),
    )  # fmt: skip
    return worked_out(order)


def _lines(unit: UnitOfWork, standing: StandingOrder, day: date, rule: TaxRule) -> tuple[OrderLine, ...]:
    ids = [line.product_id for line in standing.lines if line.product_id is not None]
    products = {one.id: one for one in unit.products.some(ids)}
    customer, settings = unit.customers.get(standing.customer_id), unit.settings
    groups = pricing.groups_of(unit.raw, customer.id)
    terms = terms_of(customer, groups, level=settings.price_level, discount=settings.discount)
    agreed = pricing.agreed_with(unit.raw, customer.id, ids)
    found = []
    for line in standing.lines:
        product = None if line.product_id is None else products.get(line.product_id)
        if product is None or line.unit_price is not None:
            found.append(_own_line(line, rule))
            continue
        asked = offer(product, terms, agreed, day=day, currency=settings.currency)
        found.append(line_for(ProductOffer(product=product, offer=asked), rule, quantity=line.quantity))
    return tuple(found)


def _own_line(line: StandingLine, rule: TaxRule) -> OrderLine:
    """A line at the price that was settled for it."""
    return OrderLine(
        product_id=line.product_id, name=line.name, sku=line.sku, unit=line.unit, quantity=line.quantity,
        unit_price=line.unit_price or 0, tax_rate=0 if rule.free else line.tax_rate,
        price_origin=str(PriceOrigin(kind=PriceKind.TYPED)),
    )  # fmt: skip


def _saved(unit: UnitOfWork, code: str, standing: StandingOrder) -> SavedStanding:
    _label(unit, code, standing)
    changes = unit.commit()
    return SavedStanding(standing=unit.standing.get(standing.id), changes=changes)


def _label(unit: UnitOfWork, code: str, standing: StandingOrder) -> None:
    customer = unit.customers.get(standing.customer_id)
    title = standing.title or next((line.name for line in standing.lines), "")
    params: dict[str, str | int] = {"name": display_name(customer), "customer": customer.id, "title": title}
    unit.relabel(OperationLabel(code, params))

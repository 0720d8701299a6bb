"""Entering and editing orders: what the form needs, what is wrong with a draft, adding and changing in one operation.

Prices and addresses of an order are copies: nothing that changes later in the book changes them. A changed product,
rate of tax, address or price level is seen by new lines only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from craftdesk.domain.address import AddressUse, PostalAddress
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.customer import Customer, CustomerType
from craftdesk.domain.ids import UNSAVED, CustomerId, OrderId, ProductId
from craftdesk.domain.name_parts import split_person
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus, OrderStep, StepKind
from craftdesk.domain.order_checks import OrderFacts, order_problems
from craftdesk.domain.order_entry import Buyer, ProductOffer, copied, proposed, settled, with_name
from craftdesk.domain.order_life import ACCOUNT, VOUCHER, PaymentNews
from craftdesk.domain.pricing import offer, terms_of
from craftdesk.domain.product import Product
from craftdesk.domain.product_row import ProductQuery, ProductRange
from craftdesk.domain.shop import ShopSettings, listed
from craftdesk.domain.validation import LINE_LIMIT, clean_line, clean_place, clean_text
from craftdesk.errors import NotFound, Problem, ValidationProblem
from craftdesk.services.postal_blocks import is_company
from craftdesk.services.product_search import ProductSearch
from craftdesk.storage import order_entry, pricing
from craftdesk.storage.book import Book, Store, UnitOfWork

_MOST_PRODUCTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """What a form begins with: the draft, how it stands in the file, who buys, and what to suggest."""

    draft: Order
    today: date
    shop: ShopSettings
    standing: Order | None = None
    buyer: Buyer | None = None
    prices: Mapping[ProductId, int] = field(default_factory=dict)
    invoices: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def facts(self, buyer: Buyer | None, prices: Mapping[ProductId, int]) -> OrderFacts:
        """What a draft is looked at against."""
        return OrderFacts(
            today=self.today, shop_currency=self.shop.currency, buyer=buyer, prices=prices, standing=self.standing,
            invoices=self.invoices,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyerChosen:
    """A customer who was chosen, or nobody, and what the products on the order cost them."""

    buyer: Buyer | None
    offers: Mapping[ProductId, ProductOffer]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedOrder:
    """An order as it is kept now, and what changed."""

    order: Order
    changes: ChangeSet


class OrderEntryService:
    """What can be done with the form of an order."""

    def __init__(self, store: Store, search: ProductSearch) -> None:
        self._store = store
        self._search = search

    def new(self, customer: CustomerId | None = None) -> EntryForm:
        """The form of a new order, of a customer who may be known already."""
        with self._store.reading() as book:
            return _form(book, _blank(book), customer)

    def edit(self, number: OrderId) -> EntryForm:
        """The form of an order that stands in the file; NotFound when there is none."""
        with self._store.reading() as book:
            standing = book.orders.get(number)
            form = _form(book, standing, standing.customer_id, number)
            return replace(form, standing=standing, invoices=order_entry.invoices_of(book.raw, number))

    def copy(self, number: OrderId) -> EntryForm:
        """The form of a new order with the lines of another one."""
        with self._store.reading() as book:
            draft = replace(copied(book.orders.get(number)), ordered_on=_today(book))
            return _form(book, settled(draft, None), draft.customer_id)

    def choose(
        self, customer: CustomerId | None, products: Sequence[ProductId], *, day: date, currency: str, without: OrderId
    ) -> BuyerChosen:
        """A customer for the form, with what some products cost them on a day; `without` is the order in hand."""
        with self._store.reading() as book:
            buyer = None if customer is None else _buyer(book, customer, without)
            return BuyerChosen(buyer=buyer, offers=_offers(book, buyer, book.products.some(products), day, currency))

    def products(self, text: str, buyer: Buyer | None, *, day: date, currency: str) -> tuple[ProductOffer, ...]:
        """Active products that a text may mean, with their prices."""
        wanted = clean_line(text)
        if len(wanted) > LINE_LIMIT:
            return ()  # longer than any name
        with self._store.reading() as book:
            query = ProductQuery(text=wanted, range=ProductRange.ACTIVE, limit=_MOST_PRODUCTS)
            ids = [row.id for row in self._search.found(book, query)]
            offers = _offers(book, buyer, book.products.some(ids), day, currency)
            return tuple(offers[number] for number in ids if number in offers)

    def problems(self, draft: Order) -> tuple[Problem, ...]:
        """What stands against keeping a draft, and what is odd about it."""
        with self._store.reading() as book:
            return _problems(book, _cleaned(draft))

    def add(self, draft: Order, new_customer: str = "") -> SavedOrder:
        """Adds an order; with `new_customer` its customer, too, of whom only the name is known. All or nothing."""
        with self._store.begin(OperationLabel("order.entered")) as unit:
            cleaned = _cleaned(draft)
            if clean_line(new_customer):
                added = unit.customers.add(named_customer(new_customer))
                cleaned = replace(cleaned, customer_id=added.id)
            cleaned = _with_name(unit, cleaned)
            _refuse(_problems(unit, cleaned))
            order = settled(_begun(unit, _without_gone(unit, cleaned)), None)
            kept = unit.orders.add(order)
            unit.relabel(_label("order.entered", kept))
            changes = unit.commit()
            return SavedOrder(order=unit.orders.get(kept.id), changes=changes)

    def change(self, order: Order) -> SavedOrder:
        """Saves a changed order, Conflict when it was changed meanwhile; its status, payments and steps stay."""
        with self._store.begin(OperationLabel("order.edited")) as unit:
            standing = unit.orders.get(order.id)
            cleaned = _cleaned(_on_top_of(order, standing))
            if cleaned.customer_id != standing.customer_id:
                cleaned = _with_name(unit, cleaned)
            _refuse(_problems(unit, cleaned))
            kept = settled(_without_gone(unit, cleaned), standing)
            if kept != standing:
                unit.orders.save(kept)
            unit.relabel(_label("order.edited", kept))
            changes = unit.commit()
            return SavedOrder(order=unit.orders.get(kept.id), changes=changes)


def named_customer(text: str) -> Customer:
    """A customer of whom only the name is known: a business where the name is one."""
    name = clean_line(text)
    if is_company(name):
        return Customer(type=CustomerType.COMPANY, company=name)
    first, last = split_person(name)
    return Customer(first_name=first, last_name=last)


def _blank(book: Book) -> Order:
    settings = book.settings
    return Order(ordered_on=_today(book), currency=settings.currency, tax_included=settings.prices_include_tax)


def _form(book: Book, draft: Order, customer: CustomerId | None, without: OrderId = OrderId(UNSAVED)) -> EntryForm:
    settings = book.settings
    buyer = None if customer is None else _buyer(book, customer, without)
    if buyer is not None and draft.id == UNSAVED:
        draft = replace(
            draft, customer_id=buyer.id, customer_name=buyer.name, source=draft.source,
            tax_included=draft.tax_included and not buyer.is_tax_free,
            shipping_address=draft.shipping_address or buyer.shipping, billing=draft.billing or buyer.billing,
        )  # fmt: skip
    return EntryForm(
        draft=draft, today=_today(book), shop=settings, buyer=buyer, prices=_prices(book, draft),
        sources=order_entry.used_before(book.raw, "source", listed(settings.sources)),
        methods=tuple(
            one
            for one in order_entry.used_before(book.raw, "method", listed(settings.payment_methods))
            if one not in {ACCOUNT, VOUCHER}
        ),
        units=order_entry.used_before(book.raw, "unit"),
    )  # fmt: skip


def _buyer(book: Book, number: CustomerId, without: OrderId) -> Buyer:
    customer, settings = book.customers.get(number), book.settings
    addresses = book.addresses.of(number)
    shipping = proposed(addresses, AddressUse.SHIPPING, customer)
    return Buyer(
        id=customer.id, name=display_name(customer), number=customer.number,
        city=next((one.place.city for one in addresses if one.place.city), ""), phone=customer.phone,
        state=customer.state, tax_treatment=customer.tax_treatment,
        terms=terms_of(
            customer, pricing.groups_of(book.raw, number), level=settings.price_level, discount=settings.discount
        ),
        places=tuple(with_name(one.place, customer) for one in addresses if not one.place.is_empty),
        shipping=shipping, billing=proposed(addresses, AddressUse.BILLING, customer) or shipping,
        credit_limit=customer.credit_limit,
        owed=order_entry.owed_by(book.raw, number, settings.currency, without),
    )  # fmt: skip


def _offers(
    book: Book, buyer: Buyer | None, products: Sequence[Product], day: date, currency: str
) -> dict[ProductId, ProductOffer]:
    ids = [product.id for product in products]
    agreed = [] if buyer is None else pricing.agreed_with(book.raw, buyer.id, ids)
    settings = book.settings
    everybody = terms_of(None, (), level=settings.price_level, discount=settings.discount)
    terms = everybody if buyer is None else buyer.terms
    return {
        product.id: ProductOffer(product=product, offer=offer(product, terms, agreed, day=day, currency=currency))
        for product in products
    }


def _prices(book: Book, order: Order) -> dict[ProductId, int]:
    ids = list(dict.fromkeys(line.product_id for line in order.lines if line.product_id is not None))
    found = book.products.some(ids)
    return {one.id: one.price for one in found if one.price and one.currency in {"", order.currency}}


def _gone(book: Book, order: Order) -> frozenset[ProductId]:
    """Products that somebody deleted while the order was written; only those that nothing kept refers to can go."""
    asked = {line.product_id for line in order.lines if line.product_id is not None}
    return frozenset(asked - {one.id for one in book.products.some(list(asked))})


def _without_gone(book: Book, order: Order) -> Order:
    gone = _gone(book, order)
    if not gone:
        return order
    lines = (replace(line, product_id=None) if line.product_id in gone else line for line in order.lines)
    return replace(order, lines=tuple(lines))


def _problems(book: Book, cleaned: Order) -> tuple[Problem, ...]:
    standing = None if cleaned.id == UNSAVED else book.orders.get(cleaned.id)
    buyer = None
    if cleaned.customer_id is not None:
        try:
            buyer = _buyer(book, cleaned.customer_id, cleaned.id)
        except NotFound:
            return (Problem("order.customer_gone", "customer", {"name": cleaned.customer_name}),)
    facts = OrderFacts(
        today=_today(book), shop_currency=book.settings.currency, buyer=buyer, prices=_prices(book, cleaned),
        standing=standing, gone=_gone(book, cleaned),
        invoices=() if standing is None else order_entry.invoices_of(book.raw, cleaned.id),
    )  # fmt: skip
    return order_problems(settled(cleaned, standing), facts)


def _refuse(problems: tuple[Problem, ...]) -> None:
    """Raises ValidationProblem when anything blocks saving; warnings never do."""
    if any(not problem.warning for problem in problems):
        raise ValidationProblem(problems)


def _cleaned(draft: Order) -> Order:
    """The draft as it will be kept: tidy texts, blank lines left out, addresses without a place left out."""
    lines = tuple(map(_cleaned_line, draft.lines))
    payments = tuple(
        replace(one, method=clean_line(one.method), note=clean_line(one.note)) for one in draft.payments if one.amount
    )
    return replace(
        draft, customer_name=clean_line(draft.customer_name), source=clean_line(draft.source),
        shipping_method=clean_line(draft.shipping_method), customer_note=clean_text(draft.customer_note),
        shop_note=clean_text(draft.shop_note), lines=lines, payments=payments,
        billing=_kept_place(draft.billing), shipping_address=_kept_place(draft.shipping_address),
    )  # fmt: skip


def _kept_place(place: PostalAddress | None) -> PostalAddress | None:
    return None if place is None or place.is_empty else clean_place(place)


def _cleaned_line(line: OrderLine) -> OrderLine:
    return replace(line, name=clean_line(line.name), sku=clean_line(line.sku), unit=clean_line(line.unit))


def _with_name(unit: UnitOfWork, order: Order) -> Order:
    if order.customer_id is None:
        return order
    return replace(order, customer_name=display_name(unit.customers.get(order.customer_id)))


def _on_top_of(order: Order, standing: Order) -> Order:
    """What the form changes, on what it never does: number, status, payments, steps, where the order came from."""
    kept = (
        "number", "status", "cancelled_on", "payments", "steps", "system", "external_id", "standing_id", "currency",
        "created_at", "changed_at", "adjustment",
    )  # fmt: skip
    return replace(order, **{name: getattr(standing, name) for name in kept})


def _begun(unit: UnitOfWork, order: Order) -> Order:
    """A new order with its first steps: taken, or only noted down, and what was paid at once."""
    status = order.status if order.status is OrderStatus.UNCONFIRMED else OrderStatus.CONFIRMED
    payments = tuple(replace(one, paid_on=one.paid_on or _today(unit)) for one in order.payments)
    steps = [OrderStep(at=unit.now, kind=StepKind.STATUS, value=status.value)]
    steps += [
        OrderStep(
            at=unit.now, kind=StepKind.PAYMENT, value=PaymentNews(one.amount, order.currency).text(), note=one.method
        )
        for one in payments
    ]
    return replace(order, status=status, payments=payments, steps=tuple(steps))


def _today(book: Book) -> date:
    return book.now.astimezone().date()


def _label(code: str, order: Order) -> OperationLabel:
    params: dict[str, str | int] = {"number": order.number, "name": order.customer_name}
    if order.customer_id is not None:
        params["customer"] = order.customer_id
    return OperationLabel(code, params)

"""How an order comes about in the form: lines from products, the customer's terms on them, what sums follow.

Whoever is exempt from tax, or owes it themselves (reverse charge), is charged none: every rate is 0, and a price that
includes tax is charged net, less the tax that it holds at the product's rate. Typed prices are taken as typed.
Where an order counts its tax otherwise than the shop's prices do, the price is worked out the other way, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.customer import Customer, CustomerState, TaxTreatment
from craftdesk.domain.ids import UNSAVED, CustomerId, ProductId
from craftdesk.domain.names import person_name
from craftdesk.domain.order import QUANTITY_SCALE, Order, OrderLine
from craftdesk.domain.order_sums import share_of, tax_on, worked_out
from craftdesk.domain.pricing import Offer, PriceKind, PriceOrigin, Terms, price_origin_of
from craftdesk.domain.product import Product


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """What a form needs to know of the customer who orders.

    `owed` is what they owe for counted orders in the shop's currency, without the order in hand; `credit_limit` is
    None where there is none. `shipping` and `billing` are proposals, `places` everything to choose from.
    """

    id: CustomerId = CustomerId(UNSAVED)
    name: str
    number: str = ""
    city: str = ""
    phone: str = ""
    state: CustomerState = CustomerState.ACTIVE
    tax_treatment: TaxTreatment = TaxTreatment.STANDARD
    terms: Terms = field(default_factory=Terms)
    places: tuple[PostalAddress, ...] = ()
    shipping: PostalAddress | None = None
    billing: PostalAddress | None = None
    credit_limit: int | None = None
    owed: int = 0

    @property
    def is_tax_free(self) -> bool:
        """Whether no tax is charged to them."""
        return self.tax_treatment is not TaxTreatment.STANDARD


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRule:
    """How an order counts its tax: whether prices hold it, whether the shop's prices do, whether there is none."""

    included: bool = True
    shop_included: bool = True
    free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductOffer:
    """A product with what it costs this customer today, as the shop writes prices."""

    product: Product
    offer: Offer


def line_for(offered: ProductOffer, rule: TaxRule, *, quantity: int = QUANTITY_SCALE) -> OrderLine:
    """A line of an order for a product; without a price of its own it costs nothing until one is typed."""
    product, offer = offered.product, offered.offer
    price = 0 if offer.price is None else _price(offer.price, product.tax_rate, rule)
    return OrderLine(
        product_id=product.id, name=product.name, sku=product.sku, unit=product.unit, quantity=quantity,
        unit_price=price, discount_rate=offer.discount_rate, tax_rate=0 if rule.free else product.tax_rate,
        price_origin=str(offer.origin),
    )  # fmt: skip


def repriced(
    lines: Sequence[OrderLine], offers: Mapping[ProductId, ProductOffer], rule: TaxRule
) -> tuple[OrderLine, ...]:
    """Lines at the terms of another customer or day; what was typed, copied or is no product stays as it is."""
    return tuple(_repriced(line, offers, rule) for line in lines)


def copied(order: Order) -> Order:
    """A new order with the lines of another: the prices are as they were there, nothing is paid, no day is set."""
    origin = str(PriceOrigin(kind=PriceKind.COPIED, level=order.number))
    return Order(
        customer_id=order.customer_id, customer_name=order.customer_name, ordered_on=order.ordered_on,
        source=order.source, currency=order.currency, tax_included=order.tax_included, discount=order.discount,
        discount_rate=order.discount_rate, shipping=order.shipping, shipping_tax_rate=order.shipping_tax_rate,
        shipping_method=order.shipping_method, delivery=order.delivery, customer_note=order.customer_note,
        goods=0 if order.lines else order.goods, billing=order.billing, shipping_address=order.shipping_address,
        lines=tuple(replace(line, price_origin=origin) for line in order.lines),
    )  # fmt: skip


def money_parts(order: Order) -> tuple[object, ...]:
    """What the sums of an order follow from; alike in two states of it, they have the same sums."""
    lines = tuple(replace(line, total=0, tax=0) for line in order.lines)
    parts = (order.discount, order.discount_rate, order.shipping, order.shipping_tax_rate, order.tax_included)
    return (lines, *parts)


def settled(draft: Order, standing: Order | None) -> Order:
    """The draft with its sums; those of an order whose money nobody touched stay as its source stated them."""
    if standing is not None and money_parts(draft) == money_parts(standing):
        sums = ("goods", "tax", "shipping_tax", "adjustment", "total", "paid", "refunded")
        return replace(draft, lines=standing.lines, **{name: getattr(standing, name) for name in sums})
    return worked_out(draft)


def has_stated_tax(order: Order) -> bool:
    """Whether its tax is a sum that a source stated, not what its lines hold."""
    return sum(line.tax for line in order.lines) + order.shipping_tax != order.tax


def proposed(addresses: Sequence[Address], use: AddressUse, customer: Customer) -> PostalAddress | None:
    """A copy of the address that an order of the customer takes for a use, with the customer's name on it."""
    serving = [one for one in addresses if one.use.serves(use) and not one.place.is_empty]
    is_default = {AddressUse.SHIPPING: "default_shipping", AddressUse.BILLING: "default_billing"}[use]
    best = next((one for one in serving if getattr(one, is_default)), serving[0] if serving else None)
    return None if best is None else with_name(best.place, customer)


def with_name(place: PostalAddress, customer: Customer) -> PostalAddress:
    """An address that names whom it is for."""
    if place.name or place.company:
        return place
    return replace(place, name=person_name(customer), company=customer.company)


def _repriced(line: OrderLine, offers: Mapping[ProductId, ProductOffer], rule: TaxRule) -> OrderLine:
    rate = 0 if rule.free else line.tax_rate
    offered = None if line.product_id is None else offers.get(line.product_id)
    if offered is None:
        return replace(line, tax_rate=rate)
    tax_rate = 0 if rule.free else line.tax_rate or offered.product.tax_rate
    origin = price_origin_of(line.price_origin)
    if origin.is_settled or offered.offer.price is None:
        return replace(line, tax_rate=tax_rate)
    fresh = line_for(offered, rule, quantity=line.quantity)
    kept = replace(fresh, name=line.name, sku=line.sku, unit=line.unit, tax_rate=tax_rate)
    if origin.discount is PriceKind.TYPED:
        reason = offered.offer.origin.with_typed_discount()
        kept = replace(kept, discount=line.discount, discount_rate=line.discount_rate, price_origin=str(reason))
    return kept


def _price(price: int, rate: int, rule: TaxRule) -> int:
    if rule.shop_included and (rule.free or not rule.included):
        return price - tax_on(price, rate, included=True)
    if not rule.shop_included and rule.included and not rule.free:
        return price + share_of(price, rate)
    return price

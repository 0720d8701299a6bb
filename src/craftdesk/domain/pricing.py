"""Which price and which discount a customer gets for a product on a day, and where both come from.

An agreed price beats everything, and nothing comes off it. Else the product's price at the customer's price level,
else at the level of one of their groups (the lowest, where several apply), else at the shop's level, else its plain
price; a level at which the product has no price is passed over. The customer's discount beats that of their groups
(the highest, where several apply), which beats the shop's; a discount of nothing is none. Of several agreed prices in
force the one that began last counts, the lowest of those. Prices in another currency than the order's don't count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import unquote

from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.customer import Customer
from craftdesk.domain.group import Group
from craftdesk.domain.product import Product


class PriceKind(StrEnum):
    """Who or what a price or a discount comes from; PLAIN is the product's own price, or no discount.

    COPIED: as in an order that was the model of this one.
    """

    PLAIN = ""
    AGREED = "agreed"
    CUSTOMER = "customer"
    GROUP = "group"
    SHOP = "shop"
    TYPED = "typed"
    COPIED = "copied"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceOrigin:
    """Where the price of a line and its discount come from; `str` writes it for the file, `price_origin_of` reads it.

    `level` is the price level used (or the number of the order that was copied), `group` whose level it is; `until` the
    last day of an agreed price; `discount_group` the group that a discount comes from.
    """

    kind: PriceKind = PriceKind.PLAIN
    level: str = ""
    group: str = ""
    until: date | None = None
    discount: PriceKind = PriceKind.PLAIN
    discount_group: str = ""

    def __str__(self) -> str:
        """`price=group&level=Wholesale&group=Cafés&discount=customer`; '' for a plain price."""
        parts = {
            "price": self.kind.value, "level": self.level, "group": self.group,
            "until": self.until.isoformat() if self.until else "",
            "discount": self.discount.value, "discount_group": self.discount_group,
        }  # fmt: skip
        return "&".join(f"{key}={_quoted(value)}" for key, value in parts.items() if value)

    @property
    def is_settled(self) -> bool:
        """Whether the price was chosen for this one line and stays when the customer or the day becomes another."""
        return self.kind in {PriceKind.TYPED, PriceKind.COPIED}

    def with_typed_price(self) -> PriceOrigin:
        """The same once somebody typed another price; the discount stays as it was."""
        return PriceOrigin(kind=PriceKind.TYPED, discount=self.discount, discount_group=self.discount_group)

    def with_typed_discount(self) -> PriceOrigin:
        """The same once somebody typed another discount."""
        return replace(self, discount=PriceKind.TYPED, discount_group="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The price of one unit (smallest units; None when nobody ever said one) and the discount on it, with reasons."""

    price: int | None
    discount_rate: int = 0
    origin: PriceOrigin = PriceOrigin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a customer gets by who they are: own level and discount, those of groups, those of everybody."""

    level: str = ""
    discount: int = 0
    groups: tuple[Group, ...] = ()
    shop_level: str = ""
    shop_discount: int = 0


def terms_of(customer: Customer | None, groups: Sequence[Group], *, level: str, discount: int) -> Terms:
    """The terms of a customer, or of nobody in particular, in a shop with a level and a discount for everybody."""
    own = customer or Customer()
    return Terms(
        level=own.price_level, discount=own.discount, groups=tuple(groups), shop_level=level, shop_discount=discount
    )


def offer(product: Product, terms: Terms, agreed: Sequence[AgreedPrice], *, day: date, currency: str) -> Offer:
    """What a product costs on a day in a currency for somebody with these terms and agreed prices."""
    ours = [one for one in agreed if one.product_id == product.id and one.currency == currency and one.holds_on(day)]
    if ours:
        best = max(ours, key=lambda one: (one.valid_from or date.min, -one.price))
        return Offer(price=best.price, origin=PriceOrigin(kind=PriceKind.AGREED, until=best.valid_until))
    if product.currency not in {"", currency}:
        return Offer(price=None)
    price, origin = _level_price(product, terms)
    if price is None:
        return Offer(price=None)
    rate, kind, group = best_discount(terms)
    return Offer(price=price, discount_rate=rate, origin=replace(origin, discount=kind, discount_group=group))


def best_discount(terms: Terms) -> tuple[int, PriceKind, str]:
    """The discount (hundredths of a percent), whom it comes from, and the name of the group if it is one."""
    if terms.discount:
        return terms.discount, PriceKind.CUSTOMER, ""
    best = max(terms.groups, key=lambda group: group.discount, default=None)
    if best is not None and best.discount:
        return best.discount, PriceKind.GROUP, best.name
    return (terms.shop_discount, PriceKind.SHOP, "") if terms.shop_discount else (0, PriceKind.PLAIN, "")


def price_origin_of(text: str) -> PriceOrigin:
    """What `str` of an origin wrote; anything else is a plain price."""
    parts = {key: unquote(value) for key, _, value in (part.partition("=") for part in text.split("&"))}
    try:
        until = date.fromisoformat(parts["until"]) if parts.get("until") else None
        return PriceOrigin(
            kind=PriceKind(parts.get("price", "")), level=parts.get("level", ""), group=parts.get("group", ""),
            until=until, discount=PriceKind(parts.get("discount", "")), discount_group=parts.get("discount_group", ""),
        )  # fmt: skip
    except ValueError:
        return PriceOrigin()


def _level_price(product: Product, terms: Terms) -> tuple[int | None, PriceOrigin]:
    by_level = {one.level.casefold(): one for one in product.prices if one.level}
    own = by_level.get(terms.level.casefold())
    if own is not None:
        return own.price, PriceOrigin(kind=PriceKind.CUSTOMER, level=own.level)
    of_groups = [
        (by_level[key], group.name) for group in terms.groups if (key := group.price_level.casefold()) in by_level
    ]
    if of_groups:
        best, name = min(of_groups, key=lambda one: one[0].price)
        return best.price, PriceOrigin(kind=PriceKind.GROUP, level=best.level, group=name)
    of_shop = by_level.get(terms.shop_level.casefold())
    if of_shop is not None:
        return of_shop.price, PriceOrigin(kind=PriceKind.SHOP, level=of_shop.level)
    return product.price, PriceOrigin()


def _quoted(text: str) -> str:
    return text.replace("%", "%25").replace("&", "%26").replace("=", "%3D")

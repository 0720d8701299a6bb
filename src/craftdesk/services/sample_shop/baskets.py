"""What is bought, what it costs, how it is paid and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from craftdesk.domain.dates import instant_text
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import QUANTITY_SCALE, Order, OrderLine, line_total
from craftdesk.domain.shop import ShopSettings, running_number
from craftdesk.services.sample_shop.dice import Deck, Dice, Weighted
from craftdesk.services.sample_shop.paying import Deal, settle
from craftdesk.services.sample_shop.people import Person, day_of
from craftdesk.services.sample_shop.words import NOT_WHOLESALE, Goods, Trade, wholesale_price

_LINES = (1, 1, 2, 2, 2, 3, 3, 3, 4, 4)
"""Lines in ten orders: 2.5 on average, to the dot."""
_QUANTITIES = Weighted([(1, 68), (2, 20), (3, 3), (4, 6), (6, 3)])
_DOZENS = (4, 6, 6, 8, 10, 12, 12, 24)
_MEASURED = frozenset({"kg", "m", "m²", "hour"})
_SHIPPING = {
    "DE": 590,
    "US": 2_900,
    "JP": 3_200,
    "KR": 3_200,
    "IL": 2_600,
    "AE": 2_900,
    "NG": 3_400,
    "CH": 1_890,
    "GB": 1_690,
}
_FAIRS = frozenset({4, 5, 11, 12})
_FREE_FROM = 15_000
_DEAREST_YEAR = 9


@dataclass(frozen=True, slots=True)
class Sale:
    """One order to be made: whose, when, and its number."""

    who: Person
    day: int
    value: int


class Baskets:
    """Makes orders, one after the other, from one stream of chance."""

    def __init__(self, trade: Trade, settings: ShopSettings, today: date, dice: Dice) -> None:
        self._trade = trade
        self._settings = settings
        self._today = today.toordinal()
        self._dice = dice
        self._lines = Deck(_LINES)
        goods = trade.goods
        self._by_month = [
            Weighted((one, one.weight * (4 if month in one.months else 1)) for one in goods) for month in range(1, 13)
        ]
        self._wholesale = Weighted((one, one.weight) for one in goods if one.product.unit not in NOT_WHOLESALE)
        self._prices = [[_price_then(one, years) for one in goods] for years in range(_DEAREST_YEAR)]

    def order(self, sale: Sale) -> Order:
        """One order in full."""
        dice, who = self._dice, sale.who
        day = day_of(sale.day)
        source = self._source(who, day)
        is_commission = source == "Counter" and dice.chance(self._trade.commissions)
        lines = self._items(who, day, sale.day, is_commission=is_commission)
        lead = self._lead(source, is_commission=is_commission)
        goods = sum(line.total for line in lines)
        moment = datetime.combine(day, time(dice.between(8, 18), dice.below(60), dice.below(60)), tzinfo=UTC)
        is_web = source in {"Shopify", "Etsy"}
        is_sent = who.place is not None and (is_web or who.is_company or (is_commission and dice.chance(50)))
        shipping = self._shipping(who, goods) if is_sent else 0
        code = dice.pick(self._trade.texts["discount_codes"]) if is_web and dice.chance(7) else ""
        draft = Order(
            id=OrderId(sale.value),
            number=running_number(self._settings.order_prefix, self._settings.order_width, sale.value),
            customer_id=CustomerId(who.index + 1),
            customer_name=who.company or who.name,
            ordered_on=day,
            ordered_at=instant_text(moment),
            due_on=day_of(sale.day + lead) if lead else None,
            source=source,
            system=source.lower() if is_web else "",
            external_id=str(5_000_000_000_000 + sale.value * 97) if source == "Shopify" else
            str(3_100_000_000 + sale.value * 13) if is_web else "",
            currency=self._settings.currency,
            lines=lines,
            goods=goods,
            discount=goods // 10 if code else 0,
            discount_code=code,
            shipping=shipping,
            shipping_method=("DHL" if who.country.code == "DE" else "DHL Parcel") if is_sent else "",
            tax_included=not who.is_company,
            billing=who.place if is_sent else None,
            shipping_address=who.place if is_sent else None,
            customer_note=dice.pick(self._trade.texts["customer_notes"]) if is_web and dice.chance(9) else "",
            shop_note=dice.pick(self._trade.texts["shop_notes"]) if dice.chance(4) else "",
            created_at=moment,
            changed_at=moment,
        )  # fmt: skip
        deal = Deal(today=self._today, day=sale.day, lead=lead, is_web=is_web, is_commission=is_commission)
        return settle(self._taxed(draft, who), deal, dice, self._trade)

    def _source(self, who: Person, day: date) -> str:
        if who.is_company:
            return "Wholesale"
        is_near = who.country.code in {"DE", "NL", "BE"}
        if not is_near:
            return who.source if who.source in {"Shopify", "Etsy"} else "Shopify"
        if day.weekday() == 6:
            return "Market" if day.month in _FAIRS and who.source != "Etsy" else "Shopify"
        if who.source in {"Shopify", "Etsy"}:
            return who.source if self._dice.chance(85) else "Counter"
        if day.weekday() == 5 and self._dice.chance(85 if who.source == "Market" or day.month in _FAIRS else 30):
            return "Market"
        return "Counter" if self._dice.chance(88) else "Shopify"

    def _items(self, who: Person, day: date, ordinal: int, *, is_commission: bool) -> tuple[OrderLine, ...]:
        dice = self._dice
        years = min((self._today - ordinal) // 365, _DEAREST_YEAR - 1)
        wanted = self._lines.deal(dice)
        found: dict[str, OrderLine] = {}
        if is_commission:
            name, price = dice.pick(self._trade.commission_work)
            found[name] = OrderLine(name=name, unit_price=price, total=price, unit="pc", tax_rate=self._trade.tax_rate)
        choice = self._wholesale if who.is_company else self._by_month[day.month - 1]
        while len(found) < wanted:
            goods = choice.draw(dice)
            if goods.product.name not in found:
                found[goods.product.name] = self._line(goods, who, years)
        return tuple(found.values())

    def _line(self, goods: Goods, who: Person, years: int) -> OrderLine:
        dice, product = self._dice, goods.product
        price = self._prices[years][int(product.id) - 1]
        if who.is_company:
            price = wholesale_price(price)
            quantity = dice.pick(_DOZENS) * QUANTITY_SCALE
        elif product.unit in _MEASURED:
            quantity = dice.between(2, 10) * 250
        else:
            quantity = _QUANTITIES.draw(dice) * QUANTITY_SCALE if price < 9_000 else QUANTITY_SCALE
        discount = line_total(quantity, price) // 10 if dice.chance(2) else 0
        return OrderLine(
            name=product.name, quantity=quantity, unit=product.unit, unit_price=price, discount=discount,
            total=line_total(quantity, price, discount), sku=product.sku, tax_rate=product.tax_rate,
            product_id=product.id,
        )  # fmt: skip

    def _lead(self, source: str, *, is_commission: bool) -> int:
        """Days from order to delivery; 0 is taken along at once."""
        if is_commission:
            return self._dice.between(21, 56)
        if source == "Wholesale":
            return self._dice.between(8, 24)
        if source in {"Shopify", "Etsy"}:
            return self._dice.between(2, 6)
        return self._dice.between(2, 12) if source == "Counter" and self._dice.chance(16) else 0

    def _shipping(self, who: Person, goods: int) -> int:
        return 0 if goods >= _FREE_FROM else _SHIPPING.get(who.country.code, 1_390)

    def _taxed(self, order: Order, who: Person) -> Order:
        """Tax and total: contained in what people pay, on top for businesses, none for businesses abroad."""
        rate = self._trade.tax_rate
        before = order.goods - order.discount + order.shipping
        if order.tax_included:
            tax = (2 * before * rate + 10_000 + rate) // (2 * (10_000 + rate))
            return replace(order, tax=tax, total=before)
        tax = (2 * before * rate + 10_000) // 20_000 if who.country.code == "DE" else 0
        return replace(order, tax=tax, total=before + tax)


def _price_then(goods: Goods, years: int) -> int:
    """A price some years ago: 3 % less for each, rounded to what stands on a label."""
    price = goods.product.price or 0
    if not years:
        return price
    step = 100 if price >= 2_000 else 10 if price >= 400 else 5
    return max(step, round(price / 1.03**years / step) * step)

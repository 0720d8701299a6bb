"""Groups of a sample shop with some members, and prices agreed with a few of its businesses."""

from __future__ import annotations

from datetime import date

from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.group import Group
from craftdesk.domain.ids import AgreedPriceId, CustomerId, GroupId
from craftdesk.services.sample_shop.habits import Habit
from craftdesk.services.sample_shop.people import People
from craftdesk.services.sample_shop.words import NOT_WHOLESALE, Trade, wholesale_price

_LOOKED_AT = 1_000
"""So many customers at most are in groups, that a shop of a million is as quick to make."""
_AGREEING = 5
GROUPS = (
    Group(id=GroupId(1), name="Cafés & galleries", price_level="Wholesale", payment_term=30, note="They sell on."),
    Group(id=GroupId(2), name="Regulars", discount=500),
    Group(id=GroupId(3), name="Neighbours", price_level="Friends", note="From the house and the yard."),
)


def members(people: People, count: int) -> list[tuple[GroupId, CustomerId]]:
    """Who is in which group: businesses, some of those who come again and again, a few from next door."""
    found = []
    for index in range(min(count, _LOOKED_AT)):
        who, customer = people.person(index), CustomerId(index + 1)
        if who.is_company:
            found.append((GroupId(1), customer))
        elif who.habit is Habit.REGULAR and index % 2:
            found.append((GroupId(2), customer))
        elif index % 23 == 0:
            found.append((GroupId(3), customer))
    return found


def agreed_prices(people: People, trade: Trade, count: int, today: date) -> list[AgreedPrice]:
    """A little off the wholesale price for the first businesses, this year and, for every other one, the last."""
    firms = [index for index in range(min(count, _LOOKED_AT)) if people.person(index).is_company][:_AGREEING]
    goods = [one.product for one in trade.goods if one.product.unit not in NOT_WHOLESALE]
    found: list[AgreedPrice] = []
    for place, index in enumerate(firms):
        product = goods[place * 3 % len(goods)]
        price = wholesale_price(product.price or 0) * 9 // 100 * 10
        for back in (0, 1)[: 1 + place % 2]:
            found.append(
                AgreedPrice(
                    id=AgreedPriceId(len(found) + 1),
                    customer_id=CustomerId(index + 1),
                    product_id=product.id,
                    price=price - 10 * back,
                    currency=product.currency,
                    valid_from=date(today.year - back, 1, 1),
                    valid_until=date(today.year - back, 12, 31),
                    note="" if back else "For two dozen a year",
                )
            )
    return found

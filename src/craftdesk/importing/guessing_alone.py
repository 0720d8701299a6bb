"""What columns without a known head become, by their contents alone: the further it is from proved, the less sure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from craftdesk.importing.guessing import Profile
from craftdesk.importing.guessing_cells import Content
from craftdesk.importing.guessing_columns import UNSURE, Guess
from craftdesk.importing.header import never_stored
from craftdesk.importing.targets import LEFT_OUT, base
from craftdesk.importing.value_money import Amount, NumberStyle, parse_amount

_ALONE: Mapping[Content, tuple[str, float]] = MappingProxyType(
    {
        Content.EMAIL: ("emails", 0.75), Content.PHONE: ("phones", 0.7), Content.URL: ("websites", 0.7),
        Content.ADDRESS: ("billing_address", 0.7), Content.POSTCODE_CITY: ("billing_postcode_city", 0.7),
        Content.STREET: ("billing_street", 0.65), Content.COUNTRY: ("billing_country", 0.6),
        Content.SALUTATION: ("salutation", 0.65), Content.FULL_NAME: ("full_name", 0.6),
        Content.COMPANY: ("company", 0.6), Content.GIVEN_NAME: ("first_name", 0.55),
        Content.TOWN: ("billing_city", 0.55),
    }
)  # fmt: skip
_ORDERS_ALONE: Mapping[Content, tuple[str, float]] = MappingProxyType(
    {
        Content.ORDER_NUMBER: ("order_number", 0.6), Content.DATE: ("order_date", 0.6),
        Content.MONEY: ("order_total", 0.5), Content.EAN: ("item_sku", 0.5), Content.SKU: ("item_sku", 0.5),
    }
)  # fmt: skip
_WEAK = 0.5
_PEOPLE = frozenset({"full_name", "first_name", "last_name"})
_YEAR = re.compile(r"(?<!\d)(19[2-9]\d|200\d)(?!\d)")


def by_contents(
    names: Sequence[str],
    samples: Sequence[Sequence[str]],
    profiles: Sequence[Profile],
    guesses: Sequence[Guess],
    *,
    orders: bool,
) -> None:
    """Fills in what the heads left open; nothing that a head already said is said twice."""
    open_ones = [
        index
        for index, guess in enumerate(guesses)
        if not guess.target and guess.confidence == 0 and profiles[index].filled and not never_stored(names[index])
    ]
    taken = {base(guess.target) for guess in guesses if guess.target}
    dearest = _dearest(open_ones, samples, profiles) if orders else None
    town = max((profiles[index].share(Content.TOWN) for index in open_ones), default=0.0)
    for index in open_ones:
        found = _alone(profiles[index], orders=orders)
        if found is None or found[0] in taken or not _wanted(found[0], taken, profiles[index]):
            continue
        if found[0] == "order_total" and index != dearest:
            continue
        if found[0] == "billing_city" and (profiles[index].share(Content.TOWN) < town or _behind_name(index, profiles)):
            # Many a family is called as a town.
            continue
        guesses[index].target, guesses[index].confidence = found
        taken.add(found[0])
    rest = [index for index in open_ones if not guesses[index].target]
    _postcodes(rest, profiles, guesses, taken)
    _towns(rest, profiles, guesses, taken)
    if not orders:
        _last_names(rest, profiles, guesses, taken)
        if not any(names):
            _birthdays(rest, samples, profiles, guesses, taken)
    for index in open_ones:
        if not guesses[index].target:
            guesses[index].confidence = UNSURE


def _dearest(places: Sequence[int], samples: Sequence[Sequence[str]], profiles: Sequence[Profile]) -> int | None:
    """Of several columns of amounts the one with the highest, which holds what the others add up to."""
    sums = {}
    for index in places:
        if profiles[index].best is Content.MONEY:
            amounts = (parse_amount(cell, _COMMA if "," in cell[-3:] else _POINT) for cell in samples[index] if cell)
            sums[index] = sum((one.value for one in amounts if isinstance(one, Amount)), Decimal(0))
    return max(sums, key=lambda index: (sums[index], index), default=None)


_COMMA, _POINT = NumberStyle(decimal=","), NumberStyle(decimal=".")


def _behind_name(index: int, profiles: Sequence[Profile]) -> bool:
    return index > 0 and profiles[index - 1].best is Content.GIVEN_NAME


def _alone(looks: Profile, *, orders: bool) -> tuple[str, float] | None:
    if looks.mixed:
        return "reach", 0.6
    best = looks.best
    if best is None:
        return None
    if best is Content.YES_NO and not orders and looks.subscribed:
        return "consents", 0.6
    return (_ORDERS_ALONE.get(best) if orders else None) or _ALONE.get(best)


def _wanted(target: str, taken: set[str], looks: Profile) -> bool:
    if target == "emails":
        # One address over and over is whoever looks after the customers, not a customer.
        return looks.distinct * 2 > looks.filled
    if target == "full_name":
        return not taken & _PEOPLE
    if target == "first_name":
        return "full_name" not in taken
    if target == "billing_address":
        return not taken & {"billing_street", "billing_city", "billing_postcode"}
    if target == "billing_postcode_city":
        return not taken & {"billing_city", "billing_postcode"}
    return True


def _take(guess: Guess, target: str, confidence: float, taken: set[str]) -> None:
    guess.target, guess.confidence = target, confidence
    taken.add(target)


def _postcodes(rest: Sequence[int], profiles: Sequence[Profile], guesses: Sequence[Guess], taken: set[str]) -> None:
    """Numbers of four and five digits are postcodes only beside a street or a town."""
    if "billing_postcode" in taken or "billing_postcode_city" in taken:
        return
    for index in rest:
        looks = profiles[index]
        near = {guesses[place].target for place in (index - 1, index + 1) if 0 <= place < len(guesses)}
        sure = looks.share(Content.POSTCODE) >= 0.8 and looks.share(Content.NUMBER) < 0.5
        town_next = index + 1 < len(profiles) and _may_be_town(profiles[index + 1])
        if looks.share(Content.POSTCODE) >= 0.8 and (sure or town_next or near & {"billing_street", "billing_city"}):
            _take(guesses[index], "billing_postcode", 0.65, taken)
            return


def _may_be_town(looks: Profile) -> bool:
    return looks.digits == 0 and looks.share(Content.TOWN, Content.ONE_WORD, Content.FULL_NAME) >= 0.5


def _beside(target: str, guesses: Sequence[Guess]) -> tuple[int, ...]:
    """The columns to the right and to the left of a target; none where a question has taken it from its column."""
    found = next((index for index, guess in enumerate(guesses) if guess.target == target), None)
    return () if found is None else (found + 1, found - 1)


def _towns(rest: Sequence[int], profiles: Sequence[Profile], guesses: Sequence[Guess], taken: set[str]) -> None:
    if "billing_city" in taken or "billing_postcode" not in taken:
        return
    for index in _beside("billing_postcode", guesses):
        if index in rest and not guesses[index].target and _may_be_town(profiles[index]):
            _take(guesses[index], "billing_city", 0.65, taken)
            return


def _last_names(rest: Sequence[int], profiles: Sequence[Profile], guesses: Sequence[Guess], taken: set[str]) -> None:
    """Beside a given name stands the family's."""
    if "first_name" not in taken or "last_name" in taken or "full_name" in taken:
        return
    for index in _beside("first_name", guesses):
        if index in rest and not guesses[index].target and profiles[index].share(Content.ONE_WORD) >= _WEAK:
            _take(guesses[index], "last_name", 0.55, taken)
            return


def _birthdays(
    rest: Sequence[int],
    samples: Sequence[Sequence[str]],
    profiles: Sequence[Profile],
    guesses: Sequence[Guess],
    taken: set[str],
) -> None:
    """Days of years long gone, in a file without heads."""
    if LEFT_OUT in taken or "birthday" in taken:
        return
    for index in rest:
        if not guesses[index].target and profiles[index].best is Content.DATE:
            cells = [cell for cell in samples[index] if cell]
            if all(_YEAR.search(cell) for cell in cells):
                _take(guesses[index], "birthday", 0.4, taken)
                return

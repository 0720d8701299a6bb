"""Who the customers are. A person is a function of the shop's seed and their running number.

So orders can be written by date, years after their customers, without a million people being kept in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.name_parts import puts_family_first
from craftdesk.services.sample_shop.dice import Dice, Weighted
from craftdesk.services.sample_shop.habits import NEW_DAYS, PEOPLE, Calendar, Habit, visits
from craftdesk.services.sample_shop.words import Country, Name, Tongue, Trade, World, characters

_CORE, _VISITS = 1, 2
DETAILS = 3
"""The third stream of a person's dice: what the other two rooms never ask for."""
_NOBODY = Name("", "")
_NEAR = Weighted(
    [("Counter", 40), ("Market", 22), ("Shopify", 18), ("Etsy", 9), ("Recommendation", 8), ("Instagram", 3)]
)
_FAR = Weighted([("Shopify", 48), ("Etsy", 38), ("Market", 5), ("Recommendation", 4), ("Instagram", 5)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What an order has to know of its customer."""

    index: int
    country: Country
    tongue: Tongue | None
    is_woman: bool
    first: Name
    last: Name
    company: str
    company_spelled: str
    place: PostalAddress | None
    habit: Habit
    interval: int
    joined: int
    source: str
    character: dict[str, Any] | None

    @property
    def is_company(self) -> bool:
        """Whether it is a business."""
        return bool(self.company)

    @property
    def name(self) -> str:
        """The person's name as an address has it."""
        return _called(self.first, self.last)


class People:
    """All customers of one sample shop."""

    def __init__(self, world: World, trade: Trade, calendar: Calendar, *, count: int, seed: int) -> None:
        self._world = world
        self._trade = trade
        self._calendar = calendar
        self._count = count
        self._seed = seed
        self._dice = Dice(0)
        self._characters = _placed(count)
        self.person = lru_cache(maxsize=4_096)(self._person)

    def characters(self) -> list[Person]:
        """Those who are in every sample shop, in the order in which the file describes them."""
        return [self.person(index) for index in self._characters]

    def visits(self, index: int, pace: float) -> list[int]:
        """The days on which a customer orders."""
        who = self.person(index)
        dice = self._dice.reseed(self._seed, index, _VISITS)
        days = visits_of(self._calendar, dice, who, pace)
        return sorted(days)

    def _person(self, index: int) -> Person:
        character = self._characters.get(index)
        dice = self._dice.reseed(self._seed, index, _CORE)
        joined = self._joined(index)
        if character is not None:
            return self._from_character(index, character, joined)
        country = self._world.countries.draw(dice)
        tongue = country.tongues.draw(dice)
        is_woman = dice.chance(56)
        first = dice.pick(tongue.female if is_woman else tongue.male)
        last = dice.pick(tongue.family)
        company, word = self._company(dice, country)
        is_company = bool(company)
        habit = Habit.WHOLESALE if is_company else self._habit(dice, joined)
        is_near = country.code in {"DE", "NL", "BE"}
        source = "Wholesale" if is_company else (_NEAR if is_near else _FAR).draw(dice)
        if is_company and dice.chance(30):
            first, last = _NOBODY, _NOBODY
        name = _called(first, last)
        place = None
        if is_company or not is_near or source not in {"Counter", "Market"} or dice.chance(55):
            place = self.place(dice, country, name, company)
        if company and self._count > 2_000 and place is not None:
            company = f"{company} {place.city}"
        return Person(
            index=index,
            country=country,
            tongue=tongue,
            is_woman=is_woman,
            first=first,
            last=last,
            company=company,
            company_spelled=word,
            place=place,
            habit=habit,
            interval=dice.between(35, 130) if is_company else dice.between(28, 110),
            joined=joined,
            source=source,
            character=None,
        )

    def _company(self, dice: Dice, country: Country) -> tuple[str, str]:
        """The name of a business and the word in it; nothing for nine customers in ten."""
        if not country.companies or not dice.chance(10):
            return "", ""
        is_own = country.companies == ("craft",)
        patterns = self._trade.texts["companies"] if is_own else country.companies
        word = dice.pick(self._trade.texts["company_words"] if is_own else country.company_words)
        return dice.pick(patterns).format(word=word), word

    def _habit(self, dice: Dice, joined: int) -> Habit:
        age = self._calendar.today - joined
        habit = PEOPLE.draw(dice)
        if age <= NEW_DAYS and habit is not Habit.QUIET:
            return Habit.NEW
        if habit is Habit.LOST and age < 560:
            return Habit.ONCE
        return habit

    def _joined(self, index: int) -> int:
        """Customers join one after the other, from the first day to nearly the last."""
        span = self._calendar.today - 2 - self._calendar.opened
        return self._calendar.opened + span * (index + 1) // self._count

    def place(self, dice: Dice, country: Country, name: str, company: str) -> PostalAddress:
        """An address somewhere in a country."""
        town = dice.pick(country.towns)
        street = country.house.format(
            street=dice.pick(country.streets),
            number=dice.between(1, 98),
            tens=dice.between(0, 9),
            units=dice.between(1, 20),
        )
        return PostalAddress(
            name=name,
            company=company,
            street=street,
            street2=dice.pick(country.details) if dice.chance(16) else "",
            postcode=town.postcode,
            city=town.city,
            region=town.region,
            country=country.code,
        )

    def _from_character(self, index: int, told: dict[str, Any], joined: int) -> Person:
        country = self._world.by_code[told["country"]]
        habit = Habit(told["habit"])
        if habit is Habit.NEW:
            joined = self._calendar.today - told["last_order"]
        company = told.get("company", "")
        place = told["place"]
        first, last = Name(told.get("first", ""), ""), Name(told.get("last", ""), "")
        name = _called(first, last)
        return Person(
            index=index,
            country=country,
            tongue=None,
            is_woman=False,
            first=first,
            last=last,
            company=company,
            company_spelled="",
            place=PostalAddress(
                name=name,
                company=company,
                street=place["street"],
                street2=place.get("street2", ""),
                postcode=place["postcode"],
                city=place["city"],
                region=place.get("region", ""),
                country=country.code,
            ),
            habit=habit,
            interval=told.get("interval", 80),
            joined=joined,
            source=told["source"],
            character=told,
        )


def _called(first: Name, last: Name) -> str:
    if puts_family_first(last.shown[:1]):
        return f"{last.shown} {first.shown}"
    return f"{first.shown} {last.shown}".strip()


def visits_of(calendar: Calendar, dice: Dice, who: Person, pace: float) -> list[int]:
    """The days on which a person orders; a character's last visit is as it is told."""
    if who.character is not None:
        pace = 1.0
    days = visits(calendar, dice, who.habit, who.joined, who.interval, pace)
    if who.character is not None and "last_order" in who.character:
        last = calendar.today - who.character["last_order"]
        days = [day for day in days if day < last - 10] + [last]
    if who.habit is Habit.WHOLESALE and who.character is None and who.index % 5 == 0:
        # One business in five has found somebody else.
        return [day for day in days if day < calendar.today - 200 - who.index % 400]
    return days


def _placed(count: int) -> dict[int, dict[str, Any]]:
    """The characters by running number; a tiny shop has as many as it has room for."""
    placed: dict[int, dict[str, Any]] = {}
    for told in characters():
        index = int(told["at"] * count)
        while index in placed:
            index += 1
        if index < count:
            placed[index] = told
    return placed


def day_of(ordinal: int) -> date:
    """A counted day as a date."""
    return date.fromordinal(ordinal)

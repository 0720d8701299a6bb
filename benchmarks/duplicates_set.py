"""A shop with planted duplicates and look-alikes: what a search for duplicates is measured on. All people are invented.

Over a sample shop (which has dozens of namesakes already) copies of some customers are written down as people do it:
typing errors, CAPITALS, umlauts spelled out, fields swapped, nicknames, initials, somebody moved, without the e-mail,
with a second phone, with GmbH or without. Beside them stand those who only look like it: couples, parents and
children, sisters, namesakes in other towns, flatmates, colleagues, branches. A copy keeps at least one of e-mail,
phone and street: with less, nobody could tell it from a namesake.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, CustomerType, Email
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.duplicates import DuplicateGroup
from craftdesk.domain.ids import UNSAVED, AddressId, CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.phone import Phone
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.book import Store
from craftdesk.storage.file.shop_file import ShopFile

TODAY = date(2026, 11, 22)
_COPIES, _LOOK_ALIKES = 20, 25
"""One customer in so many has a copy, or somebody who only looks like it."""
_NICKNAMES = {
    "William": "Bill", "Robert": "Bob", "Thomas": "Tom", "Johannes": "Hannes", "Katharina": "Kathi",
    "Maximilian": "Max", "Alexander": "Alex", "Elisabeth": "Lisa", "Benjamin": "Ben", "Susanne": "Susi",
    "Michael": "Michi", "Sebastian": "Basti", "Andreas": "Andi", "Charlotte": "Lotte", "Franziska": "Franzi",
    "Francisco": "Paco", "José": "Pepe", "Catherine": "Cathy", "Matthias": "Matze", "Stefanie": "Steffi",
    "Christine": "Tina", "Daniel": "Dan", "Samuel": "Sam", "Joseph": "Joe", "James": "Jim", "Eleanor": "Ellie",
    "Margaret": "Maggie",
    "Isabella": "Bella", "Patrick": "Paddy", "Josephine": "Josie", "Wilhelm": "Willi", "Johanna": "Hanna",
}  # fmt: skip
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "é": "e", "è": "e", "ñ": "n",
            "á": "a", "ø": "o", "å": "a", "ç": "c", "í": "i", "ó": "o", "ł": "l"}  # fmt: skip
_TOWNS = (("60999", "Mühlenbach"), ("17199", "Fischhausen"), ("99189", "Talheim"), ("34999", "Burgwald"))
_LETTERS = "abcdefghijklmnoprstuvw"
Filed = tuple[Customer, list[Address]]


@dataclass(frozen=True, slots=True)
class Truth:
    """Which customers are one: sets of ids; everybody else is alone."""

    same: frozenset[frozenset[CustomerId]]

    def pairs(self) -> set[tuple[CustomerId, CustomerId]]:
        """Every two who are one, the smaller id first."""
        return {(min(pair), max(pair)) for one in self.same for pair in combinations(one, 2)}


def planted(path: Path, customers: int, seed: int = 3) -> Truth:
    """Makes a shop of so many customers, copies and look-alikes besides; returns who is whose copy."""
    run(make_sample(path, customers=customers, orders=customers // 20, seed=seed, today=TODAY))
    chance = Random(seed)  # noqa: S311  # planted people keep no secret
    with ShopFile.open(path) as shop:
        store = Store(shop)
        with store.begin(OperationLabel("sample")) as unit:
            ids = [CustomerId(number) for number in range(1, customers + 1)]
            chosen = sorted(chance.sample(ids, customers // _COPIES + customers // _LOOK_ALIKES))
            standing = unit.customers.some(chosen)
            places = unit.addresses.of_many(chosen)
            names = [one.first_name for one in standing if one.first_name.isascii() and one.first_name]
            copies: list[tuple[CustomerId, Filed]] = []
            others: list[Filed] = []
            for one in standing:
                writer = _Copier(chance, one, places[one.id], names)
                if chance.random() < _LOOK_ALIKES / (_LOOK_ALIKES + _COPIES) and writer.tellable:
                    copies.append((one.id, writer.copy()))
                elif (other := _Stranger(chance, one, places[one.id], names).look_alike()) is not None:
                    others.append(other)
            filed = [made for _, made in copies] + others
            made = unit.customers.add_many([customer for customer, _ in filed])
            unit.addresses.add_many(
                [replace(place, customer_id=one) for one, (_, mine) in zip(made, filed, strict=True) for place in mine]
            )
            unit.commit()
    return Truth(frozenset(frozenset((one, copy)) for (one, _), copy in zip(copies, made, strict=False)))


def judged(truth: Truth, groups: Sequence[DuplicateGroup]) -> tuple[float, float]:
    """Precision and recall of some groups, pair by pair."""
    right = truth.pairs()
    said = {pair for group in groups for pair in combinations(group.customers, 2)}
    hits = len(said & right)
    return hits / max(len(said), 1), hits / max(len(right), 1)


class _Hand:
    """Knows one customer and can invent a number, an address, an e-mail."""

    def __init__(self, chance: Random, one: Customer, places: list[Address], names: Sequence[str]) -> None:
        self._chance = chance
        self._one = replace(
            one, id=CustomerId(UNSAVED), number="", version=0, external_numbers=(), referred_by=None, note="",
        )  # fmt: skip
        self._places = [replace(place, id=AddressId(UNSAVED)) for place in places]
        self._names = names

    def _phone(self) -> Phone:
        return Phone(text=f"0160 555 {self._chance.randrange(10_000_000):07d}")

    def _elsewhere(self, address: Address) -> Address:
        postcode, city = self._chance.choice(_TOWNS)
        street = f"Lindenweg {self._chance.randrange(1, 999)}"
        place = PostalAddress(street=street, postcode=postcode, city=city, country="DE")
        return replace(address, place=place, default_billing=True, default_shipping=True)

    def _own_email(self, name: str) -> tuple[Email, ...]:
        return (
            Email(
                text=f"{_plain(name).lower().replace(' ', '')}{self._chance.randrange(100_000, 999_999)}@example.org"
            ),
        )


class _Copier(_Hand):
    """Writes one customer down once more."""

    @property
    def tellable(self) -> bool:
        """Whether enough is known of the customer for a copy to be told from a namesake."""
        return bool(self._one.emails) + bool(self._one.phones) + bool(self._places) >= 2

    def copy(self) -> Filed:
        """The customer again, as somebody else typed them in."""
        one, places = self._one, list(self._places)
        one, places = self._forgetful(one, places)
        business = one.type is CustomerType.COMPANY
        kinds = _COMPANY_COPIES if business else _COPIES_OF_PEOPLE
        one, places = self._chance.choice(kinds)(self, one, places)
        if self._chance.random() < 0.2:
            one, places = self._chance.choice(kinds)(self, one, places)
        if self._chance.random() < 0.1:
            one, places = self._garbled(one, places)
        if self._chance.random() < 0.25:
            one, places = self._written_otherwise(one, places)
        return one, places

    def _forgetful(self, one: Customer, places: list[Address]) -> Filed:
        """Leaves out some of e-mail, phone and address, never all."""
        have = [name for name, value in (("emails", one.emails), ("phones", one.phones), ("places", places)) if value]
        kept = {name for name in have if self._chance.random() < 0.7} or {self._chance.choice(have)}
        one = replace(
            one,
            emails=one.emails if "emails" in kept else (),
            phones=one.phones if "phones" in kept else (),
            birthday=one.birthday if self._chance.random() < 0.5 else None,
            salutation=one.salutation if self._chance.random() < 0.5 else "",
            title="", tags=(), consents=(), nickname="",
        )  # fmt: skip
        return one, places if "places" in kept else []

    def _written_otherwise(self, one: Customer, places: list[Address]) -> Filed:
        """CAPITALS or small letters, e-mails in capitals, phones with other gaps."""
        shout: Callable[[str], str] = str.upper if self._chance.random() < 0.6 else str.lower
        one = replace(
            one, first_name=shout(one.first_name), last_name=shout(one.last_name), company=shout(one.company),
            emails=tuple(replace(email, text=email.text.upper()) for email in one.emails),
            phones=tuple(replace(phone, text=phone.text.replace(" ", "")) for phone in one.phones),
        )  # fmt: skip
        return one, [
            replace(
                place,
                place=replace(place.place, street=_street(shout(place.place.street)), city=shout(place.place.city)),
            )
            for place in places
        ]

    def _garbled(self, one: Customer, places: list[Address]) -> Filed:
        """A slip in the e-mail or in the phone, or half of the address lost."""
        if one.emails and self._chance.random() < 0.4:
            first, *rest = one.emails
            return replace(one, emails=(replace(first, text=self._slipped(first.text)), *rest)), places
        if one.phones and self._chance.random() < 0.6:
            first_phone, *phones = one.phones
            text = first_phone.text[:-2] + first_phone.text[-2:][::-1]
            return replace(one, phones=(replace(first_phone, text=text), *phones)), places
        if self._chance.random() < 0.5:
            return one, [replace(place, place=replace(place.place, postcode="", country="")) for place in places]
        return one, [replace(place, place=replace(place.place, street="")) for place in places]

    def _slipped(self, word: str) -> str:
        """A word with one slip of the fingers."""
        if len(word) < 4:
            return word
        place = self._chance.randrange(1, len(word) - 1)
        return self._chance.choice(
            (
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
                word[:place] + word[place + 1 :],
                word[:place] + word[place] + word[place:],
                word[:place] + self._chance.choice(_LETTERS) + word[place + 1 :],
            )
        )

    def same(self, one: Customer, places: list[Address]) -> Filed:
        """As it was."""
        return one, places

    def slip(self, one: Customer, places: list[Address]) -> Filed:
        """A typing error in the first or the last name, or in the business's."""
        if one.type is CustomerType.COMPANY:
            return replace(one, company=self._slipped(one.company)), places
        if self._chance.random() < 0.5:
            return replace(one, first_name=self._slipped(one.first_name)), places
        return replace(one, last_name=self._slipped(one.last_name)), places

    def swapped(self, one: Customer, places: list[Address]) -> Filed:
        """First and last name in each other's field."""
        return replace(one, first_name=one.last_name, last_name=one.first_name), places

    def short(self, one: Customer, places: list[Address]) -> Filed:
        """A nickname, or the initial alone."""
        first = _NICKNAMES.get(one.first_name, one.first_name[:1] + ".")
        return replace(one, first_name=first), places

    def spelled(self, one: Customer, places: list[Address]) -> Filed:
        """Umlauts and accents spelled out."""
        return replace(one, first_name=_plain(one.first_name), last_name=_plain(one.last_name)), places

    def moved(self, one: Customer, places: list[Address]) -> Filed:
        """Another address in another town, where e-mail or phone stay."""
        if not (one.emails or one.phones):
            return one, places
        return one, [self._elsewhere(places[0] if places else Address())]

    def another_email(self, one: Customer, places: list[Address]) -> Filed:
        """A new e-mail address, where phone or street stay."""
        if not (one.phones or places):
            return one, places
        text = f"{one.last_name or 'hello'}.{self._chance.randrange(10_000)}@example.net".lower().replace(" ", "")
        return replace(one, emails=(Email(text=text),)), places

    def two_phones(self, one: Customer, places: list[Address]) -> Filed:
        """A new number before the old one."""
        return replace(one, phones=(self._phone(), *one.phones)), places

    def one_field(self, one: Customer, places: list[Address]) -> Filed:
        """The whole name in the field for the last one."""
        return replace(one, first_name="", last_name=f"{one.first_name} {one.last_name}".strip()), places

    def legal_form(self, one: Customer, places: list[Address]) -> Filed:
        """The business with its legal form, or another contact person."""
        form = self._chance.choice((" GmbH", " Ltd", " e.K.", " S.L.", " GmbH & Co. KG"))
        return replace(one, company=one.company + form), places

    def another_person(self, one: Customer, places: list[Address]) -> Filed:
        """Somebody else answers for the business now."""
        return replace(one, first_name="", last_name=""), places


class _Stranger(_Hand):
    """Writes somebody down who only looks like the customer."""

    def look_alike(self) -> Filed | None:
        """Somebody who shares much with the customer and is somebody else; None when too little is known."""
        if self._one.type is CustomerType.COMPANY:
            return self._branch() if self._places else None
        if not self._one.last_name or not self._one.first_name:
            return None
        kinds = (
            self._partner,
            self._partner,
            self._child,
            self._namesake,
            self._namesake,
            self._flatmate,
            self._sister,
        )
        return self._chance.choice(kinds)()

    def _partner(self) -> Filed:
        one = self._one
        first = self._another_first()
        shared = one.emails if self._chance.random() < 0.4 else self._own_email(first)
        return replace(one, first_name=first, emails=shared, birthday=None, salutation=""), self._places

    def _another_first(self) -> str:
        while True:
            first = self._chance.choice(self._names)
            if first[:1] != self._one.first_name[:1]:
                return first

    def _child(self) -> Filed:
        one = self._one
        emails = self._own_email(one.first_name) if self._chance.random() < 0.6 else ()
        if one.birthday is not None and one.birthday.year is not None and self._chance.random() < 0.5:
            day = PartialDate(1 + self._chance.randrange(12), 29 - self._chance.randrange(28), one.birthday.year + 29)
            return replace(one, birthday=day, emails=emails), self._places
        return replace(
            one, suffix=self._chance.choice(("Jr.", "jun.", "II")), emails=emails, birthday=None
        ), self._places

    def _namesake(self) -> Filed:
        one = self._one
        return (
            replace(one, emails=self._own_email(one.last_name), phones=(self._phone(),), birthday=None),
            [self._elsewhere(Address())],
        )

    def _flatmate(self) -> Filed:
        one = self._one
        last = "Quittenbaum" if one.last_name != "Quittenbaum" else "Fernwright"
        return replace(one, first_name=self._another_first(), last_name=last, emails=(), birthday=None), self._places

    def _sister(self) -> Filed:
        one = self._one
        first = (
            "Marie" if one.first_name == "Maria" else "Maria" if one.first_name == "Marie" else self._another_first()
        )
        return replace(one, first_name=first, emails=self._own_email(first), birthday=None), self._places

    def _branch(self) -> Filed:
        return self._one, [self._elsewhere(self._places[0])]


def _plain(text: str) -> str:
    return "".join(_SPELLED.get(char, char) for char in text)


def _street(text: str) -> str:
    return text.replace("straße", "str.").replace("STRASSE", "STR.").replace("strasse", "str.")


_Kind = Callable[[_Copier, Customer, list[Address]], Filed]
_COPIES_OF_PEOPLE: tuple[_Kind, ...] = (
    _Copier.same, _Copier.same, _Copier.same, _Copier.slip, _Copier.slip, _Copier.slip, _Copier.swapped, _Copier.short,
    _Copier.short, _Copier.spelled, _Copier.moved, _Copier.moved, _Copier.another_email, _Copier.two_phones,
    _Copier.one_field,
)  # fmt: skip
_COMPANY_COPIES: tuple[_Kind, ...] = (
    _Copier.same, _Copier.slip, _Copier.legal_form, _Copier.legal_form, _Copier.another_person, _Copier.two_phones,
)  # fmt: skip

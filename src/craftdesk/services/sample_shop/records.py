"""A customer's record in full: contact data, tags, notes, preferences, addresses, what was said and when."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import Any

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.customer import (
    Consent,
    Customer,
    CustomerType,
    Email,
    ExternalNumber,
    PreferredContact,
    TaxTreatment,
    Website,
)
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.domain.shop import ShopSettings, running_number
from craftdesk.domain.timeline import EntryKind, TimelineEntry
from craftdesk.services.sample_shop.dice import Dice
from craftdesk.services.sample_shop.habits import Calendar, Habit
from craftdesk.services.sample_shop.people import DETAILS, People, Person, day_of
from craftdesk.services.sample_shop.words import Country, Trade, spelled

_SALUTATIONS = {
    "DE": ("Frau", "Herr"), "AT": ("Frau", "Herr"), "CH": ("Frau", "Herr"), "FR": ("Mme", "M."),
    "BE": ("Mevr.", "Dhr."), "NL": ("Mevr.", "Dhr."),
    "GB": ("Ms", "Mr"), "US": ("Ms", "Mr"), "IE": ("Ms", "Mr"), "ES": ("Sra.", "Sr."),
}  # fmt: skip
_ROLES = ("Owner", "Buyer", "Manager", "Chef", "Accounts")
_OF_A_WOMAN = re.compile(r"\b(?:she|her|hers|herself|sister|husband)\b", re.IGNORECASE)
_EXTENSIONS_FROM = 1_500
"""From so many customers on German numbers get extensions: the ranges kept for films are small."""
Filed = tuple[Customer, list[Address], list[TimelineEntry]]


class Records:
    """Writes people out in full."""

    def __init__(self, people: People, trade: Trade, calendar: Calendar, settings: ShopSettings, *, seed: int) -> None:
        self._people = people
        self._trade = trade
        self._texts = trade.texts
        self._neutral = {
            key: tuple(text for text in texts if not _OF_A_WOMAN.search(text)) for key, texts in trade.texts.items()
        }
        self._calendar = calendar
        self._settings = settings
        self._seed = seed
        self._dice = Dice(0)

    def of(self, index: int) -> Filed:
        """The record, the addresses and the notes of the customer with a running number (from 0)."""
        who = self._people.person(index)
        dice = self._dice.reseed(self._seed, index, DETAILS)
        if who.character is not None:
            return self._character(who, who.character)
        customer = self._customer(who, dice)
        return customer, self._addresses(who, dice), self._entries(who, dice)

    def _customer(self, who: Person, dice: Dice) -> Customer:
        loyal = who.habit in {Habit.REGULAR, Habit.WHOLESALE}
        salutation = ""
        if not who.is_company and dice.chance(34):
            pair = _SALUTATIONS.get(who.country.code, ("", ""))
            salutation = pair[0] if who.is_woman else pair[1]
        return Customer(
            **self._frame(who),
            type=CustomerType.COMPANY if who.is_company else CustomerType.INDIVIDUAL,
            salutation=salutation,
            title="Dr." if dice.chance(2.5) and not who.is_company else "",
            first_name=who.first.shown,
            last_name=who.last.shown,
            company=who.company,
            role=dice.pick(_ROLES) if who.is_company and who.last.shown else "",
            birthday=self._birthday(dice) if not who.is_company and dice.chance(38) else None,
            language=who.country.language if dice.chance(70) else "",
            phones=self._phones(who, dice),
            emails=self._emails(who, dice),
            websites=self._websites(who, dice),
            external_numbers=self._external_numbers(who, dice),
            tags=self._tags(who, dice, loyal=loyal),
            consents=self._consents(who, dice),
            preferred_contact=PreferredContact(dice.pick(("email", "phone", "message", "email"))) if dice.chance(26)
            else PreferredContact.NONE,
            do_not_contact=dice.chance(0.8),
            referred_by=CustomerId(1 + dice.below(who.index)) if who.index and dice.chance(5) else None,
            looked_after_by=dice.pick(self._texts["keepers"]) if loyal and dice.chance(22) else "",
            rating=dice.between(3, 5) if loyal and dice.chance(60) else 0,
            preferences=self._said(who, dice, "preferences") if dice.chance(26 if loyal else 7) else "",
            note=self._said(who, dice, "notes") if dice.chance(38 if loyal else 10) else "",
            **self._terms(who, dice, loyal=loyal),
        )  # fmt: skip

    def _frame(self, who: Person) -> dict[str, Any]:
        """What the book itself gives a customer."""
        joined = day_of(who.joined)
        moment = datetime.combine(joined, time(9, 5 + who.index % 50), tzinfo=UTC)
        number = running_number(self._settings.customer_prefix, self._settings.customer_width, who.index + 1)
        return {
            "id": CustomerId(who.index + 1),
            "number": number,
            "source": who.source,
            "since": joined,
            "created_at": moment,
            "changed_at": moment,
        }

    def _terms(self, who: Person, dice: Dice, *, loyal: bool) -> dict[str, Any]:
        if not who.is_company:
            is_friend = loyal and dice.chance(7)
            return {"price_level": "Friends" if is_friend else "", "discount": 1_000 if is_friend else 0}
        has_vat_id = dice.chance(72)
        abroad = who.country.code in {"NL", "BE", "FR", "DK", "SE", "ES", "AT", "IE", "PL", "CZ", "GR"}
        return {
            "vat_id": f"{who.country.code}999{dice.below(1_000_000):06d}" if has_vat_id else "",
            "tax_treatment": TaxTreatment.REVERSE_CHARGE if abroad and has_vat_id else TaxTreatment.STANDARD,
            "payment_term": dice.pick((14, 14, 30)),
            "credit_limit": dice.pick((50_000, 100_000, 250_000)) if dice.chance(35) else None,
            "price_level": "Wholesale",
            "discount": dice.pick((0, 0, 0, 500, 1_000)),
        }

    def _birthday(self, dice: Dice) -> PartialDate:
        day = day_of(self._calendar.today - dice.between(19 * 365, 84 * 365))
        return PartialDate(day.month, day.day, day.year if dice.chance(55) else None)

    def _emails(self, who: Person, dice: Dice) -> tuple[Email, ...]:
        is_online = who.source in {"Shopify", "Etsy", "Instagram"}
        if not (is_online or who.is_company or dice.chance(62)):
            return ()
        domain = dice.pick(self._texts["domains"])
        first, last = who.first.spelled, who.last.spelled
        if who.is_company:
            house = spelled(who.company_spelled)
            more = str(who.index) if who.index >= 300 else ""
            found = [
                Email(
                    text=f"{dice.pick(('info', 'hello', 'bestellung', 'office'))}@{house}{more}.{domain}", kind="office"
                )
            ]
            if last and dice.chance(30):
                found.append(Email(text=f"{first}@{house}{more}.{domain}", kind="work"))
            return tuple(found)
        form = dice.below(5)
        local = (f"{first}.{last}", f"{first[:1]}.{last}", f"{last}.{first}", f"{first}{last}", f"{first}.{last}")[form]
        if who.index >= 400 or form == 1:
            local += str(who.index)
        found = [Email(text=f"{local}@{domain}")]
        if dice.chance(7):
            found.append(Email(text=f"{first}@{last}{who.index}.{domain}", kind="work"))
        return tuple(found)

    def _phones(self, who: Person, dice: Dice) -> tuple[Phone, ...]:
        if not who.country.phones or not dice.chance(82 if who.is_company else 58):
            return ()
        kinds = (PhoneKind.WORK,) if who.is_company else (PhoneKind.HOME, PhoneKind.MOBILE, PhoneKind.PHONE)
        found = [Phone(text=self._number(who.country, dice, who.index), kind=dice.pick(kinds))]
        if dice.chance(14):
            found.append(Phone(text=self._number(who.country, dice, who.index), kind=PhoneKind.WORK))
            if dice.chance(20):
                found.append(Phone(text=self._number(who.country, dice, who.index), kind=PhoneKind.FAX))
        return tuple(found)

    def _number(self, country: Country, dice: Dice, index: int) -> str:
        parts = dice.pick(country.phones)
        text = "".join(
            f"{dice.below(10 ** int(part)):0{int(part)}d}" if place % 2 else part for place, part in enumerate(parts)
        )
        return f"{text}-{index % 1_000:03d}" if country.code == "DE" and index >= _EXTENSIONS_FROM else text

    def _websites(self, who: Person, dice: Dice) -> tuple[Website, ...]:
        if not who.is_company or not dice.chance(50):
            return ()
        return (Website(text=f"https://{spelled(who.company_spelled)}.example.com"),)

    def _external_numbers(self, who: Person, dice: Dice) -> tuple[ExternalNumber, ...]:
        if who.source == "Shopify":
            return (
                ExternalNumber(system="shopify", number=str(6_800_000_000_000 + who.index * 137 + dice.below(100))),
            )
        if who.source == "Etsy":
            return (ExternalNumber(system="etsy", number=str(310_000_000 + who.index * 41 + dice.below(40))),)
        return ()

    def _tags(self, who: Person, dice: Dice, *, loyal: bool) -> tuple[str, ...]:
        tags = ["VIP"] if loyal and dice.chance(11) else []
        if who.source == "Market" and dice.chance(30):
            tags.append("market")
        if dice.chance(24):
            tags.append(dice.pick(self._texts["tags"]))
        return tuple(dict.fromkeys(tags))

    def _consents(self, who: Person, dice: Dice) -> tuple[Consent, ...]:
        if not dice.chance(46):
            return ()
        how = {"Shopify": "checkout", "Etsy": "e-mail", "Market": "list at the stall"}.get(who.source, "at the counter")
        return (Consent(purpose="newsletter", given=dice.chance(84), on=day_of(who.joined), how=how),)

    def _addresses(self, who: Person, dice: Dice) -> list[Address]:
        if who.place is None:
            return []
        owner = CustomerId(who.index + 1)
        checked = day_of(dice.between(who.joined, self._calendar.today)) if dice.chance(18) else None
        note = dice.pick(self._texts["delivery_notes"]) if dice.chance(12) else ""
        found = [
            Address(
                customer_id=owner, use=AddressUse.BOTH, place=who.place, delivery_note=note, checked_on=checked,
                default_shipping=True, default_billing=True,
            )
        ]  # fmt: skip
        if dice.chance(24 if who.is_company else 9):
            label = dice.pick(self._texts["labels"])
            place = self._people.place(dice, who.country, who.name, who.company)
            found.append(Address(customer_id=owner, use=AddressUse.SHIPPING, label=label, place=place))
        return found

    def _entries(self, who: Person, dice: Dice) -> list[TimelineEntry]:
        loyal = who.habit in {Habit.REGULAR, Habit.WHOLESALE}
        if not dice.chance(42 if loyal else 6):
            return []
        found = []
        for _ in range(dice.between(1, 3)):
            kind, key = dice.pick(((EntryKind.NOTE, "notes"), (EntryKind.CALL, "calls"), (EntryKind.VISIT, "visits")))
            found.append(self._entry(who, dice, kind, self._said(who, dice, key)))
        return found

    def _said(self, who: Person, dice: Dice, key: str) -> str:
        """Something written down about somebody; nothing about sisters and husbands of cafés and men."""
        texts = self._texts[key] if who.is_woman and not who.is_company else self._neutral[key]
        return dice.pick(texts)

    def _entry(self, who: Person, dice: Dice, kind: EntryKind, text: str, *, pinned: bool = False) -> TimelineEntry:
        day = day_of(dice.between(who.joined, self._calendar.today - 1))
        moment = datetime.combine(day, time(dice.between(8, 17), dice.below(60)), tzinfo=UTC)
        return TimelineEntry(customer_id=CustomerId(who.index + 1), kind=kind, at=moment, text=text, pinned=pinned)

    def _task(self, who: Person, text: str, days: int) -> TimelineEntry:
        """Something to do, written down three weeks ago, so many days from today."""
        today = self._calendar.today
        moment = datetime.combine(day_of(today - 21), time(10), tzinfo=UTC)
        return TimelineEntry(
            customer_id=CustomerId(who.index + 1), kind=EntryKind.TASK, at=moment, text=text,
            due_on=day_of(today + days),
        )  # fmt: skip

    def _character(self, who: Person, told: dict[str, Any]) -> Filed:
        plain = ("salutation", "title", "suffix", "nickname", "company_line2", "role", "note", "preferences", "vat_id")
        is_business = who.habit is Habit.WHOLESALE
        customer = Customer(
            **self._frame(who),
            **{key: told.get(key, "") for key in plain},
            type=CustomerType.COMPANY if is_business else CustomerType.INDIVIDUAL,
            first_name=who.first.shown,
            last_name=who.last.shown,
            company=who.company,
            language=told["language"],
            birthday=PartialDate.from_iso(told["birthday"]) if "birthday" in told else None,
            phones=tuple(
                Phone(text=text, kind=PhoneKind(kind or "phone")) for text, kind in _pairs(told.get("phones", []))
            ),
            emails=tuple(Email(text=text, kind=kind) for text, kind in _pairs(told.get("emails", []))),
            websites=tuple(Website(text=text) for text in told.get("websites", [])),
            tags=tuple(told.get("tags", [])),
            preferred_contact=PreferredContact(told.get("preferred", "")),
            rating=told.get("rating", 0),
            price_level="Wholesale" if is_business else "",
            payment_term=30 if is_business else None,
            consents=(Consent(purpose="newsletter", given=True, on=day_of(who.joined), how="at the counter"),),
        )
        return customer, self._character_addresses(who, told), self._character_entries(who, told)

    def _character_addresses(self, who: Person, told: dict[str, Any]) -> list[Address]:
        owner = CustomerId(who.index + 1)
        first = Address(
            customer_id=owner, place=who.place or PostalAddress(), default_shipping=True, default_billing=True
        )
        if "second" not in told:
            return [first]
        other = told["second"]
        place = PostalAddress(
            name=who.name, company=who.company, street=other["street"], postcode=other["postcode"], city=other["city"],
            country=who.country.code,
        )  # fmt: skip
        second = Address(
            customer_id=owner, use=AddressUse.SHIPPING, label=other["label"], place=place, delivery_note=other["note"]
        )
        return [first, second]

    def _character_entries(self, who: Person, told: dict[str, Any]) -> list[TimelineEntry]:
        dice, tasks = self._dice, [self._task(who, text, days) for text, days in told.get("tasks", [])]
        if "VIP" not in told.get("tags", []):
            return tasks
        return [
            *tasks,
            self._entry(who, dice, EntryKind.NOTE, told["note"], pinned=True),
            self._entry(who, dice, EntryKind.CALL, dice.pick(self._texts["calls"])),
            self._entry(who, dice, EntryKind.VISIT, dice.pick(self._texts["visits"])),
        ]


def _pairs(texts: list[str]) -> list[tuple[str, str]]:
    found = []
    for text in texts:
        value, _, kind = text.partition("|")
        found.append((value.strip(), kind.strip()))
    return found

"""The raw material of sample shops, read from `resources/sample`: names, places, crafts, characters."""

from __future__ import annotations

import base64
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from craftdesk.domain.folding import fold
from craftdesk.domain.ids import ProductId
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.shop import ShopSettings, TaxRate, tax_rates_text
from craftdesk.paths import resources_dir
from craftdesk.services.sample_shop.dice import Weighted

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "å": "aa", "Å": "aa"})
_RATES = (TaxRate(1900, "Standard"), TaxRate(700, "Reduced"))
_BEST_SPENT = 300_000
"""From here on a regular of the sample is among the best; by the usual rule nearly all of them would be."""
_PHONE_PART = re.compile(r"\{(\d)\}")


class Craft(StrEnum):
    """The kinds of shop that a sample can be of."""

    POTTERY = "pottery"
    BAKERY = "bakery"
    INSTRUMENTS = "instruments"
    FRAMING = "framing"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written, and as it is spelled in an e-mail address."""

    shown: str
    spelled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The names of one language."""

    female: tuple[Name, ...]
    male: tuple[Name, ...]
    family: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town with its postcode, and its region where addresses need one."""

    postcode: str
    city: str
    region: str


NOT_WHOLESALE = frozenset({"evening", "place", "hour", "month", "set"})
"""Units of what is not sold on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """What addresses, names and phone numbers look like in one country."""

    code: str
    language: str
    house: str
    tongues: Weighted[Tongue]
    phones: tuple[tuple[str, ...], ...]
    towns: tuple[Town, ...]
    streets: tuple[str, ...]
    details: tuple[str, ...]
    companies: tuple[str, ...]
    """How businesses are called, with `{word}`; empty where the shop has none, `craft` for the craft's own."""
    company_words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Where customers come from."""

    countries: Weighted[Country]
    by_code: dict[str, Country]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """One product with how often it is bought, and the months in which it is bought most."""

    product: Product
    weight: int
    months: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """Everything about one craft."""

    name: str
    tax_rate: int
    commissions: int
    seasons: tuple[int, ...]
    goods: tuple[Goods, ...]
    commission_work: tuple[tuple[str, int], ...]
    shop: dict[str, str]
    texts: dict[str, tuple[str, ...]]

    def settings(self) -> ShopSettings:
        """The settings of a sample shop of this craft."""
        told = self.shop
        return ShopSettings(
            name=self.name,
            street=told["street"],
            postcode=told["postcode"],
            city=told["city"],
            phone=told["phone"],
            email=told["email"],
            website=told["website"],
            vat_id=told["vat_id"],
            bank=told["bank"],
            tax_rates=tax_rates_text(tuple(sorted(_RATES, key=lambda one: one.rate != self.tax_rate))),
            price_levels="Wholesale\nFriends",
            sources="Counter\nMarket\nEtsy\nShopify\nWholesale",
            payment_methods="Cash\nCard\nBank transfer\nPayPal",
            paper_note="Made by hand, one by one. Thank you!",
            logo=base64.b64encode((resources_dir() / "sample" / "logo.png").read_bytes()).decode("ascii"),
            loyalty_best_spent=_BEST_SPENT,
            currency=self.shop["currency"],
            country=self.shop["country"],
            language=self.shop["language"],
            sample=True,
        )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((resources_dir() / "sample" / name).read_text(encoding="utf-8"))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def spelled(text: str) -> str:
    """A name in the letters of e-mail addresses."""
    return fold(text.translate(_UMLAUTS)).replace(" ", "")


def _names(text: str) -> tuple[Name, ...]:
    found = []
    for part in _split(text):
        shown, _, given = part.partition("|")
        found.append(Name(shown, given or spelled(shown)))
    return tuple(found)


def _town(text: str, code: str) -> Town:
    if code == "US":
        postcode, rest = text.split(" ", 1)
        city, _, region = rest.rpartition(" ")
        return Town(postcode=postcode, city=city, region=region)
    parts = text.split(" ")
    if code in {"GB", "IE", "NL", "GR", "CZ", "SE"}:
        return Town(postcode=" ".join(parts[:2]), city=" ".join(parts[2:]), region="")
    if code == "JP":
        return Town(postcode=parts[0], city=parts[1], region=parts[2])
    return Town(postcode=parts[0], city=" ".join(parts[1:]), region="")


@lru_cache(maxsize=1)
def world() -> World:
    """Countries with their names, streets and towns."""
    tongues = {
        key: Tongue(female=_names(one["female"]), male=_names(one["male"]), family=_names(one["family"]))
        for key, one in _read("names.toml").items()
    }
    shares, by_code = [], {}
    for code, one in _read("places.toml").items():
        country = by_code[code] = Country(
            code=code,
            language=one["language"],
            house=one["house"],
            tongues=Weighted((tongues[key], share) for key, share in one["names"].items()),
            phones=tuple(tuple(_PHONE_PART.split(text)) for text in _split(one.get("phones", ""))),
            towns=tuple(_town(text, code) for text in _split(one["towns"])),
            streets=_split(one["streets"]),
            details=_split(one["details"]),
            companies=_split(one.get("companies", "")),
            company_words=_split(one.get("company_words", "")),
        )
        shares.append((country, one["share"]))
    return World(countries=Weighted(shares), by_code=by_code)


@lru_cache(maxsize=4)
def trade(craft: Craft) -> Trade:
    """What is sold, written and said in one craft."""
    own, common = _read(f"crafts/{craft.value}.toml"), _read("words.toml")
    texts: dict[str, tuple[str, ...]] = {}
    for key, value in (common | own).items():
        if isinstance(value, list):
            if all(isinstance(item, str) for item in value):
                texts[key] = tuple(value)
        elif key in {"company_words", "tags", "keepers", "labels", "discount_codes", "domains"}:
            texts[key] = _split(value)
    goods = tuple(
        _goods(line, number, own["shop"]["currency"], own["tax_rate"])
        for number, line in enumerate(own["products"], start=1)
    )
    work = [tuple(part.strip() for part in text.rsplit("|", 1)) for text in own["commission_work"]]
    return Trade(
        name=own["name"],
        tax_rate=own["tax_rate"],
        commissions=own["commissions"],
        seasons=tuple(own["seasons"]),
        goods=goods,
        commission_work=tuple((name, int(price)) for name, price in work),
        shop=own["shop"],
        texts=texts,
    )


def _goods(line: str, number: int, currency: str, tax_rate: int) -> Goods:
    name, sku, price, unit, weight, months = (part.strip() for part in line.split("|"))
    product = Product(
        id=ProductId(number), name=name, sku=sku, unit=unit, price=int(price), currency=currency, tax_rate=tax_rate,
        prices=_level_prices(int(price), unit),
    )  # fmt: skip
    return Goods(product=product, weight=int(weight), months=frozenset(int(month) for month in months.split()))


def _level_prices(price: int, unit: str) -> tuple[LevelPrice, ...]:
    friends = LevelPrice(level="Friends", price=price * 9 // 100 * 10)
    if unit in NOT_WHOLESALE:
        return (friends,)
    return (LevelPrice(level="Wholesale", price=wholesale_price(price)), friends)


def wholesale_price(price: int) -> int:
    """What those pay who sell on: 55 %, rounded down to whole tens."""
    return price * 11 // 20 // 10 * 10


@lru_cache(maxsize=1)
def characters() -> tuple[dict[str, Any], ...]:
    """The customers who are in every sample shop, as the file describes them."""
    found: Sequence[dict[str, Any]] = _read("characters.toml")["customer"]
    return tuple(found)

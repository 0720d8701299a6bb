"""What the columns of a file of no known system become: by their heads, checked against what they contain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from craftdesk.importing.guessing import Fit, Profile, fits, part
from craftdesk.importing.guessing_cells import Content
from craftdesk.importing.guessing_groups import grouped
from craftdesk.importing.header import Meaning, loosely, meanings, never_stored, normalise
from craftdesk.importing.meaning_targets import STATES, has_meaning, of_orders_only, target_of
from craftdesk.importing.targets import CUSTOM, ITEMS, LEFT_OUT, ORDERS, base

PROVED, SAID, EMPTY, LIKELY, AGAINST, UNSURE = 0.95, 0.9, 0.8, 0.7, 0.5, 0.3
"""How sure: head and contents agree; a head over text of any kind; over nothing; nearly; contents overrule; unknown."""
_ONCE = frozenset((*ORDERS, *ITEMS)) - {"order_note", "order_shop_note"}
_NAME_WORDS = frozenset("name nom nome naam navn namn nimi jmeno imie nombre nazwa".split())
_CHECKED = frozenset({
    "emails", "websites", "phones", "mobile", "fax", "street", "postcode", "city", "country", "postcode_city",
    "address", "first_name", "last_name", "full_name", "salutation", "order_number", "birthday", "since", "order_date",
    "order_total", "item_price", "item_quantity", "item_total", "item_sku", "consents",
})  # fmt: skip
"""What can be told by looking at the cells."""
_BY_CONTENT: Mapping[Content, str] = MappingProxyType(
    {
        Content.EMAIL: "emails", Content.PHONE: "phones", Content.URL: "websites", Content.STREET: "street",
        Content.POSTCODE: "postcode", Content.TOWN: "city", Content.POSTCODE_CITY: "postcode_city",
        Content.ADDRESS: "address", Content.COUNTRY: "country", Content.FULL_NAME: "full_name",
        Content.COMPANY: "company", Content.GIVEN_NAME: "first_name", Content.SALUTATION: "salutation",
    }
)  # fmt: skip
_COMBINED = frozenset({("postcode", "postcode_city"), ("city", "postcode_city"), ("street", "address"),
                       ("postcode_city", "postcode"), ("address", "street")})  # fmt: skip
"""A part of an address under whose head more or less of it stands: proved by the cells, nothing to ask."""


@dataclass(slots=True)
class Guess:
    """What one column becomes."""

    target: str = LEFT_OUT
    confidence: float = 0.0
    rival: str = ""
    """What its head says, where what it contains says otherwise."""


def by_heads(
    names: Sequence[str], profiles: Sequence[Profile], *, orders: bool, own_fields: Mapping[str, str]
) -> list[Guess]:
    """What each head says, as far as what stands below it doesn't speak against it."""
    found: list[Guess] = []
    taken: set[str] = set()
    groups = {} if orders else grouped(names)
    for index, (name, looks) in enumerate(zip(names, profiles, strict=True)):
        if index in groups:
            found.append(Guess(groups[index], SAID if looks.filled else EMPTY))
            continue
        guess = _of_head(names, name, looks, orders=orders, own_fields=own_fields)
        if part(guess.target) == "address" and guess.target in taken:
            # A second whole address in a row keeps its heading as its label.
            guess.target = f"place_address:{normalise(name)}"
        if guess.target in taken and base(guess.target) in _ONCE:
            guess = Guess()
        taken.add(guess.target)
        found.append(guess)
    _businesses(profiles, found)
    for use in ("billing", "shipping"):
        _one_town(names, found, use)
        _join_lines(found, use)
    return found


def _one_town(names: Sequence[str], guesses: Sequence[Guess], use: str) -> None:
    """Of two towns in one address (`Localidad` and `Ciudad`) the smaller one is a line of it, and no second address."""
    count = sum(guess.target == f"{use}_street" for guess in guesses)
    towns = [index for index, guess in enumerate(guesses) if guess.target == f"{use}_city"]
    if count > 1 or len(towns) != 2:
        return
    smaller = next((index for index in towns if _DISTRICTS & set(normalise(names[index]).split())), towns[1])
    guesses[smaller].target = f"{use}_street2"


_DISTRICTS = frozenset(
    """localidad suburb locality ortschaft ortsteil stadtteil freguesia bairro barrio colonia district neighbourhood
    village localite localita hameau obec""".split()
)


def _join_lines(guesses: Sequence[Guess], use: str) -> None:
    """Three and more lines of one address belong together, and are no second address."""
    mine = [guess for guess in guesses if guess.target.startswith(f"{use}_") and part(guess.target) in _LINES]
    parts = [part(guess.target) for guess in mine]
    if parts.count("street2") > 1 >= max(map(parts.count, ("street", "city", "postcode", "postcode_city"))):
        for guess in mine:
            guess.target = f"{guess.target}:lines"


_LINES = frozenset({"street", "street2", "postcode", "city", "region", "country", "postcode_city"})


def _businesses(profiles: Sequence[Profile], guesses: Sequence[Guess]) -> None:
    """Of two columns of names (`Customer`, `Contact`) the one that holds businesses is the company."""
    names = [index for index, guess in enumerate(guesses) if guess.target == "full_name"]
    if len(names) != 2 or any(guess.target == "company" for guess in guesses):
        return
    firm = max(names, key=lambda index: profiles[index].share(Content.COMPANY))
    other = names[0] if firm == names[1] else names[1]
    if profiles[firm].share(Content.COMPANY) >= 0.4 > profiles[other].share(Content.COMPANY):
        all_firms = profiles[firm].share(Content.COMPANY) >= 0.9
        guesses[firm].target, guesses[firm].confidence = "company" if all_firms else "display_name", LIKELY


def _of_head(names: Sequence[str], name: str, looks: Profile, *, orders: bool, own_fields: Mapping[str, str]) -> Guess:
    if never_stored(name):
        return Guess(LEFT_OUT, 1.0)
    target, loose = _said(names, name, looks, orders=orders), False
    if not target and not orders and (said := meanings(name)) and of_orders_only(said[0].field):
        return Guess(LEFT_OUT, UNSURE)
    if not target and (key := own_fields.get(normalise(name))):
        return Guess(f"{CUSTOM}:{key}", PROVED)
    if not target and (meaning := loosely(name)) is not None:
        target, loose = target_of(meaning, orders=orders), True
        if not target or fits(target, looks) is not Fit.YES:
            other = _instead(target, looks, orders=orders) if target else LEFT_OUT
            return Guess(other, LIKELY) if (part(target), part(other)) in _COMBINED else Guess()
    if not target:
        return Guess()
    return _checked(target, looks, loose=loose, orders=orders)


def _checked(target: str, looks: Profile, *, loose: bool, orders: bool) -> Guess:
    """A target with how sure it is; another one where the cells prove it."""
    if not looks.filled:
        return Guess(target, EMPTY)
    if looks.mixed and target in _REACHING:
        return Guess("reach", LIKELY)
    fit = fits(target, looks)
    if fit is Fit.YES:
        return Guess(target, LIKELY if loose else PROVED)
    if fit is Fit.OPEN:
        return Guess(target, LIKELY if part(target) in _CHECKED else SAID)
    other = _instead(target, looks, orders=orders)
    if not other:
        return Guess(LEFT_OUT, UNSURE)
    if (part(target), part(other)) in _COMBINED:
        return Guess(other, SAID)
    return Guess(other, AGAINST, rival=target)


_REACHING = frozenset({"emails", "phones", "mobile", "full_name"})


def _instead(target: str, looks: Profile, *, orders: bool) -> str:
    """What a column is whose cells speak against its head; nothing where they don't say."""
    best = looks.best
    key = _BY_CONTENT.get(best) if best is not None else None
    if part(target) == "postcode" and looks.digits == 0 and looks.share(Content.ONE_WORD, Content.TOWN) >= 0.5:
        key = "city"
    if part(target) == "address":
        key = "street"
    if key is None:
        return LEFT_OUT
    use = "shipping" if target.startswith("shipping_") else "billing"
    other = target_of(Meaning(_FIELDS.get(key, key), use), orders=orders)
    return other if other != target and fits(other, looks) is not Fit.NO else LEFT_OUT


_FIELDS = {"emails": "email", "phones": "phone", "websites": "website"}


def _said(names: Sequence[str], name: str, looks: Profile, *, orders: bool) -> str:
    """The target that a head names, in the company of the other heads."""
    head = normalise(name)
    if orders and (known := _in_orders(names, head, looks)) is not None:
        return known
    for meaning in meanings(name):
        target = target_of(meaning, orders=orders)
        if part(target) == "house_number" and head in _NUMBER_WORDS and not _behind_street(names, name):
            target = _number(names, name, looks, orders=orders)
        if target == "vat_id" and orders and looks.share(Content.MONEY) >= 0.5:
            target = "order_tax"
        if target:
            return _numbered(names, _named(names, head, target, looks), meaning, orders=orders)
    return LEFT_OUT


def _in_orders(names: Sequence[str], head: str, looks: Profile) -> str | None:
    """What a head means only in a list of orders; None where it means what it does elsewhere."""
    if head == "name" and looks.share(Content.ORDER_NUMBER) == 1:
        return "order_number"
    if _stands_for_number(names, head):
        return "order_number"
    if head == "id":
        # The number of the row itself, not of its buyer.
        return LEFT_OUT
    if head in _PAID:
        return "order_paid" if looks.share(Content.MONEY) >= 0.5 else "order_payment"
    if head in STATES:
        return STATES[head]
    return None


def _stands_for_number(names: Sequence[str], head: str) -> bool:
    """Whether a head is what a file without a plain order number calls it: its reference, else its first number."""
    if has_meaning(names, "order_number"):
        return False
    heads = [normalise(name) for name in names]
    if "reference" in heads:
        return head == "reference"
    return head in _IDS and head == next(one for one in heads if one in _IDS)


_IDS = frozenset("id ref nr no number numero nummer codigo codice code".split()) | {"ref no"}
_PAID = frozenset("paid bezahlt paye pagado pagato betaald betalt betald zaplaceno oplacone maksettu".split())
_NUMBER_WORDS = frozenset("nr no num number numero n nummer nro".split())


def _behind_street(names: Sequence[str], name: str) -> bool:
    place = list(names).index(name)
    return place > 0 and any(one.field == "street" for one in meanings(names[place - 1]))


def _number(names: Sequence[str], name: str, looks: Profile, *, orders: bool) -> str:
    """What a plain `Nr.` is without a street before it: a phone, or in the first column the customer's number."""
    if looks.share(Content.PHONE) >= 0.5:
        return "phones"
    first = list(names).index(name) == 0
    return "external_numbers" if first and not orders and not has_meaning(names, "external_id") else LEFT_OUT


def _named(names: Sequence[str], head: str, target: str, looks: Profile) -> str:
    """Which part of a name a head means, by the other heads and the number of words below it."""
    first, last = has_meaning(names, "first_name"), has_meaning(names, "last_name")
    if target == "salutation" and head in _TITLES and any(_is_salutation(name) for name in names):
        return "title"
    if target == "full_name" and head in _NAME_WORDS and first and not last:
        return "last_name"
    if target == "full_name" and head in _NAME_WORDS and last and not first and looks.words < 1.5:
        return "first_name"
    if target == "first_name" and head in _NAME_WORDS and not last:
        return "full_name"
    if target == "birthday" and has_meaning(names, "birth_month"):
        return "birth_day"
    whole = looks.share(Content.FULL_NAME, Content.COMPANY) >= 0.6 and looks.words >= 1.5
    if target in {"first_name", "last_name"} and head in _NAME_WORDS and whole and not (first and last):
        return "full_name"
    if target == "full_name" and head in _NAME_WORDS and first and last and looks.share(Content.COMPANY) >= 0.5:
        return "company" if not has_meaning(names, "company") else target
    return target


_TITLES = frozenset({"titel", "title", "titre", "titolo"})


def _is_salutation(name: str) -> bool:
    return normalise(name) not in _TITLES and any(one.field == "salutation" for one in meanings(name)[:1])


def _numbered(names: Sequence[str], target: str, meaning: Meaning, *, orders: bool) -> str:
    """Numbered lines of an order, second lines of companies, second addresses."""
    if orders and base(target) in ITEMS and _most(names, meaning.field) > 1:
        return f"{target}:{meaning.ordinal}"
    if target == "company" and meaning.ordinal == 2:
        return "company_line2"
    if part(target) == "street" and meaning.ordinal > 1 and not _second_address(names, meaning.use):
        return target.replace("street", "street2")
    if part(target) == "street2" and meaning.ordinal == 1 and _second_address(names, meaning.use):
        return target.replace("street2", "street")
    return target


def _most(names: Sequence[str], field: str) -> int:
    return max((one.ordinal for name in names for one in meanings(name)[:1] if one.field == field), default=1)


def _second_address(names: Sequence[str], use: str) -> bool:
    """Whether `Adresse 2` has a postcode or a town of its own."""
    numbered = {(one.field, one.use) for name in names for one in meanings(name)[:1] if one.ordinal == 2}
    return bool({("postcode", use), ("city", use), ("postcode_city", use)} & numbered)

"""Contact cards, one after the other: their properties gathered, and each card as the cells of one record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from craftdesk.importing.encoding import unreadable
from craftdesk.importing.records import Fault, Record
from craftdesk.importing.vcard_lines import Property
from craftdesk.importing.vcard_values import (
    PLACE,
    address_of,
    address_on_the_net,
    birthday_of,
    label_of,
    listed,
    parts,
    prefix_of,
    says_use,
    unescaped,
    uses_of,
)

SLOTS = 4
"""Addresses for each use, e-mails and numbers that have columns of their own."""
UID = "Contact card number"
_SINGLE = (
    "Full name", "Salutation", "Title", "First name", "Middle name", "Last name", "Suffix", "Nickname", "Company",
    "Department", "Role", "Type", "Language", "Websites", "Tags", "Birthday", "Note", UID, "Customer number",
)  # fmt: skip
_USES = ("Billing", "Shipping")
HEADS = (
    *_SINGLE,
    *(
        f"{kind} {slot}{more}"
        for kind in ("E-mail", "Phone")
        for slot in range(1, SLOTS + 1)
        for more in ("", " label")
    ),
    *(f"{use} {part} {slot}" for use in _USES for slot in range(1, SLOTS + 1) for part in PLACE),
    *(f"{use} label" for use in _USES),
)
"""The columns of the table that cards become."""
_AT = {head: index for index, head in enumerate(HEADS)}
_JOIN = " ::: "
_PHONE_WORDS = (
    ("Fax", frozenset({"fax", "homefax", "workfax", "otherfax"})),
    ("Mobile", frozenset({"cell", "iphone", "mobile", "mobil", "handy"})),
    ("Work", frozenset({"work", "business", "arbeit"})),
    ("Home", frozenset({"home", "privat"})),
)
_MAIL_WORDS = (("Work", frozenset({"work", "business"})), ("Home", frozenset({"home"})))
_OWN = "CraftDesk"
_MOST_PROPERTIES = 2_000
_MOST_CHARACTERS = 1_000_000


@dataclass(slots=True)
class _Card:
    """What was read of one card so far."""

    properties: list[Property] = field(default_factory=list)
    labels: dict[str, Property] = field(default_factory=dict)
    characters: int = 0
    begun: bool = True
    depth: int = 1
    ended: bool = False
    too_long: bool = False

    def take(self, one: Property) -> None:
        self.characters += len(one.text)
        self.too_long = self.too_long or len(self.properties) >= _MOST_PROPERTIES
        self.too_long = self.too_long or self.characters > _MOST_CHARACTERS
        if self.too_long:
            return
        if one.name in {"X-ABLABEL", "X-ABADR"}:
            self.labels[f"{one.group} {one.name}"] = one
        else:
            self.properties.append(one)

    def beside(self, one: Property, name: str) -> str:
        """What another property of the same group says."""
        found = self.labels.get(f"{one.group} {name}") if one.group else None
        return label_of(found.text) if found else ""


def records(properties: Iterable[Property]) -> Iterator[Record]:
    """Every card as a record, numbered from 1; what is no whole card has a fault, or a note where it comes in."""
    return (_record(row, card) for row, card in enumerate(_cards(properties), start=1))


def _cards(properties: Iterable[Property]) -> Iterator[_Card]:
    sorting = _Sorting()
    for one in properties:
        word = one.text.strip().upper() if one.name in {"BEGIN", "END"} else ""
        done = None
        if word == "VCARD":
            done = sorting.begin() if one.name == "BEGIN" else sorting.end()
        else:
            sorting.take(one)
        if done is not None:
            yield done
    if sorting.card is not None:
        yield sorting.card


class _Sorting:
    """Which card a property belongs to."""

    def __init__(self) -> None:
        self.card: _Card | None = None
        self._inner = 0
        self._agent = False

    def begin(self) -> _Card | None:
        """A card begins; the one before it, if that never ended."""
        if self.card is not None and (self._agent or self._inner):
            # The card of an assistant inside that of a person is nobody's customer.
            self._inner += 1
            return None
        if self.card is not None and self.card.begun and not self.card.properties:
            self.card.depth += 1
            return None
        before, self.card = self.card, _Card()
        return before

    def end(self) -> _Card | None:
        """The card that ends here."""
        if self._inner:
            self._inner -= 1
            return None
        card, self.card = self.card, None
        if card is not None:
            card.ended = True
        return card

    def take(self, one: Property) -> None:
        """A property of the card that is open, or of one whose beginning is missing."""
        self._agent = one.name == "AGENT" and not one.text.strip()
        if self._inner:
            return
        if self.card is None:
            self.card = _Card(begun=False)
        self.card.take(one)


def _record(row: int, card: _Card) -> Record:
    cells = [""] * len(HEADS)
    fault, notes = _judged(card)
    together = ""
    if fault is None:
        notes += _Filling(card, cells).fill()
        together = "".join(cells)
        if not together.isascii() and unreadable(together):
            fault = Fault("import.row.unreadable", {})
    if fault is not None:
        cells[0] = next((unescaped(one.text)[:200] for one in card.properties if one.name in {"FN", "N", ""}), "?")
    elif not together:
        fault = Fault("customer.nobody", {})
        cells[0] = "?"
    return Record(row, cells, fault, tuple(notes))


def _judged(card: _Card) -> tuple[Fault | None, list[Fault]]:
    """(why a card can't come in, what is odd about it)."""
    if not card.begun:
        return Fault("import.row.vcard_no_begin", {}), []
    if card.depth > 1:
        return Fault("import.row.vcard_nested", {"depth": card.depth}), []
    if card.too_long:
        return Fault("import.row.vcard_too_long", {"limit": _MOST_CHARACTERS}), []
    for one in card.properties:
        if one.name in {"KIND", "X-ADDRESSBOOKSERVER-KIND"} and one.text.strip().lower() == "group":
            return Fault("import.row.vcard_group", {}), []
    return None, [] if card.ended else [Fault("import.row.vcard_no_end", {})]


class _Filling:
    """Puts the properties of a card into cells."""

    def __init__(self, card: _Card, cells: list[str]) -> None:
        self._card = card
        self._cells = cells
        self._notes: list[Fault] = []
        self._found: dict[str, list[Property]] = {}
        for one in card.properties:
            self._found.setdefault(one.name, []).append(one)

    def fill(self) -> list[Fault]:
        """Fills the cells; what there is to tell."""
        if odd := self._found.get(""):
            self._notes.append(Fault("import.row.vcard_lines", {"count": len(odd), "text": odd[0].text[:80]}))
        self._names()
        for head, names in (("Nickname", ("NICKNAME",)), ("Role", ("TITLE", "ROLE")), ("Language", ("LANG",))):
            self._put(head, next((text for name in names if (text := self._text(name))), ""))
        self._put("Websites", self._joined("URL"))
        tags = [tag for one in self._found.get("CATEGORIES", ()) for tag in listed(one.text)]
        # One tag that holds a comma would be taken for two.
        self._put("Tags", _JOIN.join(tags) if len(tags) != 1 or tags[0].isalnum() else f'"{tags[0]}"')
        self._put("Note", "\n".join(unescaped(one.text, quoted=one.quoted) for one in self._found.get("NOTE", ())))
        uid = self._text("UID").removeprefix("urn:uuid:")
        self._put(UID, "" if uid.startswith("craftdesk:") else uid)
        self._put("Customer number", self._text("X-CRAFTDESK-NUMBER"))
        if birthday := next(iter(self._found.get("BDAY", ())), None):
            self._put("Birthday", birthday_of(birthday.text, birthday.params.get("X-APPLE-OMIT-YEAR", "")))
        self._ways("EMAIL", "E-mail")
        self._ways("TEL", "Phone")
        self._addresses()
        return self._notes

    def _put(self, head: str, text: str) -> None:
        self._cells[_AT[head]] = text

    def _text(self, name: str) -> str:
        found = self._found.get(name)
        return unescaped(found[0].text, quoted=found[0].quoted) if found else ""

    def _joined(self, name: str) -> str:
        values = [address_on_the_net(unescaped(one.text)) for one in self._preferred(name)]
        return _JOIN.join(dict.fromkeys(value for value in values if value))

    def _preferred(self, name: str) -> list[Property]:
        """The properties of one name, preferred ones first."""
        found = self._found.get(name, [])
        return sorted(found, key=_rank) if len(found) > 1 else found

    def _names(self) -> None:
        name = next(iter(self._found.get("N", ())), None)
        values = parts(name.text, quoted=name.quoted) if name else []
        last, first, middle, prefix, suffix = (*values[:5], *[""] * (5 - len(values)))
        salutation, title = prefix_of(prefix)
        full = self._text("FN")
        organisation = next(iter(self._found.get("ORG", ())), None)
        units = [unit for unit in parts(organisation.text, quoted=organisation.quoted) if unit] if organisation else []
        company = units[0] if units else ""
        firm = self._text("X-ABSHOWAS").upper() == "COMPANY" or self._text("KIND").lower() in {"org", "organization"}
        nobody = not (first or last or middle)
        if nobody and firm and not company:
            company = full
        if nobody and not firm and full != company:
            self._put("Full name", full)
        if firm:
            self._put("Type", "company")
            self._notes.append(Fault("import.row.vcard_company", {"name": company or full}))
        for head, text in (
            ("Salutation", salutation), ("Title", title), ("First name", first), ("Middle name", middle),
            ("Last name", last), ("Suffix", suffix), ("Company", company), ("Department", ", ".join(units[1:])),
        ):  # fmt: skip
            self._put(head, " ".join(text.split()))

    def _ways(self, name: str, kind: str) -> None:
        """E-mails or numbers, each with its label; those beyond the last column share it."""
        found: dict[str, str] = {}
        for one in self._preferred(name):
            text = address_on_the_net(unescaped(one.text))
            if text:
                found.setdefault(text, self._label(one, kind))
        for slot, (text, label) in enumerate(found.items(), start=1):
            at = _AT[f"{kind} {min(slot, SLOTS)}"]
            if slot <= SLOTS:
                self._cells[at], self._cells[at + 1] = text, label
            else:
                self._cells[at] += _JOIN + text

    def _label(self, one: Property, kind: str) -> str:
        """What an e-mail or a number is for, in one word; a label of the owner's own tells as much as a type."""
        told = {*one.types, *self._card.beside(one, "X-ABLABEL").lower().split()}
        words = _PHONE_WORDS if kind == "Phone" else _MAIL_WORDS
        label = next((label for label, known in words if told & known), "")
        own = kind == "Phone" and not label and not told - {"pref"}
        return "Other" if own and _OWN in self._text("PRODID") else label

    def _addresses(self) -> None:
        taken = {"billing": 0, "shipping": 0}
        lost = 0
        for words, values, hint in self._places():
            place = address_of(values, hint)
            if place is None:
                continue
            for use in uses_of(words):
                taken[use] += 1
                lost += taken[use] > SLOTS
                if taken[use] <= SLOTS:
                    for part, text in place.items():
                        self._put(f"{use.capitalize()} {part} {taken[use]}", text)
                if taken[use] == 1 and words and not says_use(words[:1]):
                    self._put(f"{use.capitalize()} label", words[0])
        if lost:
            self._notes.append(Fault("import.row.vcard_addresses", {"count": lost}))

    def _places(self) -> list[tuple[list[str], list[str], str]]:
        """(labels and types, parts, code of the country) of each address; those that name their use first."""
        found = [
            ([self._card.beside(one, "X-ABLABEL"), *sorted(one.types)], one, self._card.beside(one, "X-ABADR"))
            for one in self._preferred("ADR")
        ]
        found.sort(key=lambda place: not says_use(place[0]))
        places = [(words, parts(one.text, quoted=one.quoted), hint) for words, one, hint in found]
        if not places and (written := self._text("LABEL")):
            # Only as it stands on an envelope: which line is the town cannot be told.
            places.append(([], ["", "", written], ""))
        return places


def _rank(one: Property) -> int:
    """Preferred first: `TYPE=pref`, or `PREF=1` to `PREF=100`."""
    told = one.params.get("PREF", "")
    if told.isdecimal() and len(told) <= 3:
        return int(told)
    return 0 if "pref" in one.types else 101

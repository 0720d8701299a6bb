"""Who a row is: somebody of the book, somebody of an earlier row, or nobody yet.

In this order: the e-mail address; the number that the same system gives; name and the last ten digits of a phone,
unless both have e-mail addresses; the name alone where nothing else is known. Where a system says so its number comes
first, and two different numbers are two customers even with one e-mail address.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import UNSAVED, CustomerId
from craftdesk.domain.names import display_name
from craftdesk.importing.doubts import MOST_OTHERS, OTHER_NAME, TWICE, Doubt, alike, contradicts, initial, plausible
from craftdesk.importing.key_index import KeyIndex
from craftdesk.importing.match_keys import (
    customer_key,
    keys_of,
    mail_keys,
    name_keys,
    number_keys,
    own_key,
    phone_keys,
)
from craftdesk.importing.match_records import HAS_MAIL, HAS_NUMBER, Records
from craftdesk.importing.merging_addresses import place_key
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.person import Person, match_name
from craftdesk.importing.plain_people import PlainPeople
from craftdesk.importing.presets.preset import Kind, Preset
from craftdesk.importing.rulings import DOUBT, Decision, Rulings
from craftdesk.storage.book import Book
from craftdesk.storage.matching import Found

_MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Match:
    """The record of a row; `first` says that no earlier row of the file had it. A record of -1: can't be told."""

    record: int
    first: bool
    doubt: Doubt | None = None
    left_out: bool = False


_NOBODY: list[CustomerId] = []
_LEFT_OUT = Match(-1, first=False, left_out=True)


@dataclass(slots=True)
class _Asked:
    """What book and file know of some rows; `codes` has the hashes of the keys of each row."""

    known: _Candidates
    codes: list[list[int]]
    ids: list[list[CustomerId]]
    namesakes: Found


@dataclass(slots=True)
class _Candidates:
    """What the book knows of the keys of some rows."""

    mails: Found
    numbers: dict[tuple[str, str], list[CustomerId]]
    phones: Found
    names: Found
    own: Found
    states: dict[CustomerId, Customer]


class Matcher:
    """Finds the records of rows, some hundreds at a time and in the order of the file."""

    def __init__(self, preset: Preset, index: KeyIndex, tidings: Tidings, rulings: Rulings | None = None) -> None:
        self._rulings = rulings or Rulings()
        self.records = Records()
        self.states: dict[CustomerId, Customer] = {}
        """The customers of the book that the rows last matched may be."""
        self.addresses: dict[CustomerId, list[Address]] = {}
        """Their addresses."""
        self.names: dict[CustomerId, str] = {}
        """What those are called whom rows resemble; no more are asked for than doubts are kept."""
        self._preset = preset
        self._index = index
        self._tidings = tidings

    def meet(self, book: Book, people: Sequence[Person]) -> range | list[Match]:
        """The records of some rows: just their range where all are newcomers, nobody doubts it and nothing is ruled."""
        asked = self._ask(book, people, ())
        keys = list(chain.from_iterable(asked.codes))
        strange = self._rulings.are_none and not (asked.known.states or asked.namesakes)
        if not strange or any(one.doubtful for one in people) or not self._index.are_new(keys):
            return self._matches(book, people, asked, ())
        found = self.records.new_ones(people)
        self._index.add_pairs((key, record) for record, some in zip(found, asked.codes, strict=True) for key in some)
        return found

    def meet_plain(self, book: Book, people: PlainPeople) -> range | None:
        """The records of rows of a plain batch; None where anybody is known already, or anything has to be decided."""
        ask = book.matching
        found = (
            not self._rulings.are_none
            or ask.by_email(people.folded_mails)
            or ask.by_external_number(people.system, people.numbers)
            or ask.by_phone(people.digits)
            or self._namesakes(book, people.names)
        )
        if found:
            return None
        (codes, places), phones = people.sure_keys(), people.phone_keys()
        self._index.prepare_codes([*codes, *phones[0]])
        first = self._first_phones(people, *phones) if self._index.are_new(codes) else None
        if first is None:
            return None
        self.states, self.addresses = {}, {}
        records = self.records.new_plain(people)
        self._index.add_pairs((code, records[at]) for code, at in chain(zip(codes, places, strict=True), first.items()))
        return records

    def _first_phones(self, people: PlainPeople, codes: list[int], places: list[int]) -> dict[int, int] | None:
        """Where each key of a phone that was not seen before stands first; None where one makes two rows the same."""
        first: dict[int, int] = {}
        for code, at in zip(codes, places, strict=True):
            record = self._index.get_code(code)
            if record is None and code not in first:
                first[code] = at
                continue
            theirs = people.mails[first[code]] if record is None else self.records.has(record, HAS_MAIL)
            if not (theirs and people.mails[at]):
                return None
        return first

    def match(self, book: Book, people: Sequence[Person], settled: Sequence[CustomerId] = ()) -> list[Match]:
        """The records of some rows; `settled` says of each whom the book already names for it, or UNSAVED."""
        return self._matches(book, people, self._ask(book, people, settled), settled)

    def _ask(self, book: Book, people: Sequence[Person], settled: Sequence[CustomerId]) -> _Asked:
        known = self._candidates(book, people, settled)
        self.states = known.states
        self.addresses = book.addresses.of_many(list(known.states))
        numbers = [customer_key(number) for number in known.states]
        by_name = self._preset.by_name
        codes = [list(map(hash, keys_of(person, by_name=by_name))) for person in people]
        self._index.prepare_codes(chain(chain.from_iterable(codes), map(hash, numbers)))
        if known.states:
            named = settled or [CustomerId(UNSAVED)] * len(people)
            ids = [[one] if one else self._in_book(person, known) for person, one in zip(people, named, strict=True)]
        else:
            ids = [_NOBODY] * len(people)
        strangers = (person.name for person, found in zip(people, ids, strict=True) if not found)
        namesakes = self._namesakes(book, strangers)
        return _Asked(known, codes, ids, namesakes)

    def _matches(
        self, book: Book, people: Sequence[Person], asked: _Asked, settled: Sequence[CustomerId]
    ) -> list[Match]:
        known, namesakes = asked.known, asked.namesakes
        named = settled or [CustomerId(UNSAVED)] * len(people)
        found = [
            self._stranger(person, keys)
            if not mine and not known.phones and person.name not in namesakes and self._is_strange(person, keys)
            else self._match(person, mine, known, namesakes, named=bool(one))
            for person, keys, mine, one in zip(people, asked.codes, asked.ids, named, strict=True)
        ]
        self._load_others(book, found)
        return found

    def _is_strange(self, person: Person, keys: Sequence[int]) -> bool:
        """Whether nothing of a row was ever met, and nothing was decided about rows."""
        return self._rulings.are_none and not person.doubtful and self._index.knows_none(keys)

    def _stranger(self, person: Person, keys: Sequence[int]) -> Match:
        """The record of a row of which nothing is known: what `_match` comes to without asking key by key."""
        record = self.records.new(CustomerId(UNSAVED), person.row, initial(person.customer))
        self._index.add_codes(keys, record)
        self._note_keys(person, record)
        return Match(record, first=True)

    def _namesakes(self, book: Book, names: Iterable[str]) -> Found:
        """Customers of the book who only share the name of some rows; asked as long as anybody could read of it."""
        if self._tidings.doubts_are_full and not self._rulings.groups:
            return {}
        return book.matching.namesakes(names, MOST_OTHERS)

    def _load_others(self, book: Book, found: Sequence[Match]) -> None:
        """Loads customers who were recognised by an earlier row and not by the book; of those alike, the names."""
        ids = {CustomerId(self.records.customers[match.record]) for match in found if match.record >= 0}
        alike = {one for match in found if match.doubt is not None for one in match.doubt.others}
        if not self._tidings.doubts_are_full:
            # The same few are the first of their name in row after row.
            self.names |= book.matching.shown_names(sorted(alike.difference(self.names)))
        missing = sorted(one for one in ids if one and one not in self.states)
        if missing:
            self.states |= {customer.id: customer for customer in book.customers.some(missing)}
            self.addresses |= book.addresses.of_many(missing)

    def _match(
        self, person: Person, ids: list[CustomerId], known: _Candidates, namesakes: Found, *, named: bool
    ) -> Match:
        record = None if named else self._record(person)
        if record is None and ids:
            record = self._index.get(customer_key(ids[0]))
        doubt = None if named else self._doubt(person, ids, known, namesakes, record)
        ruling = self._ruling(person, record, doubt)
        if ruling is Decision.SKIP:
            return _LEFT_OUT
        if ruling is Decision.NEW:
            record, ids = None, []
        elif ruling is Decision.UPDATE and doubt is not None and doubt.others and record is None and not ids:
            ids = [doubt.others[0]]
            record = self._index.get(customer_key(ids[0]))
        if record is None:
            record = self._begin(person, ids)
            return Match(record, record >= 0, doubt)
        self._remember(person, record)
        return Match(record, first=False, doubt=doubt)

    def _ruling(self, person: Person, record: int | None, doubt: Doubt | None) -> Decision:
        """What the owner says of a row that is in doubt, or stands in the file twice."""
        if doubt is not None:
            return self._rulings.of(person.row, DOUBT)
        return self._rulings.of(person.row, "" if record is None else "merged")

    def _doubt(
        self, person: Person, ids: list[CustomerId], known: _Candidates, namesakes: Found, record: int | None
    ) -> Doubt | None:
        """Whether a row may be somebody else than who it is taken for."""
        name, code, first = display_name(person.customer), "", 0
        others: tuple[CustomerId, ...] = ()
        if record is not None:
            mine, theirs = initial(person.customer), self.records.initials[record]
            if mine and theirs and mine != theirs and self._preset.kind is Kind.CUSTOMERS:
                code, first = TWICE, self.records.rows[record]
        elif ids:
            stored = known.states[ids[0]]
            shared = {one.text.casefold() for one in stored.emails} & set(person.mails)
            if shared and contradicts(person.customer, stored):
                code, others = OTHER_NAME, (ids[0],)
        elif person.name or person.digits:
            by_phone = [known.states[one] for digits in person.digits for one in known.phones.get(digits, [])]
            code, others = alike(person, namesakes.get(person.name, []), by_phone)
        if record is None and not ids:
            code = code or person.doubtful
        return Doubt(row=person.row, code=code, name=name, others=others, first=first) if code else None

    def _begin(self, person: Person, ids: list[CustomerId]) -> int:
        """The record of somebody whom no earlier row had."""
        if self._preset.by_name and len(ids) > 1 and not (person.mails or person.digits):
            self._tidings.warn(person.row, "import.warn.name_twice", name=person.name, count=len(ids))
            return -1
        customer = ids[0] if ids else CustomerId(UNSAVED)
        record = self.records.new(customer, person.row, initial(person.customer))
        if customer:
            self._index.add(customer_key(customer), record)
        self._remember(person, record)
        return record

    def _remember(self, person: Person, record: int) -> None:
        for key in keys_of(person, by_name=self._preset.by_name):
            self._index.add(key, record)
        self._note_keys(person, record)

    def _note_keys(self, person: Person, record: int) -> None:
        if person.mails:
            self.records.mark(record, HAS_MAIL)
        if person.numbers:
            self.records.mark(record, HAS_NUMBER)

    def _record(self, person: Person) -> int | None:
        """The record of an earlier row that is the same customer."""
        get = self._index.get
        if person.customer.number:
            return get(own_key(person.customer.number))
        numbers = [get(key) for key in number_keys(person)]
        mails = [get(key) for key in mail_keys(person)]
        if self._preset.id_wins:
            strange = bool(person.numbers)
            mails = [one for one in mails if one is not None and not (strange and self.records.has(one, HAS_NUMBER))]
        for record in (*numbers, *mails) if self._preset.id_wins else (*mails, *numbers):
            if record is not None:
                return record
        for key in phone_keys(person):
            record = get(key)
            if record is not None and not (person.mails and self.records.has(record, HAS_MAIL)):
                return record
        for key in name_keys(person, by_name=self._preset.by_name):
            record = get(key)
            if record is not None:
                return record
        return None

    def _in_book(self, person: Person, known: _Candidates) -> list[CustomerId]:
        """The customers of the book that a row may be, the likeliest first."""
        own = [
            number for number in known.own.get(person.customer.number, []) if plausible(person, known.states[number])
        ]
        if own:
            return own
        numbers = [one for key in person.numbers for one in known.numbers.get(key, [])]
        mails = [one for mail in person.mails for one in known.mails.get(mail, [])]
        if self._preset.id_wins and person.numbers:
            mails = [one for one in mails if not self._has_number(known.states[one])]
        for ids in (numbers, mails) if self._preset.id_wins else (mails, numbers):
            if ids:
                return self._likeliest(person, ids, known)
        phones = [
            one
            for digits in person.digits
            for one in known.phones.get(digits, [])
            if _by_phone(person, known.states[one])
        ]
        if phones:
            return phones
        return self._by_name(person, known)

    def _likeliest(self, person: Person, ids: list[CustomerId], known: _Candidates) -> list[CustomerId]:
        """Of several with one key the one of the same name comes first."""
        if len(set(ids)) == 1:
            return ids[:1]
        name, numbers = person.name, set(person.numbers)
        return sorted(
            dict.fromkeys(ids),
            key=lambda one: (
                match_name(known.states[one]) != name,
                not any((x.system, x.number) in numbers for x in known.states[one].external_numbers),
            ),
        )

    def _by_name(self, person: Person, known: _Candidates) -> list[CustomerId]:
        if not name_keys(person, by_name=self._preset.by_name):
            return []
        ids = known.names.get(person.name, [])
        if self._preset.by_name or (len(ids) <= 1 and not person.addresses):
            return ids
        standing = self.addresses
        mine = {place_key(address.place) for address in person.addresses}
        same = [one for one in ids if mine & {place_key(address.place) for address in standing[one]}]
        empty = [one for one in ids if not standing[one]]
        return same or (empty if mine else [one for one in ids if not _reachable(known.states[one])])[:1]

    def _has_number(self, customer: Customer) -> bool:
        return any(one.system == self._preset.system for one in customer.external_numbers)

    def _candidates(self, book: Book, people: Sequence[Person], settled: Sequence[CustomerId]) -> _Candidates:
        ask = book.matching
        mails = ask.by_email(mail for person in people for mail in person.mails)
        systems: dict[str, list[str]] = {}
        for person in people:
            for system, number in person.numbers:
                systems.setdefault(system, []).append(number)
        numbers = {
            (system, number): ids
            for system, wanted in systems.items()
            for number, ids in ask.by_external_number(system, wanted).items()
        }
        known = [person for person in people if any(mail in mails for mail in person.mails)]
        reached = {id(person) for person in known}
        others = [
            person
            for person in people
            if id(person) not in reached and not any(key in numbers for key in person.numbers)
        ]
        phones = ask.by_phone(digits for person in others for digits in person.digits)
        names = ask.by_name(person.name for person in others if name_keys(person, by_name=self._preset.by_name))
        keeps = self._preset.own or self._preset.keeps_numbers
        own = ask.by_number(person.customer.number for person in people) if keeps else {}
        states = _states(book, (mails, numbers, phones, names, own), settled)
        return _Candidates(mails, numbers, phones, names, own, states)


def _states(
    book: Book,
    found: Iterable[dict[str, list[CustomerId]] | dict[tuple[str, str], list[CustomerId]]],
    settled: Sequence[CustomerId],
) -> dict[CustomerId, Customer]:
    """The customers that were found, by id."""
    wanted: dict[CustomerId, None] = dict.fromkeys(one for one in settled if one)
    for one in found:
        for ids in one.values():
            del ids[_MOST_CANDIDATES:]
            wanted |= dict.fromkeys(ids)
    return {customer.id: customer for customer in book.customers.some(list(wanted))}


def _by_phone(person: Person, stored: Customer) -> bool:
    """Whether somebody with the same phone is the same: name equal, and not two different e-mail addresses."""
    return match_name(stored) == person.name and not (person.mails and stored.emails)


def _reachable(customer: Customer) -> bool:
    return bool(customer.emails or customer.phones)

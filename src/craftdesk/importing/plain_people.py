"""Rows that hold nothing but plain things, as columns: no object is made of any of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from craftdesk.domain.customer_kind import CustomerType
from craftdesk.domain.folding import fold
from craftdesk.domain.folding_many import fold_many
from craftdesk.domain.names import name_of
from craftdesk.importing.match_keys import mail_key, number_key, phone_key
from craftdesk.storage.newcomers import Prepared
from craftdesk.storage.row_columns import Columns, filled


@dataclass(slots=True, kw_only=True)
class PlainPeople:
    """The rows of a batch, column by column; '' where a row says nothing."""

    rows: Sequence[int]
    texts: Mapping[str, Sequence[str]]
    """Fields of a customer that are texts, by key."""
    source: str
    mails: Sequence[str]
    system: str
    numbers: Sequence[str]
    phones: Columns
    """The columns of `customer_phones`."""
    tags: Columns
    consents: Columns
    address: Mapping[str, Sequence[str]]
    """The parts of the billing address; none of who has none."""
    has_address: Sequence[bool]
    names: Sequence[str] = field(init=False)
    """By which they are compared."""
    taken: bool = False
    """They became customers as they are."""

    def __post_init__(self) -> None:
        people = list(map(name_of, self._text("first_name"), self._text("last_name")))
        called = [name or company for name, company in zip(people, self._text("company"), strict=True)]
        folded = fold_many(called)
        self.names = [key or name.strip() for key, name in zip(folded, called, strict=True)]

    @property
    def folded_mails(self) -> list[str]:
        """The e-mail addresses as they are compared."""
        return [mail.casefold() for mail in self.mails]

    @property
    def digits(self) -> Sequence[str]:
        """By which phones are compared."""
        return self.phones.get("match_digits", ())

    def sure_keys(self) -> tuple[list[int], list[int]]:
        """The hashes of the keys that tell for sure who somebody is, and the place of the row of each."""
        keys = [mail_key(mail) for mail in self.folded_mails if mail]
        keys += [number_key(self.system, number) for number in self.numbers if number]
        places = [at for column in (self.mails, self.numbers) for at, one in enumerate(column) if one]
        return list(map(hash, keys)), places

    def phone_keys(self) -> tuple[list[int], list[int]]:
        """The same of phones with the names: two with an e-mail address each may well share both."""
        owners: list[int] = self.phones.get("owner", [])
        keys = [phone_key(digits, self.names[at]) for at, digits in zip(owners, self.digits, strict=True)]
        return list(map(hash, keys)), owners

    def initials(self) -> list[int]:
        """The first letter of each first name, as `doubts.initial` tells it."""
        known: dict[str, int] = {}
        for name in set(self._text("first_name")):
            folded = fold(name)
            known[name] = ord(folded[0]) if folded else 0
        return [known[name] for name in self._text("first_name")]

    def prepared(self) -> Prepared:
        """What is written of them."""
        everybody = list(range(len(self.rows)))
        firms = zip(*map(self._text, ("company", "first_name", "last_name")), strict=True)
        company, person = CustomerType.COMPANY.value, CustomerType.INDIVIDUAL.value
        customers: Columns = {name: list(texts) for name, texts in self.texts.items()}
        sources = self._text("source")
        customers |= {
            "type": [company if firm and not (first or last) else person for firm, first, last in firms],
            "source": [one or self.source for one in sources],
            "match_name": list(self.names),
        }
        customers = {name: column for name, column in customers.items() if any(column) or name == "match_name"}
        mails = [mail for mail in self.mails if mail]
        numbers = [number for number in self.numbers if number]
        parts: dict[str, Columns] = {
            "customer_phones": self.phones,
            "customer_emails": {
                "owner": [at for at in everybody if self.mails[at]],
                "text": mails,
                "match_text": [mail.casefold() for mail in mails],
            },
            "customer_tags": self.tags,
            "external_numbers": {
                "owner": [at for at in everybody if self.numbers[at]],
                "system": [self.system] * len(numbers),
                "number": numbers,
            },
            "consents": self.consents,
        }
        owners = [at for at in everybody if self.has_address[at]]
        address: Columns = {"owner": owners, "use": ["billing"] * len(owners), "default_billing": [1] * len(owners)}
        address |= {name: [column[at] for at in owners] for name, column in self.address.items()}
        return Prepared(
            len(everybody),
            customers,
            {table: filled(columns) for table, columns in parts.items() if columns.get("owner")},
            filled(address) if owners else {},
        )

    def _text(self, name: str) -> Sequence[str]:
        return self.texts.get(name) or [""] * len(self.rows)


def items(rows: Iterable[Sequence[tuple[object, ...]]], names: Sequence[str]) -> Columns:
    """The columns of the items of rows: whose they are, where they stand among theirs, what they say."""
    found = [(at, place, *one) for at, some in enumerate(rows) for place, one in enumerate(some)]
    columns = zip(*found, strict=True) if found else ()
    return {name: list(column) for name, column in zip(("owner", "position", *names), columns, strict=False)}

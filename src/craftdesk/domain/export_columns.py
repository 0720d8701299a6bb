"""The columns of an exported table of customers: their headers, how each cell is written, and how it comes back.

Export and import read the same table, so what was exported comes back in without a change. Lists (phones, addresses…)
are numbered groups of columns: `Email`, `Email 2`, `Phone 2 kind`, `Address 1 street`. Cells are written from values
as the shop file keeps them, which are texts and whole numbers already: a hundred thousand customers need not be built
only to be taken apart again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from craftdesk.domain import cells
from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.cells import BadCell
from craftdesk.domain.custom_field import CustomField, CustomKind
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
from craftdesk.domain.phone import Phone, PhoneKind

CURRENCY = "Currency"
REFERRED_BY = "Referred by (customer number)"
CREDIT_LIMIT = "Credit limit"
SIGNATURE = frozenset({"Customer number", "Company line 2", "Looked after by", "Address 1 use", "Tax treatment"})
"""Headers by which a file of customers that CraftDesk wrote is known."""
OWN_FIELD = "Own field: "
"""Before the title of a field that the shop defined itself."""
_OWN_HEADER = re.compile(
    rf"{OWN_FIELD}(?P<title>.+) \((?P<kind>{'|'.join(kind.value.replace('_', ' ') for kind in CustomKind)})\)",
    re.DOTALL,
)
DECIMALS = re.compile(r"Credit limit|Discount \(%\)")
"""Headers of columns with decimals, which a spreadsheet may want with a comma."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field in one column: its key in the catalogue (`fields`), its header, how its cell is read and written."""

    key: str
    header: str
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] | None = None
    """The cell of a value as the file keeps it; None: it is kept as it is written, or not at all."""


def _birthday_from(text: str) -> PartialDate | None:
    return PartialDate.from_iso(text.strip()) if text.strip() else None


def _percent_text(value: int) -> str:
    return cells.decimal_text(value, 2) if value else "0"


def _percent_from(text: str) -> int:
    return cells.decimal_from(text, 2) if text.strip() else 0


def _number_from(text: str) -> int:
    return cells.whole_from(text) or 0


COLUMNS: tuple[Column, ...] = (
    Column("number", "Customer number"),
    Column("type", "Type", CustomerType),
    Column("salutation", "Salutation"),
    Column("title", "Title"),
    Column("first_name", "First name"),
    Column("middle_name", "Middle name"),
    Column("last_name", "Last name"),
    Column("suffix", "Suffix"),
    Column("nickname", "Nickname"),
    Column("company", "Company"),
    Column("company_line2", "Company line 2"),
    Column("role", "Role"),
    Column("preferred_contact", "Preferred contact", PreferredContact),
    Column("do_not_contact", "Do not contact", cells.flag_from, cells.flag_text),
    Column("language", "Language"),
    Column("birthday", "Birthday", _birthday_from),
    Column("since", "Customer since", cells.day_from),
    Column("source", "Source"),
    Column("looked_after_by", "Looked after by"),
    Column("rating", "Rating", _number_from, cells.whole_text),
    Column("tags", "Tags", cells.split, cells.joined),
    Column("vat_id", "VAT ID"),
    Column("tax_treatment", "Tax treatment", TaxTreatment),
    Column("payment_term", "Payment term (days)", cells.whole_from, cells.whole_text),
    Column("price_level", "Price level"),
    Column("discount", "Discount (%)", _percent_from, _percent_text),
    Column("note", "Note"),
    Column("preferences", "Preferences"),
    Column("archived_at", "Archived", cells.moment_from),
)
"""Fields of one cell. The credit limit stands beside them with its currency, the referrer with their number."""


@dataclass(frozen=True, slots=True)
class Group:
    """A list field in numbered groups of columns; `parts` are (header of the part, its attribute)."""

    key: str
    name: str
    parts: tuple[tuple[str, str], ...]
    always_numbered: bool = False

    def headers(self, ordinal: int) -> list[str]:
        """The headers of the group of one number, from 1."""
        stem = self.name if ordinal == 1 and not self.always_numbered else f"{self.name} {ordinal}"
        return [f"{stem} {part}".rstrip() for part, _ in self.parts]


GROUPS: tuple[Group, ...] = (
    Group("emails", "Email", (("", "text"), ("kind", "kind"))),
    Group("phones", "Phone", (("", "text"), ("kind", "kind"))),
    Group("websites", "Website", (("", "text"),)),
    Group("external_numbers", "External", (("system", "system"), ("number", "number")), always_numbered=True),
    Group(
        "consents",
        "Consent",
        (("purpose", "purpose"), ("given", "given"), ("date", "on"), ("how", "how")),
        always_numbered=True,
    ),
    Group(
        "addresses",
        "Address",
        (
            ("use", "use"), ("default for", "default"), ("label", "label"), ("name", "name"), ("company", "company"),
            ("street", "street"), ("street 2", "street2"), ("postcode", "postcode"), ("city", "city"),
            ("region", "region"), ("country", "country"), ("delivery note", "delivery_note"),
            ("checked on", "checked_on"),
        ),
        always_numbered=True,
    ),
)  # fmt: skip
GROUP: dict[str, Group] = {group.key: group for group in GROUPS}


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRecord:
    """A customer as one row holds them; `referred_by` is the referrer's number.

    `keys` names the fields that the row has columns for: others are not spoken of, rather than empty.
    """

    customer: Customer
    addresses: tuple[Address, ...] = ()
    referred_by: str = ""
    keys: frozenset[str] = frozenset()


def customer_headers(sizes: Mapping[str, int], own: Sequence[CustomField] = ()) -> list[str]:
    """The header row, with as many numbered groups of each list as `sizes` says, and at least one; own fields last."""
    headers = [column.header for column in COLUMNS]
    headers += [REFERRED_BY, CREDIT_LIMIT, CURRENCY]
    for group in GROUPS:
        for ordinal in range(1, max(sizes.get(group.key, 0), 1) + 1):
            headers += group.headers(ordinal)
    return [*headers, *(own_header(field) for field in own)]


def own_header(field: CustomField) -> str:
    """The header of a field of the shop's own, with its kind: `Own field: Ring size (number)`."""
    return f"{OWN_FIELD}{field.title} ({field.kind.value.replace('_', ' ')})"


def own_field(header: str) -> CustomField | None:
    """Takes back `own_header`, as a field that may not be in the book yet; None for any other header."""
    found = _OWN_HEADER.fullmatch(header)
    if found is None:
        return None
    return CustomField(title=found["title"], kind=CustomKind(found["kind"].replace(" ", "_")))


def customer_from_cells(row: Mapping[str, str], shop_currency: str) -> CustomerRecord:
    """A customer from exported cells by header; BadCell for one that cannot be read."""
    values: dict[str, Any] = {}
    for column in COLUMNS:
        if column.header in row:
            values[column.key] = _read(column.read, column.header, row[column.header])
    if row.get(CREDIT_LIMIT, "").strip():
        currency = row.get(CURRENCY, "").strip() or shop_currency
        if currency != shop_currency:
            raise BadCell(CURRENCY, currency)
        values["credit_limit"] = _read(lambda text: cells.money_from(text, currency), CREDIT_LIMIT, row[CREDIT_LIMIT])
    keys = set(values)
    for group in GROUPS:
        if group.headers(1)[0] in row:
            keys.add(group.key)
            if group.key != "addresses":
                values[group.key] = tuple(_numbered(group, row))
    addresses = tuple(_numbered(GROUP["addresses"], row))
    if REFERRED_BY in row:
        keys.add("referred_by")
    return CustomerRecord(
        customer=Customer(**values),
        addresses=addresses,
        referred_by=row.get(REFERRED_BY, "").strip(),
        keys=frozenset(keys),
    )


def _numbered(group: Group, row: Mapping[str, str]) -> list[Any]:
    found = []
    ordinal = 1
    while (headers := group.headers(ordinal))[0] in row:
        texts = {
            attribute: (header, row.get(header, ""))
            for header, (_, attribute) in zip(headers, group.parts, strict=True)
        }
        if any(text.strip() for _, text in texts.values()):
            found.append(_READERS[group.key](texts))
        ordinal += 1
    return found


_Texts = Mapping[str, tuple[str, str]]


def _read(reader: Callable[[str], Any], header: str, text: str) -> Any:
    try:
        return reader(text)
    except ValueError as error:
        raise BadCell(header, text) from error


def _plain(texts: _Texts) -> dict[str, str]:
    return {attribute: text for attribute, (_, text) in texts.items()}


def _phone_kind(text: str) -> PhoneKind:
    return PhoneKind(text.strip() or PhoneKind.PHONE)


def _phone(texts: _Texts) -> Phone:
    return Phone(text=texts["text"][1], kind=_read(_phone_kind, *texts["kind"]))


def _consent(texts: _Texts) -> Consent:
    return Consent(
        purpose=texts["purpose"][1],
        given=_read(cells.flag_from, *texts["given"]),
        on=_read(cells.day_from, *texts["on"]),
        how=texts["how"][1],
    )


def _use(text: str) -> AddressUse:
    return AddressUse(text.strip() or AddressUse.BOTH)


def _defaults(text: str) -> tuple[bool, bool]:
    known = {"": (False, False), "shipping": (True, False), "billing": (False, True), "both": (True, True)}
    if text.strip() not in known:
        raise ValueError(text)
    return known[text.strip()]


def _address(texts: _Texts) -> Address:
    plain = _plain(texts)
    place = ("name", "company", "street", "street2", "postcode", "city", "region", "country")
    shipping, billing = _read(_defaults, *texts["default"])
    return Address(
        use=_read(_use, *texts["use"]),
        label=plain["label"],
        place=PostalAddress(**{key: plain[key] for key in place}),
        delivery_note=plain["delivery_note"],
        default_shipping=shipping,
        default_billing=billing,
        checked_on=_read(cells.day_from, *texts["checked_on"]),
    )


_READERS: dict[str, Callable[[_Texts], Any]] = {
    "emails": lambda texts: Email(**_plain(texts)),
    "phones": _phone,
    "websites": lambda texts: Website(**_plain(texts)),
    "external_numbers": lambda texts: ExternalNumber(**_plain(texts)),
    "consents": _consent,
    "addresses": _address,
}

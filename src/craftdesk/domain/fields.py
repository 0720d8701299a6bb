"""The one catalogue of a customer's fields: form, card, list columns, import and export read it.

A field is named by its key, which is the attribute of `Customer`, the column of an export and the target of an
import mapping. Titles are words and live in `texts` under `field.<key>`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How a field is edited and written."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    FLAG = "flag"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    RATING = "rating"
    DATE = "date"
    BIRTHDAY = "birthday"
    PHONES = "phones"
    EMAILS = "emails"
    WEBSITES = "websites"
    TAGS = "tags"
    EXTERNAL_NUMBERS = "external_numbers"
    CONSENTS = "consents"
    CUSTOMER = "customer"


class Section(StrEnum):
    """The part of form and card in which a field stands."""

    NAME = "name"
    CONTACT = "contact"
    BUSINESS = "business"
    TERMS = "terms"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `essential` ones stand in the short form; `suggests` offers values used before."""

    key: str
    kind: FieldKind
    section: Section
    essential: bool = False
    suggests: bool = False


FIELDS: tuple[Field, ...] = (
    Field("type", FieldKind.CHOICE, Section.NAME, essential=True),
    Field("salutation", FieldKind.TEXT, Section.NAME, suggests=True),
    Field("title", FieldKind.TEXT, Section.NAME, suggests=True),
    Field("first_name", FieldKind.TEXT, Section.NAME, essential=True),
    Field("middle_name", FieldKind.TEXT, Section.NAME),
    Field("last_name", FieldKind.TEXT, Section.NAME, essential=True),
    Field("suffix", FieldKind.TEXT, Section.NAME),
    Field("nickname", FieldKind.TEXT, Section.NAME),
    Field("company", FieldKind.TEXT, Section.NAME, essential=True),
    Field("company_line2", FieldKind.TEXT, Section.NAME),
    Field("role", FieldKind.TEXT, Section.NAME, suggests=True),
    Field("emails", FieldKind.EMAILS, Section.CONTACT, essential=True),
    Field("phones", FieldKind.PHONES, Section.CONTACT, essential=True),
    Field("websites", FieldKind.WEBSITES, Section.CONTACT),
    Field("preferred_contact", FieldKind.CHOICE, Section.CONTACT),
    Field("do_not_contact", FieldKind.FLAG, Section.CONTACT),
    Field("consents", FieldKind.CONSENTS, Section.CONTACT),
    Field("language", FieldKind.TEXT, Section.CONTACT, suggests=True),
    Field("birthday", FieldKind.BIRTHDAY, Section.CONTACT),
    Field("number", FieldKind.TEXT, Section.BUSINESS),
    Field("external_numbers", FieldKind.EXTERNAL_NUMBERS, Section.BUSINESS),
    Field("since", FieldKind.DATE, Section.BUSINESS),
    Field("source", FieldKind.TEXT, Section.BUSINESS, suggests=True),
    Field("referred_by", FieldKind.CUSTOMER, Section.BUSINESS),
    Field("looked_after_by", FieldKind.TEXT, Section.BUSINESS, suggests=True),
    Field("rating", FieldKind.RATING, Section.BUSINESS),
    Field("tags", FieldKind.TAGS, Section.BUSINESS, essential=True, suggests=True),
    Field("vat_id", FieldKind.TEXT, Section.TERMS),
    Field("tax_treatment", FieldKind.CHOICE, Section.TERMS),
    Field("payment_term", FieldKind.NUMBER, Section.TERMS),
    Field("credit_limit", FieldKind.MONEY, Section.TERMS),
    Field("price_level", FieldKind.TEXT, Section.TERMS, suggests=True),
    Field("discount", FieldKind.PERCENT, Section.TERMS),
    Field("note", FieldKind.LONG_TEXT, Section.NOTES, essential=True),
    Field("preferences", FieldKind.LONG_TEXT, Section.NOTES),
)

FIELD: dict[str, Field] = {field.key: field for field in FIELDS}

ADDRESS_KEYS = (
    "label", "name", "company", "street", "street2", "postcode", "city", "region", "country", "delivery_note",
)  # fmt: skip
"""The parts of an address by which import and export call them, after `billing_` or `shipping_`."""

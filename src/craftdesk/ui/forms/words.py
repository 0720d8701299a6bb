"""The words of forms and cards: titles, examples and choices of the catalogue's fields."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.address import AddressUse
from craftdesk.domain.customer import CustomerType, PreferredContact, TaxTreatment
from craftdesk.domain.fields import Section
from craftdesk.domain.phone import PhoneKind
from craftdesk.errors import Problem
from craftdesk.texts import sentence

Choice = tuple[object, str]


def field_title(key: str) -> str:
    """Return the name of a field."""
    return sentence(f"field.{key}", {})


def field_hint(key: str) -> str:
    """Return an example for a field, never its name."""
    translate = QCoreApplication.translate
    hints = {
        "first_name": translate("Hints", "Anna"),
        "last_name": translate("Hints", "Berg"),
        "company": translate("Hints", "Atelier Noordzee"),
        "number": translate("Hints", "Given when you save"),
        "salutation": translate("Hints", "Ms"),
        "title": translate("Hints", "Dr."),
        "language": translate("Hints", "fr"),
        "since": translate("Hints", "12 March 2023"),
        "source": translate("Hints", "Market"),
        "vat_id": translate("Hints", "DE123456789"),
        "payment_term": translate("Hints", "14"),
        "discount": translate("Hints", "10 %"),
        "price_level": translate("Hints", "Wholesale"),
        "role": translate("Hints", "Owner"),
        "note": translate("Hints", "What to remember about them"),
        "preferences": translate("Hints", "Likes the ocean-blue glaze, no gift wrap"),
    }
    return hints.get(key, "")


def choices_of(key: str) -> tuple[Choice, ...]:
    """Return the values of a choice field with their words."""
    translate = QCoreApplication.translate
    known: dict[str, tuple[Choice, ...]] = {
        "type": (
            (CustomerType.INDIVIDUAL, translate("Choices", "A person")),
            (CustomerType.COMPANY, translate("Choices", "A business")),
        ),
        "preferred_contact": (
            (PreferredContact.NONE, translate("Choices", "Never said")),
            (PreferredContact.EMAIL, translate("Choices", "E-mail")),
            (PreferredContact.PHONE, translate("Choices", "Phone")),
            (PreferredContact.MESSAGE, translate("Choices", "Message")),
            (PreferredContact.LETTER, translate("Choices", "Letter")),
        ),
        "tax_treatment": (
            (TaxTreatment.STANDARD, translate("Choices", "As the shop charges")),
            (TaxTreatment.EXEMPT, translate("Choices", "No tax charged")),
            (TaxTreatment.REVERSE_CHARGE, translate("Choices", "Reverse charge")),
        ),
    }
    return known[key]


def phone_kind(kind: PhoneKind) -> str:
    """Return what a phone number reaches."""
    return sentence(f"phone_kind.{kind.value}")


def use_words(use: AddressUse) -> str:
    """Return what an address is good for."""
    translate = QCoreApplication.translate
    return {
        AddressUse.BOTH: translate("Choices", "Shipping and billing"),
        AddressUse.SHIPPING: translate("Choices", "Shipping"),
        AddressUse.BILLING: translate("Choices", "Billing"),
    }[use]


def section_title(section: Section) -> str:
    """Return the heading of a section."""
    translate = QCoreApplication.translate
    return {
        Section.NAME: translate("Sections", "Name"),
        Section.CONTACT: translate("Sections", "Contact"),
        Section.BUSINESS: translate("Sections", "With the shop"),
        Section.TERMS: translate("Sections", "Prices and terms"),
        Section.NOTES: translate("Sections", "Notes"),
    }[section]


def email_kind(kind: str) -> str:
    """Return the words of an e-mail address's kind; an unknown one speaks for itself."""
    translate = QCoreApplication.translate
    known = {
        "": translate("Choices", "E-mail"),
        "work": translate("Choices", "Work"),
        "home": translate("Choices", "Private"),
    }
    return known.get(kind, kind)


def problem_words(problem: Problem) -> str:
    """Return the sentence of a problem; those that only an editor can have are said here."""
    translate = QCoreApplication.translate
    own = {
        "number.unreadable": translate("Problems", "“{text}” can’t be read as a number"),
        "date.unreadable": translate("Problems", "“{text}” can’t be read as a day: try 12 March"),
        "birthday.unreadable": translate("Problems", "A birthday needs a day and a month; the year may stay empty"),
        "customer_picker.nobody": translate("Problems", "Choose one of the customers found, or leave this empty"),
    }
    if problem.code in own:
        return own[problem.code].format(text=str(problem.params.get("text", ""))[:40])
    return sentence(problem.code, problem.params)


def address_title(key: str) -> str:
    """Return the name of a part of an address."""
    translate = QCoreApplication.translate
    return {
        "use": translate("AddressParts", "Used for"),
        "label": translate("AddressParts", "What you call it"),
        "name": translate("AddressParts", "Name on the parcel"),
        "company": translate("AddressParts", "Company"),
        "street": translate("AddressParts", "Street and number"),
        "street2": translate("AddressParts", "Second line"),
        "postcode": translate("AddressParts", "Postcode"),
        "city": translate("AddressParts", "Town"),
        "region": translate("AddressParts", "Region or state"),
        "country": translate("AddressParts", "Country"),
        "delivery_note": translate("AddressParts", "Delivery note"),
    }[key]


def address_hint(key: str) -> str:
    """Return an example for a part of an address."""
    translate = QCoreApplication.translate
    hints = {
        "label": translate("AddressHints", "Studio"),
        "name": translate("AddressHints", "If it differs from the customer"),
        "street": translate("AddressHints", "Rosenweg 4"),
        "postcode": translate("AddressHints", "14467"),
        "city": translate("AddressHints", "Potsdam"),
        "street2": translate("AddressHints", "Back yard, 2nd floor"),
        "delivery_note": translate("AddressHints", "The bell is broken: please call"),
    }
    return hints.get(key, "")

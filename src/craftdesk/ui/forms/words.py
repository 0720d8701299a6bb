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
    tr = QCoreApplication.translate
    hints = {
        "first_name": tr("Hints", "Anna"),
        "last_name": tr("Hints", "Berg"),
        "company": tr("Hints", "Atelier Noordzee"),
        "number": tr("Hints", "Given when you save"),
        "salutation": tr("Hints", "Ms"),
        "title": tr("Hints", "Dr."),
        "language": tr("Hints", "fr"),
        "since": tr("Hints", "12 March 2023"),
        "source": tr("Hints", "Market"),
        "vat_id": tr("Hints", "DE123456789"),
        "payment_term": tr("Hints", "14"),
        "discount": tr("Hints", "10 %"),
        "price_level": tr("Hints", "Wholesale"),
        "role": tr("Hints", "Owner"),
        "note": tr("Hints", "What to remember about them"),
        "preferences": tr("Hints", "Likes the ocean-blue glaze, no gift wrap"),
    }
    return hints.get(key, "")


def choices_of(key: str) -> tuple[Choice, ...]:
    """Return the values of a choice field with their words."""
    tr = QCoreApplication.translate
    known: dict[str, tuple[Choice, ...]] = {
        "type": (
            (CustomerType.INDIVIDUAL, tr("Choices", "A person")),
            (CustomerType.COMPANY, tr("Choices", "A business")),
        ),
        "preferred_contact": (
            (PreferredContact.NONE, tr("Choices", "Never said")),
            (PreferredContact.EMAIL, tr("Choices", "E-mail")),
            (PreferredContact.PHONE, tr("Choices", "Phone")),
            (PreferredContact.MESSAGE, tr("Choices", "Message")),
            (PreferredContact.LETTER, tr("Choices", "Letter")),
        ),
        "tax_treatment": (
            (TaxTreatment.STANDARD, tr("Choices", "As the shop charges")),
            (TaxTreatment.EXEMPT, tr("Choices", "No tax charged")),
            (TaxTreatment.REVERSE_CHARGE, tr("Choices", "Reverse charge")),
        ),
    }
    return known[key]


def phone_kind(kind: PhoneKind) -> str:
    """Return what a phone number reaches."""
    return sentence(f"phone_kind.{kind.value}")


def use_words(use: AddressUse) -> str:
    """Return what an address is good for."""
    tr = QCoreApplication.translate
    return {
        AddressUse.BOTH: tr("Choices", "Shipping and billing"),
        AddressUse.SHIPPING: tr("Choices", "Shipping"),
        AddressUse.BILLING: tr("Choices", "Billing"),
    }[use]


def section_title(section: Section) -> str:
    """Return the heading of a section."""
    tr = QCoreApplication.translate
    return {
        Section.NAME: tr("Sections", "Name"),
        Section.CONTACT: tr("Sections", "Contact"),
        Section.BUSINESS: tr("Sections", "With the shop"),
        Section.TERMS: tr("Sections", "Prices and terms"),
        Section.NOTES: tr("Sections", "Notes"),
    }[section]


def email_kind(kind: str) -> str:
    """Return the words of an e-mail address's kind; an unknown one speaks for itself."""
    tr = QCoreApplication.translate
    known = {"": tr("Choices", "E-mail"), "work": tr("Choices", "Work"), "home": tr("Choices", "Private")}
    return known.get(kind, kind)


def problem_words(problem: Problem) -> str:
    """Return the sentence of a problem; those that only an editor can have are said here."""
    tr = QCoreApplication.translate
    own = {
        "number.unreadable": tr("Problems", "“{text}” can’t be read as a number"),
        "date.unreadable": tr("Problems", "“{text}” can’t be read as a day: try 12 March 2023"),
        "birthday.unreadable": tr("Problems", "A birthday needs a day and a month; the year may stay empty"),
        "customer_picker.nobody": tr("Problems", "Choose one of the customers found, or leave this empty"),
    }
    if problem.code in own:
        return own[problem.code].format(text=str(problem.params.get("text", ""))[:40])
    return sentence(problem.code, problem.params)


def address_title(key: str) -> str:
    """Return the name of a part of an address."""
    tr = QCoreApplication.translate
    return {
        "use": tr("AddressParts", "Used for"),
        "label": tr("AddressParts", "What you call it"),
        "name": tr("AddressParts", "Name on the parcel"),
        "company": tr("AddressParts", "Company"),
        "street": tr("AddressParts", "Street and number"),
        "street2": tr("AddressParts", "Second line"),
        "postcode": tr("AddressParts", "Postcode"),
        "city": tr("AddressParts", "Town"),
        "region": tr("AddressParts", "Region or state"),
        "country": tr("AddressParts", "Country"),
        "delivery_note": tr("AddressParts", "Delivery note"),
    }[key]


def address_hint(key: str) -> str:
    """Return an example for a part of an address."""
    tr = QCoreApplication.translate
    hints = {
        "label": tr("AddressHints", "Studio"),
        "name": tr("AddressHints", "If it differs from the customer"),
        "street": tr("AddressHints", "Rosenweg 4"),
        "postcode": tr("AddressHints", "14467"),
        "city": tr("AddressHints", "Potsdam"),
        "street2": tr("AddressHints", "Back yard, 2nd floor"),
        "delivery_note": tr("AddressHints", "The bell is broken: please call"),
    }
    return hints.get(key, "")

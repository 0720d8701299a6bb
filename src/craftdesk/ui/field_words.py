"""Values of the field catalogue in words, for card and merge: days, amounts, choices, several of a kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.customer import Consent, Customer, Email, ExternalNumber, Website
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.fields import Field, FieldKind
from craftdesk.domain.phone import Phone
from craftdesk.texts.systems import system_name
from craftdesk.ui.format import Formatter, rate_words
from craftdesk.ui.forms.words import choices_of, email_kind, phone_kind

_BLANK = Customer()


def field_words(field: Field, value: Any, currency: str, fmt: Formatter) -> str:
    """Return a field's value as it is read; empty when there is none. Customers are not named here."""
    if value in (None, "", ()) or (value == getattr(_BLANK, field.key) and field.key != "type"):
        return ""
    if isinstance(value, tuple):
        return ("\n" if field.key != "tags" else ", ").join(_entry(item, fmt) for item in value)
    if field.kind is FieldKind.CHOICE:
        return dict(choices_of(field.key))[value]
    return _plain_text(field, value, currency, fmt)


def _plain_text(field: Field, value: Any, currency: str, fmt: Formatter) -> str:
    translate = QCoreApplication.translate
    writers: dict[FieldKind, Callable[[Any], str]] = {
        FieldKind.PERCENT: partial(_percent, fmt),
        FieldKind.MONEY: partial(_money, fmt, currency),
        FieldKind.RATING: _stars,
        FieldKind.DATE: fmt.date_short,
        FieldKind.BIRTHDAY: partial(_birthday, fmt),
    }
    if field.kind is FieldKind.FLAG:
        return translate("Details", "Yes")
    if field.key == "payment_term":
        words = translate("Details", "{n} day") if value == 1 else translate("Details", "{n} days")
        return words.replace("{n}", str(value))
    return writers.get(field.kind, str)(value)


def _percent(fmt: Formatter, value: int) -> str:
    return rate_words(value, fmt)


def _money(fmt: Formatter, currency: str, value: int) -> str:
    return fmt.money(value, currency)


def _stars(value: int) -> str:
    return "★" * value + "☆" * (5 - value)


def _birthday(fmt: Formatter, value: PartialDate) -> str:
    day = fmt.day_and_month(value.month, value.day)
    return f"{day} {value.year}" if value.year else day


def _entry(item: object, fmt: Formatter) -> str:
    """One of several phones, e-mails, websites, numbers, consents or tags."""
    translate = QCoreApplication.translate
    match item:
        case Phone():
            return f"{item.text} ({phone_kind(item.kind)})"
        case Email():
            return f"{item.text} ({email_kind(item.kind)})" if item.kind else item.text
        case Website():
            return item.text
        case ExternalNumber():
            return f"{system_name(item.system)}: {item.number}" if item.system else item.number
        case Consent():
            answer = translate("Details", "yes") if item.given else translate("Details", "no")
            day = f", {fmt.date_short(item.on)}" if item.on is not None else ""
            return f"{item.purpose}: {answer}{day}"
        case _:
            return str(item)

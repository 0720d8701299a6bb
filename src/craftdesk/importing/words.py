"""Words for facts: consent to letters, kinds of customer, ways to be reached."""

from __future__ import annotations

import re
from functools import lru_cache

from craftdesk.domain.customer import Consent, CustomerType, PreferredContact, TaxTreatment
from craftdesk.importing.header import normalise
from craftdesk.importing.value_words import parse_yes_no

NEWSLETTER = "newsletter"
_NET = re.compile(r"\bnet(?:to)? *(\d{1,4})\b")
_DAYS = re.compile(r"\b(\d{1,4}) *(?:days?|d\b|tage?n?|jours?|dias|giorni|dagen|net\b|netto)")
_WHOLE = re.compile(r"(\d{1,4})(?:[.,]0+)?")
_AT_ONCE = ("receipt", "sofort", "prepa", "vorkasse", "c.o.d", "comptant", "contado", "immediate")
_IN_FILE_NAME = re.compile(r"(?:^|[^a-z])(unsubscribed|nonsubscribed|subscribed|cleaned)(?:[^a-z]|$)")
INVERTED = frozenset({"do not email", "email blacklisted", "unsubscribed from all email"})
"""Heads under which a yes means no."""
_WITHDRAWN = ("unsub", "opted out", "opt out", "abgemeldet", "desabonne", "baja", "afgemeld", "cleaned")
_TYPES = {
    "individual": CustomerType.INDIVIDUAL, "person": CustomerType.INDIVIDUAL, "private": CustomerType.INDIVIDUAL,
    "privat": CustomerType.INDIVIDUAL, "privatperson": CustomerType.INDIVIDUAL, "einzelperson": CustomerType.INDIVIDUAL,
    "company": CustomerType.COMPANY, "business": CustomerType.COMPANY, "firma": CustomerType.COMPANY,
    "organization": CustomerType.COMPANY, "organisation": CustomerType.COMPANY, "unternehmen": CustomerType.COMPANY,
    "entreprise": CustomerType.COMPANY, "societe": CustomerType.COMPANY, "empresa": CustomerType.COMPANY,
    "bedrijf": CustomerType.COMPANY, "azienda": CustomerType.COMPANY, "true": CustomerType.COMPANY,
    "false": CustomerType.INDIVIDUAL, "personne": CustomerType.INDIVIDUAL, "consumer": CustomerType.INDIVIDUAL,
}  # fmt: skip


@lru_cache(maxsize=256)
def consent_of(cell: str, *, inverted: bool, how: str) -> Consent | None:
    """The consent that a cell tells of. A plain no has an empty `how`: nobody said yes, which is no withdrawal."""
    word = normalise(cell)
    if word.startswith(_WITHDRAWN):
        return Consent(purpose=NEWSLETTER, given=False, how=how)
    answer = parse_yes_no(cell)
    if not isinstance(answer, bool):
        return None
    if inverted:
        return Consent(purpose=NEWSLETTER, given=False, how=how) if answer else None
    return Consent(purpose=NEWSLETTER, given=answer, how=how if answer else "")


def consent_of_file(name: str, how: str) -> tuple[Consent, ...]:
    """What the name of a newsletter's file says of everybody in it; one who never said yes is no withdrawal."""
    found = _IN_FILE_NAME.search(name.casefold())
    if found is None or found[1] == "nonsubscribed":
        return ()
    return (Consent(purpose=NEWSLETTER, given=found[1] == "subscribed", how=how),)


def type_of(cell: str) -> CustomerType | None:
    """Individual or company."""
    return _TYPES.get(normalise(cell))


def payment_days(cell: str) -> int | None:
    """The days of `30`, `Net 30`, `30 Tage netto`, `2% 10 Net 30`; 0 for what is due at once, None for no such term."""
    text = cell.casefold()
    found = _NET.search(text) or _DAYS.search(text) or _WHOLE.fullmatch(text)
    if found is not None:
        return int(found[1])
    return 0 if any(word in text for word in _AT_ONCE) else None


def preferred_contact_of(cell: str) -> PreferredContact:
    """The way a customer wants to be reached, as CraftDesk itself writes it."""
    return PreferredContact(cell) if cell in set(PreferredContact) else PreferredContact.NONE


def tax_treatment_of(cell: str) -> TaxTreatment:
    """How a customer is taxed, as CraftDesk itself writes it."""
    return TaxTreatment(cell) if cell in set(TaxTreatment) else TaxTreatment.STANDARD

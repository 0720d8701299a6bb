"""What becomes of a customer of the book when a file knows them too: the rules, all of them here.

*fill* (a later row of the same file, the buyer of an order): blank fields are filled, lists and notes grow, nothing
else.
*update* (the default):
- A blank cell never erases.
- A filled cell replaces what differs from it, but never a better-written text by a worse one: `FERNWRIGHT` and
  `F.` don't replace `Fernwright`, `Jurgen` doesn't replace `Jürgen`; the other way round they do.
- Notes are never lost: a note that holds the other one stays, else the file's is put below.
- Phones, e-mails, websites, tags and external numbers are added to those that are there; the first stays first.
- Where a customer first came from, and since when, stays; an earlier day counts.
- A birthday with its year isn't replaced by the same one without.
- A withdrawn consent stays withdrawn unless the same source says yes again; a no takes back a yes.
- A field of the shop's own is replaced by a filled cell.
- The number of the book stays; the type changes only where the file has a column for it.
*replace*: filled cells replace fields and lists as they are; external numbers and consents are still added to.
With `erases`, blank cells of columns that the file has erase, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from craftdesk.domain.customer import Consent, Customer, CustomerType, CustomValue, PreferredContact, TaxTreatment
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.phone import comparable
from craftdesk.domain.validation import LIST_LIMIT
from craftdesk.domain.writing import better_name, better_text, longer

Item = TypeVar("Item")

_NAMES = ("first_name", "middle_name", "last_name", "company")
_TEXTS = (
    "salutation", "title", "suffix", "nickname", "company_line2", "role", "language", "looked_after_by", "vat_id",
    "price_level",
)  # fmt: skip
_LONG = ("note", "preferences")
_PLAIN = ("rating", "payment_term", "credit_limit", "discount", "preferred_contact", "tax_treatment", "archived_at")
_BLANK: tuple[object, ...] = (None, "", 0, PreferredContact.NONE, TaxTreatment.STANDARD, False)


class How(StrEnum):
    """How strongly a file's word counts against the book's."""

    FILL = "fill"
    UPDATE = "update"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a file joins the book; `said` are the fields that it has columns for."""

    how: How = How.UPDATE
    said: frozenset[str] = frozenset()
    erases: bool = False
    moved: bool = False
    """A newer export of a system that the customer came from before."""


def merged(stored: Customer, draft: Customer, rule: Rule) -> Customer:
    """The customer of the book with what the file adds; the very same object when that is nothing."""
    changes: dict[str, Any] = {}
    for keys, better in ((_NAMES, better_name), (_TEXTS, better_text), (_LONG, longer)):
        for key in keys:
            old, new = getattr(stored, key), getattr(draft, key)
            if old != new:
                changes[key] = _text(old, new, better, rule, key)
    for key in _PLAIN:
        old, new = getattr(stored, key), getattr(draft, key)
        if key == "archived_at" and old is not None:
            continue  # archived is archived, whenever a file says so again
        if old != new and (new not in _BLANK or (rule.erases and key in rule.said)):
            changes[key] = new if rule.how is not How.FILL or old in _BLANK else old
    changes |= _lists(stored, draft, rule) | _days(stored, draft, rule)
    changes["source"] = stored.source or draft.source
    changes["do_not_contact"] = stored.do_not_contact or draft.do_not_contact
    if ("type" in rule.said and rule.how is not How.FILL) or (
        draft.type is CustomerType.COMPANY and not (stored.first_name or stored.last_name or stored.company)
    ):
        changes["type"] = draft.type
    if stored.custom != draft.custom:
        changes["custom"] = _own(stored.custom, draft.custom, rule)
    changes["consents"] = _consents(stored.consents, draft.consents, rule)
    changes = {key: value for key, value in changes.items() if value != getattr(stored, key)}
    return replace(stored, **changes) if changes else stored


def fresh(draft: Customer) -> Customer:
    """A draft as a new customer: nobody said no who was never asked."""
    if any(not one.given and not one.how for one in draft.consents):
        return replace(draft, consents=tuple(one for one in draft.consents if one.given or one.how))
    return draft


def _text(old: str, new: str, better: Callable[[str, str], str], rule: Rule, key: str) -> str:
    if not new:
        return "" if rule.erases and key in rule.said and rule.how is not How.FILL else old
    if not old:
        return new
    if rule.how is How.FILL:
        return longer(old, new) if key in _LONG else old
    return new if rule.how is How.REPLACE else better(old, new)


def _lists(stored: Customer, draft: Customer, rule: Rule) -> dict[str, Any]:
    keys: dict[str, Callable[[Any], Any]] = {
        "phones": lambda one: comparable(one.text) or one.text,
        "emails": lambda one: one.text.casefold(),
        "websites": lambda one: one.text.casefold().removeprefix("https://").removeprefix("http://").rstrip("/"),
        "tags": str.casefold,
        "external_numbers": lambda one: one,
    }
    found: dict[str, Any] = {}
    for key, identity in keys.items():
        old, new = getattr(stored, key), getattr(draft, key)
        if rule.how is How.REPLACE and key != "external_numbers":
            if new or (rule.erases and key in rule.said):
                found[key] = new
        elif new:
            found[key] = _united(old, new, identity)
    return found


def _united(old: Sequence[Item], new: Sequence[Item], identity: Callable[[Item], object]) -> tuple[Item, ...]:
    known = {identity(one) for one in old}
    added = [one for one in new if identity(one) not in known]
    return (*old, *added)[: max(LIST_LIMIT, len(old))]


def _days(stored: Customer, draft: Customer, rule: Rule) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if draft.since is not None:
        found["since"] = draft.since if stored.since is None else min(stored.since, draft.since)
        if rule.how is How.REPLACE:
            found["since"] = draft.since
        elif rule.how is How.FILL and stored.since is not None:
            found["since"] = stored.since
    found["birthday"] = _birthday(stored.birthday, draft.birthday, rule)
    return found


def _birthday(old: PartialDate | None, new: PartialDate | None, rule: Rule) -> PartialDate | None:
    if new is None:
        return None if rule.erases and "birthday" in rule.said and rule.how is not How.FILL else old
    if old is None:
        return new
    same_day = (old.month, old.day) == (new.month, new.day)
    if rule.how is How.FILL or (same_day and new.year is None):
        return old if old.year or not same_day else new
    return new


def _own(old: tuple[CustomValue, ...], new: tuple[CustomValue, ...], rule: Rule) -> tuple[CustomValue, ...]:
    """Fields of the shop's own: a filled cell replaces, a blank one erases only where that was said."""
    known, said = {one.key: one for one in old}, {one.key: one for one in new}
    if rule.how is How.FILL:
        said = {key: one for key, one in said.items() if key not in known}
    found = {**known, **said}
    if rule.erases and rule.how is not How.FILL:
        gone = {key for key in known if key not in said and f"custom:{key}" in rule.said}
        found = {key: one for key, one in found.items() if key not in gone}
    # The order of the fields is the shop's; who has the same values has not changed.
    return old if found == known else tuple(found.values())


def _consents(old: tuple[Consent, ...], new: tuple[Consent, ...], rule: Rule) -> tuple[Consent, ...]:
    found = list(old)
    for one in new:
        if one in old:
            continue
        place = next((index for index, known in enumerate(found) if known.purpose == one.purpose), None)
        if place is None:
            if one.given or one.how:
                found.append(one)
            continue
        known = found[place]
        if known.given == one.given or rule.how is How.FILL:
            # What somebody ticked at one checkout is no word on what they said elsewhere.
            continue
        if not one.given:
            found[place] = replace(known, given=False, on=one.on, how=one.how or known.how)
        elif known.how == one.how:
            found[place] = one
    return tuple(found)

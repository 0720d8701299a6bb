"""What a draft is called, and when it was typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.draft import Draft
from craftdesk.ui.format import Formatter

_LONGEST = 60


def draft_title(draft: Draft) -> str:
    """What was typed, and about whom: `A new customer, Anna Berg`."""
    translate, is_new = QCoreApplication.translate, not draft.content.record
    named, nameless = {
        ("customer", True): (translate("Drafts", "A new customer, {0},"), translate("Drafts", "A new customer")),
        ("customer", False): (translate("Drafts", "Changes to {0}"), translate("Drafts", "Changes to a customer")),
        ("order", True): (translate("Drafts", "A new order of {0}"), translate("Drafts", "A new order")),
        ("order", False): (translate("Drafts", "Changes to order {0}"), translate("Drafts", "Changes to an order")),
        ("product", True): (translate("Drafts", "A new product, {0},"), translate("Drafts", "A new product")),
        ("product", False): (
            translate("Drafts", "Changes to the product {0}"),
            translate("Drafts", "Changes to a product"),
        ),
        ("settings", False): (
            translate("Drafts", "Changes to the settings of {0}"),
            translate("Drafts", "Changes to the settings"),
        ),
        ("note", True): (translate("Drafts", "A note about {0}"), translate("Drafts", "A note")),
        ("note", False): (translate("Drafts", "A changed note about {0}"), translate("Drafts", "A changed note")),
        ("task", True): (translate("Drafts", "A task for {0}"), translate("Drafts", "A task")),
        ("task", False): (translate("Drafts", "A changed task for {0}"), translate("Drafts", "A changed task")),
        ("address", True): (translate("Drafts", "A new address of {0}"), translate("Drafts", "A new address")),
        ("address", False): (translate("Drafts", "A changed address of {0}"), translate("Drafts", "A changed address")),
    }[draft.kind, is_new]
    about = " ".join(draft.content.about.split())
    if not about:
        return nameless
    return named.replace("{0}", about if len(about) <= _LONGEST else f"{about[: _LONGEST - 1]}…")


def draft_time(draft: Draft, fmt: Formatter, today: date) -> str:
    """When it was typed: `today 14:05`."""
    at = draft.at.astimezone()
    return f"{fmt.relative_day(at.date(), today)} {fmt.time(at)}"


def draft_sentence(draft: Draft, fmt: Formatter, today: date) -> str:
    """The whole of it, as the strip says it."""
    words = QCoreApplication.translate("Drafts", "{0} was not saved when CraftDesk ended ({1}).")
    if not draft.content.record or draft.kind in {"note", "task", "address"}:
        said = words
    else:
        said = QCoreApplication.translate("Drafts", "{0} were not saved when CraftDesk ended ({1}).")
    return said.replace("{1}", draft_time(draft, fmt, today)).replace("{0}", draft_title(draft))

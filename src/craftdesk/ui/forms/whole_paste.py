"""The box that takes a whole block about somebody - a signature, a letter head - and shows how it is split."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.customer import Customer, CustomerType
from craftdesk.domain.validation import LIST_LIMIT
from craftdesk.services.pasted import Pasted, split_pasted
from craftdesk.texts import sentence
from craftdesk.ui.format import country_name
from craftdesk.ui.forms.paste_box import PasteBox, PasteWords
from craftdesk.ui.forms.words import address_title
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.card import Card

_TEXTS = ("salutation", "title", "first_name", "last_name", "company", "role", "vat_id")
_LISTS = ("phones", "emails", "websites")
_PLACE = ("street", "street2", "postcode", "city", "region", "country")


class WholePaste(Card):
    """`taken` tells the `Pasted` that the owner agreed to; the form puts it where it belongs."""

    taken = Signal(object)

    def __init__(self, look: Look, home: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._home = home
        words = PasteWords(
            open=self.tr("Paste a signature or a letter head…"),
            example=self.tr("Anna Berg\nKiln & Co\nRosenweg 4, 14467 Potsdam\nTel. 0331 555 0123\nanna@example.org"),
            name=self.tr("Everything about a customer, several lines"),
        )
        self.box = PasteBox(look, words=words)
        self.box.asked.connect(self._on_box_asked)
        self.box.taken.connect(self.taken)
        self.body.addWidget(self.box)

    @Slot(str)
    def _on_box_asked(self, block: str) -> None:
        found = split_pasted(block, self._home)
        self.box.show_split(found, shown(found))


def shown(pasted: Pasted) -> list[tuple[str, str]]:
    """The parts of a block with their titles, as a preview shows them."""
    customer, place = pasted.customer, replace(pasted.place, country=country_name(pasted.place.country))
    parts = [(sentence(f"field.{key}"), str(getattr(customer, key))) for key in _TEXTS]
    parts += [(sentence(f"field.{key}"), ", ".join(one.text for one in getattr(customer, key))) for key in _LISTS]
    parts += [(address_title(key), getattr(place, key)) for key in _PLACE]
    return [(title, value) for title, value in parts if value]


def joined(draft: Customer, pasted: Customer) -> Customer:
    """A draft with what a block adds: blank fields are filled, lists grow, nothing that was typed is replaced."""
    changes: dict[str, object] = {
        key: getattr(pasted, key) for key in _TEXTS if getattr(pasted, key) and not getattr(draft, key)
    }
    for key in _LISTS:
        there = getattr(draft, key)
        texts = {one.text for one in there}
        more = tuple(one for one in getattr(pasted, key) if one.text not in texts)
        if more:
            changes[key] = (*there, *more)[:LIST_LIMIT]
    if pasted.type is CustomerType.COMPANY and not (draft.first_name or draft.last_name):
        changes["type"] = pasted.type
    return replace(draft, **changes) if changes else draft  # type: ignore[arg-type]  # keys and values in one table


def has_place(place: PostalAddress) -> bool:
    """Whether a block told where somebody lives."""
    return place != PostalAddress()

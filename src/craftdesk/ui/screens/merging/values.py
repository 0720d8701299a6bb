"""What the panel of a merge says of fields and addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from craftdesk.controllers.merging import MergeShown
from craftdesk.domain.address import Address
from craftdesk.domain.fields import FIELD, FieldKind
from craftdesk.ui.field_words import field_words
from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.words import field_title, use_words
from craftdesk.ui.own_words import value_words


class FieldValues:
    """Titles and values of the fields of one proposal."""

    def __init__(self, shown: MergeShown, fmt: Formatter) -> None:
        self._shown, self._fmt = shown, fmt
        self._own = {field.target: field for field in shown.own}

    def title(self, key: str) -> str:
        """Return the title of a field, the shop's own ones included."""
        own = self._own.get(key)
        return field_title(key) if own is None else own.title

    def text(self, key: str, value: Any) -> str:
        """Return a value as it is read; empty when there is none."""
        own = self._own.get(key)
        if own is not None:
            return value_words(own, value, self._fmt)
        if FIELD[key].kind is FieldKind.CUSTOMER:
            return self._shown.names.get(value, "")
        return field_words(FIELD[key], value, self._shown.currency, self._fmt)


def address_lines(addresses: Sequence[Address]) -> list[str]:
    """Return a line for each address: `12 Cove Rd, 04609 Bar Harbor (both)`."""
    lines = []
    for address in addresses:
        place = address.place
        town = " ".join(part for part in (place.postcode, place.city) if part)
        parts = (address.label, place.name, place.street, place.street2, town, place.country)
        lines.append(f"{', '.join(part for part in parts if part)} ({use_words(address.use).lower()})")
    return lines

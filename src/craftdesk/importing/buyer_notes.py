"""What the owner is told of an order's buyer: another address than before, another name, no e-mail address.

A gift, a move, a namesake behind one account: nothing of it is overwritten, and all of it is worth a look.
"""

from __future__ import annotations

from collections.abc import Sequence

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.importing.key_index import KeyIndex
from craftdesk.importing.merging_addresses import place_key
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.person import match_name


class BuyerNotes:
    """Remembers by customer where the orders of a file went, and under which name."""

    def __init__(self, index: KeyIndex, tidings: Tidings, *, has_mails: bool) -> None:
        self._index = index
        self._tidings = tidings
        self._has_mails = has_mails

    def look(self, draft: OrderDraft, record: int, stored: Customer | None, standing: Sequence[Address]) -> None:
        """Takes one order into account; `stored` is its customer in the book with their addresses."""
        if draft.order is None or draft.person is None:
            return
        row, number = draft.rows[0], draft.order.number[:60]
        place, name = draft.order.shipping_address, draft.person.name
        if self._has_mails and stored is not None and not (draft.person.mails or draft.person.numbers):
            self._tidings.warn(row, "import.warn.no_mail", number=number)
        if place is not None:
            key = place_key(place)
            old = any(place_key(one.place) == key for one in standing)
            if self._is_other(f"a:{record}", "|".join(key), row, known=bool(standing), same=old):
                self._tidings.warn(row, "import.warn.other_address", number=number)
        if name:
            theirs = match_name(stored) if stored is not None else ""
            if self._is_other(f"b:{record}", name, row, known=bool(theirs), same=name == theirs):
                shown = draft.order.customer_name[:80]
                self._tidings.warn(row, "import.warn.other_name", number=number, name=shown)

    def _is_other(self, of: str, what: str, row: int, *, known: bool, same: bool) -> bool:
        """Whether this is something else than what was known of a customer, said for the first time."""
        here = f"{of}:{what}"
        self._index.prepare((of, here))
        seen, any_seen = self._index.get(here) is not None, self._index.get(of) is not None
        self._index.add(here, row)
        self._index.add(of, row)
        return not (seen or same) and (known or any_seen)

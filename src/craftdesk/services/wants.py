"""What customers wait for: noted, told, and asked for by customer and by product."""

from __future__ import annotations

from dataclasses import replace

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId, ProductId, WantId
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.validation import LINE_LIMIT, clean_line
from craftdesk.domain.want import Want, WantRow
from craftdesk.errors import Problem, ValidationProblem
from craftdesk.storage.book import Store, UnitOfWork


class WantService:
    """What can be done with wants."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, customer: CustomerId) -> list[WantRow]:
        """The wants of a customer: open ones first."""
        with self._store.reading() as book:
            return book.wants.of(customer)

    def of_product(self, product: ProductId) -> list[WantRow]:
        """Who still waits for a product, longest first."""
        with self._store.reading() as book:
            return book.wants.of_product(product)

    def wants_open(self) -> list[WantRow]:
        """Everything that customers still wait for, longest first."""
        with self._store.reading() as book:
            return book.wants.open()

    def add(self, draft: Want) -> ChangeSet:
        """Notes a want; a text, a product, or both say what for."""
        cleaned = _cleaned(draft)
        with self._store.begin(OperationLabel("want.added")) as unit:
            unit.wants.add(cleaned)
            return _committed(unit, "want.added", cleaned)

    def change(self, want: Want) -> ChangeSet:
        """Saves a changed want."""
        cleaned = _cleaned(want)
        with self._store.begin(OperationLabel("want.changed")) as unit:
            standing = unit.wants.get(want.id)
            kept = replace(cleaned, customer_id=standing.customer_id)
            if kept != standing:
                unit.wants.save(kept)
            return _committed(unit, "want.changed", kept)

    def mark_told(self, number: WantId, *, told: bool = True) -> ChangeSet:
        """Notes that the customer was told, or that they were not after all."""
        code = "want.told" if told else "want.reopened"
        with self._store.begin(OperationLabel("want.changed")) as unit:
            standing = unit.wants.get(number)
            if standing.is_open == told:
                unit.wants.save(replace(standing, done_on=unit.now.astimezone().date() if told else None))
            return _committed(unit, code, standing)

    def remove(self, number: WantId) -> ChangeSet:
        """Removes a want."""
        with self._store.begin(OperationLabel("want.removed")) as unit:
            standing = unit.wants.get(number)
            unit.wants.remove(number)
            return _committed(unit, "want.removed", standing)


def _cleaned(draft: Want) -> Want:
    cleaned = replace(draft, text=clean_line(draft.text), note=clean_line(draft.note))
    if not cleaned.text and cleaned.product_id is None:
        raise ValidationProblem((Problem("want.nothing", "text"),))
    for field, text in (("text", cleaned.text), ("note", cleaned.note)):
        if len(text) > LINE_LIMIT:
            params = {"length": len(text), "limit": LINE_LIMIT}
            raise ValidationProblem((Problem("text.too_long", field, params),))
    return cleaned


def _committed(unit: UnitOfWork, code: str, want: Want) -> ChangeSet:
    name = display_name(unit.customers.get(want.customer_id))
    product = unit.products.some([want.product_id]) if want.product_id is not None else []
    words = want.text or next((one.name for one in product), "")
    unit.relabel(OperationLabel(code, {"name": name, "customer": want.customer_id, "want": words}))
    return unit.commit()

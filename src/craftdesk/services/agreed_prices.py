"""Agreed prices: what one customer pays for one product, for a time or for good."""

from __future__ import annotations

from dataclasses import dataclass, replace

from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.agreed_rules import AgreedPriceRow, agreed_problems, clean_agreed
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import AgreedPriceId, CustomerId
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.errors import Problem, ValidationProblem
from craftdesk.storage.book import Book, Store, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAgreed:
    """An agreed price as it is kept now, and what changed."""

    agreed: AgreedPrice
    changes: ChangeSet


class AgreedPriceService:
    """What can be done with agreed prices."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, customer: CustomerId) -> list[AgreedPriceRow]:
        """What was agreed with a customer, by product and day."""
        with self._store.reading() as book:
            return book.agreed_prices.of(customer)

    def problems(self, draft: AgreedPrice) -> tuple[Problem, ...]:
        """What stands against saving a draft, and what is odd about it."""
        with self._store.reading() as book:
            return _problems(book, clean_agreed(draft, book.settings.currency))

    def save(self, draft: AgreedPrice) -> SavedAgreed:
        """Adds an agreed price, or saves a changed one."""
        code = "agreed.changed" if draft.id else "agreed.added"
        with self._store.begin(OperationLabel(code)) as unit:
            cleaned = clean_agreed(draft, unit.settings.currency)
            if cleaned.id:
                cleaned = replace(cleaned, customer_id=unit.agreed_prices.get(cleaned.id).customer_id)
            problems = _problems(unit, cleaned)
            if any(not problem.warning for problem in problems):
                raise ValidationProblem(problems)
            if cleaned.id:
                unit.agreed_prices.save(cleaned)
            else:
                cleaned = unit.agreed_prices.add(cleaned)
            unit.relabel(_label(unit, code, cleaned))
            return SavedAgreed(agreed=cleaned, changes=unit.commit())

    def remove(self, number: AgreedPriceId) -> ChangeSet:
        """Removes an agreed price."""
        with self._store.begin(OperationLabel("agreed.removed")) as unit:
            unit.relabel(_label(unit, "agreed.removed", unit.agreed_prices.get(number)))
            unit.agreed_prices.remove(number)
            return unit.commit()


def _problems(book: Book, cleaned: AgreedPrice) -> tuple[Problem, ...]:
    others = [row.agreed for row in book.agreed_prices.of(cleaned.customer_id)]
    return tuple(
        replace(problem, params={"product": book.products.get(cleaned.product_id).name})
        if problem.code == "agreed.overlaps"
        else problem
        for problem in agreed_problems(cleaned, others)
    )


def _label(unit: UnitOfWork, code: str, agreed: AgreedPrice) -> OperationLabel:
    return OperationLabel(
        code,
        {
            "product": unit.products.get(agreed.product_id).name,
            "name": display_name(unit.customers.get(agreed.customer_id)),
            "customer": agreed.customer_id,
        },
    )

"""Papers: what would stand on one, issuing an invoice, cancelling it, and those that were issued.

An invoice gets its number, its content and its PDF in one transaction: a failed one leaves no gap in the numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId, OrderId, PaperId
from craftdesk.domain.operation import OperationKind, OperationLabel
from craftdesk.domain.order import Order, OrderStatus, OrderStep, StepKind
from craftdesk.domain.paper import Paper, PaperContent, PaperKind, Rendered
from craftdesk.errors import OwnerProblem, Problem
from craftdesk.services.paper_cancelling import cancellation_of
from craftdesk.services.paper_contents import content_of
from craftdesk.services.paper_parties import Party, seller_of
from craftdesk.services.paper_statement import statement_of
from craftdesk.storage.book import Book, Store, UnitOfWork

Render = Callable[[PaperContent], Rendered]
"""Paints a paper; it may not look at anything but the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """A paper that is not issued: what would stand on it, what is odd about it, and what stands against issuing."""

    content: PaperContent
    problems: tuple[Problem, ...] = ()

    @property
    def refusal(self) -> Problem | None:
        """Why it can't be issued; None when it can."""
        return next((problem for problem in self.problems if not problem.warning), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """An issued paper, and what changed; `fresh` is False for one that was there already."""

    paper: Paper
    changes: ChangeSet
    fresh: bool = True


class PaperService:
    """What can be done with papers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def draft(self, number: OrderId, kind: PaperKind) -> PaperDraft:
        """What would stand on a paper of an order if it were made today."""
        with self._store.reading() as book:
            order = book.orders.get(number)
            return _draft(book, order, kind)

    def statement(self, customer: CustomerId, day: date | None = None) -> PaperDraft:
        """What is open between the shop and a customer at the end of a day, today unless said."""
        with self._store.reading() as book:
            who = book.customers.get(customer)
            party = Party(customer=who, addresses=tuple(book.addresses.of(customer)))
            orders, entries = book.orders.of(customer), book.accounts.of(customer)
            content = statement_of(party, orders, entries, book.settings, day or _today(book))
        return PaperDraft(content=content, problems=_seller_problems(content))

    def issue(self, number: OrderId, render: Render) -> Issued:
        """Issues the invoice of an order; the one that stands already is given back, whatever was changed since."""
        with self._store.begin(OperationLabel("paper.issued"), kind=OperationKind.ISSUE) as unit:
            standing = unit.papers.standing_invoice(number)
            if standing is not None:
                return Issued(paper=standing, changes=ChangeSet(operation=None), fresh=False)
            order = unit.orders.get(number)
            draft = _draft(unit, order, PaperKind.INVOICE)
            if draft.refusal is not None:
                raise OwnerProblem(draft.refusal.code, **draft.refusal.params)
            content = replace(draft.content, number=unit.papers.take_number())
            paper = unit.papers.add(content, render(content), order=order.id, customer=order.customer_id)
            _note(unit, order, paper)
            unit.relabel(_label("paper.issued", paper, order))
            return Issued(paper=paper, changes=unit.commit())

    def cancel(self, number: PaperId, render: Render) -> Issued:
        """Cancels an invoice by a paper of its own; the invoice itself stays as it is."""
        with self._store.begin(OperationLabel("paper.cancelled"), kind=OperationKind.ISSUE) as unit:
            invoice = unit.papers.get(number)
            if invoice.kind is not PaperKind.INVOICE or invoice.order_id is None:
                raise OwnerProblem("paper.not_cancellable", number=invoice.number)
            if invoice.cancelled_by:
                raise OwnerProblem("paper.cancelled_before", number=invoice.number, by=invoice.cancelled_by)
            frozen = unit.papers.content(number)
            seller = seller_of(unit.settings)
            content = replace(
                cancellation_of(frozen, seller, unit.settings.paper, _today(unit)), number=unit.papers.take_number()
            )
            paper = unit.papers.add(
                content, render(content), order=invoice.order_id, customer=invoice.customer_id, cancels=invoice.id
            )
            order = unit.orders.get(invoice.order_id)
            _note(unit, order, paper)
            unit.relabel(_label("paper.cancelled", invoice, order))
            return Issued(paper=paper, changes=unit.commit())

    def of_order(self, order: OrderId) -> list[Paper]:
        """The papers issued for an order, newest first."""
        with self._store.reading() as book:
            return book.papers.of_order(order)

    def of_customer(self, customer: CustomerId) -> list[Paper]:
        """The papers issued for a customer, newest first."""
        with self._store.reading() as book:
            return book.papers.of_customer(customer)

    def content(self, number: PaperId) -> PaperContent:
        """What stands on an issued paper."""
        with self._store.reading() as book:
            return book.papers.content(number)

    def pages(self, number: PaperId) -> str:
        """The pages of an issued paper as they were painted, as text."""
        with self._store.reading() as book:
            return book.papers.pages(number)

    def pdf(self, number: PaperId) -> bytes:
        """The bytes of an issued paper, the same for ever."""
        with self._store.reading() as book:
            return book.papers.pdf(number)

    def notice(self, number: OrderId) -> Problem | None:
        """What is odd about the standing invoice of an order that went on since; None when all is well."""
        with self._store.reading() as book:
            return _notice(book, book.orders.get(number))


def _draft(book: Book, order: Order, kind: PaperKind) -> PaperDraft:
    content = content_of(kind, order, _party(book, order), book.settings, _today(book))
    problems = [*_order_problems(order, kind), *_seller_problems(content)]
    if len(content.recipient) <= 1 and kind in {PaperKind.INVOICE, PaperKind.DELIVERY_NOTE}:
        problems.append(Problem("paper.no_address", params={"order": order.number}, warning=True))
    notice = _notice(book, order)
    if notice is not None:
        problems.append(notice)
    return PaperDraft(content=content, problems=tuple(problems))


def _order_problems(order: Order, kind: PaperKind) -> list[Problem]:
    params = {"order": order.number}
    binding = kind is PaperKind.INVOICE
    if order.status is OrderStatus.CANCELLED:
        return [Problem("paper.order_cancelled", params=params, warning=not binding)]
    if order.status is OrderStatus.UNCONFIRMED:
        return [Problem("paper.unconfirmed", params=params, warning=not binding)]
    if not (order.lines or order.goods or order.total):
        return [Problem("paper.nothing_on_it", params=params, warning=not binding)]
    return []


def _seller_problems(content: PaperContent) -> tuple[Problem, ...]:
    if content.seller.is_complete:
        return ()
    nameless = content.kind is PaperKind.INVOICE and not content.seller.name
    return (Problem("paper.no_name" if nameless else "paper.seller_missing", warning=not nameless),)


def _party(book: Book, order: Order) -> Party:
    if order.customer_id is None:
        return Party()
    customer = book.customers.get(order.customer_id)
    terms = [customer.payment_term, *(group.payment_term for group in book.groups.of(order.customer_id))]
    return Party(
        customer=customer,
        addresses=tuple(book.addresses.of(order.customer_id)),
        payment_term=next((term for term in terms if term is not None), None),
    )


def _notice(book: Book, order: Order) -> Problem | None:
    standing = book.papers.standing_invoice(order.id)
    if standing is None:
        return None
    if order.status is OrderStatus.CANCELLED:
        return Problem("paper.still_stands", params={"number": standing.number, "order": order.number}, warning=True)
    if _differs(book, order, standing):
        return Problem("paper.outdated", params={"number": standing.number}, warning=True)
    return None


def _differs(book: Book, order: Order, paper: Paper) -> bool:
    """Whether an invoice made now would say something else; payments and the shop's own data don't count."""
    frozen = book.papers.content(paper.id)
    now = content_of(PaperKind.INVOICE, order, _party(book, order), book.settings, paper.issued_on)
    return (frozen.lines, frozen.total, frozen.taxes) != (now.lines, now.total, now.taxes) or (
        _copied(order) and frozen.recipient != now.recipient
    )


def _copied(order: Order) -> bool:
    """Whether the order has an address of its own: a change in the customer's book is none of the order."""
    return any(place is not None and not place.is_empty for place in (order.billing, order.shipping_address))


def _note(unit: UnitOfWork, order: Order, paper: Paper) -> None:
    step = OrderStep(at=unit.now, kind=StepKind.PAPER, value=f"{paper.kind.value} {paper.number}")
    unit.orders.save(replace(order, steps=(*order.steps, step)))


def _label(code: str, paper: Paper, order: Order) -> OperationLabel:
    params: dict[str, str | int] = {"number": paper.number, "order": order.number}
    if order.customer_id is not None:
        params["customer"] = order.customer_id
    return OperationLabel(code, params)


def _today(book: Book) -> date:
    return book.now.astimezone().date()

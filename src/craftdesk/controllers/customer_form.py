"""The form of a customer: reads what it needs, checks drafts, looks for look-alikes, saves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.controllers.saving import SavingController
from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.changes import UNHEARD_OF
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.customer import Customer
from craftdesk.domain.fields import FIELDS
from craftdesk.domain.ids import UNSAVED, CustomerId
from craftdesk.domain.names import display_name
from craftdesk.domain.query import CustomerQuery
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.validation import clean_customer, customer_problems
from craftdesk.errors import NotFound, Problem
from craftdesk.services.alike import Alike, alike
from craftdesk.services.customers import Saved
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.services.once import Once

_MOST_PEOPLE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FormData:
    """What a form shows: the draft, the shop's settings and own fields, words used before, who referred them."""

    draft: Customer
    shop: ShopSettings
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    referred_by: str = ""
    own: tuple[CustomField, ...] = ()


def read_form(desk: Desk, customer: CustomerId | None, referred_by: CustomerId | None = None) -> FormData:
    """Read everything a form needs; `referred_by` is whom an unsaved draft names."""
    draft = desk.customers.get(customer) if customer is not None else Customer()
    used = desk.customers.words_used()
    words = {one.key: tuple(used.get(one.key, ())) for one in FIELDS if one.suggests}
    return FormData(
        draft=draft,
        shop=desk.settings.get(),
        suggestions=words,
        referred_by=name_of(desk, referred_by or draft.referred_by),
        own=desk.custom_fields.fields(),
    )


def name_of(desk: Desk, customer: CustomerId | None) -> str:
    """The name of another customer; empty when there is none any more."""
    if customer is None:
        return ""
    try:
        return display_name(desk.customers.get(customer))
    except NotFound:
        return ""


def found_people(desk: Desk, text: str) -> tuple[tuple[CustomerId, str], ...]:
    """At most eight customers found by a text: ids and names, told apart by town or number."""
    people = CustomerList(desk.shop, desk.today)
    try:
        rows = people.first(CustomerQuery(text=text), _MOST_PEOPLE)
    finally:
        people.close()
    return tuple((row.id, f"{row.name} · {row.city or row.number}") for row in rows)


def checked(draft: Customer) -> tuple[Problem, ...]:
    """Problems and warnings of a draft, without asking the file."""
    return customer_problems(clean_customer(draft))


class CustomerFormController(SavingController):
    """Opens with FormData, saves Saved; in a conflict the Customer of the file is told."""

    number_checked = Signal(object)  # tuple[Problem, ...]
    people_found = Signal(object)  # tuple[tuple[CustomerId, str], ...]
    alike_found = Signal(object)  # tuple[Alike, ...]

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(desk, runner, bus, parent)
        self._alike_job: Job | None = None
        self._once = Once(desk.store, "customers")

    def open(self, customer: CustomerId | None, referred_by: CustomerId | None = None) -> None:
        """Read an existing customer, or what a new one needs."""
        self._once.forget()
        self._start_opening(read_form, self._desk, customer, referred_by)

    def check_number(self, draft: Customer) -> None:
        """Ask the file whether somebody else has the number."""
        job = self._runner.read(self._desk.customers.problems, draft)
        job.finished.connect(self.number_checked)
        job.failed.connect(self.failed)

    def today(self) -> date:
        """Today, where the shop is."""
        return self._desk.today()

    @Slot(str)
    def find_people(self, text: str) -> None:
        """Look for customers by name, to link to."""
        job = self._runner.read(found_people, self._desk, text)
        job.finished.connect(self.people_found)

    def look_for_alike(self, draft: Customer, places: tuple[PostalAddress, ...] = ()) -> None:
        """Look for customers who share an e-mail, a phone, a name or almost; only the newest answer is given."""
        self._alike_job = self._runner.read(alike, self._desk.store, draft, places)
        self._alike_job.finished.connect(self._on_alike_finished)

    def save(self, draft: Customer, addresses: tuple[Address, ...] = ()) -> None:
        """Save a draft; a new customer together with the addresses."""
        if draft.id == UNSAVED:
            self._start_save(self._added, draft, addresses)
        else:
            self._start_save(self._desk.customers.change, draft)

    def _added(self, draft: Customer, addresses: tuple[Address, ...]) -> Saved:
        customers, asked = self._desk.customers, (draft, addresses)
        kept = self._once.kept()
        if kept is None:
            return self._once.add(asked, partial(customers.add, draft, addresses))
        found = customers.get(CustomerId(kept))
        if self._once.is_what_was_asked(asked):
            return Saved(customer=found, changes=UNHEARD_OF)
        number = draft.number or found.number
        return customers.change(replace(draft, id=found.id, version=found.version, number=number))

    @Slot(object)
    def _on_alike_finished(self, found: object) -> None:
        if self.sender() is self._alike_job and isinstance(found, tuple):
            self.alike_found.emit(tuple(one for one in found if isinstance(one, Alike)))

    def _read_again(self, number: int) -> object:
        return self._desk.customers.get(CustomerId(number))

"""The card of one customer: everything on it, read at once beside the window, and read anew when it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.addresses import AddressController
from craftdesk.controllers.arrangements import ArrangementsController
from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.customer_form import CustomerFormController, name_of
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.controllers.notes import NoteController
from craftdesk.controllers.order_life import OrderLifeController
from craftdesk.controllers.orders_of_customer import OrderController
from craftdesk.controllers.tasks import TaskController
from craftdesk.controllers.terms import TermsController
from craftdesk.domain.address import Address
from craftdesk.domain.agreed_rules import AgreedPriceRow
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.customer import Customer
from craftdesk.domain.figures import CustomerFigures
from craftdesk.domain.group import Group
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.timeline import TimelineEntry, by_urgency
from craftdesk.errors import NotFound
from craftdesk.services.arrangements import Arrangements, arrangements_of
from craftdesk.services.desk import Desk

RECENT = 5
"""Orders shown on the overview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardData:
    """Everything the card shows of a customer, as it stood at one moment; `orders` counts them all.

    `tasks` are those still to be done, the most urgent first.
    """

    customer: Customer
    shop: ShopSettings
    today: date
    addresses: tuple[Address, ...]
    figures: CustomerFigures
    recent: tuple[OrderRow, ...]
    arranged: Arrangements
    notes: tuple[TimelineEntry, ...]
    tasks: tuple[TimelineEntry, ...] = ()
    referred_by: str = ""
    groups: tuple[Group, ...] = ()
    agreed: tuple[AgreedPriceRow, ...] = ()
    own: tuple[CustomField, ...] = ()

    @property
    def orders(self) -> int:
        """How many orders there are, whatever became of them."""
        return self.figures.all_orders


def read_card(desk: Desk, customer: CustomerId) -> CardData:
    """Read everything of one card."""
    who, entries = desk.customers.get(customer), desk.notes.of(customer)
    return CardData(
        customer=who,
        shop=desk.settings.get(),
        today=desk.today(),
        addresses=tuple(desk.addresses.of(customer)),
        figures=desk.figures.of(customer),
        recent=tuple(desk.orders.recent(customer, RECENT)),
        notes=tuple(one for one in entries if not one.is_task),
        tasks=tuple(sorted((one for one in entries if one.is_open), key=by_urgency)),
        arranged=arrangements_of(desk.store, customer),
        referred_by=name_of(desk, who.referred_by),
        groups=tuple(desk.groups.of(customer)),
        agreed=tuple(desk.agreed_prices.of(customer)),
        own=desk.custom_fields.fields(),
    )


class CardController(QObject):
    """Slots: show, clear, reload. Holds the controllers of the card's parts."""

    loaded = Signal(object)  # CardData
    gone = Signal(object)  # CustomerId
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._current: CustomerId | None = None
        self._job: Job | None = None
        self.form = CustomerFormController(desk, runner, bus, self)
        self.addresses = AddressController(desk, runner, bus, self)
        self.orders = OrderController(desk, runner, self)
        self.order_life = OrderLifeController(desk, runner, bus, self)
        self.arrangements = ArrangementsController(desk, runner, bus, self)
        self.terms = TermsController(desk, runner, bus, self)
        self.notes = NoteController(desk, runner, bus, self)
        self.tasks = TaskController(desk, runner, bus, self)
        bus.changed.connect(self._on_bus_changed)

    @property
    def current(self) -> CustomerId | None:
        """Whose card is shown, or about to be."""
        return self._current

    def today(self) -> date:
        """Today, where the shop is."""
        return self._desk.today()

    def shop(self) -> ShopSettings:
        """The settings of the shop."""
        return self._desk.settings.get()

    def show(self, customer: CustomerId) -> None:
        """Read the card of a customer; only the newest answer is given."""
        self._current = customer
        self.reload()

    def clear(self) -> None:
        """Show nobody."""
        self._current = None
        self._job = None

    def reload(self) -> None:
        """Read the present card anew."""
        if self._current is None:
            return
        self._job = self._runner.read(read_card, self._desk, self._current)
        self._job.finished.connect(self._on_job_finished)
        self._job.failed.connect(self._on_job_failed)

    @Slot(object)
    def _on_job_finished(self, data: object) -> None:
        if self.sender() is self._job and isinstance(data, CardData):
            self.loaded.emit(data)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        if self.sender() is not self._job:
            return
        if isinstance(error, NotFound):
            gone, self._current = self._current, None
            self.gone.emit(gone)
        else:
            self.failed.emit(error)

    @Slot(object)
    def _on_bus_changed(self, changes: object) -> None:
        if isinstance(changes, ChangeSet) and self._current is not None and changes.touches(self._current):
            self.reload()

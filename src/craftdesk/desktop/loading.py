"""The second half of a start: read and built beside the first picture, in pieces so small that nobody waits for one.

What has to do with Qt is read in the window's own thread, a few modules between two events: PySide makes its classes
when they are first named, and two threads that name the same one would make it twice. Everything else, SQLAlchemy
above all, is read in a thread. Only then is the desk built, piece by piece.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from craftdesk.desktop.beside import Beside

SERVICES = (
    "craftdesk.storage.tables",
    "craftdesk.services.desk",
    "craftdesk.services.alike",
    "craftdesk.services.arrangements",
    "craftdesk.services.drafts",
    "craftdesk.services.handing",
    "craftdesk.services.orders_list",
    "craftdesk.services.pasted",
    "craftdesk.importing.source",
    "craftdesk.texts",
)
"""What knows nothing of Qt."""
RUNGS = (
    "craftdesk.controllers.arrangements",
    "craftdesk.controllers.order_life",
    "craftdesk.controllers.addresses",
    "craftdesk.controllers.orders_of_customer",
    "craftdesk.controllers.card",
    "craftdesk.desktop.second_place",
    "craftdesk.desktop.closing",
    "craftdesk.desktop.figures",
    "craftdesk.ui.dialogs.panel",
    "craftdesk.desktop.handing",
    "craftdesk.ui.palette_search",
    "craftdesk.ui.forms.choice_editors",
    "craftdesk.ui.forms.address_fields",
    "craftdesk.ui.forms.number_editors",
    "craftdesk.ui.forms.row_editors",
    "craftdesk.ui.forms.conflict_bar",
    "craftdesk.ui.forms.form_page",
    "craftdesk.ui.dialogs.voucher_issue",
    "craftdesk.ui.screens.customers.card.arranged.standing_dialog",
    "craftdesk.ui.screens.customers.card.arranged.arrangement_desk",
    "craftdesk.ui.screens.customers.card.address_view",
    "craftdesk.ui.screens.customers.card.arranged.rows_card",
    "craftdesk.ui.screens.customers.card.order_list",
    "craftdesk.ui.screens.customers.card.contact_card",
    "craftdesk.ui.screens.customers.card.month_chart",
    "craftdesk.ui.widgets.row_list",
    "craftdesk.ui.screens.customers.card.overview_tab",
    "craftdesk.ui.screens.customers.card.statistics_tab",
    "craftdesk.ui.screens.customers.card.timeline_tab",
    "craftdesk.ui.screens.customers.card.header",
    "craftdesk.ui.price_words",
    "craftdesk.ui.screens.order.order_commands",
    "craftdesk.ui.forms.customer_sections",
    "craftdesk.ui.forms.customer_form",
    "craftdesk.ui.screens.customers.card.terms.terms_desk",
    "craftdesk.ui.screens.order.cards",
    "craftdesk.ui.screens.order.page",
    "craftdesk.ui.screens.customers.card.addresses_tab",
    "craftdesk.ui.screens.customers.card.details_tab",
    "craftdesk.ui.screens.customers.card.tabs",
    "craftdesk.ui.screens.customers.card.card",
    "craftdesk.desktop.views",
    "craftdesk.ui.screens.customers.view_host",
    "craftdesk.controllers.orders_list",
    "craftdesk.controllers.home",
    "craftdesk.controllers.bulk_changes",
    "craftdesk.desktop.backup",
    "craftdesk.desktop.drafts",
    "craftdesk.desktop.orders",
    "craftdesk.desktop.products",
    "craftdesk.desktop.papers",
    "craftdesk.desktop.order_entry",
    "craftdesk.ui.screens.customers.list_commands",
    "craftdesk.desktop.desk",
)
"""Each reads a few modules more than the one before; one that is missing here only makes its neighbour larger."""
PAGES = (
    "craftdesk.ui.screens.home.home_page",
    "craftdesk.controllers.orders_bulk",
    "craftdesk.ui.screens.orders.pane",
    "craftdesk.ui.screens.orders.screen",
    "craftdesk.ui.screens.orders.commands",
    "craftdesk.ui.screens.orders.view_host",
    "craftdesk.controllers.product_form",
    "craftdesk.ui.forms.product_form",
    "craftdesk.ui.screens.products.list_pane",
    "craftdesk.ui.screens.products.page",
    "craftdesk.controllers.shop_figures",
    "craftdesk.ui.screens.figures.chart_card",
    "craftdesk.ui.screens.figures.figures_page",
    "craftdesk.controllers.order_entry",
    "craftdesk.ui.forms.order_editors",
    "craftdesk.ui.screens.order_entry.fields",
    "craftdesk.ui.screens.order_entry.lines_card",
    "craftdesk.ui.screens.order_entry.page",
)
"""What the other pages are made of: read when all is there, so that who first goes to one waits for its making only."""

Pieces = Iterator[None]


class Loading(QObject):
    """Takes one step whenever the event loop has nothing better to do.

    `finished` comes once, when all is there, unless it is closed before; what is only quicker when it was done ahead,
    and what pages are made of, comes after it.
    """

    finished = Signal()

    def __init__(
        self, beside: Beside, building: Callable[[], Pieces], afterwards: Callable[[], Pieces], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._beside, self._building, self._afterwards = beside, building, afterwards
        self._steps: Pieces | None = None
        self._is_building = self.is_closed = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._on_next_timeout)

    @Slot()
    def start(self) -> None:
        """Begin, once."""
        if self._steps is None:
            self._steps = self._all()
            self._next.start()

    def close(self) -> None:
        """Stop; what is half built is built to its end, because only what is whole can be taken down."""
        self.is_closed = True
        self._next.stop()
        if self._is_building and self._steps is not None:
            for _ in self._steps:
                pass

    def _all(self) -> Pieces:
        if not sys.modules.keys() >= set(SERVICES):
            job = self._beside.read(_reading)
            job.over.connect(self._on_job_over)
            yield
        yield from _read(RUNGS)
        self._is_building = True
        yield from self._building()
        self._is_building = False
        if not self.is_closed:
            self.finished.emit()
            yield
            yield from self._afterwards()
            yield from _read(PAGES)

    @Slot(object)
    def _on_job_over(self, _job: object) -> None:
        if not self.is_closed:
            self._next.start()

    @Slot()
    def _on_next_timeout(self) -> None:
        if self._steps is None:
            return
        waits = not sys.modules.keys() >= set(SERVICES) and not self._is_building
        try:
            next(self._steps)
        except StopIteration:
            return
        if not waits and not self.is_closed:
            self._next.start()


def _read(names: Sequence[str]) -> Pieces:
    for name in names:
        if name not in sys.modules:
            import_module(name)
            yield


def _reading() -> Generator[None, None, None]:
    """The work of the thread."""
    for name in SERVICES:
        import_module(name)
        yield

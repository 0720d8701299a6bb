"""The hint that somebody like that is in the book already; it never stands in the way of saving."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.customer_form import CustomerFormController
from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import UNSAVED
from craftdesk.services.alike import Alike, AlikeReason
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.problem_bar import ProblemBar, Severity

_PAUSE_MS = 250
_telling = attrgetter("first_name", "last_name", "company", "emails", "phones")
"""What of a draft can be like somebody else."""


class AlikeHint(ProblemBar):
    """Looks a moment after the typing stops; `chosen` means that the owner wants the one found."""

    chosen = Signal(object)  # CustomerId

    def __init__(self, look: Look, controller: CustomerFormController, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._controller = controller
        self._draft = Customer()
        self._places: tuple[PostalAddress, ...] = ()
        self._found: Alike | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_timeout)
        self.acted.connect(self._on_self_acted)
        controller.alike_found.connect(self._on_controller_alike_found)

    def consider(self, draft: Customer, addresses: Sequence[Address]) -> None:
        """Think about a new customer's draft that was edited, if that could make a difference."""
        places = tuple(address.place for address in addresses)
        news = _telling(draft) != _telling(self._draft) or places != self._places
        self._draft, self._places = draft, places
        if news and draft.id == UNSAVED:
            self._pause.start(_PAUSE_MS)

    def stop(self) -> None:
        """Look no more."""
        self._pause.stop()
        self._draft, self._places = Customer(), ()
        self.clear()

    @Slot()
    def _on_pause_timeout(self) -> None:
        self._controller.look_for_alike(self._draft, self._places)

    @Slot(object)
    def _on_controller_alike_found(self, found: object) -> None:
        self._found = found[0] if isinstance(found, tuple) and found else None
        if self._found is None or self._draft == Customer():
            self.clear()
            return
        who = f"{self._found.name}, {self._found.city}" if self._found.city else self._found.name
        words = {
            AlikeReason.EMAIL: self.tr("{0} has the same e-mail address. You can save all the same."),
            AlikeReason.PHONE: self.tr("{0} has the same phone number. You can save all the same."),
            AlikeReason.NAME: self.tr("Looks like {0}. You can save all the same."),
            AlikeReason.SIMILAR_NAME: self.tr("{0} has a similar name and lives there too. You can save all the same."),
        }[self._found.reason]
        self.show_problem(words.replace("{0}", who), Severity.NOTE, self.tr("Open instead"))

    @Slot()
    def _on_self_acted(self) -> None:
        if self._found is not None:
            self.chosen.emit(self._found.id)

"""Changing the prices of many products: looking ahead while the form is filled in, then once for good."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.newest import Newest
from craftdesk.domain.ids import ProductId
from craftdesk.domain.price_change import PriceChange
from craftdesk.domain.progress import Progress
from craftdesk.services.backups import MANY, Risk
from craftdesk.services.desk import Desk
from craftdesk.services.price_changes import PricesChanged


class PriceChangeController(QObject):
    """Slots: prepare, look, change. Only the newest look ahead is answered."""

    prepared = Signal(object)  # list[str], the price levels
    looked = Signal(object)  # PricePreview
    refused = Signal(object)  # CraftDeskError, of looking ahead
    done = Signal(int)  # for how many products
    failed = Signal(object)  # CraftDeskError

    def __init__(
        self, desk: Desk, runner: JobRunner, bus: ChangeBus, products: Sequence[ProductId],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus
        self.products = tuple(products)
        self._looking = Newest(self)
        self._looking.answered.connect(self.looked)
        self._looking.failed.connect(self.refused)
        self._changing = False

    def prepare(self) -> None:
        """Read what a dialog needs to know."""
        job = self._runner.read(self._desk.products.levels)
        job.finished.connect(self.prepared)
        job.failed.connect(self.failed)

    def look(self, change: PriceChange) -> None:
        """Ask what a change would do."""
        self._looking.follow(self._runner.read(self._desk.price_changes.preview, self.products, change))

    def change(self, change: PriceChange) -> None:
        """Change the prices; asked twice, they are changed once."""
        if self._changing:
            return
        self._changing = True
        job = self._runner.write(self._changed, change)
        job.finished.connect(self._on_change_finished)
        job.failed.connect(self._on_change_failed)

    def _changed(self, change: PriceChange) -> Generator[Progress, None, PricesChanged]:
        if len(self.products) >= MANY:
            yield from self._desk.backups.before(Risk.PRICES)
        return self._desk.price_changes.change(self.products, change)

    @Slot(object)
    def _on_change_finished(self, result: object) -> None:
        if isinstance(result, PricesChanged):
            self.done.emit(result.count)
            self._bus.publish(result.changes, self)

    @Slot(object)
    def _on_change_failed(self, error: object) -> None:
        self._changing = False
        self.failed.emit(error)

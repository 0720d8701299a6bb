"""What is done to several orders at once: a step for all that can take it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.ids import OrderId
from craftdesk.domain.order import OrderStatus
from craftdesk.services.order_life import OrderLifeService, StatusesSet


class OrdersBulkController(QObject):
    """`done` says what became of the orders."""

    done = Signal(object)  # StatusesSet
    failed = Signal(object)  # CraftDeskError

    def __init__(
        self, life: OrderLifeService, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._life, self._runner, self._bus = life, runner, bus

    def set_status(self, orders: Sequence[OrderId], status: OrderStatus) -> None:
        """Take a step with orders, as one operation."""
        if orders:
            job = self._runner.write(self._life.set_status_of, tuple(orders), status)
            job.finished.connect(self._on_job_finished)
            job.failed.connect(self.failed)

    @Slot(object)
    def _on_job_finished(self, result: object) -> None:
        if isinstance(result, StatusesSet):
            self.done.emit(result)
            self._bus.publish(result.changes)

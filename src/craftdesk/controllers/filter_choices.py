"""What a filter can be made of: names of groups at once, everything else as soon as it was looked up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.domain.filter_choices import FilterChoices
from craftdesk.errors import CraftDeskError
from craftdesk.services.lists import CustomerList

if TYPE_CHECKING:
    from craftdesk.controllers.jobs import JobRunner


class FilterChoicesController(QObject):
    """Asks the window's own reader for what is quick, and the browsing thread for what looks at everybody."""

    found = Signal(object)  # FilterChoices

    def __init__(self, near: CustomerList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near = near
        self._far: CustomerList | None = None
        self._runner: JobRunner | None = None

    def attach(self, runner: JobRunner, far: CustomerList) -> None:
        """Look up in this thread from now on, over this reader."""
        self._runner, self._far = runner, far

    def groups(self) -> Mapping[int, str] | None:
        """The names of the groups; None while the file is just being written to."""
        try:
            return self._near.groups()
        except CraftDeskError:
            return None

    def ask(self) -> None:
        """Look up what there is to choose from."""
        if self._runner is None or self._far is None:
            return
        job = self._runner.browse(self._far.choices)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(self._on_job_failed)

    @Slot(object)
    def _on_job_finished(self, choices: FilterChoices) -> None:
        self.found.emit(choices)

    @Slot()
    def _on_job_failed(self) -> None:
        """The list's questions come first and may interrupt this one: then what is quick will do."""
        self.found.emit(FilterChoices(groups=self.groups() or {}))

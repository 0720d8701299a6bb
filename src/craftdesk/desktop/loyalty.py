"""The command that shows the rules of loyalty, and lets the whole window follow new ones."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import OperationId
from craftdesk.domain.loyalty import Loyalty, LoyaltyRules
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId

_Read = tuple[LoyaltyRules, Mapping[Loyalty, int]]


class LoyaltyParts(QObject):
    """Reads the rules and how many customers each class has, shows the dialog, and saves."""

    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus = shell, desk, runner, bus
        shell.kit.actions[ActionId.LOYALTY].triggered.connect(self._on_loyalty_triggered)

    def _read(self) -> _Read:
        return self._desk.loyalty.rules(), self._desk.loyalty.counts(self._desk.today())

    @Slot()
    def _on_loyalty_triggered(self) -> None:
        job = self._runner.read(self._read)
        job.finished.connect(self._on_read_finished)
        job.failed.connect(self.problem_raised)

    @Slot(object)
    def _on_read_finished(self, found: _Read) -> None:
        from craftdesk.ui.dialogs.loyalty import LoyaltyDialog  # seldom needed

        shell = self._shell
        dialog = LoyaltyDialog(shell.kit, *found, shell.screen.model.words.currency, shell.window)
        dialog.saved.connect(self._on_dialog_saved)
        dialog.open()

    @Slot(object)
    def _on_dialog_saved(self, rules: LoyaltyRules) -> None:
        job = self._runner.write(self._desk.loyalty.save, rules)
        job.finished.connect(self._on_save_finished)
        job.failed.connect(self.problem_raised)

    @Slot()
    def _on_save_finished(self) -> None:
        screen = self._shell.screen
        screen.model.words.show_shop(self._desk.settings.get())
        screen.pane.show_rules()
        # Nothing of the book changed, but what lists and cards say of everybody may have.
        self._bus.publish(ChangeSet(operation=OperationId(0), everything=True), self)
        self.toast_requested.emit(self.tr("Loyalty rules saved"), False)  # noqa: FBT003 - a signal has no keywords

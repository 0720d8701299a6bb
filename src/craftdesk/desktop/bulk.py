"""The command that changes several customers at once; «all» travels as the question of the list, not as its ids."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.bulk_changes import BulkChangeController
from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.bulk_change import Whom
from craftdesk.services.bulk_changes import BulkDone
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId


class BulkParts(QObject):
    """Makes the dialog when it is asked for; its controller goes with it."""

    toast_requested = Signal(str, bool)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus = shell, desk, runner, bus
        shell.kit.actions[ActionId.CUSTOMERS_CHANGE].triggered.connect(self._on_change_triggered)

    def whom(self) -> Whom:
        """Who is chosen: some by their ids, or all whom the list finds."""
        context = self._shell.kit.actions.context
        if context.selected > 1 and context.selected == self._shell.screen.model.rowCount():
            return Whom(query=self._shell.controller.query)
        return Whom(ids=self._shell.screen.selected())

    @Slot()
    def _on_change_triggered(self) -> None:
        from craftdesk.ui.dialogs.bulk import BulkDialog  # all editors: only when needed

        shell = self._shell
        if not shell.screen.may_leave():
            return
        controller = BulkChangeController(self._desk, self._runner, self._bus, self.whom())
        own, currency = shell.controller.fields() or (), shell.screen.model.words.currency
        dialog = BulkDialog(shell.kit, controller, own, shell.today, currency, shell.window)
        controller.setParent(dialog)
        dialog.made.connect(self._on_dialog_made)
        shell.choices.found.connect(dialog.show_choices)
        dialog.open()
        shell.choices.ask()

    @Slot(object)
    def _on_dialog_made(self, done: BulkDone) -> None:
        count = self._shell.kit.format.count(done.changed)
        many = self.tr("{0} customers changed").replace("{0}", count)
        text = self.tr("1 customer changed") if done.changed == 1 else many
        undo = not done.changes.is_empty
        self.toast_requested.emit(text if undo else self.tr("Nothing had to be changed"), undo)

"""The command that shows the fields of the shop's own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.own_fields import OwnFieldsController
from craftdesk.desktop.shell import Shell
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId


class OwnFieldsParts(QObject):
    """Makes the dialog when it is asked for; its controller goes with it."""

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus = shell, desk, runner, bus
        shell.kit.actions[ActionId.OWN_FIELDS].triggered.connect(self._on_own_fields_triggered)

    @Slot()
    def _on_own_fields_triggered(self) -> None:
        from craftdesk.ui.dialogs.own_fields import OwnFieldsDialog  # seldom needed

        controller = OwnFieldsController(self._desk, self._runner, self._bus)
        dialog = OwnFieldsDialog(self._shell.kit, controller, self._shell.window)
        controller.setParent(dialog)
        dialog.open()

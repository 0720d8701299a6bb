"""The dialog of backups in an open shop, and the second place: caught up with whenever it may be within reach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from craftdesk.controllers.second_place import BackupsShown, SecondPlaceController
from craftdesk.desktop.shell import Shell
from craftdesk.domain.progress import Progress
from craftdesk.errors import CraftDeskError
from craftdesk.services.second_place import PlaceReport, PlaceState
from craftdesk.ui.action_spec import ActionId

if TYPE_CHECKING:
    from craftdesk.printing.marks import PaperPage
    from craftdesk.ui.dialogs.backups import BackupsDialog
    from craftdesk.ui.dialogs.encryption import EncryptionDialog, NewPassphraseDialog


class SecondPlaceParts(QObject):
    """`changed` tells how it stands with the second place, for the foot of the sidebar."""

    changed = Signal(object)  # PlaceReport

    def __init__(self, shell: Shell, controller: SecondPlaceController, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._controller = shell, controller
        self._dialog: BackupsDialog | None = None
        self._form: EncryptionDialog | NewPassphraseDialog | None = None
        self._shown: BackupsShown | None = None
        self._code, self._pages = "", ()
        shell.kit.actions[ActionId.SHOP_BACKUPS].triggered.connect(self._on_shop_backups_triggered)
        controller.told.connect(self._on_controller_told)
        controller.listed.connect(self._on_controller_listed)
        controller.progressed.connect(self._on_controller_progressed)
        controller.arranged.connect(self._on_controller_arranged)
        controller.failed.connect(self._on_controller_failed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and not shell.settings.sample:
            # A stick is plugged in while another window is looked at: so when this one is looked at again.
            app.applicationStateChanged.connect(self._on_app_application_state_changed)

    def refresh(self) -> None:
        """Show again what there is, where it is being shown."""
        if self._dialog is not None:
            self._controller.refresh()

    # --- the dialog ----------------------------------------------------------------------------

    @Slot()
    def _on_shop_backups_triggered(self) -> None:
        from craftdesk.ui.dialogs.backups import BackupsDialog  # seldom needed

        if self._dialog is not None:
            self._dialog.raise_()
            return
        actions, shell = self._shell.kit.actions, self._shell
        may_restore = actions[ActionId.SHOP_RESTORE].isEnabled()
        dialog = self._dialog = BackupsDialog(shell.kit, shell.today(), may_restore=may_restore, parent=shell.window)
        dialog.backup_requested.connect(actions[ActionId.SHOP_BACKUP].trigger)
        dialog.restore_requested.connect(self._on_dialog_restore_requested)
        dialog.folder_chosen.connect(self._controller.choose)
        dialog.forget_requested.connect(self._controller.forget)
        dialog.encrypt_requested.connect(self._on_dialog_encrypt_requested)
        dialog.passphrase_requested.connect(self._on_dialog_passphrase_requested)
        dialog.folder_requested.connect(self._on_dialog_folder_requested)
        dialog.destroyed.connect(self._on_dialog_destroyed)
        dialog.open()
        self._controller.refresh()

    @Slot()
    def _on_dialog_destroyed(self) -> None:
        self._dialog = None

    @Slot()
    def _on_dialog_restore_requested(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._shell.kit.actions[ActionId.SHOP_RESTORE].trigger()

    @Slot(object)
    def _on_dialog_folder_requested(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot(bool)
    def _on_dialog_encrypt_requested(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not wanted or (self._shown is not None and self._shown.has_keys):
            self._controller.encrypt(on=wanted)
            return
        from craftdesk.services.backup_keys import new_code  # seldom needed
        from craftdesk.ui.dialogs.encryption import EncryptionDialog  # the same

        self._code = new_code()
        form = EncryptionDialog(self._shell.kit, self._code, self._dialog)
        form.print_requested.connect(self._on_form_print_requested)
        form.save_requested.connect(self._on_form_save_requested)
        self._open_form(form)

    @Slot()
    def _on_dialog_passphrase_requested(self) -> None:
        from craftdesk.ui.dialogs.encryption import NewPassphraseDialog  # seldom needed

        self._open_form(NewPassphraseDialog(self._shell.kit, self._dialog))

    def _open_form(self, form: EncryptionDialog | NewPassphraseDialog) -> None:
        self._form = form
        form.confirmed.connect(self._on_form_confirmed)
        form.destroyed.connect(self._on_form_destroyed)
        form.open()

    @Slot(str)
    def _on_form_confirmed(self, passphrase: str) -> None:
        if self._code:
            self._controller.set_up(passphrase, self._code)
        else:
            self._controller.change_passphrase(passphrase)

    @Slot()
    def _on_form_destroyed(self) -> None:
        self._form, self._code, self._pages = None, "", ()

    def _recovery_pages(self) -> tuple[PaperPage, ...]:
        from craftdesk.printing.recovery_page import recovery_pages  # with painting: seldom needed

        return recovery_pages(self._shell.shop.settings(), self._code, self._shell.today(), self._shell.kit.format)

    @Slot()
    def _on_form_print_requested(self) -> None:
        from craftdesk.ui.dialogs.paper_output import PaperOutput  # with printing: seldom needed

        if self._form is not None:
            PaperOutput(self._form).print_pages(self._recovery_pages(), self.tr("Recovery code"))

    @Slot()
    def _on_form_save_requested(self) -> None:
        from craftdesk.printing.painting import pdf_of  # with printing: seldom needed
        from craftdesk.services.paper_files import write_file  # the same
        from craftdesk.ui.dialogs.encryption import EncryptionDialog  # the same
        from craftdesk.ui.dialogs.paper_output import PaperOutput  # the same

        form = self._form
        if not isinstance(form, EncryptionDialog):
            return
        path = PaperOutput(form).ask_place(self.tr("Recovery code.pdf"))
        if path is None:
            return
        try:
            write_file(path, pdf_of(self._recovery_pages(), self.tr("Recovery code")), self._shell.shop.path)
        except CraftDeskError as problem:
            form.show_problem(problem)
        else:
            form.show_saved(path)

    # --- news ----------------------------------------------------------------------------------

    @Slot(Qt.ApplicationState)
    def _on_app_application_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._controller.catch_up()

    @Slot(object)
    def _on_controller_told(self, report: PlaceReport) -> None:
        if self._dialog is not None:
            self._dialog.show_report(report)
            self._controller.refresh()
        elif report.copied is not None:
            self._shell.window.show_status(self.tr("The backup was copied to the second place"))
        self.changed.emit(report)

    @Slot(object)
    def _on_controller_listed(self, shown: BackupsShown) -> None:
        self._shown = shown
        if self._dialog is not None:
            self._dialog.show_backups(shown)

    @Slot(object)
    def _on_controller_progressed(self, progress: Progress) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(progress)

    @Slot()
    def _on_controller_arranged(self) -> None:
        if self._form is not None:
            self._form.accept()

    @Slot(object)
    def _on_controller_failed(self, problem: CraftDeskError) -> None:
        if self._form is not None:
            self._form.show_problem(problem)
        elif self._dialog is not None:
            self._dialog.show_problem(problem)
            self._controller.refresh()
        else:
            self._shell.errors.show(problem)


def is_away(report: PlaceReport | None) -> bool:
    """Whether the second place wants a word at the foot of the sidebar."""
    return report is not None and (report.state in {PlaceState.MISSING, PlaceState.SILENT} or
                                   (report.place is not None and bool(report.place.problem)))  # fmt: skip

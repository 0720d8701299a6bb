"""The commands of the list: what is done to the chosen customers, and moving about in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from craftdesk.controllers.bulk import BulkController
from craftdesk.domain.ids import CustomerId
from craftdesk.errors import CraftDeskError
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.menus import row_menu
from craftdesk.ui.pages import CUSTOMERS
from craftdesk.ui.screens.customers.copying import table_of
from craftdesk.ui.screens.customers.screen import CustomersScreen
from craftdesk.ui.view_commands import copy_text, select_text


class ListCommands(QObject):
    """Connects the commands of the menus with the list, for as long as a shop is open."""

    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(self, kit: Kit, screen: CustomersScreen, bulk: BulkController, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._screen, self._bulk = kit, screen, bulk
        actions = kit.actions
        for name, slot in {
            ActionId.CUSTOMER_ARCHIVE: self._on_archive_triggered,
            ActionId.CUSTOMER_UNARCHIVE: self._on_unarchive_triggered,
            ActionId.CUSTOMER_DELETE: self._on_delete_triggered,
            ActionId.CUSTOMER_RESTORE: self._on_restore_triggered,
            ActionId.BIN_EMPTY: self._on_bin_empty_triggered,
            ActionId.COPY: self._on_copy_triggered,
            ActionId.SELECT_ALL: self._on_select_all_triggered,
            ActionId.CUSTOMER_NEXT: self._on_next_triggered,
            ActionId.CUSTOMER_PREVIOUS: self._on_previous_triggered,
        }.items():
            actions[name].triggered.connect(slot)
        bulk.done.connect(self._on_bulk_done)
        bulk.failed.connect(self._on_bulk_failed)
        screen.pane.keys.menu_wanted.connect(self._on_keys_menu_wanted)

    @Slot()
    def _on_archive_triggered(self) -> None:
        if self._screen.may_leave():
            self._bulk.archive(self._screen.selected())

    @Slot()
    def _on_unarchive_triggered(self) -> None:
        if self._screen.may_leave():
            self._bulk.unarchive(self._screen.selected())

    @Slot()
    def _on_delete_triggered(self) -> None:
        if self._screen.may_leave():
            self._bulk.delete(self._screen.selected())

    @Slot()
    def _on_restore_triggered(self) -> None:
        self._bulk.restore(self._screen.selected())

    @Slot()
    def _on_bin_empty_triggered(self) -> None:
        self._bulk.empty_bin(self._kit.actions.context.in_bin)

    @Slot()
    def _on_copy_triggered(self) -> None:
        if self._kit.actions.context.screen != CUSTOMERS or copy_text():
            return
        selection = self._screen.pane.selection.selection()
        if selection.isEmpty():
            return
        tsv, html = table_of(self._screen.model, selection, self._screen.pane.table.shown_columns())
        data = QMimeData()
        data.setText(tsv)
        data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)

    @Slot()
    def _on_select_all_triggered(self) -> None:
        if self._kit.actions.context.screen == CUSTOMERS and not select_text():
            self._screen.pane.view.selectAll()

    @Slot()
    def _on_next_triggered(self) -> None:
        self._screen.current.step(1)

    @Slot()
    def _on_previous_triggered(self) -> None:
        self._screen.current.step(-1)

    @Slot(QPoint)
    def _on_keys_menu_wanted(self, place: QPoint) -> None:
        menu = row_menu(self._kit.actions, self._screen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    @Slot(str, int)
    def _on_bulk_done(self, kind: str, count: int) -> None:
        words = {
            "archived": (self.tr("1 customer archived"), self.tr("{0} customers archived")),
            "unarchived": (self.tr("1 customer taken out of the archive"),
                           self.tr("{0} customers taken out of the archive")),
            "deleted": (self.tr("1 customer moved to the bin"), self.tr("{0} customers moved to the bin")),
            "restored": (self.tr("1 customer restored"), self.tr("{0} customers restored")),
            "removed": (self.tr("1 customer removed from the bin"), self.tr("{0} customers removed from the bin")),
        }[kind]  # fmt: skip
        text = words[0] if count == 1 else words[1].replace("{0}", self._kit.format.count(count))
        self.toast_requested.emit(text, True)  # noqa: FBT003 - a signal has no keywords

    @Slot(str, object, object)
    def _on_bulk_failed(self, kind: str, ids: tuple[CustomerId, ...], problem: CraftDeskError) -> None:
        """Who has orders is archived, not deleted: that is offered in the same breath."""
        if kind != "deleted" or problem.code != "customer.has_orders":
            self.problem_raised.emit(problem)
            return
        self._refused = ids
        box = QMessageBox(self._screen.window())
        box.setWindowTitle(self.tr("Delete"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence(problem.code, problem.params))
        archive = box.addButton(self.tr("Archive instead"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Leave everything"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(archive)
        box.accepted.connect(self._on_box_accepted)
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot()
    def _on_box_accepted(self) -> None:
        self._bulk.archive(self._refused)

"""Find duplicates: the whole book is looked through, then a worklist of who may be the same.

Each group is decided by one press, *merge* or *not the same*; a decision that is undone comes back into the list.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.controllers.duplicates import DuplicatesController
from craftdesk.controllers.history import HistoryController
from craftdesk.controllers.merging import MergeController
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId, OperationId
from craftdesk.services.duplicates import DuplicateReport
from craftdesk.services.history import Undone
from craftdesk.services.merging import Merged
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.work_pane import WorkPane
from craftdesk.ui.screens.merging.group_list import GroupModel
from craftdesk.ui.screens.merging.merge_desk import MergeDesk
from craftdesk.ui.screens.merging.page_head import PageHead
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.list_row import TwoLineDelegate

_A_READ = 100
_LIST_WIDTH, _LEAST_LIST = 320, 220


class DuplicatesPage(QFrame):
    """Start it with `begin`; it tells by `left` when the owner goes elsewhere."""

    left = Signal()
    toast_requested = Signal(str, bool)

    def __init__(
        self,
        kit: Kit,
        controller: DuplicatesController,
        merging: MergeController,
        history: HistoryController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._decided: dict[OperationId, frozenset[CustomerId]] = {}
        self._asked: frozenset[CustomerId] = frozenset()
        self.setProperty("pane", "canvas")
        self.setAccessibleName(self.tr("Find duplicates"))
        self.head = PageHead(kit.look, self.tr("Find duplicates"))
        self.again = Button(kit.look, self.tr("Look again"), kind=ButtonKind.LINK, icon="refresh-cw")
        self.head.row.addWidget(self.again)
        self.work, self.calm = WorkPane(kit), EmptyState(kit.look, "user-round-check")
        self.model = GroupModel(self)
        self.list = self._made_list()
        self.desk = MergeDesk(kit, merging, self.tr("Not the same"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.desk)
        self.splitter.setStretchFactor(1, 1)
        self.stack = QStackedWidget()
        for part in (self.work, self.calm, self.splitter):
            self.stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self.stack, 1)
        self._connect(merging, history)
        self._on_look_changed()

    def begin(self) -> None:
        """Look through the book, unless there is a worklist already."""
        if self._controller.is_finding:
            return
        if self.model.groups:
            self._settle()
        else:
            self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Look through the whole book anew."""
        self.again.setEnabled(False)
        self.head.line.show_text("")
        self.desk.show_customers(())
        self.work.begin(
            self.tr("Looking for customers who are in the book twice"),
            self.tr("Nothing is changed by looking. You decide about everybody yourself."),
        )
        self.stack.setCurrentWidget(self.work)
        self._controller.find()

    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        return [self.head, self.list, self.desk] if self.stack.currentWidget() is self.splitter else [self]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; Enter in the list goes to the choices."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.hasFocus():
            self.desk.panel.focus_first()
        else:
            super().keyPressEvent(event)

    # --- how it is put together -----------------------------------------------------------------

    def _made_list(self) -> QListView:
        view = QListView()
        view.setAccessibleName(self.tr("Customers who may be the same"))
        view.setModel(self.model)
        view.setItemDelegate(TwoLineDelegate(self._kit.look, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.selectionModel().currentChanged.connect(self._on_list_current_changed)
        view.verticalScrollBar().valueChanged.connect(self._on_list_scrolled)
        return view

    def _connect(self, merging: MergeController, history: HistoryController) -> None:
        controller = self._controller
        self.head.back_requested.connect(self.left)
        self.again.clicked.connect(self.look_again)
        self.work.cancel_requested.connect(controller.stop)
        self.desk.begun.connect(self._on_desk_begun)
        self.desk.declined.connect(self._on_desk_declined)
        controller.progressed.connect(self.work.show_progress)
        controller.found.connect(self._on_controller_found)
        controller.stopped.connect(self._on_controller_stopped)
        controller.failed.connect(self._on_controller_stopped)
        controller.people_shown.connect(self.model.know)
        controller.said_different.connect(self._on_controller_said_different)
        merging.merged.connect(self._on_merging_merged)
        history.undone.connect(self._on_history_undone)
        self._kit.look.changed.connect(self._on_look_changed)

    def _settle(self) -> None:
        """Show the worklist, or that there is nothing to do."""
        groups, count = self.model.groups, self._kit.format.count
        self.again.setEnabled(not self._controller.is_finding)
        if not groups:
            self.head.line.show_text("")
            self.calm.set_texts(
                self.tr("Nobody is in the book twice"),
                self.tr("All customers were compared by name, address, e-mail and phone."),
            )
            self.stack.setCurrentWidget(self.calm)
            return
        one, many = (
            self.tr("1 group to decide, the likeliest first"),
            self.tr("{0} groups to decide, the likeliest first"),
        )
        self.head.line.show_text(one if len(groups) == 1 else many.replace("{0}", count(len(groups))))
        self.stack.setCurrentWidget(self.splitter)
        self._read_people()

    def _take_keyboard(self) -> None:
        """Go on with the next group; without one with the way back, for Esc must be heard here."""
        if self.isVisible():
            (self.list if self.model.groups else self.head.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_people(self) -> None:
        """Read the names of the rows in sight and some below them."""
        top = max(0, self.list.indexAt(self.list.rect().topLeft()).row())
        missing = self.model.unknown(top, _A_READ)
        if missing:
            self._controller.show_people(missing)

    def _choose(self, place: int) -> None:
        index = self.model.index(min(place, len(self.model.groups) - 1))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flags)
        else:
            self.desk.show_customers(())

    def _decide(self, changes: ChangeSet) -> None:
        """The group that was asked about is decided, with or without those who were left out of it."""
        place = max(0, self.list.currentIndex().row())
        group = next((one for one in self.model.groups if self._asked <= set(one.customers)), None)
        if group is None:
            return
        if changes.operation is not None:
            self._decided[changes.operation] = frozenset(group.customers)
        self.model.take(group.customers)
        self._settle()
        self._choose(place)
        self._take_keyboard()

    # --- news ----------------------------------------------------------------------------------

    @Slot(object)
    def _on_controller_found(self, report: object) -> None:
        if not isinstance(report, DuplicateReport):
            return
        self.model.show_groups(report.groups)
        self._settle()
        announce(self, self.head.line.full_text() or self.tr("Nobody is in the book twice"))
        self._choose(0)
        self._take_keyboard()

    @Slot()
    def _on_controller_stopped(self) -> None:
        if self._controller.is_finding:
            return
        self.again.setEnabled(True)
        if self.stack.currentWidget() is self.work:
            if self.model.groups:
                self._settle()
            else:
                self.calm.set_texts(
                    self.tr("The book was not looked through to its end"),
                    self.tr("Nothing was changed. “Look again” begins anew."),
                )
                self.stack.setCurrentWidget(self.calm)

    @Slot(QModelIndex)
    def _on_list_current_changed(self, index: QModelIndex) -> None:
        groups = self.model.groups
        self.desk.show_customers(groups[index.row()].customers if 0 <= index.row() < len(groups) else ())

    @Slot()
    def _on_list_scrolled(self) -> None:
        self._read_people()

    @Slot()
    def _on_desk_begun(self) -> None:
        self._asked = frozenset(self.desk.customers)

    @Slot()
    def _on_desk_declined(self) -> None:
        if self.desk.customers:
            self._asked = frozenset(self.desk.customers)
            self.desk.decline.setEnabled(False)
            self._controller.say_different(self.desk.customers)

    @Slot(object, object)
    def _on_controller_said_different(self, _customers: object, changes: ChangeSet) -> None:
        self._decide(changes)
        self.toast_requested.emit(self.tr("Remembered: they are not the same"), True)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_merging_merged(self, done: object) -> None:
        if isinstance(done, Merged) and self.isVisible():
            self._decide(done.changes)

    @Slot(object)
    def _on_history_undone(self, undone: object) -> None:
        """A decision was taken back: it waits again."""
        if not isinstance(undone, Undone):
            return
        customers = self._decided.pop(undone.operation.id, None)
        place = self.model.give_back(customers) if customers else -1
        if place >= 0:
            self._settle()
            self._choose(place)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self.list.setMinimumWidth(px(_LEAST_LIST))
        self.splitter.setSizes([px(_LIST_WIDTH), px(720)])

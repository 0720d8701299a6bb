"""What is to be done for a customer: ticked off, opened, written down, all in one card."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.card import CardData
from craftdesk.controllers.tasks import TaskController
from craftdesk.domain.draft import TaskDraft
from craftdesk.domain.ids import UNSAVED, CustomerId, NoteId
from craftdesk.domain.names import display_name
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.errors import CraftDeskError
from craftdesk.ui.forms.form_shell import SaveWaiter
from craftdesk.ui.forms.leave import LeaveChoice, ask_to_leave
from craftdesk.ui.forms.tab_order import order_by_reading
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.task_writer import TaskWriter
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.row_list import Lead, RowList, RowSpec


class TaskCard(Card):
    """Stands on the overview and above the timeline; what is typed in it stays while it is the same customer."""

    toast_requested = Signal(str, bool)
    typed = Signal()

    def __init__(self, kit: Kit, controller: TaskController, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("To do"))
        self._kit, self._controller = kit, controller
        self._data: CardData | None = None
        self._customer: CustomerId | None = None
        self._changing: TimelineEntry | None = None
        self._asked = False
        self._waiter = SaveWaiter(self)
        self.fill = self.add_link(self.tr("Add a task"))
        self.fill.clicked.connect(self.write)
        self.writer = TaskWriter(kit, controller.today)
        self.writer.written.connect(self._on_writer_written)
        self.writer.removed.connect(self._on_writer_removed)
        self.writer.left.connect(self._on_writer_left)
        self.writer.changed.connect(self.typed)
        self.writer.hide()
        self.add(self.writer)
        self.list = RowList(kit.look, self.tr("Open tasks"))
        self.list.setAccessibleDescription(self.tr("Space ticks a task off, Enter changes it"))
        self.list.opened.connect(self._on_list_opened)
        self.list.ticked.connect(self._on_list_ticked)
        self.add(self.list)
        self._nothing = Label(kit.look, self.tr("Nothing to do for now."), ink="muted", wrap=True)
        self.add(self._nothing)
        controller.done.connect(self._on_controller_done)
        controller.failed.connect(self._on_controller_failed)

    def show_data(self, data: CardData) -> None:
        """Show the open tasks of a customer, the most urgent first."""
        if data.customer.id != self._customer:
            self._end()
        self._data, self._customer = data, data.customer.id
        fmt, today = self._kit.format, data.today
        rows = [
            RowSpec(
                key=task, title=task.text, lead=Lead.TICK,
                subline=fmt.relative_day(task.due_on, today) if task.due_on is not None else self.tr("some day"),
                late=task.due_on is not None and task.due_on < today,
            )
            for task in data.tasks
        ]  # fmt: skip
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows and self.writer.isHidden())

    @Slot()
    def write(self) -> None:
        """Begin a task."""
        if not self.is_writing or self.may_leave():
            self._begin(None)

    @property
    def is_writing(self) -> bool:
        """Whether something was typed that is not kept."""
        return not self.writer.isHidden() and self.writer.is_changed

    def draft(self) -> TaskDraft | None:
        """The task that is begun and not kept."""
        if self._data is None or not self.is_writing:
            return None
        task = self._changing.id if self._changing is not None else NoteId(UNSAVED)
        text, day = self.writer.raw()
        about = display_name(self._data.customer)
        return TaskDraft(about=about, customer=self._data.customer.id, task=task, text=text, day=day)

    def resume(self, draft: TaskDraft) -> None:
        """Go on with a task; one that is gone by now is written anew."""
        tasks = self._data.tasks if self._data is not None else ()
        self._begin(next((one for one in tasks if one.id == draft.task), None))
        self.writer.show_raw(draft.text, draft.day)

    def may_leave(self) -> bool:
        """Ask what becomes of a task that is not kept; what could not be saved stays where it is."""
        choice = ask_to_leave(self, "") if self.is_writing else LeaveChoice.DISCARD
        if choice is LeaveChoice.SAVE:
            self._waiter.begin()
            return self.writer.keep_it() and self._waiter.wait()
        if choice is LeaveChoice.DISCARD:
            self._end()
        return choice is LeaveChoice.DISCARD

    def _begin(self, task: TimelineEntry | None) -> None:
        self._changing = task
        self.writer.show()
        self._nothing.hide()
        order_by_reading(self)
        self.writer.begin(task)

    def _end(self) -> None:
        had = self.writer.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._changing = None
        self.writer.hide()
        self.typed.emit()
        self._nothing.setVisible(self.list.isHidden())
        if had:
            self.fill.setFocus()

    @Slot(str, object)
    def _on_writer_written(self, text: str, day: object) -> None:
        due = day if isinstance(day, date) else None
        self._asked = True
        if self._changing is not None:
            self._controller.change(self._changing.id, text, due)
        elif self._customer is not None:
            self._controller.add(self._customer, text, due)

    @Slot()
    def _on_writer_removed(self) -> None:
        if self._changing is not None:
            self._asked = True
            self._controller.remove(self._changing.id)

    @Slot()
    def _on_writer_left(self) -> None:
        self._end()

    @Slot(object)
    def _on_list_opened(self, task: object) -> None:
        if isinstance(task, TimelineEntry) and (not self.is_writing or self.may_leave()):
            self._begin(task)

    @Slot(object)
    def _on_list_ticked(self, task: object) -> None:
        if isinstance(task, TimelineEntry):
            self._asked = True
            self._controller.tick(task.id)

    @Slot(str)
    def _on_controller_done(self, what: str) -> None:
        """Say it once, where it was asked."""
        if not self._asked:
            return
        self._asked = False
        words = {
            "added": self.tr("Task added"), "changed": self.tr("Task changed"),
            "ticked": self.tr("Task ticked off"), "removed": self.tr("Task removed"),
        }[what]  # fmt: skip
        if what != "ticked":
            self._end()
            self._waiter.end(saved=True)
        self.toast_requested.emit(words, True)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        """What was typed stays; the card tells what is not about a field."""
        if self._asked and isinstance(error, CraftDeskError):
            self._asked = False
            self._waiter.end(saved=False)
            self.writer.show_problem(error)

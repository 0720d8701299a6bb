"""The timeline: notes, orders and changes of a customer, newest first, pinned notes before all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.card import CardData
from craftdesk.controllers.notes import NoteController
from craftdesk.controllers.tasks import TaskController
from craftdesk.domain.draft import NoteDraft
from craftdesk.domain.folding import fold
from craftdesk.domain.ids import UNSAVED, NoteId
from craftdesk.domain.names import display_name
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.services.notes import TimelineItem
from craftdesk.ui.forms.form_shell import SaveWaiter
from craftdesk.ui.forms.leave import LeaveChoice, ask_to_leave
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.faces import order_spoken
from craftdesk.ui.screens.customers.card.note_widgets import EventView, NoteView, NoteWriter, TaskView, event_words
from craftdesk.ui.screens.customers.card.page import Page, clear_layout
from craftdesk.ui.screens.customers.card.task_card import TaskCard
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.chips import ChipItem, Chips
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.search_field import SearchField

_A_TIME = 30
_PAUSE_MS = 120


class TimelineTab(Page):
    """Writes, pins, changes and removes notes; each is one step of undo."""

    order_requested = Signal(object)  # OrderId
    toast_requested = Signal(str, bool)
    typed = Signal()

    def __init__(
        self, kit: Kit, controller: NoteController, tasks: TaskController, parent: QWidget | None = None
    ) -> None:
        super().__init__(kit.look, "", parent)
        self.setAccessibleName(self.tr("Timeline"))
        self._kit, self._controller = kit, controller
        self._data: CardData | None = None
        self._items: Sequence[TimelineItem] = ()
        self._limit = _A_TIME
        self._changing: TimelineEntry | None = None
        self._resumed: NoteDraft | None = None
        self._waiter = SaveWaiter(self)
        self.writer = NoteWriter(kit, self.tr("Add note"))
        self.writer.written.connect(self._on_writer_written)
        self.writer.left.connect(self._on_writer_left)
        self.writer.text.textChanged.connect(self.typed)
        self.column.addWidget(self.writer)
        self._tasks = tasks
        self.tasks = TaskCard(kit, tasks)
        self.tasks.toast_requested.connect(self.toast_requested)
        self.column.addWidget(self.tasks)
        row = QHBoxLayout()
        self.kinds = Chips(kit.look, self.tr("Show"))
        self.kinds.set_items([
            ChipItem(key="all", text=self.tr("Everything")), ChipItem(key="notes", text=self.tr("Notes")),
            ChipItem(key="tasks", text=self.tr("Tasks done")), ChipItem(key="orders", text=self.tr("Orders")),
            ChipItem(key="changes", text=self.tr("Changes")),
        ])  # fmt: skip
        self.kinds.chosen.connect(self._on_filter_changed)
        self.search = SearchField(kit.look, self.tr("Search the timeline…"), self.tr("Search the timeline"))
        self.search.text_edited.connect(self._on_search_text_edited)
        row.addWidget(self.kinds, 3)
        row.addWidget(self.search, 2)
        self.column.addLayout(row)
        self._list = QVBoxLayout()
        self._list.setSpacing(kit.look.px(12))
        self.column.addLayout(self._list)
        self.more = Button(kit.look, self.tr("Show more"), kind=ButtonKind.LINK)
        self.more.clicked.connect(self._on_more_clicked)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.empty = EmptyState(kit.look, "sticky-note")
        self.column.addWidget(self.empty)
        self.column.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_filter_changed)
        controller.loaded.connect(self._on_controller_loaded)
        controller.done.connect(self._on_controller_done)
        controller.failed.connect(self._on_controller_failed)

    def show_data(self, data: CardData) -> None:
        """Show the timeline of a customer; what is being written stays while it is the same one."""
        if self._data is None or self._data.customer.id != data.customer.id:
            self._changing = None
            self.writer.text.clear()
            self.search.clear()
            self.kinds.select("all")
            self._limit = _A_TIME
        self._data = data
        self.tasks.show_data(data)
        self._controller.load(data.customer.id)

    def write(self) -> None:
        """Begin a note."""
        self.writer.begin(self.writer.text.toPlainText())
        self.verticalScrollBar().setValue(0)

    def write_task(self) -> None:
        """Begin a task."""
        self.verticalScrollBar().setValue(0)
        self.tasks.write()

    @property
    def is_writing(self) -> bool:
        """Whether a note is begun that is not kept."""
        before = self._changing.text if self._changing is not None else ""
        return self.writer.text.toPlainText().strip() != before.strip()

    def draft(self) -> NoteDraft | None:
        """The note that is begun and not kept."""
        if self._data is None or not self.is_writing:
            return None
        return NoteDraft(
            about=display_name(self._data.customer), customer=self._data.customer.id,
            note=self._changing.id if self._changing is not None else NoteId(UNSAVED),
            text=self.writer.text.toPlainText(),
        )  # fmt: skip

    def resume(self, draft: NoteDraft) -> None:
        """Go on with a note; a changed one needs the note that it changes, which may still be read."""
        self._resumed = draft
        if draft.note == UNSAVED or self._entry(draft.note) is not None:
            self._go_on()
        elif self._data is not None:
            self._controller.load(self._data.customer.id)

    def _go_on(self) -> None:
        draft, self._resumed = self._resumed, None
        if draft is not None:
            # A note that is gone by now is written anew.
            self._changing = self._entry(draft.note)
            if self._changing is not None:
                self.writer.keep.set_words(self.tr("Save note"))
            self.writer.begin(draft.text)
            self.verticalScrollBar().setValue(0)

    def _entry(self, note: NoteId) -> TimelineEntry | None:
        return next((one.entry for one in self._items if one.entry is not None and one.entry.id == note), None)

    def may_leave(self) -> bool:
        """Ask what becomes of a note that is not kept; a text that could not be saved stays where it is."""
        if not self.tasks.may_leave():
            return False
        choice = ask_to_leave(self, "") if self.is_writing else LeaveChoice.DISCARD
        if choice is LeaveChoice.SAVE:
            self._waiter.begin()
            self._on_writer_written(self.writer.text.toPlainText())
            return self._waiter.wait()
        if choice is LeaveChoice.DISCARD:
            self._end_writing()
        return choice is LeaveChoice.DISCARD

    def _end_writing(self) -> None:
        self._changing = None
        self.writer.text.clear()
        self.writer.keep.set_words(self.tr("Add note"))

    # --- the list -------------------------------------------------------------------------------

    def shown(self) -> list[TimelineItem]:
        """Return what passes the filters, pinned notes first."""
        kind, wanted = self.kinds.current(), fold(self.search.text()).split()
        found = [item for item in self._items if _is(item, kind) and self._has(item, wanted)]
        return sorted(found, key=_loose)

    def _has(self, item: TimelineItem, wanted: list[str]) -> bool:
        if not wanted:
            return True
        if item.entry is not None:
            text = item.entry.text
        elif item.order is not None:
            text = order_spoken(item.order, self._kit.format)
        else:
            text = event_words(item, self._kit.format)
        folded = fold(text)
        return all(word in folded for word in wanted)

    def _fill(self) -> None:
        clear_layout(self._list)
        found = self.shown()
        for item in found[: self._limit]:
            if item.entry is not None and item.entry.is_task:
                task = TaskView(self._kit, item.entry)
                task.reopened.connect(self._on_task_reopened)
                self._list.addWidget(task)
            elif item.entry is not None:
                note = NoteView(self._kit, item.entry)
                note.asked.connect(self._on_note_asked)
                self._list.addWidget(note)
            else:
                event = EventView(self._kit, item)
                event.order_chosen.connect(self.order_requested)
                self._list.addWidget(event)
        self.more.setVisible(len(found) > self._limit)
        self.empty.setVisible(not found)
        if self._items:
            self.empty.set_texts(self.tr("Nothing matches"), self.tr("Another word or another filter may find it."))
        else:
            self.empty.set_texts(self.tr("Nothing noted yet"), self.tr("Write down what helps you next time."))

    @Slot(object)
    def _on_controller_loaded(self, items: object) -> None:
        if isinstance(items, list):
            # What is still to be done stands above.
            self._items = [item for item in items if item.entry is None or not item.entry.is_open]
            self._fill()
            self._go_on()

    @Slot(str)
    def _on_search_text_edited(self, _text: str) -> None:
        self._pause.start(_PAUSE_MS)

    @Slot()
    def _on_filter_changed(self) -> None:
        self._fill()

    @Slot()
    def _on_more_clicked(self) -> None:
        self._limit += _A_TIME
        self._fill()

    # --- notes ----------------------------------------------------------------------------------

    @Slot(str)
    def _on_writer_written(self, text: str) -> None:
        if self._data is None:
            return
        if self._changing is not None:
            self._controller.change(self._changing, text)
        else:
            self._controller.add(self._data.customer.id, text)

    @Slot()
    def _on_writer_left(self) -> None:
        self._end_writing()

    @Slot(str, object)
    def _on_note_asked(self, what: str, entry: object) -> None:
        if not isinstance(entry, TimelineEntry):
            return
        if what == "pin":
            self._controller.pin(entry)
        elif what == "remove":
            self._controller.remove(entry)
        elif not self.is_writing or self.may_leave():
            self._changing = entry
            self.writer.keep.set_words(self.tr("Save note"))
            self.writer.begin(entry.text)
            self.verticalScrollBar().setValue(0)

    @Slot(object)
    def _on_task_reopened(self, task: object) -> None:
        if isinstance(task, TimelineEntry):
            self._tasks.tick(task.id, done=False)

    @Slot(str)
    def _on_controller_done(self, what: str) -> None:
        words = {
            "added": self.tr("Note added"), "changed": self.tr("Note changed"), "pinned": self.tr("Note pinned"),
            "unpinned": self.tr("Note loosened"), "removed": self.tr("Note removed"),
        }[what]  # fmt: skip
        if what in {"added", "changed"}:
            self._end_writing()
            self._waiter.end(saved=True)
        self.toast_requested.emit(words, True)  # noqa: FBT003 - a signal has no keywords

    @Slot()
    def _on_controller_failed(self) -> None:
        """The card tells why; what was typed stays."""
        self._waiter.end(saved=False)


def _is(item: TimelineItem, kind: str) -> bool:
    task = item.entry if item.entry is not None and item.entry.is_task else None
    note = item.entry if task is None else None
    parts = {"notes": note, "tasks": task, "orders": item.order or item.step, "changes": item.operation}
    return kind not in parts or parts[kind] is not None


def _loose(item: TimelineItem) -> bool:
    return item.entry is None or not item.entry.pinned

"""Two fields for a task: what is to be done, and by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.timeline import TimelineEntry
from craftdesk.errors import CraftDeskError, ValidationProblem
from craftdesk.texts import sentence
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.number_editors import DateEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.chips import ChipItem, Chips

_DAYS = {0: "today", 1: "tomorrow", 7: "week"}
_AHEAD = {key: days for days, key in _DAYS.items()}


class TaskWriter(QWidget):
    """Enter keeps the task, Esc leaves it; an empty day means some day."""

    written = Signal(str, object)  # text, date or None
    changed = Signal()
    removed = Signal()
    left = Signal()

    def __init__(self, kit: Kit, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._today = kit, today
        self._before: tuple[str, str] = ("", "")
        look = kit.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        self.text = TextEditor(look, self.tr("Call about the vase"))
        self.text_box = FieldBox(look, "text", self.tr("What is to be done"), self.text)
        self.day = DateEditor(look, kit.format, today, self.tr("Some day"))
        self.day_box = FieldBox(look, "day", self.tr("By when"), self.day)
        column.addWidget(self.text_box)
        self.days = Chips(look, self.tr("Near days"))
        self.days.set_items([
            ChipItem(key="today", text=self.tr("Today")), ChipItem(key="tomorrow", text=self.tr("Tomorrow")),
            ChipItem(key="week", text=self.tr("In a week")), ChipItem(key="some", text=self.tr("Some day")),
            ChipItem(key="day", text=self.tr("Another day")),
        ])  # fmt: skip
        self.days.chosen.connect(self._on_days_chosen)
        column.addWidget(self.days)
        column.addWidget(self.day_box)
        row = QHBoxLayout()
        self.keep = Button(look, self.tr("Save task"), kind=ButtonKind.PRIMARY, icon="check")
        self.leave = Button(look, self.tr("Cancel"))
        self.remove = Button(look, self.tr("Remove task"), kind=ButtonKind.QUIET, icon="trash")
        for button in (self.keep, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        column.addLayout(row)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.leave.clicked.connect(self.left)
        self.remove.clicked.connect(self.removed)
        self.text.edited.connect(self._on_text_edited)
        self.day.edited.connect(self._on_day_edited)

    def begin(self, task: TimelineEntry | None) -> None:
        """Begin a task of today, or change one."""
        self.text.show_value(task.text if task is not None else "")
        self._show_day(task.due_on if task is not None else self._today())
        self.remove.setVisible(task is not None)
        self._before = self._typed()
        self.text_box.show_message("")
        self.day_box.show_message("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def raw(self) -> tuple[str, str]:
        """What stands in the two fields."""
        return self.text.value(), self.day.line.text()

    def show_raw(self, text: str, day: str) -> None:
        """Write into the two fields what stood there."""
        self.text.show_value(text)
        self.day.line.setText(day)
        self._show_chip()
        self.changed.emit()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not kept; a day alone is no loss."""
        return self._typed() != self._before and bool(self.text.value().strip())

    def keep_it(self) -> bool:
        """Hand the task over; False when it can't be, and the field says why."""
        text, problem = self.text.value().strip(), self.day.unreadable()
        self.text_box.show_message("" if text else sentence("task.empty"))
        self.day_box.show_message(problem_words(problem) if problem is not None else "")
        if not text:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif problem is not None:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.written.emit(text, self.day.value())
            return True
        return False

    def show_problem(self, error: CraftDeskError) -> bool:
        """Show what is wrong beside its field; False when it is not about one."""
        if not isinstance(error, ValidationProblem):
            return False
        self.text_box.show_message(" ".join(problem_words(one) for one in error.problems))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter or Ctrl+Enter, leave with Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep_it()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> tuple[str, str]:
        return self.text.value().strip(), self.day.line.text().strip()

    def _show_day(self, day: date | None) -> None:
        self.day.show_value(day)
        self._show_chip()

    def _show_chip(self) -> None:
        day = self.day.value()
        if day is None:
            self.days.select("day" if self.day.line.text().strip() else "some")
        else:
            self.days.select(_DAYS.get((day - self._today()).days, "day"))

    @Slot(str)
    def _on_days_chosen(self, key: str) -> None:
        self.day_box.show_message("")
        if key == "day":
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            self.day.line.selectAll()
        else:
            self.day.show_value(self._today() + timedelta(days=_AHEAD[key]) if key in _AHEAD else None)
        self.changed.emit()

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.keep_it()

    @Slot()
    def _on_text_edited(self) -> None:
        self.text_box.show_message("")
        self.changed.emit()

    @Slot()
    def _on_day_edited(self) -> None:
        self.day_box.show_message("")
        self._show_chip()
        self.changed.emit()

"""The rows of the timeline: notes that can be changed, orders that open, changes that are only told."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from craftdesk.domain.timeline import TimelineEntry
from craftdesk.services.notes import TimelineItem
from craftdesk.texts import label_words
from craftdesk.ui.fonts import Role
from craftdesk.ui.format import Formatter
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.faces import order_subline, order_title, status_badge
from craftdesk.ui.screens.order.step_words import step_words
from craftdesk.ui.widgets.badge import Badge
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import IconLabel, Label


class NoteWriter(Card):
    """A field for a note; Ctrl+Enter keeps it, Esc leaves it."""

    written = Signal(str)
    left = Signal()

    def __init__(self, kit: Kit, words: str, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(self.tr("What should you remember next time?"))
        self.text.setAccessibleName(words)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(kit.look.metrics().lineSpacing() * 3 + kit.look.px(20))
        self.text.textChanged.connect(self._on_text_changed)
        self.add(self.text)
        row = QHBoxLayout()
        self.keep = Button(kit.look, words, kind=ButtonKind.PRIMARY, icon="check")
        self.keep.clicked.connect(self._on_keep_clicked)
        self.keep.setEnabled(False)
        hint = Label(kit.look, self.tr("Ctrl+Enter"), role=Role.SMALL, ink="muted")
        row.addWidget(self.keep)
        row.addWidget(hint)
        row.addStretch(1)
        self.body.addLayout(row)

    def begin(self, text: str) -> None:
        """Begin with a text."""
        self.text.setPlainText(text)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Ctrl+Enter, leave with Esc."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_keep_clicked()
        elif event.key() == Qt.Key.Key_Escape and (self.text.toPlainText().strip() or self.text.hasFocus()):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_text_changed(self) -> None:
        self.keep.setEnabled(bool(self.text.toPlainText().strip()))

    @Slot()
    def _on_keep_clicked(self) -> None:
        text = self.text.toPlainText()
        if text.strip():
            self.written.emit(text)


class NoteView(Card):
    """A note with its time; pinned, changed and removed here."""

    asked = Signal(str, object)  # what, TimelineEntry

    def __init__(self, kit: Kit, entry: TimelineEntry, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.entry = entry
        head = QHBoxLayout()
        head.addWidget(IconLabel(kit.look, "pin" if entry.pinned else "sticky-note", 16))
        when = kit.format.instant(entry.at)
        line = self.tr("Pinned · {0}").format(when) if entry.pinned else when
        head.addWidget(Label(kit.look, line, role=Role.SMALL, ink="muted"))
        head.addStretch(1)
        pin = self.tr("Loosen") if entry.pinned else self.tr("Pin to the top")
        buttons = (("pin", "pin-off" if entry.pinned else "pin", pin, self._on_pin_clicked),
                   ("edit", "pencil", self.tr("Edit note"), self._on_edit_clicked),
                   ("remove", "trash", self.tr("Remove note"), self._on_remove_clicked))  # fmt: skip
        for _, icon, words, slot in buttons:
            button = Button(kit.look, words, kind=ButtonKind.QUIET, icon=icon)
            button.setAccessibleDescription(entry.text[:80])
            button.clicked.connect(slot)
            head.addWidget(button)
        self.body.addLayout(head)
        text = Label(kit.look, entry.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.add(text)
        self.setAccessibleName(f"{line}: {entry.text}")

    @Slot()
    def _on_pin_clicked(self) -> None:
        self.asked.emit("pin", self.entry)

    @Slot()
    def _on_edit_clicked(self) -> None:
        self.asked.emit("edit", self.entry)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.asked.emit("remove", self.entry)


class TaskView(QWidget):
    """A task that is done, in two quiet lines; it can be opened again."""

    reopened = Signal(object)  # TimelineEntry

    def __init__(self, kit: Kit, task: TimelineEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = task
        px = kit.look.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(14), 0)
        row.setSpacing(px(12))
        row.addWidget(IconLabel(kit.look, "square-check", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        row.addLayout(words, 1)
        day = kit.format.date_short(task.done_on) if task.done_on is not None else ""
        line = self.tr("Task done on {0}").replace("{0}", day)
        words.addWidget(Label(kit.look, task.text, wrap=True))
        words.addWidget(Label(kit.look, line, role=Role.SMALL, ink="muted", wrap=True))
        again = Button(kit.look, self.tr("Open again"), kind=ButtonKind.LINK)
        again.setAccessibleDescription(task.text[:80])
        again.clicked.connect(self._on_again_clicked)
        row.addWidget(again)
        self.setAccessibleName(f"{line}: {task.text}")

    @Slot()
    def _on_again_clicked(self) -> None:
        self.reopened.emit(self._task)


class EventView(QWidget):
    """An order or a change in one or two quiet lines."""

    order_chosen = Signal(object)  # OrderId

    def __init__(self, kit: Kit, item: TimelineItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        fmt, px = kit.format, kit.look.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(14), 0)
        row.setSpacing(px(12))
        icon, said = _event_words(item, fmt)
        row.addWidget(IconLabel(kit.look, icon, 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        row.addLayout(words, 1)
        order = item.order
        if order is not None:
            title, line = order_title(order, fmt), order_subline(order, fmt)
            row.addWidget(Badge(kit.look, status_badge(order.status), self))
        else:
            title, line = said, fmt.instant(item.at)
        number = order.number if order is not None else item.step.number if item.step is not None else ""
        if number:
            open_button = Button(kit.look, self.tr("Open"), kind=ButtonKind.LINK)
            open_button.setAccessibleName(self.tr("Open order {0}").format(number))
            open_button.clicked.connect(self._on_open_clicked)
            row.addWidget(open_button)
        words.addWidget(Label(kit.look, title, wrap=True))
        words.addWidget(Label(kit.look, line, role=Role.SMALL, ink="muted", wrap=True))
        self.setAccessibleName(f"{title}, {line}")

    @Slot()
    def _on_open_clicked(self) -> None:
        if self._item.order is not None:
            self.order_chosen.emit(self._item.order.id)
        elif self._item.step is not None:
            self.order_chosen.emit(self._item.step.order)


def event_words(item: TimelineItem, fmt: Formatter) -> str:
    """Return what a step of an order, or a change, is told as."""
    return _event_words(item, fmt)[1]


def _event_words(item: TimelineItem, fmt: Formatter) -> tuple[str, str]:
    if item.step is not None:
        icon, words = step_words(item.step.step, fmt)
        return icon, f"{item.step.number} · {words}"
    if item.operation is not None:
        return "rotate-ccw-clock", label_words(item.operation.label)
    return "shopping-bag", ""

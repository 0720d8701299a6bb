"""The choices of a field: added, renamed in place, moved, taken away; those in use only with a word on their owners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from craftdesk.domain.validation import clean_line
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.tip import plain_tip

_WAS = int(Qt.ItemDataRole.UserRole.value) + 1
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChoiceList(QListWidget):
    """A list whose rows move by dragging and by Alt with the arrow keys."""

    move_wanted = Signal(int)
    remove_wanted = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.model().rowsMoved.connect(self.moved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by Alt and the arrow keys, remove by Delete."""
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> bool:
        """Move the chosen row by one place."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + step < self.count():
            return False
        item = self.takeItem(row)
        self.insertItem(row + step, item)
        self.setCurrentItem(item)
        return True


class ChoicesEditor(QWidget):
    """The list, a line to add to it, and the question of what becomes of customers who have a choice that goes."""

    changed = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = kit.look
        self._counts: Mapping[str, int] = {}
        self._replaced: dict[str, str] = {}
        self._showing = False
        self.list = ChoiceList()
        self.list.setAccessibleName(self.tr("Choices"))
        self.list.setSpacing(look.px(3))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Another choice, such as celadon"))
        self.line.setAccessibleName(self.tr("New choice"))
        self.add = Button(look, self.tr("Add choice"), icon="plus")
        self.take = Button(look, self.tr("Remove choice"), kind=ButtonKind.QUIET, icon="trash")
        self._ask = QWidget()
        self._question = Label(look, "", wrap=True)
        self.others = QComboBox()
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.others.setAccessibleName(self.tr("What they get instead"))
        self.sure = Button(look, self.tr("Remove choice"))
        self.keep = Button(look, self.tr("Keep it"))
        self._lay_out()
        self._ask.hide()
        self.add.clicked.connect(self._on_add_clicked)
        self.line.returnPressed.connect(self._on_add_clicked)
        self.take.clicked.connect(self._on_take_clicked)
        self.list.remove_wanted.connect(self._on_take_clicked)
        self.list.move_wanted.connect(self._on_list_move_wanted)
        self.list.moved.connect(self._on_list_changed)
        self.list.itemChanged.connect(self._on_list_changed)
        self.sure.clicked.connect(self._on_sure_clicked)
        self.keep.clicked.connect(self._ask.hide)

    def _lay_out(self) -> None:
        top, ask = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(self.add)
        top.addWidget(self.take)
        for widget in (self.others, self.sure, self.keep):
            ask.addWidget(widget, 1 if widget is self.others else 0)
        inner = QVBoxLayout(self._ask)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._question)
        inner.addLayout(ask)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list, 1)
        box.addLayout(top)
        box.addWidget(self._ask)

    def show_choices(self, choices: Sequence[str], counts: Mapping[str, int]) -> None:
        """Show choices, and how many customers have each."""
        self._showing = True
        row = self.list.currentRow()
        self._counts, self._replaced = counts, {}
        self.list.clear()
        for choice in choices:
            self._append(choice, choice)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._ask.hide()
        self._showing = False

    def choices(self) -> tuple[str, ...]:
        """The choices as they stand."""
        texts = (clean_line(self.list.item(row).text()) for row in range(self.list.count()))
        return tuple(text for text in texts if text)

    def replaced(self) -> dict[str, str]:
        """What becomes of choices that were there: another name, or nothing."""
        found = dict(self._replaced)
        for row in range(self.list.count()):
            item = self.list.item(row)
            was, now = str(item.data(_WAS) or ""), clean_line(item.text())
            if was and was != now:
                found[was] = now
        return found

    def _append(self, text: str, was: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(_WAS, was)
        item.setFlags((item.flags() | Qt.ItemFlag.ItemIsEditable) & ~Qt.ItemFlag.ItemIsDropEnabled)
        count = self._counts.get(was, 0)
        if count:
            item.setToolTip(plain_tip(self._having(count).replace("{1}", text)))
        self.list.addItem(item)
        return item

    def _having(self, count: int) -> str:
        if count == 1:
            return self.tr("One customer has “{1}”")
        return self.tr("{0} customers have “{1}”").replace("{0}", str(count))

    @Slot()
    def _on_add_clicked(self) -> None:
        text = clean_line(self.line.text())
        if not text or text.casefold() in (choice.casefold() for choice in self.choices()):
            self.line.selectAll()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._showing = True
        self.list.setCurrentItem(self._append(text, ""))
        self._showing = False
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @Slot()
    def _on_take_clicked(self) -> None:
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        was = str(item.data(_WAS) or "")
        count = self._counts.get(was, 0)
        if not count:
            self.list.takeItem(self.list.row(item))
            self.changed.emit()
            return
        words = self._having(count).replace("{1}", was)
        self._question.setText(self.tr("{0}. What do they get instead?").replace("{0}", words))
        self.others.clear()
        self.others.addItem(self.tr("Nothing"), "")
        for choice in self.choices():
            if choice != clean_line(item.text()):
                self.others.addItem(choice, choice)
        self._ask.show()
        self.others.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_sure_clicked(self) -> None:
        self._ask.hide()
        if self.list.currentRow() >= 0:
            item = self.list.currentItem()
            self._replaced[str(item.data(_WAS))] = str(self.others.currentData())
            self.list.takeItem(self.list.row(item))
            self.changed.emit()

    @Slot(int)
    def _on_list_move_wanted(self, step: int) -> None:
        if self.list.move_current(step):
            self.changed.emit()

    @Slot()
    def _on_list_changed(self) -> None:
        if not self._showing:
            self.changed.emit()

"""The groups of the shop: the list of them, and the terms of the one that is chosen beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from craftdesk.controllers.terms import TermsAsking, TermsController
from craftdesk.domain.group import Group
from craftdesk.domain.group_rules import GroupSize, clean_group, group_problems
from craftdesk.domain.ids import UNSAVED, GroupId
from craftdesk.errors import CraftDeskError, ValidationProblem
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.leave import LeaveChoice, ask_to_leave
from craftdesk.ui.forms.number_editors import NumberEditor, PercentEditor
from craftdesk.ui.forms.text_editors import LongTextEditor, TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, row_text
from craftdesk.ui.widgets.problem_bar import ProblemBar

_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole.value)


class GroupsDialog(PanelDialog):
    """Save and Delete act at once, each as one step of undo; what is typed is never lost without a question."""

    def __init__(
        self, kit: Kit, controller: TermsController, asking: TermsAsking, parent: QWidget | None = None
    ) -> None:
        super().__init__(kit, self.tr("Groups"), parent)
        self._controller = controller
        self._groups: tuple[GroupSize, ...] = ()
        self._shown = Group(name="")
        look = kit.look
        hint = self.tr("Customers of a group share a price level, a discount, or days to pay. What a customer has of"
                       " their own counts more.")  # fmt: skip
        self.body.addWidget(Label(look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.bar = ProblemBar(look)
        self.body.addWidget(self.bar)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Groups"))
        self.list.setItemDelegate(TwoLineDelegate(look, self.list))
        self.list.setMouseTracking(True)
        self.new = Button(look, self.tr("New group"), icon="plus")
        self.save = Button(look, self.tr("Save"), kind=ButtonKind.PRIMARY, icon="check")
        self.remove = Button(look, self.tr("Delete group"), icon="trash")
        self.binding = Binding(self)
        self._lay_out(asking)
        self.add_close().setDefault(False)
        self.new.clicked.connect(self._on_new_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.list.currentRowChanged.connect(self._on_list_current_row_changed)
        controller.prepared.connect(self._on_controller_prepared)
        controller.done.connect(controller.prepare)
        controller.failed.connect(self._on_controller_failed)
        self.resize(look.px(720), look.px(560))
        self._on_controller_prepared(asking)
        (self.list if asking.groups else self.binding.boxes["name"].editor).setFocus()

    def _lay_out(self, asking: TermsAsking) -> None:
        look, fmt, tr = self.kit.look, self.kit.format, self.tr
        level = TextEditor(look, tr("The usual price"))
        level.suggest(asking.levels)
        left, right, foot, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        for key, title, editor in (
            ("name", tr("Name"), TextEditor(look, tr("Wholesale"))), ("price_level", tr("Price level"), level),
            ("discount", tr("Discount"), PercentEditor(look, fmt, tr("None"))),
            ("payment_term", tr("Days to pay"), NumberEditor(look, fmt, tr("As everybody"))),
            ("note", tr("Note"), LongTextEditor(look)),
        ):  # fmt: skip
            box = FieldBox(look, key, title, editor)
            self.binding.add(box)
            right.addWidget(box)
        right.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        right.addLayout(foot)
        row.setSpacing(look.px(16))
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.body.addLayout(row, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves; Enter in a field does not close the dialog."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._on_save_clicked()
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    # --- what is shown ---------------------------------------------------------------------------

    @Slot(object)
    def _on_controller_prepared(self, asking: object) -> None:
        if not isinstance(asking, TermsAsking):
            return
        wanted = self._shown.name if self._shown.id == UNSAVED else ""
        self._groups = asking.groups
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        for one in asking.groups:
            count = self.tr("one customer") if one.members == 1 else self.tr("{0} customers").replace(
                "{0}", self.kit.format.count(one.members))  # fmt: skip
            row = ListRow(title=one.group.name, subline=count, has_face=False)
            item = QListWidgetItem()
            item.setData(ROW_ROLE, row)
            item.setData(_SPOKEN, row_text(row))
            self.list.addItem(item)
        found = [
            place for place, one in enumerate(asking.groups)
            if one.group.id == self._shown.id or (wanted and one.group.name == wanted)
        ]  # fmt: skip
        self.list.setCurrentRow(found[0] if found else 0 if asking.groups else -1)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._show_current()

    @Slot()
    def _on_list_current_row_changed(self) -> None:
        if not self._may_leave():
            at = [one.group.id for one in self._groups].index(self._shown.id) if self._shown.id else -1
            self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.list.setCurrentRow(at)
            self.list.blockSignals(False)  # noqa: FBT003 - Qt's own
            return
        self._show_current()

    def _show_current(self) -> None:
        row = self.list.currentRow()
        self._show(self._groups[row].group if 0 <= row < len(self._groups) else Group(name=""))

    def _draft(self) -> Group:
        values: dict[str, Any] = self.binding.values()
        return clean_group(replace(self._shown, **values))

    def _may_leave(self) -> bool:
        """Ask what becomes of what was typed about a group; True when it was kept or discarded."""
        draft = self._draft()
        if draft == clean_group(self._shown) and not self.binding.unreadable():
            return True
        choice = ask_to_leave(self, draft.name)
        return choice is LeaveChoice.DISCARD or (choice is LeaveChoice.SAVE and self._save())

    def done(self, result: int) -> None:
        """Close when nothing typed would be lost."""
        if self._may_leave():
            super().done(result)

    def _show(self, group: Group) -> None:
        self._shown = group
        for key, box in self.binding.boxes.items():
            box.editor.show_value(getattr(group, key))
        self.binding.reset()
        self.bar.clear()
        free = not self.kit.actions.context.read_only
        self.save.setEnabled(free)
        self.remove.setEnabled(free and group.id != UNSAVED)
        self.save.set_words(self.tr("Save") if group.id != UNSAVED else self.tr("Add this group"))

    # --- what the owner does ---------------------------------------------------------------------

    @Slot()
    def _on_new_clicked(self) -> None:
        if not self._may_leave():
            return
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._show(Group(name=""))
        self.binding.boxes["name"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_save_clicked(self) -> None:
        self._save()

    def _save(self) -> bool:
        """Keep what was typed; False, and the problems beside their fields, when it can't be kept."""
        draft = self._draft()
        unreadable = [replace(problem, field=key) for key, problem in self.binding.unreadable().items()]
        problems = (*group_problems(draft), *unreadable)
        if problems:
            self.binding.show_problems(problems, everywhere=True)
            return False
        if draft.id == UNSAVED:
            self._shown = draft
        self._controller.save_group(draft)
        return True

    @Slot()
    def _on_remove_clicked(self) -> None:
        if self._shown.id != UNSAVED:
            gone, self._shown = self._shown.id, Group(id=GroupId(UNSAVED), name="")
            self._controller.remove_group(gone)

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        if isinstance(error, ValidationProblem):
            self.binding.show_problems(error.problems, everywhere=True)
        elif isinstance(error, CraftDeskError):
            self.bar.show_problem(sentence(error.code, error.params))

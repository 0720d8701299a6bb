"""Fields of the shop's own: the list of them, in the owner's order, and the one that is chosen beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.controllers.own_fields import OtherKind, OwnFields, OwnFieldsController
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.errors import CraftDeskError, ValidationProblem
from craftdesk.services.custom_fields import SavedField
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.choices_editor import ChoiceList
from craftdesk.ui.dialogs.own_field_panel import NEW, OwnFieldPanel
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.own_words import kind_words
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, row_text
from craftdesk.ui.widgets.problem_bar import ProblemBar, Severity

_KEY = int(Qt.ItemDataRole.UserRole.value) + 3
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole.value)


class OwnFieldsDialog(PanelDialog):
    """Every change is saved when it is made, each as one step of undo."""

    def __init__(self, kit: Kit, controller: OwnFieldsController, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Fields of your own"), parent)
        self._controller = controller
        self._data = OwnFields(fields=())
        self._adding = False
        self._wanted = ""
        look = kit.look
        hint = self.tr("What only your shop wants to know of its customers. It stands in the form, on the card, in the"
                       " table, in search and in exports.")  # fmt: skip
        self.body.addWidget(Label(look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.told = ProblemBar(look)
        self.body.addWidget(self.told)
        self.list = ChoiceList()
        self.list.setAccessibleName(self.tr("Fields of your own"))
        self.list.setItemDelegate(TwoLineDelegate(look, self.list))
        self.list.setMouseTracking(True)
        self.panel = OwnFieldPanel(kit)
        self.add = Button(look, self.tr("Add field"), icon="plus")
        self.up = Button(look, self.tr("Move up"), icon="arrow-up", kind=ButtonKind.QUIET)
        self.down = Button(look, self.tr("Move down"), icon="arrow-down", kind=ButtonKind.QUIET)
        self.away = Button(look, self.tr("Put away"), icon="archive")
        self.remove = Button(look, self.tr("Delete field"), icon="trash")
        self.save = Button(look, self.tr("Add this field"), kind=ButtonKind.PRIMARY)
        self.cancel = Button(look, self.tr("Cancel"))
        self.empty = EmptyState(look, "list-plus")
        self._pages = QStackedWidget()
        self._lay_out()
        # Return ends a line here; it must not end the dialog.
        self.add_close().setDefault(False)
        self._connect()
        self.resize(look.px(760), look.px(560))
        controller.load()

    def _lay_out(self) -> None:
        left, right, under, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.list, 1)
        for widget in (self.add, self.up, self.down):
            under.addWidget(widget)
        under.addStretch(1)
        left.addLayout(under)
        right.addWidget(self.panel, 1)
        for button in (self.save, self.cancel, self.away, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        right.addLayout(foot)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.kit.look.px(16))
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.empty.set_texts(
            self.tr("No fields of your own yet"),
            self.tr("Write down what your craft needs: a ring size, a favourite glaze, an allergy."),
        )
        self.empty.add_primary(self.tr("Add field"), "plus").clicked.connect(self._on_add_clicked)
        ideas = (
            (self.tr("Ring size"), CustomKind.NUMBER),
            (self.tr("Favourite glaze"), CustomKind.CHOICE),
            (self.tr("Allergies"), CustomKind.SEVERAL),
        )
        for title, kind in ideas:
            link = self.empty.add_link(f"{title} · {kind_words(kind)}")
            link.setProperty("idea", (title, kind.value))
            link.clicked.connect(self._on_link_clicked)
        self._pages.addWidget(work)
        self._pages.addWidget(self.empty)
        self.body.addWidget(self._pages, 1)

    def _connect(self) -> None:
        controller = self._controller
        controller.loaded.connect(self._on_controller_loaded)
        controller.considered.connect(self._on_controller_considered)
        controller.done.connect(self._on_controller_done)
        controller.failed.connect(self._on_controller_failed)
        self.told.acted.connect(controller.undo)
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
        self.list.move_wanted.connect(self._on_list_move_wanted)
        self.list.moved.connect(self._on_list_moved)
        self.list.remove_wanted.connect(self._on_remove_clicked)
        self.panel.edited.connect(controller.change)
        self.panel.kind_considered.connect(controller.consider)
        self.add.clicked.connect(self._on_add_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)
        self.away.clicked.connect(self._on_away_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)

    # --- what is shown ---------------------------------------------------------------------------

    def current(self) -> CustomField | None:
        """The chosen field."""
        key = str(self.list.currentItem().data(_KEY)) if self.list.currentRow() >= 0 else ""
        return next((field for field in self._data.fields if field.key == key), None)

    @Slot(object)
    def _on_controller_loaded(self, data: OwnFields) -> None:
        chosen = self._wanted or (self.current() or NEW).key
        self._data, self._wanted = data, ""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        for field in data.fields:
            row = ListRow(title=field.title, subline=self._about(field), faded=not field.active, has_face=False)
            item = QListWidgetItem()
            item.setData(ROW_ROLE, row)
            item.setData(_SPOKEN, row_text(row))
            item.setData(_KEY, field.key)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.list.addItem(item)
            if field.key == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and data.fields:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._show()

    def _about(self, field: CustomField) -> str:
        count = self._data.used.get(field.key, 0)
        having = self.tr("one customer") if count == 1 else self.tr("{0} customers").replace(
            "{0}", self.kit.format.count(count)
        )  # fmt: skip
        parts = [kind_words(field.kind), having] if count else [kind_words(field.kind)]
        if not field.active:
            parts.append(self.tr("put away"))
        return " · ".join(parts)

    def _show(self) -> None:
        """Bring the right side and the buttons in line with what is chosen."""
        free = not self.kit.actions.context.read_only
        field = self.current()
        self._pages.setCurrentIndex(0 if self._adding or self._data.fields else 1)
        if not self._adding and field is not None:
            self.panel.show_field(field, self._data.choices.get(field.key, {}), editable=free)
            self.away.set_words(self.tr("Put away") if field.active else self.tr("Use it again"))
        for button in (self.save, self.cancel):
            button.setVisible(self._adding)
        for button in (self.away, self.remove):
            button.setVisible(not self._adding)
            button.setEnabled(free)
        self.add.setEnabled(free and not self._adding)
        self.list.setEnabled(not self._adding)
        row, count = self.list.currentRow(), self.list.count()
        self.up.setEnabled(free and not self._adding and row > 0)
        self.down.setEnabled(free and not self._adding and 0 <= row < count - 1)

    @Slot()
    def _on_list_current_item_changed(self) -> None:
        self._show()

    # --- what the owner does ---------------------------------------------------------------------

    def _begin(self, title: str, kind: CustomKind) -> None:
        self._adding = True
        self.told.clear()
        self._show()
        self.panel.show_field(CustomField(title=title, kind=kind), {})
        self.panel.setEnabled(True)
        first = self.panel.choices.line if title and kind.has_choices else self.panel.title
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_add_clicked(self) -> None:
        self._begin("", CustomKind.TEXT)

    @Slot()
    def _on_link_clicked(self) -> None:
        title, kind = self.sender().property("idea")
        self._begin(str(title), CustomKind(kind))

    @Slot()
    def _on_save_clicked(self) -> None:
        self._controller.define(self.panel.draft())

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._adding = False
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_away_clicked(self) -> None:
        field = self.current()
        if field is not None:
            (self._controller.put_away if field.active else self._controller.take_back)(field.key)

    @Slot()
    def _on_remove_clicked(self) -> None:
        field = self.current()
        if field is not None and self.remove.isEnabled():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._controller.remove(field.key)

    @Slot(int)
    def _on_list_move_wanted(self, step: int) -> None:
        if (self.up if step < 0 else self.down).isEnabled() and self.list.move_current(step):
            self._on_list_moved()

    @Slot()
    def _on_list_moved(self) -> None:
        self._controller.reorder([str(self.list.item(row).data(_KEY)) for row in range(self.list.count())])

    @Slot()
    def _on_up_clicked(self) -> None:
        self._on_list_move_wanted(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._on_list_move_wanted(1)

    # --- news ------------------------------------------------------------------------------------

    @Slot(object)
    def _on_controller_considered(self, other: OtherKind) -> None:
        self.panel.show_other_kind(other)

    @Slot(str, object)
    def _on_controller_done(self, kind: str, saved: SavedField | None) -> None:
        self.told.clear()
        if kind == "defined" and saved is not None:
            self._adding = False
            self._wanted = saved.field.key
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif saved is not None and kind in {"removed", "put_away", "changed"}:
            words = self._told(kind, saved)
            if words:
                self.told.show_problem(words, Severity.NOTE, self.tr("Undo"))

    def _told(self, kind: str, saved: SavedField) -> str:
        title, count = saved.field.title, self.kit.format.count(saved.values)
        if kind == "put_away":
            return self.tr("“{0}” is put away; its values are kept.").replace("{0}", title)
        if kind == "changed":
            one, many = self.tr("Changed for one customer."), self.tr("Changed for {0} customers.")
            return (one if saved.values == 1 else many.replace("{0}", count)) if saved.values else ""
        if not saved.values:
            return self.tr("“{0}” deleted.").replace("{0}", title)
        one = self.tr("“{0}” deleted; one customer had something in it.")
        many = self.tr("“{0}” deleted; {1} customers had something in it.")
        return (one if saved.values == 1 else many.replace("{1}", count)).replace("{0}", title)

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        if isinstance(error, ValidationProblem):
            problem = error.problems[0]
            self.panel.show_problem(problem.code, problem.params)
        elif isinstance(error, CraftDeskError):
            self.told.show_problem(sentence(error.code, error.params))
            self._show()

    def sizeHint(self) -> QSize:
        """Room for a list and a panel."""
        return QSize(self.kit.look.px(760), self.kit.look.px(560))

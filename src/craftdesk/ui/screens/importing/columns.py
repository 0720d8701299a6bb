"""Which column becomes which field: one row a column, heading and example on the left, the field on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from craftdesk.importing.mapping import Column
from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.column_words import (
    NEW_FIELD,
    certainty,
    face_of,
    heading_of,
    long_words,
    short_words,
)
from craftdesk.ui.screens.importing.targets import target_title
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.painting import Direction, draw_text, fill, one_line, visual
from craftdesk.ui.widgets.tip import plain_tip

COLUMN_ROLE = int(Qt.ItemDataRole.UserRole.value) + 1
FIELDS_ROLE = COLUMN_ROLE + 1
TITLE_ROLE = COLUMN_ROLE + 2
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ColumnsModel(QAbstractListModel):
    """The columns of the file; setting one's value asks for another field."""

    field_chosen = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self.fields: tuple[str, ...] = ()
        self._titles: Mapping[str, str] = {}

    def show(self, columns: Sequence[Column], fields: Sequence[str], own_titles: Mapping[str, str]) -> None:
        """Show the columns of a plan, those that hold nothing last; the same file keeps its place in the list."""
        columns = sorted(columns, key=lambda column: not column.examples)
        same = [one.heading for one in self._columns] == [one.heading for one in columns]
        self.fields, self._titles = tuple(fields), own_titles
        if same:
            self._columns = tuple(columns)
            if columns:
                self.dataChanged.emit(self.index(0), self.index(len(columns) - 1))
            return
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def title(self, key: str) -> str:
        """Return the name of a field, one of the shop's own included."""
        return target_title(key, self._titles)

    def column(self, place: int) -> Column | None:
        """Return a column of the file."""
        return self._columns[place] if 0 <= place < len(self._columns) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns in the file."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what is known of a column."""
        column = self.column(index.row())
        if column is None:
            return None
        plain: dict[int, Any] = {
            COLUMN_ROLE: column,
            FIELDS_ROLE: self.fields,
            TITLE_ROLE: self.title(column.field),
            int(Qt.ItemDataRole.EditRole): column.field,
        }
        if int(role) in plain:
            return plain[int(role)]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{heading_of(column)} → {self.title(column.field)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (
                f"{heading_of(column)}: {self.title(column.field)}",
                long_words(certainty(column)),
                ", ".join(column.examples),
            )
            return ". ".join(part for part in said if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            examples = translate("Import", "In the file: {examples}").format(examples=", ".join(column.examples))
            parts = (heading_of(column), long_words(certainty(column)), examples if column.examples else "")
            return plain_tip("\n".join(part for part in parts if part))
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Ask for another field; the plan that comes of it shows it."""
        column = self.column(index.row())
        if column is None or role != Qt.ItemDataRole.EditRole or value == column.field:
            return False
        self.field_chosen.emit(column.index, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each column can be given another field."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class ColumnsDelegate(QStyledItemDelegate):
    """Paints a column with its field as a small box, and opens the choice of fields in its place."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines and their air."""
        lines = self._look.metrics(Role.STRONG).height() + self._look.metrics(Role.SMALL).height()
        return QSize(self._look.px(200), lines + self._look.px(18))

    def _box(self, option: QStyleOptionViewItem) -> QRect:
        px, rect = self._look.px, option.rect
        wide = max(px(130), round(rect.width() * 0.52))
        tall = px(32)
        return visual(option.direction, rect, rect.width() - wide - px(4), (rect.height() - tall) // 2, wide, tall)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint heading and example, then the field it becomes."""
        column = index.data(COLUMN_ROLE)
        if not isinstance(column, Column):
            return
        look, px, way = self._look, self._look.px, option.direction
        painter.save()
        rect, state = option.rect, option.state
        if state & QStyle.StateFlag.State_HasFocus:
            fill(painter, QRectF(rect.adjusted(0, 1, 0, -2)), px(8), look.colour("soft"), look.colour("focus"), 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, QRectF(rect.adjusted(0, 1, 0, -2)), px(8), look.colour("hover"))
        strong, small = look.metrics(Role.STRONG), look.metrics(Role.SMALL)
        box = self._box(option)
        room = rect.width() - box.width() - px(4) - px(8) - px(10)
        top = (rect.height() - strong.height() - small.height() - px(2)) // 2
        ink = look.colour("text" if column.field else "muted")
        first = visual(way, rect, px(8), top, room, strong.height())
        # Long headings differ at their ends: `Default Address City`, `Default Address Zip`.
        heading = strong.elidedText(one_line(heading_of(column)), Qt.TextElideMode.ElideMiddle, room)
        draw_text(painter, first, heading, look.font(Role.STRONG), ink, direction=way)
        examples = ", ".join(f"\u2068{one}\u2069" for one in column.examples)
        example = examples or translate("Import", "empty")
        said = short_words(certainty(column))
        example = f"{said} · {example}" if said else example
        second = visual(way, rect, px(8), top + strong.height() + px(2), room, small.height())
        draw_text(painter, second, example, look.font(Role.SMALL), look.colour("muted"), direction=way)
        self._paint_box(painter, box, column, str(index.data(TITLE_ROLE) or ""), way)
        painter.restore()

    def _ratio(self) -> float:
        view = self.parent()
        return view.devicePixelRatioF() if isinstance(view, QWidget) else 1.0

    def _paint_box(self, painter: QPainter, box: QRect, column: Column, title: str, way: Direction) -> None:
        look, px = self._look, self._look.px
        icon, tone = face_of(certainty(column))
        edge = "warning" if tone == "warning" else "control"
        fill(painter, QRectF(box), px(7), look.colour("surface"), look.colour(edge))
        side, ratio = px(14), self._ratio()
        mark = visual(way, box, px(8), (box.height() - side) // 2, side, side)
        painter.drawPixmap(mark.topLeft(), look.pixmap(icon, side, tone, ratio))
        arrow = visual(way, box, box.width() - px(20), (box.height() - side) // 2, side, side)
        painter.drawPixmap(arrow.topLeft(), look.pixmap("chevron-down", side, "muted", ratio))
        words = visual(way, box, px(28), 0, box.width() - px(28) - px(24), box.height())
        ink = look.colour("text" if column.field else "muted")
        draw_text(painter, words, title, look.font(), ink, direction=way)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Offer every field, the present one first in sight."""
        box = QComboBox(parent)
        column, fields = index.data(COLUMN_ROLE), index.data(FIELDS_ROLE)
        titled = index.model()
        present = column.field if isinstance(column, Column) else ""
        for key in dict.fromkeys(("", *((present,) if present else ()), *fields)):
            box.addItem(titled.title(key) if isinstance(titled, ColumnsModel) else target_title(key), key)
        box.insertItem(1, translate("Import", "A new field of your own"), NEW_FIELD)
        box.setAccessibleName(translate("Import", "What becomes of {heading}").format(heading=heading_of(column)))
        box.setMaxVisibleItems(16)
        box.activated.connect(self._on_box_activated)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Choose the present field and open the list at once."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Hand the chosen field to the model."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Stand where the field is painted."""
        editor.setGeometry(self._box(option))

    @Slot()
    def _on_box_activated(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


class ColumnsView(QListView):
    """The list of columns; Enter, F2, Space or a click opens the choice of fields."""

    def __init__(self, look: Look, model: ColumnsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(ColumnsDelegate(look, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(translate("Import", "Columns of the file and what becomes of them"))
        self.clicked.connect(self._on_self_clicked)
        look.changed.connect(self._on_look_changed)

    def event(self, event: QEvent) -> bool:
        """Take Enter, F2 and Space before the window does."""
        if event.type() == QEvent.Type.KeyPress and self.state() != QAbstractItemView.State.EditingState:
            keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space}
            if event.key() in keys and self.currentIndex().isValid():  # type: ignore[attr-defined]  # a key event
                self.open_choice(self.currentIndex())
                return True
        return super().event(event)

    def open_choice(self, index: QModelIndex) -> None:
        """Show the fields that a column can become."""
        self.setCurrentIndex(index)
        self.edit(index)
        for box in self.viewport().findChildren(QComboBox):
            if box.isVisible():
                box.setFocus()
                box.showPopup()

    @Slot(QModelIndex)
    def _on_self_clicked(self, index: QModelIndex) -> None:
        self.open_choice(index)

    @Slot()
    def _on_look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

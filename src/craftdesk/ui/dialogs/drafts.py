"""Several things that were typed and not saved: one is chosen to go on with, or is discarded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from craftdesk.domain.draft import Draft
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.draft_words import draft_time, draft_title
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, row_text

_DRAFT = int(Qt.ItemDataRole.UserRole.value) + 3


class DraftsDialog(PanelDialog):
    """`chosen` asks to go on (in a shop that is only looked at: to copy), `discarded` to let go of one."""

    chosen = Signal(object)  # Draft
    discarded = Signal(object)  # Draft

    def __init__(
        self, kit: Kit, drafts: Sequence[Draft], today: date, *, read_only: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(kit, self.tr("Typed and not saved"), parent)
        hint = self.tr("This was typed and not saved when CraftDesk ended. It stays here until you decide.")
        if read_only:
            hint = self.tr("This shop is read-only for now: what you typed stays here, and you can copy it.")
        self.body.addWidget(Label(kit.look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self._read_only = read_only
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Typed and not saved"))
        self._list.setItemDelegate(TwoLineDelegate(kit.look, self._list))
        self._list.setUniformItemSizes(True)
        self.body.addWidget(self._list, 1)
        for draft in drafts:
            title = draft_title(draft).rstrip(",")
            row = ListRow(title=title, subline=draft_time(draft, kit.format, today), has_face=False)
            item = QListWidgetItem()
            item.setData(ROW_ROLE, row)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole.value), row_text(row))
            item.setData(_DRAFT, draft)
            self._list.addItem(item)
        self.discard = self.add_leading_button(self.tr("Discard"))
        self.discard.clicked.connect(self._on_discard_clicked)
        words = self.tr("Copy") if read_only else self.tr("Go on")
        self.go_on = self.add_button(words, ButtonKind.PRIMARY)
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.add_close().setDefault(False)
        self.go_on.setDefault(True)
        self._list.itemActivated.connect(self._on_go_on_clicked)
        self._list.setCurrentRow(0)
        self.resize(kit.look.px(520), kit.look.px(380))

    def rows(self) -> list[str]:
        """The list as it is read aloud."""
        role = int(Qt.ItemDataRole.AccessibleTextRole.value)
        return [str(self._list.item(row).data(role)) for row in range(self._list.count())]

    @Slot()
    def _on_go_on_clicked(self) -> None:
        draft = self._list.currentIndex().data(_DRAFT)
        if isinstance(draft, Draft):
            if not self._read_only:
                self.accept()
            self.chosen.emit(draft)

    @Slot()
    def _on_discard_clicked(self) -> None:
        draft = self._list.currentIndex().data(_DRAFT)
        if isinstance(draft, Draft):
            self._list.takeItem(self._list.currentRow())
            self.discarded.emit(draft)
            if not self._list.count():
                self.accept()

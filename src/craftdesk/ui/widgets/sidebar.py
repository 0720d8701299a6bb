"""The sidebar: find or run, the places, the tools, and the shop file below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.nav_row import FindButton, FooterButton, NavRow, SidebarEntry, SideButton

__all__ = ["Sidebar", "SidebarEntry"]


class Sidebar(QFrame):
    """As wide as its widest words; collapses to a rail of icons with tooltips."""

    chosen = Signal(str)
    tool_chosen = Signal(str)
    find_requested = Signal()
    footer_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._collapsed = False
        self._rows: dict[str, NavRow] = {}
        self.setProperty("pane", "sidebar")
        self.setAccessibleName(self.tr("Sidebar"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._find = FindButton(look, self.tr("Find or run…"), keys)
        self._find.clicked.connect(self.find_requested)
        self._footer = FooterButton(look)
        self._footer.clicked.connect(self.footer_clicked)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._find)
        self._places, self._tools = QVBoxLayout(), QVBoxLayout()
        self._outer.addLayout(self._places)
        self._outer.addStretch(1)
        self._outer.addLayout(self._tools)
        rule = QFrame()
        rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self._outer.addWidget(rule)
        self._outer.addWidget(self._footer)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def set_entries(self, entries: Sequence[SidebarEntry]) -> None:
        """Set the places; exactly one is the current one."""
        for entry in entries:
            self._add(entry, self._places, choosable=True)

    def set_tools(self, entries: Sequence[SidebarEntry]) -> None:
        """Set the tools below the places."""
        for entry in entries:
            self._add(entry, self._tools, choosable=False)

    def set_current(self, key: str) -> None:
        """Mark a place as the current one."""
        for row in self._rows.values():
            if row.isCheckable():
                row.setChecked(row.entry.key == key)

    def current(self) -> str:
        """Return the key of the current place."""
        return next((key for key, row in self._rows.items() if row.isChecked()), "")

    def set_count(self, key: str, text: str) -> None:
        """Show a count at a place; an empty text shows none."""
        if self._rows[key].set_count(text):
            self._refit()

    def set_usable(self, key: str, *, usable: bool, why: str = "") -> None:
        """Enable or disable a row; the tooltip says why it is disabled."""
        self._rows[key].set_usable(usable, why)

    def set_footer(self, title: str, line: str, tip: str = "") -> None:
        """Show the shop file and its last backup."""
        self._footer.show_file(title, line, tip)
        self._refit()

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Collapse to the rail, or show the words again."""
        self._collapsed = collapsed
        for part in self._parts():
            part.set_collapsed(collapsed)
        self._refit()

    def is_collapsed(self) -> bool:
        """Whether only the icons are shown."""
        return self._collapsed

    def sizeHint(self) -> QSize:
        """Ask for the widest words, or the rail."""
        return QSize(self._wide(), super().sizeHint().height())

    def _parts(self) -> list[SideButton]:
        return [self._find, *self._rows.values(), self._footer]

    def _wide(self) -> int:
        if self._collapsed:
            return self._look.px(60)
        widest = max(part.sizeHint().width() for part in self._parts())
        return max(self._look.px(192), widest + 2 * self._look.px(10))

    def _refit(self) -> None:
        self.setFixedWidth(self._wide())

    def _add(self, entry: SidebarEntry, layout: QVBoxLayout, *, choosable: bool) -> None:
        row = NavRow(self._look, entry, choosable=choosable)
        row.set_collapsed(self._collapsed)
        row.clicked.connect(self._on_row_clicked)
        self._rows[entry.key] = row
        layout.addWidget(row)
        self._refit()

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if not isinstance(row, NavRow):
            return
        if row.isCheckable():
            self.set_current(row.entry.key)
            self.chosen.emit(row.entry.key)
        else:
            self.tool_chosen.emit(row.entry.key)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(10), px(10), px(10), px(8))
        self._outer.setSpacing(px(8))
        self._places.setSpacing(px(2))
        self._places.setContentsMargins(0, px(4), 0, 0)
        self._tools.setSpacing(px(2))
        self._refit()

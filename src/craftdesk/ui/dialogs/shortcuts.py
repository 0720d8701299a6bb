"""The sheet of keys, made from the table of commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.actions import ActionSet
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.menus import MENUS, title_of
from craftdesk.ui.widgets.label import Label


def rows_of(actions: ActionSet) -> list[tuple[str, list[tuple[str, str]]]]:
    """Menu by menu: the commands that have keys, with all of them as this system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    found = []
    for title, items in MENUS:
        rows = []
        for item in items:
            if isinstance(item, ActionId):
                keys = [keys.toString(native) for keys in actions[item].shortcuts()]
                if keys:
                    rows.append((actions.plain_text(item), "  ·  ".join(keys)))
        if rows:
            found.append((title_of(title).replace("&", ""), rows))
    return found


class ShortcutsDialog(PanelDialog):
    """Every key at a glance."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Keyboard shortcuts"), parent)
        px, look = kit.look.px, kit.look
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        at = 0
        for menu, rows in [*rows_of(kit.actions), self._in_lists()]:
            grid.addWidget(Label(look, menu, role=Role.SECTION), at, 0, 1, 2)
            at += 1
            for text, keys in rows:
                grid.addWidget(Label(look, text), at, 0)
                grid.addWidget(Label(look, keys, ink="muted"), at, 1, Qt.AlignmentFlag.AlignRight)
                at += 1
            grid.setRowMinimumHeight(at, px(8))
            at += 1
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.body.addWidget(area)
        self.add_close()
        self.resize(px(560), px(620))

    def _in_lists(self) -> tuple[str, list[tuple[str, str]]]:
        """Keys that are no commands: they mean something where the focus is."""
        return self.tr("In the list"), [
            (self.tr("Go into the card"), self.tr("Enter")),
            (self.tr("Back to the list; clear the search"), self.tr("Esc")),
            (self.tr("Go to a customer by the first letters"), self.tr("A–Z")),
            (self.tr("Choose several"), self.tr("Shift or Ctrl with arrows, Space")),
            (self.tr("First, last, a page up or down"), self.tr("Home, End, PgUp, PgDown")),
            (self.tr("Menu of the customer"), self.tr("Menu key, Shift+F10")),
        ]

"""The two cards of the first page without rows: nothing is due, and the shop should be backed up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import IconLabel, Label


class CalmCard(Card):
    """A day without anything to do; `line` says what else there is."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.look)
        row = QHBoxLayout()
        row.setSpacing(kit.look.px(14))
        row.addWidget(IconLabel(kit.look, "coffee", 28, "chart_before"), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.addWidget(Label(kit.look, self.tr("Nothing is due today"), role=Role.SECTION, wrap=True))
        self.line = Label(kit.look, "", ink="muted", wrap=True)
        texts.addWidget(self.line)
        row.addLayout(texts, 1)
        self.body.addLayout(row)
        self.setAccessibleName(self.tr("Nothing is due today"))
        self.hide()


class BackupCard(Card):
    """A shop without a backup of late; `line` says since when."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.look, "")
        self.set_title(self.tr("Backup"))
        self.line = Label(kit.look, "", ink="muted", wrap=True)
        self.add(self.line)
        back_up = Button(kit.look, self.tr("Back up now"), kind=ButtonKind.LINK, icon="hard-drive-download")
        back_up.clicked.connect(kit.actions[ActionId.SHOP_BACKUP].trigger)
        self.body.addWidget(back_up, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

"""A dialog makes room for a sentence that appears in it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.label import Label


def test_a_sentence_that_appears_squeezes_nothing(kit: Kit, qtbot: QtBot) -> None:
    dialog = PanelDialog(kit, "Open")
    field, said = QLineEdit(), Label(kit.look, "It does not open. " * 20, wrap=True)
    dialog.body.addWidget(field)
    dialog.body.addWidget(said)
    said.hide()
    dialog.add_close()
    dialog.setMinimumWidth(300)
    dialog.show()
    qtbot.waitExposed(dialog)
    before = dialog.height()
    said.show()
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))
    assert dialog.height() > before
    assert field.height() >= field.sizeHint().height()

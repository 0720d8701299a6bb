"""What the dialogs share: a title, their content, and buttons at the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label


class PanelDialog(QDialog):
    """A dialog that goes away when it is closed."""

    def __init__(self, kit: Kit, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        px = kit.look.px
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(18), px(20), px(16))
        box.setSpacing(px(12))
        box.addWidget(Label(kit.look, title, role=Role.PANE_TITLE))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(10))
        box.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        box.addLayout(self._buttons)

    def event(self, event: QEvent) -> bool:
        """Grow for a sentence that appears, rather than squeeze what stands around it."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            wanted = self._box.minimumHeightForWidth(self.width())
            if wanted > self.height():
                self.resize(self.width(), wanted)
        return handled

    def add_button(self, text: str, kind: ButtonKind = ButtonKind.SECONDARY, icon: str = "") -> Button:
        """Add a button at the end of the row."""
        button = Button(self.kit.look, text, kind=kind, icon=icon)
        self._buttons.addWidget(button)
        return button

    def add_leading_button(self, text: str, icon: str = "") -> Button:
        """Add a button at the beginning of the row."""
        button = Button(self.kit.look, text, icon=icon)
        self._buttons.insertWidget(0, button)
        return button

    def add_close(self) -> Button:
        """Add the button that closes the dialog."""
        button = self.add_button(self.tr("Close"))
        button.setDefault(True)
        button.clicked.connect(self.accept)
        return button

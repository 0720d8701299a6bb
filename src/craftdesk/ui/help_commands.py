"""The commands of the Help menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow


class HelpCommands(QObject):
    """Shows the sheet of keys and what the program is made of."""

    def __init__(self, kit: Kit, window: MainWindow) -> None:
        super().__init__(window)
        self._kit, self._window = kit, window
        kit.actions[ActionId.SHORTCUTS].triggered.connect(self._on_shortcuts_triggered)
        kit.actions[ActionId.ABOUT].triggered.connect(self._on_about_triggered)

    @Slot()
    def _on_shortcuts_triggered(self) -> None:
        from craftdesk.ui.dialogs.shortcuts import ShortcutsDialog  # seldom needed

        ShortcutsDialog(self._kit, self._window).open()

    @Slot()
    def _on_about_triggered(self) -> None:
        from craftdesk.ui.dialogs.about import AboutDialog  # seldom needed

        AboutDialog(self._kit, self._window.shop_path, self._window).open()

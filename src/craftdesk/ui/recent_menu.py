"""The menu of the shops that were open lately; those that are missing are greyed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from craftdesk.ui.kit import Kit
from craftdesk.ui.settings import RECENT_FILES
from craftdesk.ui.widgets.tip import plain_tip


class RecentMenu(QObject):
    """Fills the menu each time it is opened."""

    chosen = Signal(object)

    def __init__(self, kit: Kit, menu: QMenu) -> None:
        super().__init__(menu)
        self._kit, self._menu = kit, menu
        menu.aboutToShow.connect(self._on_menu_about_to_show)
        menu.triggered.connect(self._on_menu_triggered)
        self._on_menu_about_to_show()

    @Slot()
    def _on_menu_about_to_show(self) -> None:
        self._menu.clear()
        recent = self._kit.settings.get(RECENT_FILES)
        for at, text in enumerate(recent, 1):
            path = Path(text)
            entry = self._menu.addAction(f"&{at % 10}  {path.stem.replace('&', '&&')}")
            entry.setData(text)
            entry.setEnabled(path.exists())
            tip = text if path.exists() else self.tr("{0} is not there any more").replace("{0}", text)
            entry.setToolTip(plain_tip(tip))
        if not recent:
            self._menu.addAction(self.tr("No shop was open yet")).setEnabled(False)
            return
        self._menu.addSeparator()
        self._menu.addAction(self.tr("&Clear list")).setData("")

    @Slot(QAction)
    def _on_menu_triggered(self, entry: QAction) -> None:
        if entry.data():
            self.chosen.emit(Path(str(entry.data())))
        else:
            self._kit.settings.clear_recent()

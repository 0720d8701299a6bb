"""The command that shows a sample shop: made beside the window, then opened."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from craftdesk.desktop.restoring import ShopHolder
from craftdesk.errors import CraftDeskError
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.error_outlet import ErrorOutlet
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from craftdesk.desktop.sample import SampleMaker


class SampleCommand(QObject):
    """Lives as long as the window; makes one sample at a time."""

    def __init__(self, kit: Kit, window: MainWindow, errors: ErrorOutlet, holder: ShopHolder) -> None:
        super().__init__(window)
        self._window, self._errors, self._holder = window, errors, holder
        self._maker: SampleMaker | None = None
        kit.actions[ActionId.SHOP_SAMPLE].triggered.connect(self._on_shop_sample_triggered)

    def stop(self) -> None:
        """The program ends."""
        if self._maker is not None:
            self._maker.stop()
            QGuiApplication.restoreOverrideCursor()

    @Slot()
    def _on_shop_sample_triggered(self) -> None:
        from craftdesk.desktop.sample import SampleMaker  # brings the storage's other half along

        if self._maker is not None:
            return
        folder = Path(tempfile.mkdtemp(prefix="craftdesk-"))
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._window.show_status(self.tr("Making the sample shop…"))
        self._maker = SampleMaker(folder, self)
        self._maker.made.connect(self._on_maker_made)
        self._maker.failed.connect(self._on_maker_failed)
        self._maker.start()

    @Slot(object)
    def _on_maker_made(self, path: Path) -> None:
        QGuiApplication.restoreOverrideCursor()
        self._maker = None
        self._holder.open(path)

    @Slot(object)
    def _on_maker_failed(self, problem: CraftDeskError) -> None:
        QGuiApplication.restoreOverrideCursor()
        self._maker = None
        self._errors.show(problem)

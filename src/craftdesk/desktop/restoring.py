"""The command that goes back to a backup: closes the shop, has it replaced, opens it again, says what was kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from craftdesk.desktop.shop import OpenShop
from craftdesk.errors import CraftDeskError
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.error_outlet import ErrorOutlet
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from craftdesk.desktop.restore_work import Restoring
    from craftdesk.services.restoring import Restored


class ShopHolder(Protocol):
    """What the command asks of the program."""

    shop: OpenShop | None

    def put_away(self) -> bool:
        """Close the open shop; False when something there is not to be left."""

    def open(self, path: Path) -> bool:
        """Open a shop file."""


class RestoreCommand(QObject):
    """Lives as long as the window; has at most one restore under way."""

    def __init__(self, kit: Kit, window: MainWindow, errors: ErrorOutlet, holder: ShopHolder) -> None:
        super().__init__(window)
        self._kit, self._window, self._errors, self._holder = kit, window, errors, holder
        self._work: Restoring | None = None
        self._path: Path | None = None
        kit.actions[ActionId.SHOP_RESTORE].triggered.connect(self._on_shop_restore_triggered)

    def stop(self) -> None:
        """The program ends."""
        if self._work is not None:
            self._work.stop()

    @Slot()
    def _on_shop_restore_triggered(self) -> None:
        from craftdesk.desktop.restore_work import Restoring  # seldom needed

        shop = self._holder.shop
        if shop is not None and self._work is None:
            self._work = Restoring(self._kit, self._window, shop.shop, shop.name, self)
            self._work.wanted.connect(self._on_work_wanted)
            self._work.ended.connect(self._on_work_ended)

    @Slot(object)
    def _on_work_wanted(self, chosen: Path) -> None:
        shop = self._holder.shop
        if shop is None or self._work is None:
            return
        path = shop.shop.path
        if self._holder.put_away():
            self._path = path
            self._kit.actions.update(shop_open=False, ready=False, screen="welcome", current=False)
            self._window.show_status(self.tr("Restoring…"))
            self._work.begin(chosen, path)

    @Slot(object)
    def _on_work_ended(self, result: Restored | CraftDeskError | None) -> None:
        """Whatever came of it, the shop is opened again."""
        self._work = None
        path, self._path = self._path, None
        if result is None or path is None:
            return
        self._holder.open(path)
        if isinstance(result, CraftDeskError):
            self._errors.show(result)
        elif result.kept is not None:
            words = self.tr("Restored. The shop as it was is kept in {0}").replace("{0}", str(result.kept))
            if result.papers:
                words += self.tr(". Papers issued since are only there ({0}); their numbers are not given again.")
                words = words.replace("{0}", result.papers[0] + (" …" if len(result.papers) > 1 else ""))
            self._window.show_toast(words)

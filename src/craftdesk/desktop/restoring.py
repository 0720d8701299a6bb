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
        self._path = Path()
        self._back: Path | None = None
        self._is_undo = False
        kit.actions[ActionId.SHOP_RESTORE].triggered.connect(self._on_shop_restore_triggered)

    def stop(self) -> None:
        """The program ends."""
        if self._work is not None:
            self._work.stop()

    @Slot(object)
    def offer(self, path: Path, name: str = "") -> None:
        """Let a backup be chosen for a shop file, be it open, damaged or gone."""
        if self._work is None:
            self._made(path).choose(name or path.stem)

    @Slot()
    def undo(self) -> None:
        """Take the last restore back: the state that was kept takes the place of the shop again."""
        if self._back is not None and self._work is None:
            chosen, self._back, self._is_undo = self._back, None, True
            self._made(self._path)
            self._on_work_wanted(chosen, "")

    def _made(self, path: Path) -> Restoring:
        from craftdesk.desktop.restore_work import Restoring  # seldom needed

        self._path = path
        self._work = Restoring(self._kit, self._window, path, self)
        self._work.wanted.connect(self._on_work_wanted)
        self._work.ended.connect(self._on_work_ended)
        return self._work

    @Slot()
    def _on_shop_restore_triggered(self) -> None:
        shop = self._holder.shop
        if shop is not None:
            self.offer(shop.shop.path, shop.name)

    @Slot(object, str)
    def _on_work_wanted(self, chosen: Path, secret: str) -> None:
        if self._work is None:
            return
        if not self._holder.put_away():
            self._work.give_up()
            return
        self._kit.actions.update(shop_open=False, ready=False, screen="welcome", current=False)
        self._window.show_status(self.tr("Restoring…"))
        self._work.begin(chosen, secret)

    @Slot(object)
    def _on_work_ended(self, result: Restored | CraftDeskError | None) -> None:
        """Whatever came of it, the shop is opened again."""
        self._work = None
        undone, self._is_undo = self._is_undo, False
        if result is None:
            return
        self._window.show_status("")
        if isinstance(result, CraftDeskError):
            if self._path.exists():
                self._holder.open(self._path)
            self._errors.show(result)
            return
        if not self._holder.open(self._path):
            return
        if undone:
            self._window.show_toast(self.tr("The shop is as it was before the restore"))
        elif result.kept is None:
            self._window.show_toast(self.tr("Restored"))
        else:
            self._tell(result)

    def _tell(self, result: Restored) -> None:
        if result.may_go_back:
            words = self.tr("Restored. The shop as it was is kept among the backups")
        else:
            words = self.tr("Restored. The shop as it was is kept in {0}").replace("{0}", str(result.kept))
        if result.papers:
            words += self.tr(". Papers issued since are only there ({0}); their numbers are not given again.")
            words = words.replace("{0}", result.papers[0] + (" …" if len(result.papers) > 1 else ""))
        if result.may_go_back:
            self._back = result.kept
            self._window.show_toast(words, action=self.tr("Undo"), then=self.undo)
        else:
            self._window.show_toast(words)

"""What helps when a shop can't be opened: the rescue of what can still be read of it into a new shop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.errors import CraftDeskError, ShopFileProblem
from craftdesk.ui.error_outlet import ErrorOutlet
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import SHOP_SUFFIX, MainWindow

if TYPE_CHECKING:
    from craftdesk.desktop.salvage_work import Rescuing
    from craftdesk.domain.salvage import SalvageReport

_NO_USE = frozenset({"shop.missing", "shop.not_a_file", "shop.empty", "shop.newer", "shop.stale_journal"})
"""Where there is nothing to rescue, or all is there: for a newer program, or once a journal is moved away."""


class ShopOpener(Protocol):
    """What this asks of the program."""

    def open(self, path: Path) -> bool:
        """Open a shop file."""


class RescueCommand(QObject):
    """Lives as long as the window; has at most one rescue under way. `opened` says what the shop now open is."""

    opened = Signal(str)

    def __init__(self, kit: Kit, window: MainWindow, errors: ErrorOutlet, holder: ShopOpener) -> None:
        super().__init__(window)
        self._kit, self._window, self._errors, self._holder = kit, window, errors, holder
        self._work: Rescuing | None = None
        self._path = Path()
        self._name = ""

    def offers(self, path: Path, problem: CraftDeskError) -> tuple[str, bool]:
        """Of when the newest backup of a shop that can't be opened is, '' for none; whether a rescue is of use."""
        self._path = path
        if not isinstance(problem, ShopFileProblem):
            return "", False
        from craftdesk.services.salvage import readable_backups  # only a shop that can't be opened needs it

        words = ""
        if made := next(iter(readable_backups(path)), None):
            words = self.tr("The newest backup is of {0}.").replace("{0}", self._kit.format.instant(made.at))
        return words, problem.code not in _NO_USE

    def stop(self) -> None:
        """The program ends."""
        if self._work is not None:
            self._work.stop()

    @Slot()
    def rescue(self) -> None:
        """Ask where the new shop goes, and begin."""
        from PySide6.QtWidgets import QFileDialog  # seldom needed

        from craftdesk.desktop.salvage_work import Rescuing  # seldom needed
        from craftdesk.services.salvage import free_name  # seldom needed

        if self._work is not None:
            return
        proposed = free_name(self._path, self.tr("rescued"))
        kinds = self.tr("Shop files (*{0})").replace("{0}", SHOP_SUFFIX)
        found, _ = QFileDialog.getSaveFileName(self._window, self.tr("Rescue into a new shop"), str(proposed), kinds)
        if not found:
            return
        target = Path(found)
        target = target if target.suffix else target.with_name(target.name + SHOP_SUFFIX)
        self._name = self._path.stem
        self._work = Rescuing(self._kit, self._window, self)
        self._work.rescued.connect(self._on_work_rescued)
        self._work.failed.connect(self._on_work_failed)
        self._work.rescue(self._path, target)

    @Slot(object)
    def _on_work_rescued(self, report: SalvageReport) -> None:
        self._work = None
        if self._holder.open(report.path):
            words = self.tr("This is what could be rescued of “{0}”. The damaged file is still where it was.")
            self.opened.emit(words.replace("{0}", self._name))

    @Slot(object)
    def _on_work_failed(self, problem: CraftDeskError | None) -> None:
        """Nothing came of it: the page that says why the shop can't be opened is still in sight."""
        self._work = None
        if problem is not None:
            self._errors.show(problem)

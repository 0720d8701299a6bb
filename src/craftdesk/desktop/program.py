"""The program as the owner sees it: shops are made, opened, closed, copied; files arrive; the window closes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from craftdesk import paths
from craftdesk.desktop.beside import Beside
from craftdesk.desktop.restoring import RestoreCommand
from craftdesk.desktop.salvaging import RescueCommand
from craftdesk.desktop.sample_command import SampleCommand
from craftdesk.desktop.shop import OpenShop
from craftdesk.desktop.shop_banner import ShopBanner
from craftdesk.desktop.shop_log import ShopLog
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import CraftDeskError, ImportProblem, ShopLocked
from craftdesk.services.backup_places import is_backed_up
from craftdesk.storage.file.gate import read_header
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.error_outlet import ErrorOutlet
from craftdesk.ui.finder import Finder
from craftdesk.ui.help_commands import HelpCommands
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import SHOP_SUFFIX, MainWindow
from craftdesk.ui.recent_menu import RecentMenu
from craftdesk.ui.screens.importing.drop import has_content, is_a_file
from craftdesk.ui.screens.welcome import WelcomePage
from craftdesk.ui.settings import LAST_FILE, RECENT_FILES
from craftdesk.ui.view_commands import ViewCommands
from craftdesk.ui.words import sentence


class Program(QObject):
    """Has at most one shop open."""

    settled = Signal()  # what was asked for stands whole: a shop with its desk, or the page that says why there is none

    def __init__(self, kit: Kit, window: MainWindow, errors: ErrorOutlet) -> None:
        super().__init__(window)
        self._kit, self.window, self.errors = kit, window, errors
        self.shop: OpenShop | None = None
        self._waiting: list[Path] = []
        self._refused: Path | None = None
        self.ended_badly, self._log = False, ShopLog()
        self._welcome = WelcomePage(kit)
        window.pages.addWidget(self._welcome)
        self._recent = RecentMenu(kit, window.recent)
        self._views = ViewCommands(kit, window)
        self._finder = Finder(kit, window)
        self._help = HelpCommands(kit, window)
        self._banner = ShopBanner(kit, window)
        self._restore = RestoreCommand(kit, window, errors, self)
        self._sample = SampleCommand(kit, window, errors, self)
        self._beside = Beside(self)
        self._rescue = RescueCommand(kit, window, errors, self)
        window.may_close = self.may_close
        self._connect()

    # --- the life of the program ---------------------------------------------------------------

    def start(self, files: list[Path], *, choose: bool) -> None:
        """Open the shop that was asked for, or the last one; look at the other files when it is there."""
        shops = [path for path in files if path.suffix.lower() == SHOP_SUFFIX]
        self._waiting = [path for path in files if path not in shops]
        last = self._kit.settings.get(LAST_FILE)
        if shops:
            self.open(shops[0])
        elif last and not choose:
            self.open(Path(last))  # one that is gone is told, with what can be done about it
        else:
            self._show_welcome()

    def may_close(self) -> bool:
        """Whether nothing typed and no work under way would be lost."""
        return self.shop is None or self.shop.may_close()

    def shut_down(self) -> None:
        """Take everything down before the application object goes."""
        self._sample.stop()
        self._restore.stop()
        self._rescue.stop()
        if self.shop is not None:
            self.shop.close()
            self.shop = None
        self._beside.stop()
        self._kit.settings.sync()

    # --- shops ---------------------------------------------------------------------------------

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a shop file in place of the one that is open; say why where that is not possible."""
        path = path.absolute()
        self._log.begin()
        try:
            if self.shop is not None and path != self.shop.shop.path:
                # What is plainly no shop is no reason to put the open one away.
                read_header(path)
        except CraftDeskError as problem:
            self.errors.show(problem)
            return False
        if not self.put_away():
            return False
        try:
            if self._beside.takes_long(path):
                self._nothing_open()
                self._welcome.show_looking(path.stem)
                self._beside.open(path, read_only=read_only)
                return True
            shop = ShopFile.open(path, read_only=read_only, known=self._beside.known, prove_later=True)
        except CraftDeskError as problem:
            if problem.code == "shop.older":
                self._nothing_open()
                self._welcome.show_upgrading(path.stem)
                self._beside.open(path, read_only=read_only)
                return True
            self._show_hindrance(path, problem)
            return False
        self.show_shop(shop)
        return True

    @Slot(object)
    def show_shop(self, shop: ShopFile) -> None:
        """Show a shop that was opened."""
        try:
            opened = OpenShop(self._kit, self.window, self.errors, self._finder, shop, self._beside)
        except CraftDeskError as problem:
            shop.close()
            self._show_hindrance(shop.path, problem)
            return
        self.shop = opened
        self._log.opened(shop)
        if not opened.settings.sample:
            self._kit.settings.set(LAST_FILE, str(shop.path))
            self._kit.settings.add_recent(str(shop.path))
        opened.take(self._waiting)
        self._waiting = []
        self._banner.show(opened)
        opened.loaded.connect(self.settled)
        if self.ended_badly:
            self.ended_badly = False
            words = self.tr("CraftDesk ended unexpectedly last time. What was saved is there: the shop is checked.")
            self.window.show_toast(words, action=self.tr("Details"), then=_show_log_folder)
        if shop.proof is not None and shop.proof.is_pending:
            self._beside.prove(shop.proof, opened.loaded)
        if self.window.is_painted:
            opened.load_desk()
        else:
            self.window.painted.connect(opened.load_desk)

    def put_away(self) -> bool:
        """Close the open shop; False when something there is not to be left."""
        self._beside.cancel()
        if self.shop is None:
            return True
        if not self.shop.may_close():
            return False
        self._let_go(self.shop)
        return True

    def _let_go(self, shop: OpenShop) -> None:
        self._banner.clear()
        shop.close(self._beside.close)
        self.shop = None

    def _show_welcome(self) -> None:
        self._nothing_open()
        recent = [Path(text) for text in self._kit.settings.get(RECENT_FILES)]
        self._welcome.show_welcome(
            [path for path in recent if path.exists()],
            [path for path in recent if not path.exists() and is_backed_up(path)],
        )

    def _show_hindrance(self, path: Path, problem: CraftDeskError) -> None:
        self._nothing_open()
        self._log.refused(path, problem)
        self._refused = path
        title = self.tr("“{0}” cannot be opened").replace("{0}", path.stem)
        may_restore = not isinstance(problem, ShopLocked)
        newest, may_rescue = self._rescue.offers(path, problem)
        self._welcome.show_hindrance(title, sentence(problem.code, problem.params),
                                     may_read=isinstance(problem, ShopLocked), may_rescue=may_rescue, newest=newest,
                                     backed_up=path if may_restore and is_backed_up(path) else None)  # fmt: skip

    def _nothing_open(self) -> None:
        self._kit.actions.update(shop_open=False, ready=False, screen="welcome", selected=0, current=False,
                                 editing=False, dirty=False, undo_text="", redo_text="", in_bin=0)  # fmt: skip
        self.window.show_shop("", None)
        self._banner.clear()
        self.window.show_status("")
        self.window.show_page(self._welcome)
        self.settled.emit()

    # --- commands ------------------------------------------------------------------------------

    def _connect(self) -> None:
        actions, window = self._kit.actions, self.window
        actions[ActionId.SHOP_NEW].triggered.connect(self._on_shop_new_triggered)
        actions[ActionId.SHOP_OPEN].triggered.connect(self._on_shop_open_triggered)
        actions[ActionId.SHOP_CLOSE].triggered.connect(self._on_shop_close_triggered)
        actions[ActionId.QUIT].triggered.connect(window.close)
        self._welcome.recent_chosen.connect(self._on_path_chosen)
        self._welcome.retry_wanted.connect(self._on_welcome_retry_wanted)
        self._welcome.read_only_wanted.connect(self._on_welcome_read_only_wanted)
        self._welcome.restore_wanted.connect(self._restore.offer)
        self._welcome.cancel_wanted.connect(self._on_welcome_cancel_wanted)
        self._beside.progressed.connect(self._welcome.show_progress)
        self._beside.opened.connect(self._on_beside_opened)
        self._beside.failed.connect(self._on_beside_failed)
        self._beside.spoiled.connect(self._on_beside_spoiled)
        self._welcome.rescue_wanted.connect(self._rescue.rescue)
        self._rescue.opened.connect(self._banner.note)
        self._recent.chosen.connect(self._on_path_chosen)
        self._banner.reopen_wanted.connect(self._on_banner_reopen_wanted)
        window.files_dropped.connect(self._on_window_files_dropped)

    @Slot()
    def _on_shop_new_triggered(self) -> None:
        from craftdesk.ui.dialogs.new_shop import NewShopDialog  # seldom needed

        self._new = NewShopDialog(self._kit, _home(self.shop), self.window)
        self._new.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._new.made.connect(self._on_new_made)
        self._new.open()

    @Slot(object, object)
    def _on_new_made(self, path: Path, settings: ShopSettings) -> None:
        if not self.may_close():
            return
        try:
            shop = ShopFile.create(path, settings)
        except CraftDeskError as problem:
            self._new.show_problem(sentence(problem.code, problem.params))
            return
        self._new.close()
        self.put_away()
        self.show_shop(shop)

    @Slot()
    def _on_shop_open_triggered(self) -> None:
        from PySide6.QtWidgets import (
            QFileDialog,  # made by PySide when first named: not for the first picture
        )

        kinds = self.tr("Shop files (*{0})").replace("{0}", SHOP_SUFFIX)
        chosen, _ = QFileDialog.getOpenFileName(self.window, self.tr("Open shop"), str(_home(self.shop)), kinds)
        if chosen:
            self.open(Path(chosen))

    @Slot()
    def _on_shop_close_triggered(self) -> None:
        if self.shop is not None and self.put_away():
            self._kit.settings.set(LAST_FILE, "")
            self._show_welcome()

    @Slot(object)
    def _on_path_chosen(self, path: Path) -> None:
        self.open(path)

    @Slot(object)
    def _on_banner_reopen_wanted(self, path: Path) -> None:
        """Open what lies there now; what was typed can't be saved into what is gone and waits as a draft meanwhile."""
        if self.shop is not None and self.shop.may_end_work():
            self.shop.keep_drafts()
            self._let_go(self.shop)
            self.open(path)

    @Slot()
    def _on_welcome_retry_wanted(self) -> None:
        if self._refused is not None:
            self.open(self._refused)

    @Slot()
    def _on_welcome_read_only_wanted(self) -> None:
        if self._refused is not None:
            self.open(self._refused, read_only=True)

    @Slot()
    def _on_welcome_cancel_wanted(self) -> None:
        self._beside.cancel()
        self._show_welcome()

    @Slot(object)
    def _on_beside_opened(self, shop: ShopFile) -> None:
        self.show_shop(shop)

    @Slot(object, object)
    def _on_beside_failed(self, path: Path, problem: CraftDeskError) -> None:
        self._show_hindrance(path, problem)

    @Slot(object)
    def _on_beside_spoiled(self, problem: CraftDeskError) -> None:
        """The disk changed the shop that is shown: nothing is written into it any more, and nothing typed is lost."""
        if self.shop is None:
            return
        path = self.shop.shop.path
        if self._kit.actions.context.dirty or not self.put_away():
            self.errors.show(problem)
        else:
            self._show_hindrance(path, problem)

    @Slot(object)
    def _on_window_files_dropped(self, files: list[Path]) -> None:
        shops = [path for path in files if path.suffix.lower() == SHOP_SUFFIX]
        if shops:
            self.open(shops[0])
        elif self.shop is not None:
            self.shop.take(files)
        elif not any(has_content(path) for path in files):
            code = "import.empty" if is_a_file(files[0]) else "import.not_a_file"
            self.errors.show(ImportProblem(code, path=str(files[0]), file=files[0].name))
        else:
            # A list dropped on the first page needs a shop to go into.
            self._waiting = files
            QTimer.singleShot(0, self._kit.actions[ActionId.SHOP_NEW].trigger)


def _home(shop: OpenShop | None) -> Path:
    """Where a file dialog begins."""
    from craftdesk.desktop.documents import documents  # asks Qt for the places of this computer

    if shop is not None and not shop.settings.sample:
        return shop.shop.path.parent
    return documents()


def _show_log_folder() -> None:
    from PySide6.QtCore import QUrl  # seldom needed
    from PySide6.QtGui import QDesktopServices  # seldom needed

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_dir())))

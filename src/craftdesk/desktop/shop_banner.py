"""The banner over an open shop: why nothing can be changed, who else may write to the file, that all is invented."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from craftdesk.desktop.shop import OpenShop
from craftdesk.domain.changes import UNHEARD_OF
from craftdesk.storage.file.lock import ShopLock
from craftdesk.storage.file.outcome import Outcome
from craftdesk.storage.file.place import shared_by, why_not_writable
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.settings import place_seen
from craftdesk.ui.words import sentence

_SETTLE_MS = 250
"""Whoever moves a file around does several things to its folder in a row."""


class ShopBanner(QObject):
    """Lives as long as the window.

    It looks whenever the folder of the shop changes, the window comes to the front, or a change was written.
    """

    reopen_wanted = Signal(object)  # Path

    def __init__(self, kit: Kit, window: MainWindow) -> None:
        super().__init__(window)
        self._kit, self._window = kit, window
        self._opened: OpenShop | None = None
        self._why = self._note = self._shared = ""
        self._settled: Outcome | None = None
        self._folder: QFileSystemWatcher | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLE_MS)
        self._soon.timeout.connect(self.look)
        window.banner.acted.connect(self._on_banner_acted)
        window.banner.closed.connect(self._on_banner_closed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_app_application_state_changed)

    def show(self, opened: OpenShop) -> None:
        """A shop was opened."""
        self._opened, self._settled = opened, None
        self._why = self._note = self._shared = ""
        self.look()
        opened.loaded.connect(self._on_opened_loaded)

    def clear(self) -> None:
        """No shop is open."""
        self._opened = None
        self._why = self._note = self._shared = ""
        self._soon.stop()
        if self._folder is not None:
            self._folder.deleteLater()
            self._folder = None
        self._window.banner.say("")

    @Slot(str)
    def note(self, words: str) -> None:
        """Say something about the shop that is open, until the owner has understood it."""
        self._note = words
        self._say()

    @Slot()
    def look(self) -> None:
        """See how things stand, and say so where that changed."""
        if self._opened is None:
            return
        why = self._hindrance()
        if why != self._why:
            self._why = why
            self._kit.actions.update(read_only=bool(why), why_read_only=why)
            self._opened.show_read_only(why)
        self._say()

    def _hindrance(self) -> str:
        """Why nothing can be changed, in a sentence."""
        if self._opened is None:
            return ""
        shop = self._opened.shop
        code, params = shop.ghost().removeprefix("shop."), {"path": str(shop.path)}
        if not code and shop.read_only == "asked":
            holder = ShopLock(shop.path).holder()
            code = "asked" if holder is None else "locked" if holder else "locked_by_somebody"
            params |= holder or {}
        elif not code and (found := shop.settled()) is not self._settled:
            self._settled = found
            if found is Outcome.SAVED:
                self._window.show_toast(sentence("save.kept"))
            if found is not Outcome.UNKNOWN and self._opened.parts is not None:
                self._opened.parts.bus.publish(UNHEARD_OF)  # what the file holds stands on no screen yet
        if not code and self._settled is Outcome.UNKNOWN:
            code = "unsettled"
        code = code or shop.read_only or why_not_writable(shop.path)
        return sentence(f"hindrance.{code}", params) if code else ""

    def _say(self) -> None:
        banner, tr = self._window.banner, self.tr
        if self._why:
            banner.say(self._why, tr("Save a copy…"), tr("Try again"))
        elif self._note:
            banner.say(self._note, close=tr("Understood"))
        elif self._opened is not None and self._opened.settings.sample:
            words = tr("You are looking at the sample shop. Try everything: it is all invented.")
            banner.say(words, tr("Create my shop"), tr("Close"))
        else:
            banner.say(self._shared, close=tr("Understood"))

    @Slot()
    def _on_opened_loaded(self) -> None:
        """What costs time is looked at when the list stands on the screen."""
        if self._opened is None:
            return
        path = self._opened.shop.path
        found = None if self._opened.settings.sample else shared_by(path)
        if found is not None and self._kit.settings.get(place_seen(path)) != found.kind:
            self._shared = sentence(f"place.{found.kind}", {"service": found.name})
        self._folder = QFileSystemWatcher([str(path.parent)], self)
        self._folder.directoryChanged.connect(self._on_folder_directory_changed)
        if self._opened.parts is not None:
            self._opened.parts.runner.busy_changed.connect(self._on_runner_busy_changed)
        self._say()

    @Slot(str)
    def _on_folder_directory_changed(self, _folder: str) -> None:
        self._soon.start()

    @Slot(bool)
    def _on_runner_busy_changed(self, busy: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not busy:
            self._soon.start()

    @Slot(Qt.ApplicationState)
    def _on_app_application_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._opened is not None:
            self._soon.start()

    @Slot()
    def _on_banner_acted(self) -> None:
        """The sample leads to a shop of one's own; a shop that can't be changed to a copy that can."""
        actions = self._kit.actions
        if self._why:
            actions[ActionId.SHOP_COPY].trigger()
        elif self._opened is not None and self._opened.settings.sample:
            actions[ActionId.SHOP_NEW].trigger()

    @Slot()
    def _on_banner_closed(self) -> None:
        """Try again, close the sample, or know from now on what was said."""
        if self._opened is None:
            return
        path = self._opened.shop.path
        if self._why:
            if self._opened.shop.read_only or self._opened.shop.ghost() == "shop.replaced":
                self.reopen_wanted.emit(Path(path))
            else:
                self.look()
        elif self._note:
            self.note("")
        elif self._opened.settings.sample:
            self._kit.actions[ActionId.SHOP_CLOSE].trigger()
        else:
            found = shared_by(path)
            self._kit.settings.set(place_seen(path), found.kind if found else "")
            self._shared = ""
            self._say()

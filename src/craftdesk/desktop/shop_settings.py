"""The page of the shop's settings in an open shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.draft import SettingsDraft
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId

if TYPE_CHECKING:
    from craftdesk.ui.screens.settings.page import ShopSettingsPage

SETTINGS = "settings"
"""What the context of the window calls the page."""


class ShopSettingsParts(QObject):
    """The page is built when somebody first asks for it."""

    problem_raised = Signal(object)
    toast_requested = Signal(str, bool)
    renamed = Signal(str)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus = shell, desk, runner, bus
        self._page: ShopSettingsPage | None = None
        shell.pages.add(SETTINGS, self._settings_page)
        shell.kit.actions[ActionId.SHOP_SETTINGS].triggered.connect(self._on_shop_settings_triggered)

    def _settings_page(self) -> ShopSettingsPage:
        if self._page is None:
            from craftdesk.controllers.shop_settings import ShopSettingsController  # seldom needed
            from craftdesk.ui.screens.settings.page import ShopSettingsPage  # the same

            controller = ShopSettingsController(self._desk, self._runner, self._bus, self)
            self._page = ShopSettingsPage(self._shell.kit, controller)
            self._page.closed.connect(self._shell.pages.back)
            self._page.saved.connect(self._on_page_saved)
            self._page.failed.connect(self.problem_raised)
        return self._page

    def resume(self, draft: SettingsDraft) -> None:
        """Go on with settings that were typed and not saved."""
        if self._shell.pages.show(SETTINGS):
            self._settings_page().resume(draft)

    @Slot()
    def _on_shop_settings_triggered(self) -> None:
        self._shell.pages.show(SETTINGS)

    @Slot(object)
    def _on_page_saved(self, settings: object) -> None:
        """The list counts in the shop's currency, and the window has its name."""
        if not isinstance(settings, ShopSettings):
            return
        model = self._shell.screen.model
        model.words.currency = settings.currency
        model.forget(None)
        self.renamed.emit(settings.name)
        self._shell.pages.back()
        self.toast_requested.emit(self.tr("Settings saved"), False)  # noqa: FBT003 - a signal has no keywords

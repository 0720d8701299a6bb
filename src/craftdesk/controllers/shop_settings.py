"""The settings of the shop: read with what depends on them, checked, saved."""

from __future__ import annotations

from craftdesk.controllers.saving import SavingController
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import UNSAVED, OperationId
from craftdesk.domain.shop import ShopSettings

_NOT_IN_HISTORY = OperationId(UNSAVED)
"""Settings are no part of the history, but everybody has to look at the shop anew."""


class ShopSettingsController(SavingController):
    """Opens with SettingsForm, saves ShopSettings; the last save counts, so nothing conflicts."""

    def open(self) -> None:
        """Read the settings."""
        self._start_opening(self._desk.settings.form)

    def save(self, draft: ShopSettings) -> None:
        """Save the settings."""
        self._start_save(self._desk.settings.save, draft)

    def _changes(self, _result: object) -> ChangeSet:
        return ChangeSet(operation=_NOT_IN_HISTORY, everything=True)

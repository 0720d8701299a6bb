"""Backups of an open shop: the commands, the daily one, and what the foot of the sidebar says."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from craftdesk.controllers.backup import BackupController
from craftdesk.controllers.second_place import SecondPlaceController
from craftdesk.desktop.documents import documents
from craftdesk.desktop.second_place import SecondPlaceParts, is_away
from craftdesk.desktop.shell import Shell
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.backup_files import BackupFile
from craftdesk.services.backups import Backup
from craftdesk.services.second_place import PlaceReport
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.backup_words import place_words
from craftdesk.ui.format import day_that_was
from craftdesk.ui.main_window import SHOP_SUFFIX


class BackupParts(QObject):
    """Nothing here needs to be thought of: a shop that changed gets a backup a day."""

    problem_raised = Signal(object)
    reach_changed = Signal()  # the second place went out of reach, or came back

    def __init__(
        self, shell: Shell, settings: ShopSettings, controller: BackupController, place: SecondPlaceController,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._shell, self._controller, self._place = shell, controller, place
        self._second = SecondPlaceParts(shell, place, self)
        self._second.changed.connect(self._on_second_changed)
        self._report: PlaceReport | None = None
        self._newest: BackupFile | None = None
        self._name, self._sample = settings.name or shell.shop.path.stem, settings.sample
        actions = shell.kit.actions
        actions[ActionId.SHOP_BACKUP].triggered.connect(controller.back_up)
        actions[ActionId.SHOP_COPY].triggered.connect(self._on_copy_triggered)
        controller.newest.connect(self._on_controller_newest)
        controller.backed_up.connect(self._on_controller_backed_up)
        controller.copied.connect(self._on_controller_copied)
        controller.failed.connect(self.problem_raised)
        if settings.sample or shell.shop.read_only:
            controller.look()
        else:
            controller.back_up_daily(shell.today())

    def rename(self, name: str) -> None:
        """Follow another name of the shop, in the title and at the foot of the sidebar."""
        self._name = name or self._shell.shop.path.stem
        self._shell.window.show_shop(self._name, self._shell.shop.path)
        self._controller.look()

    def catch_up(self) -> None:
        """Something may have been backed up: the second place is to have it too."""
        self._place.catch_up()

    @Slot(object)
    def _on_controller_newest(self, found: BackupFile | None) -> None:
        self._newest = found
        self._show()
        self._second.refresh()
        if not self._sample:
            self._place.catch_up()

    @Slot(object)
    def _on_second_changed(self, report: PlaceReport) -> None:
        if report.copied is not None:
            # Choosing a place makes a backup, too.
            self._controller.look()
        was_away, self._report = is_away(self._report), report
        self._show()
        if is_away(report) is not was_away:
            self.reach_changed.emit()

    def _show(self) -> None:
        found = self._newest
        words, day = self._shell.kit.format, self._shell.today()
        if found is None:
            line = self.tr("An invented shop") if self._sample else self.tr("Not backed up yet")
        elif 0 <= (day - found.at.date()).days <= 1:
            when = words.relative_day(found.at.date(), day)
            line = self.tr("Backed up {0}, {1}").replace("{0}", when).replace("{1}", words.time(found.at))
        else:
            line = self.tr("Backed up {0}").replace("{0}", day_that_was(words, found.at.date(), day))
        if is_away(self._report) and self._report is not None:
            line = place_words(self._report, words, day)
        tip = self.tr("{0}\nClick to back up now").replace("{0}", str(self._shell.shop.path))
        self._shell.window.show_backup(self._name, line, tip)

    @Slot(object)
    def _on_controller_backed_up(self, made: Backup) -> None:
        count = self._shell.kit.format.count
        text = self.tr("Backed up and checked: 1 customer")
        if made.customers != 1:
            text = self.tr("Backed up and checked: {0} customers").replace("{0}", count(made.customers))
        self._shell.window.show_toast(text)

    @Slot()
    def _on_copy_triggered(self) -> None:
        path = self._shell.shop.path
        # A copy is often wanted because nothing can be written where the shop is.
        folder = path.parent if os.access(path, os.F_OK) and os.access(path.parent, os.W_OK) else documents()
        proposed = folder / (self.tr("{0} copy").replace("{0}", path.stem) + SHOP_SUFFIX)
        kinds = self.tr("Shop files (*{0})").replace("{0}", SHOP_SUFFIX)
        chosen, _ = QFileDialog.getSaveFileName(self._shell.window, self.tr("Save a copy"), str(proposed), kinds)
        if chosen:
            target = Path(chosen)
            self._controller.copy_to(target if target.suffix else target.with_name(target.name + SHOP_SUFFIX))

    @Slot(object)
    def _on_controller_copied(self, made: Backup) -> None:
        window, words = self._shell.window, self.tr("Copy saved as {0}").replace("{0}", made.path.name)
        if self._shell.kit.actions.context.read_only:
            window.show_toast(words, action=self.tr("Open it"), then=partial(window.files_dropped.emit, [made.path]))
        else:
            window.show_toast(words)

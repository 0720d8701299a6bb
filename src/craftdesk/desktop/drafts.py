"""Drafts of an open shop: what is typed is kept from the first key on, and offered again at the next opening."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from craftdesk.controllers.drafts import DraftKeeper
from craftdesk.desktop.shell import Shell
from craftdesk.domain.draft import Draft, OrderDraft, ProductDraft, SettingsDraft, words_in
from craftdesk.errors import CraftDeskError
from craftdesk.services.desk import Desk
from craftdesk.services.drafts import drafts_of
from craftdesk.services.drafts_saved import is_saved
from craftdesk.texts import sentence
from craftdesk.ui.draft_words import draft_sentence
from craftdesk.ui.page_manners import KeepsDraft

if TYPE_CHECKING:
    from craftdesk.ui.dialogs.drafts import DraftsDialog

_log = logging.getLogger(__name__)


class DraftParts(QObject):
    """Finds the forms by the keyboard: whatever has it, and stands in something that keeps drafts, is watched."""

    order_wanted = Signal(object)  # OrderDraft
    product_wanted = Signal(object)  # ProductDraft
    settings_wanted = Signal(object)  # SettingsDraft
    customer_wanted = Signal(object)  # any other draft
    problem_raised = Signal(object)
    toast_requested = Signal(str, bool)

    def __init__(self, shell: Shell, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk = shell, desk
        self._sample = shell.settings.sample
        self._files = drafts_of(shell.shop.path, sample=self._sample)
        self.keeper = DraftKeeper(self._files, self)
        self._watched: set[int] = set()
        self._found: tuple[Draft, ...] = ()
        self._aside: tuple[Path, ...] = ()
        self._dialog: DraftsDialog | None = None
        self._bar = shell.window.drafts
        self._bar.acted.connect(self._on_bar_acted)
        self._bar.declined.connect(self._on_bar_declined)
        self.keeper.taken.connect(self._on_keeper_taken)
        self.keeper.failed.connect(self._on_keeper_failed)
        shell.pages.shown.connect(self.keeper.flush)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)
            self._watch_around(application.focusWidget())
        self._look()

    def close(self) -> None:
        """Write what was typed; a sample shop takes its drafts along."""
        self._bar.say("")
        self.keeper.close()
        if self._sample:
            self._files.clear()

    # --- keeping -------------------------------------------------------------------------------

    @Slot(QWidget, QWidget)
    def _on_application_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.keeper.flush()
        self._watch_around(new)

    def _watch_around(self, inside: QWidget | None) -> None:
        if self._shell.shop.read_only:
            return
        at: object = inside
        while isinstance(at, QWidget):
            if isinstance(at, KeepsDraft) and id(at) not in self._watched:
                # Forms live as long as the shop is open, so an id is never used twice.
                self._watched.add(id(at))
                self.keeper.watch(at.typed, at.draft)
            at = at.parentWidget()

    # --- what was found ------------------------------------------------------------------------

    def _look(self) -> None:
        try:
            found, self._aside = self._files.found()
        except OSError as error:
            _log.warning("drafts could not be read: %s", type(error).__name__)
            found = ()
        saved = [draft for draft in found if is_saved(self._desk, draft)]
        self._found = tuple(draft for draft in found if draft not in saved)
        if not self._shell.shop.read_only:
            for draft in saved:
                self.keeper.drop(draft.name)
        self._tell()

    def _tell(self) -> None:
        tr, count, bar = self.tr, len(self._found), self._bar
        go_on = tr("Copy") if self._shell.shop.read_only else tr("Go on")
        if self._aside:
            words = tr("What was typed before CraftDesk ended could not be read. It is kept in {0}.")
            bar.say(words.replace("{0}", str(self._aside[0].parent)), decline=tr("Close"))
        elif count == 1:
            said = draft_sentence(self._found[0], self._shell.kit.format, self._shell.today())
            bar.say(said, go_on, tr("Discard"))
        elif count:
            words = tr("{0} things that you typed were not saved when CraftDesk ended.")
            bar.say(words.replace("{0}", self._shell.kit.format.count(count)), tr("Show them"))
        else:
            bar.say("")

    @Slot(str)
    def _on_keeper_taken(self, name: str) -> None:
        self._forget(name)

    @Slot(object)
    def _on_keeper_failed(self, error: CraftDeskError) -> None:
        self._shell.window.show_toast(sentence(error.code, error.params))

    def _forget(self, name: str) -> None:
        self._found = tuple(one for one in self._found if one.name != name)
        self._tell()

    @Slot()
    def _on_bar_acted(self) -> None:
        if len(self._found) == 1:
            self.go_on(self._found[0])
        elif self._found:
            from craftdesk.ui.dialogs.drafts import DraftsDialog  # seldom needed

            self._dialog = DraftsDialog(
                self._shell.kit, self._found, self._shell.today(), read_only=bool(self._shell.shop.read_only),
                parent=self._shell.window,
            )  # fmt: skip
            self._dialog.chosen.connect(self._on_dialog_chosen)
            self._dialog.discarded.connect(self._on_dialog_discarded)
            self._dialog.open()

    @Slot()
    def _on_bar_declined(self) -> None:
        if self._aside:
            self._aside = ()
            self._tell()
        elif self._found:
            self._discard(self._found[0])

    @Slot(object)
    def _on_dialog_chosen(self, draft: Draft) -> None:
        self.go_on(draft)

    @Slot(object)
    def _on_dialog_discarded(self, draft: Draft) -> None:
        self._discard(draft)

    def _discard(self, draft: Draft) -> None:
        self.keeper.drop(draft.name)
        self._forget(draft.name)
        self._shell.window.show_toast(
            self.tr("What you typed was discarded"), action=self.tr("Undo"), then=partial(self._bring_back, draft)
        )

    def _bring_back(self, draft: Draft) -> None:
        self.keeper.put(draft)
        self._found = (*self._found, draft)
        self._tell()

    def go_on(self, draft: Draft) -> None:
        """Open the form with what was typed; the draft is offered until the form has it."""
        if self._shell.shop.read_only:
            QGuiApplication.clipboard().setText("\n".join(words_in(draft.content)))
            self.toast_requested.emit(self.tr("Copied as text"), False)  # noqa: FBT003 - a signal has no keywords
            return
        self.keeper.expect(draft)
        content = draft.content
        if isinstance(content, OrderDraft):
            self.order_wanted.emit(content)
        elif isinstance(content, ProductDraft):
            self.product_wanted.emit(content)
        elif isinstance(content, SettingsDraft):
            self.settings_wanted.emit(content)
        else:
            self.customer_wanted.emit(content)

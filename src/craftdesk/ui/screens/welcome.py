"""The first page: make a shop, open one, or look around in a sample; and what stands in the way of a shop file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from craftdesk.domain.progress import Progress
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.tip import plain_tip
from craftdesk.ui.words import sentence

_MOST = 5


class WelcomePage(QFrame):
    """What is seen while no shop is open."""

    recent_chosen = Signal(object)
    retry_wanted = Signal()
    restore_wanted = Signal(object)  # Path of the shop
    read_only_wanted = Signal()
    cancel_wanted = Signal()
    rescue_wanted = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("pane", "canvas")
        self._recent: dict[Button, Path] = {}
        self._gone: dict[Button, Path] = {}
        self._made: EmptyState | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    @property
    def _state(self) -> EmptyState:
        """Made when it is first to be seen: a start with a shop never shows it."""
        if self._made is None:
            self._made = EmptyState(self._kit.look, "store")
            self._box.addWidget(self._made)
            self._made.show()
        return self._made

    def show_welcome(self, recent: Sequence[Path], gone: Sequence[Path] = ()) -> None:
        """Offer the three ways in, the shops that were open lately, and the backups of those that are gone."""
        actions, state = self._kit.actions, self._state
        self._fresh()
        state.set_texts(
            self.tr("Welcome to CraftDesk"),
            self.tr("The customer book of your shop, in one file on this computer. Nothing is sent anywhere."),
            "store",
        )
        state.add_primary(self.tr("New shop…"), "file-plus").clicked.connect(actions[ActionId.SHOP_NEW].trigger)
        state.add_secondary(self.tr("Open…"), "folder-open").clicked.connect(actions[ActionId.SHOP_OPEN].trigger)
        sample = state.add_link(self.tr("Look around in a sample shop"))
        sample.clicked.connect(actions[ActionId.SHOP_SAMPLE].trigger)
        for path in recent[:_MOST]:
            link = state.add_link(self.tr("Open “{0}”").replace("{0}", path.stem.replace("&", "&&")))
            link.setToolTip(plain_tip(str(path)))
            link.clicked.connect(self._on_recent_clicked)
            self._recent[link] = path
        for path in gone[:_MOST]:
            words = self.tr("“{0}” is gone: restore it from a backup…")
            link = state.add_link(words.replace("{0}", path.stem.replace("&", "&&")))
            link.setToolTip(plain_tip(str(path)))
            link.clicked.connect(self._on_gone_clicked)
            self._gone[link] = path
        state.set_tip(self.tr("Tip: you can also drop a shop file, or the list of your web shop, on this window."))

    def show_hindrance(
        self, title: str, sentence: str, *, may_read: bool, backed_up: Path | None = None, newest: str = "",
        may_rescue: bool = False,
    ) -> None:  # fmt: skip
        """Say why a shop file cannot be opened, what is safe, and what can be done.

        `backed_up` is the shop file, where there is a backup of it; `newest` says of when the newest is.
        """
        actions, state = self._kit.actions, self._state
        self._fresh()
        state.set_texts(title, sentence, "lock" if may_read else "circle-alert")
        if backed_up is not None:
            button = state.add_primary(self.tr("Restore from backup…"), "archive-restore")
            button.clicked.connect(self._on_gone_clicked)
            self._gone[button] = backed_up
        if may_read:
            state.add_primary(self.tr("Open read-only"), "eye").clicked.connect(self.read_only_wanted)
        tips = [newest] if newest and backed_up is not None else []
        if may_rescue:
            words, icon = self.tr("Rescue what can be rescued…"), "life-buoy"
            add = state.add_primary if backed_up is None else state.add_secondary
            add(words, icon).clicked.connect(self.rescue_wanted)
            tips.append(self.tr("A rescue makes a new shop of what can be read; the damaged file stays as it is."))
            state.add_link(self.tr("Try again")).clicked.connect(self.retry_wanted)
        else:
            state.add_secondary(self.tr("Try again"), "rotate-ccw").clicked.connect(self.retry_wanted)
        state.set_tip(" ".join(tips))
        other = state.add_link(self.tr("Open another shop…"))
        other.clicked.connect(actions[ActionId.SHOP_OPEN].trigger)
        new = state.add_link(self.tr("New shop…"))
        new.clicked.connect(actions[ActionId.SHOP_NEW].trigger)

    def show_looking(self, name: str) -> None:
        """Say that a shop is being looked over, and why that takes a moment; `show_progress` says how far it is."""
        self._fresh()
        title = self.tr("Looking over “{0}”").replace("{0}", name)
        reason = self.tr(
            "It was last saved on another computer, or CraftDesk could not close it. Every record is checked before"
            " anything is shown; nothing is changed."
        )
        self._state.set_texts(title, reason, "search")
        self._state.add_secondary(self.tr("Cancel"), "x").clicked.connect(self.cancel_wanted)

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Say what is done now and how much of it."""
        share = self._kit.format.percent(progress.done / progress.total) if progress.total else ""
        self._state.set_tip(f"{sentence(progress.code)} {share}".strip())

    def show_upgrading(self, name: str) -> None:
        """Say that a shop of an older version is brought up to date."""
        self._fresh()
        title = self.tr("“{0}” is brought up to date").replace("{0}", name)
        self._state.set_texts(title, self.tr("An older CraftDesk wrote it. A backup of it is made first."), "hourglass")

    def _fresh(self) -> None:
        self._recent, self._gone = {}, {}
        self._state.clear_actions()
        self._state.set_tip("")

    @Slot()
    def _on_gone_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._gone:
            self.restore_wanted.emit(self._gone[button])

    @Slot()
    def _on_recent_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._recent:
            self.recent_chosen.emit(self._recent[button])

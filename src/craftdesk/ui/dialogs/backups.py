"""Where backups go, what is kept of them, the second place and its encryption."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from craftdesk.controllers.second_place import BackupsShown
from craftdesk.domain.progress import Progress
from craftdesk.errors import CraftDeskError
from craftdesk.services.second_place import Place, PlaceReport, PlaceState
from craftdesk.texts import sentence
from craftdesk.ui.backup_words import place_words, size_words
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import IconLabel, Label
from craftdesk.ui.widgets.problem_bar import ProblemBar
from craftdesk.ui.widgets.progress_strip import ProgressStrip
from craftdesk.ui.widgets.tip import plain_tip

_FACES = {
    PlaceState.GOOD: ("circle-check", "green_text"),
    PlaceState.WAITING: ("clock", "muted"),
    PlaceState.MISSING: ("circle-alert", "amber_text"),
    PlaceState.SILENT: ("circle-alert", "amber_text"),
    PlaceState.ASKED: ("clock", "muted"),
    PlaceState.NONE: ("", "muted"),
}


class BackupsDialog(PanelDialog):
    """Signals are wishes; what is shown comes by show_backups, show_report and show_problem."""

    backup_requested = Signal()
    restore_requested = Signal()
    folder_chosen = Signal(object)  # Path
    forget_requested = Signal()
    encrypt_requested = Signal(bool)
    passphrase_requested = Signal()
    folder_requested = Signal(object)  # Path

    def __init__(self, kit: Kit, today: date, *, may_restore: bool, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Backups"), parent)
        self._today, self._folder = today, Path()
        self._place: Place | None = None
        self._shown: BackupsShown | None = None
        self.problem = ProblemBar(kit.look)
        self.body.addWidget(self.problem)
        self.body.addWidget(self._first_card())
        self.body.addWidget(self._second_card())
        self.strip = ProgressStrip(kit.look)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)
        self.restore = self.add_leading_button(self.tr("Restore…"), "archive-restore")
        self.restore.setEnabled(may_restore)
        self.restore.clicked.connect(self.restore_requested)
        self.close_button = self.add_close()
        self.setMinimumWidth(kit.look.px(600))
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_card(self) -> Card:
        look = self.kit.look
        card = Card(look, self.tr("On this computer"))
        self.now = card.add_link(self.tr("Back up now"))
        self.now.clicked.connect(self.backup_requested)
        self.first_line = Label(look, self.tr("Looking for backups…"), wrap=True)
        card.add(self.first_line)
        kept = self.tr("The last ten are kept, one a day for 14 days, and one a week for 8 weeks. Each was read and"
                       " compared before it counts.")  # fmt: skip
        card.add(Label(look, kept, role=Role.SMALL, ink="muted", wrap=True))
        self.folder_link = Button(look, self.tr("Show the folder"), kind=ButtonKind.LINK, icon="folder-open")
        self.folder_link.clicked.connect(self._on_folder_link_clicked)
        card.body.addWidget(self.folder_link, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _second_card(self) -> Card:
        look = self.kit.look
        card = Card(look, self.tr("Second place"))
        self.stop = card.add_link(self.tr("Stop using it"), self.tr("Stop using the second place"))
        self.stop.clicked.connect(self.forget_requested)
        self.path_line = Label(look, "", wrap=True)
        card.add(self.path_line)
        row = QHBoxLayout()
        self._face = IconLabel(look, "", 16)
        self.state_line = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.state_line, 1)
        card.body.addLayout(row)
        self.encrypt = QCheckBox(self.tr("Encrypt what is copied there"))
        self.encrypt.clicked.connect(self._on_encrypt_clicked)
        card.add(self.encrypt)
        buttons = QHBoxLayout()
        self.choose = Button(look, self.tr("Choose a folder…"), icon="folder-open")
        self.choose.clicked.connect(self._on_choose_clicked)
        self.passphrase = Button(look, self.tr("Change passphrase…"), icon="lock")
        self.passphrase.clicked.connect(self.passphrase_requested)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.passphrase)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        return card

    @Slot(object)
    def show_backups(self, shown: BackupsShown) -> None:
        """Show what there is."""
        self._shown, self._folder = shown, shown.folder
        here = [row for row in shown.rows if not row.file.second]
        words = self.kit.format
        if not here:
            self.first_line.setText(self.tr("There is no backup of this shop yet."))
        else:
            newest = words.instant(here[0].file.at)
            text = self.tr("1 backup, of {1}") if len(here) == 1 else self.tr("{0} backups, the newest of {1}")
            size = size_words(sum(row.file.size for row in here), words)
            self.first_line.setText(f"{text.replace('{0}', words.count(len(here))).replace('{1}', newest)} · {size}")
        self.folder_link.setVisible(bool(here))
        self.folder_link.setToolTip(plain_tip(str(shown.folder)))
        self.show_report(shown.report)

    @Slot(object)
    def show_report(self, report: PlaceReport) -> None:
        """Show how it stands with the second place."""
        self.strip.hide()
        self._place = place = report.place
        chosen = place is not None
        self.path_line.setText(
            str(place.folder)
            if place is not None
            else self.tr("None yet. On a stick or another disk, the shop is safe even when this computer breaks or is"
                         " stolen.")
        )  # fmt: skip
        self._face.show_icon(*_FACES[report.state])
        self._face.setVisible(chosen)
        self.state_line.setText(self._state_words(report))
        self.state_line.setVisible(chosen)
        self.encrypt.setVisible(chosen)
        self.encrypt.setChecked(place is not None and place.encrypt)
        self.passphrase.setVisible(chosen and self.encrypt.isChecked())
        self.stop.setVisible(chosen)
        self.choose.set_words(self.tr("Choose another folder…") if chosen else self.tr("Choose a folder…"))

    def _state_words(self, report: PlaceReport) -> str:
        words = place_words(report, self.kit.format, self._today)
        if report.state is PlaceState.MISSING:
            words += self.tr(". It is caught up with when it is plugged in again.")
        if report.state is PlaceState.SILENT:
            words += self.tr(". It is caught up with when it answers again; the backups on this computer are made"
                             " all the same.")  # fmt: skip
        rows = self._shown.rows if self._shown is not None else ()
        readable = [row for row in rows if row.file.second and not row.file.encrypted]
        if report.place is not None and report.place.encrypt and readable:
            more = self.tr("{0} older backups there can be read without the passphrase, until their time is over.")
            if len(readable) == 1:
                more = self.tr("1 older backup there can be read without the passphrase, until its time is over.")
            words += ". " + more.replace("{0}", self.kit.format.count(len(readable)))
        return words

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Show how far a copy is."""
        self.strip.show_progress(sentence(progress.code), progress.done, progress.total, can_cancel=False)

    @Slot(object)
    def show_problem(self, problem: CraftDeskError) -> None:
        """Say what stands in the way."""
        self.strip.hide()
        self.problem.show_problem(sentence(problem.code, problem.params))

    @Slot()
    def _on_choose_clicked(self) -> None:
        begin = str(self._place.folder) if self._place is not None else ""
        found = QFileDialog.getExistingDirectory(self, self.tr("Second place for backups"), begin)
        if found:
            self.problem.clear()
            self.folder_chosen.emit(Path(found))

    @Slot(bool)
    def _on_encrypt_clicked(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        # Only what really is so is shown: setting up may be called off.
        self.encrypt.setChecked(self._place is not None and self._place.encrypt)
        self.encrypt_requested.emit(wanted)

    @Slot()
    def _on_folder_link_clicked(self) -> None:
        self.folder_requested.emit(self._folder)

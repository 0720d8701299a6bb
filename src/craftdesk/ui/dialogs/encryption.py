"""Setting up encrypted backups: a passphrase twice, a recovery code that is printed, and proof that it was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from craftdesk.domain.recovery_code import last_group
from craftdesk.errors import CraftDeskError
from craftdesk.services.backup_keys import SHORTEST
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.problem_bar import ProblemBar, Severity


class PassphraseFields(QWidget):
    """A passphrase, typed twice; it can be made visible."""

    edited = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.again = TextEditor(kit.look), TextEditor(kit.look)
        self.first_box = FieldBox(kit.look, "passphrase", self.tr("Passphrase"), self.first)
        self.again_box = FieldBox(kit.look, "again", self.tr("The same again"), self.again)
        self.show_letters = QCheckBox(self.tr("Show the letters"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.look.px(12))
        for box in (self.first_box, self.again_box):
            row.addWidget(box, 1)
            box.edited.connect(self._on_box_edited)
        row.addWidget(self.show_letters, 0, Qt.AlignmentFlag.AlignBottom)
        self.show_letters.toggled.connect(self._on_show_letters_toggled)
        self._on_show_letters_toggled(False)  # noqa: FBT003 - a signal's argument

    def value(self) -> str:
        """The passphrase; empty, with the reason beside the field, while it will not do."""
        first = self.first.value()
        short = sentence("passphrase.short", {"least": SHORTEST}) if len(first) < SHORTEST else ""
        differs = self.tr("These are not the same letters.") if not short and first != self.again.value() else ""
        self.first_box.show_message(short)
        self.again_box.show_message(differs)
        if short or differs:
            (self.first if short else self.again).line.setFocus(Qt.FocusReason.OtherFocusReason)
            return ""
        return first

    @Slot(str)
    def _on_box_edited(self, _key: str) -> None:
        self.first_box.show_message("")
        self.again_box.show_message("")
        self.edited.emit()

    @Slot(bool)
    def _on_show_letters_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.line.setEchoMode(mode)
        self.again.line.setEchoMode(mode)


class EncryptionDialog(PanelDialog):
    """`confirmed` brings the passphrase, once the owner has shown that the recovery code lies before them."""

    confirmed = Signal(str)
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, kit: Kit, code: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Encrypt backups"), parent)
        self._code = code
        look = kit.look
        hint = self.tr(
            "What is copied to the second place can then be read with the passphrase or the recovery code only."
            " This computer keeps the key, so nothing is asked here. Backups on this computer stay readable."
        )
        self.body.addWidget(Label(look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.problem = ProblemBar(look)
        self.body.addWidget(self.problem)
        self.passphrase = PassphraseFields(kit)
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self._code_card(code))
        self.last = TextEditor(look)
        self.last_box = FieldBox(look, "last", self.tr("The last four letters of the recovery code"), self.last)
        self.last_box.edited.connect(self._on_last_box_edited)
        self.body.addWidget(self.last_box)
        self.body.addStretch(1)
        self.leave = self.add_button(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Encrypt backups"), ButtonKind.PRIMARY, "lock")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        self.passphrase.first.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setMinimumWidth(look.px(600))

    def _code_card(self, code: str) -> Card:
        look = self.kit.look
        card = Card(look, self.tr("Recovery code"))
        self.code = Label(look, code)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(look.px(17))
        self.code.setFont(fixed)
        self.code.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.code.set_centred()
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(self.tr("Recovery code {0}").replace("{0}", code))
        card.add(self.code)
        why = self.tr(
            "It opens the backups when the passphrase is forgotten. It is shown only now: print it, and keep the page"
            " apart from the stick."
        )
        card.add(Label(look, why, role=Role.SMALL, ink="muted", wrap=True))
        self.print = Button(look, self.tr("Print…"), icon="printer")
        self.print.clicked.connect(self.print_requested)
        self.save = Button(look, self.tr("Save as PDF…"), icon="file-output")
        self.save.clicked.connect(self.save_requested)
        row = QHBoxLayout()
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    @Slot(object)
    def show_problem(self, problem: CraftDeskError) -> None:
        """Say what stands against it; what was typed stays."""
        self.problem.show_problem(sentence(problem.code, problem.params))
        self.go.setEnabled(True)

    @Slot(object)
    def show_saved(self, path: Path) -> None:
        """Say that the page was kept."""
        self.problem.show_problem(self.tr("Saved as {0}").replace("{0}", path.name), Severity.NOTE)

    @Slot(str)
    def _on_last_box_edited(self, _key: str) -> None:
        self.last_box.show_message("")

    @Slot()
    def _on_go_clicked(self) -> None:
        passphrase = self.passphrase.value()
        if not passphrase:
            return
        if self.last.value().strip().upper() != last_group(self._code):
            self.last_box.show_message(self.tr("These are not its last four: look at the printed page."))
            self.last.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.go.setEnabled(False)
        self.confirmed.emit(passphrase)


class NewPassphraseDialog(PanelDialog):
    """Another passphrase for the backups to come; `confirmed` brings it."""

    confirmed = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Change the passphrase"), parent)
        hint = self.tr(
            "It is for the backups that are made from now on. Older ones keep theirs; the recovery code opens them all."
        )
        self.body.addWidget(Label(kit.look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.problem = ProblemBar(kit.look)
        self.body.addWidget(self.problem)
        self.passphrase = PassphraseFields(kit)
        self.body.addWidget(self.passphrase)
        self.leave = self.add_button(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Change passphrase"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        self.passphrase.first.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setMinimumWidth(kit.look.px(560))

    @Slot(object)
    def show_problem(self, problem: CraftDeskError) -> None:
        """Say what stands against it; what was typed stays."""
        self.problem.show_problem(sentence(problem.code, problem.params))

    @Slot()
    def _on_go_clicked(self) -> None:
        passphrase = self.passphrase.value()
        if passphrase:
            self.confirmed.emit(passphrase)


class SecretDialog(PanelDialog):
    """Asks for what opens an encrypted backup; stays open, with what was typed, while it does not."""

    entered = Signal(str)

    def __init__(self, kit: Kit, name: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("This backup is encrypted"), parent)
        hint = self.tr("“{0}” opens with the passphrase or with the printed recovery code.").replace("{0}", name)
        self.body.addWidget(Label(kit.look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.secret = TextEditor(kit.look)
        self.box = FieldBox(kit.look, "secret", self.tr("Passphrase or recovery code"), self.secret)
        self.secret.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addWidget(self.box)
        self.show_letters = QCheckBox(self.tr("Show the letters"))
        self.show_letters.toggled.connect(self._on_show_letters_toggled)
        self.body.addWidget(self.show_letters)
        self.leave = self.add_button(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Open backup"), ButtonKind.PRIMARY, "lock-open")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setMinimumWidth(kit.look.px(480))

    @Slot(object)
    def show_problem(self, problem: CraftDeskError) -> None:
        """Say that it does not open; what was typed stays."""
        self.go.setEnabled(True)
        self.box.show_message(sentence(problem.code, problem.params))
        self.secret.line.selectAll()
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_show_letters_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.secret.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    @Slot()
    def _on_go_clicked(self) -> None:
        if self.secret.value():
            self.box.show_message("")
            self.go.setEnabled(False)
            self.entered.emit(self.secret.value())

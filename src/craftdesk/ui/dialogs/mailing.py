"""A message to several customers: who gets it, who doesn't and why; then the mail program, or the addresses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from craftdesk.domain.mailing import MOST_CHARS, Mailing, mail_link
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.tip import plain_tip

_NAMED = 5


class MailingDialog(PanelDialog):
    """Counts the recipients and names who is left out. `copied` brings how many addresses were copied."""

    copied = Signal(int)

    def __init__(self, kit: Kit, mailing: Mailing, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("E-mail to customers"), parent)
        self._mailing = mailing
        look = kit.look
        self.who = Label(look, role=Role.BODY, wrap=True)
        self.body.addWidget(self.who)
        self.left_out: list[Label] = []
        for names, one, many in (
            (mailing.without_email, self.tr("1 has no e-mail address: {names}"),
             self.tr("{n} have no e-mail address: {names}")),
            (mailing.not_to_be_contacted, self.tr("1 is not to be contacted: {names}"),
             self.tr("{n} are not to be contacted: {names}")),
            (mailing.declined, self.tr("1 said no to newsletters: {names}"),
             self.tr("{n} said no to newsletters: {names}")),
        ):  # fmt: skip
            if names:
                label = Label(look, self._named(names, one, many), ink="muted", wrap=True)
                self.left_out.append(label)
                self.body.addWidget(label)
        self.all_the_same = QCheckBox(self.tr("It is about their orders: write to those who said no to newsletters"))
        self.all_the_same.setVisible(bool(mailing.declined))
        self.all_the_same.toggled.connect(self._on_all_the_same_toggled)
        self.body.addWidget(self.all_the_same)
        self.note = Label(look, role=Role.SMALL, ink="muted", wrap=True)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.copy = self.add_leading_button(self.tr("Copy addresses"), "copy")
        self.copy.clicked.connect(self._on_copy_clicked)
        self.leave = self.add_button(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Open mail program"), ButtonKind.PRIMARY, "mail")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        self._on_all_the_same_toggled()
        (self.go if self.go.isEnabled() else self.copy).setFocus()

    def addresses(self) -> tuple[str, ...]:
        """Return who gets the message."""
        return self._mailing.with_declined() if self.all_the_same.isChecked() else self._mailing.addresses

    def _named(self, names: Sequence[str], one: str, many: str) -> str:
        shown = ", ".join(name if len(name) <= 40 else name[:39] + "…" for name in names[:_NAMED])
        if len(names) > _NAMED:
            more = self.tr("and {n} more").replace("{n}", self.kit.format.count(len(names) - _NAMED))
            shown = f"{shown} {more}"
        words = one if len(names) == 1 else many.replace("{n}", self.kit.format.count(len(names)))
        return words.replace("{names}", shown)

    @Slot()
    def _on_all_the_same_toggled(self) -> None:
        addresses = self.addresses()
        count = len(addresses)
        fits = count > 0 and len(mail_link(addresses)) <= MOST_CHARS
        words = {0: self.tr("Nobody here can be written to."), 1: self.tr("1 address gets the message.")}
        several = self.tr("{n} addresses get the message, as blind copies: nobody sees the others.")
        self.who.setText(words.get(count, several.replace("{n}", self.kit.format.count(count))))
        too_many = self.tr(
            "That is too much for the mail program in one go. Copy the addresses and paste them into the field Bcc."
        )
        self.note.setText("" if fits or not count else too_many)
        self.note.setVisible(bool(self.note.text()))
        self.go.setEnabled(fits)
        self.go.setToolTip(plain_tip(self.note.text()))
        self.copy.setEnabled(count > 0)
        self._fit()

    def _fit(self) -> None:
        """Become as high as the words need: a window does not ask its lines how often they break."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.kit.look.px(540), layout.minimumSize().width())
            self.resize(width, layout.totalHeightForWidth(width))

    @Slot()
    def _on_copy_clicked(self) -> None:
        addresses = self.addresses()
        QGuiApplication.clipboard().setText(", ".join(addresses))
        self.copied.emit(len(addresses))
        self.accept()

    @Slot()
    def _on_go_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl(mail_link(self.addresses()), QUrl.ParsingMode.StrictMode))
        self.accept()

"""The choice when a customer was changed elsewhere while the form was open: mine or theirs, with what differs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.customer import Customer
from craftdesk.domain.fields import FIELDS
from craftdesk.ui.forms.words import field_title
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.label import Label


class ConflictBar(QFrame):
    """Says which fields differ and offers both ways out."""

    mine_chosen = Signal()
    theirs_chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("problem", "warning")
        self._outer = QVBoxLayout(self)
        self._text = Label(look, "", wrap=True)
        self._outer.addWidget(self._text)
        row = QHBoxLayout()
        self.mine = Button(look, self.tr("Keep mine"))
        self.theirs = Button(look, self.tr("Take theirs"))
        self.mine.clicked.connect(self.mine_chosen)
        self.theirs.clicked.connect(self.theirs_chosen)
        row.addWidget(self.mine)
        row.addWidget(self.theirs)
        row.addStretch(1)
        self._outer.addLayout(row)
        self.hide()
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_conflict(self, mine: Customer, theirs: Customer) -> None:
        """Name the fields in which the two differ."""
        names = [field_title(one.key) for one in FIELDS if getattr(mine, one.key) != getattr(theirs, one.key)]
        if mine.custom != theirs.custom:
            names.append(self.tr("Your own fields"))
        words = self.tr(
            "This customer was changed elsewhere while you were typing. Different from yours: {0}. "
            "Nothing is lost: choose which to keep."
        )
        self.show_differences(words, names)

    def show_differences(self, words: str, names: Sequence[str]) -> None:
        """Say in some words, whose {0} becomes the names, what differs."""
        self._text.setText(words.replace("{0}", ", ".join(names) or self.tr("nothing")))
        self.show()
        self.mine.setFocus()

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), px(10), px(12), px(10))

"""One of several: radio buttons in a column under a title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.tip import plain_tip


class Option(NamedTuple):
    """One of the choices: its key, its words, and what there is to say about it."""

    key: str
    text: str
    tip: str = ""


class Choice(QWidget):
    """Radio buttons in a column; `value` is the key of the chosen one."""

    chosen = Signal()

    def __init__(self, look: Look, title: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self._tips = {one.key: one.tip for one in options}
        self._usable = True
        self._reasons: dict[str, str] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(6))
        box.addWidget(Label(look, title, role=Role.SECTION))
        for one in options:
            button = QRadioButton(one.text)
            button.setToolTip(plain_tip(one.tip))
            button.setAccessibleDescription(f"{title}. {one.tip}".strip())
            self._group.addButton(button)
            self._buttons[one.key] = button
            box.addWidget(button)
        box.addStretch(1)
        next(iter(self._buttons.values())).setChecked(True)
        self._group.buttonClicked.connect(self._on_group_button_clicked)

    def value(self) -> str:
        """Return the key of the chosen one."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose one."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QRadioButton:
        """Return the button of a key."""
        return self._buttons[key]

    def forbid(self, reasons: dict[str, str]) -> None:
        """Take some out of the choice, each with its reason; the first that is left is chosen instead."""
        self._reasons = reasons
        for key, button in self._buttons.items():
            button.setToolTip(plain_tip(reasons.get(key) or self._tips[key]))
        self._evaluate()
        if self.value() in reasons:
            self.choose(next(key for key in self._buttons if key not in reasons))

    def set_usable(self, *, usable: bool) -> None:
        """Allow choosing, or not."""
        self._usable = usable
        self._evaluate()

    def _evaluate(self) -> None:
        for key, button in self._buttons.items():
            button.setEnabled(self._usable and key not in self._reasons)

    @Slot()
    def _on_group_button_clicked(self) -> None:
        self.chosen.emit()

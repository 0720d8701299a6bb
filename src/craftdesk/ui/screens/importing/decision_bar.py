"""What is to become of the chosen rows, or of all of their kind: a line of buttons below the table."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from craftdesk.importing.rulings import Decision
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.verdicts import Verdict, verdicts
from craftdesk.ui.screens.importing.words import rows, translate
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.label import Label


class DecisionBar(QWidget):
    """`decided` tells a decision and whether it is about all rows of the kind on show."""

    decided = Signal(object, bool)  # Decision

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._kind, self._people, self._chosen, self._total = "", True, 0, 0
        self._flow = FlowLayout(self, kit.look.px(8))
        self.said = Label(kit.look, "", ink="muted")
        self.all = QCheckBox()
        self.all.toggled.connect(self._on_all_toggled)
        self._flow.addWidget(self.said)
        self.buttons: list[Button] = []
        for _ in Decision:
            button = Button(kit.look, "")
            button.clicked.connect(self._on_button_clicked)
            button.hide()
            self._flow.addWidget(button)
            self.buttons.append(button)
        self._flow.addWidget(self.all)
        self._on_look_changed()
        kit.look.changed.connect(self._on_look_changed)
        self.hide()

    def show_kind(self, kind: str, total: int, *, people: bool) -> None:
        """Offer what can be decided of a kind with so many rows."""
        self._kind, self._total, self._people = kind, total, people
        self.all.setChecked(False)
        offers_all = total > 1 and bool(verdicts(kind, for_all=True, people=people))
        count = self._kit.format.count(total)
        self.all.setText(translate("Import", "For all {n} of them").format(n=count))
        self.all.setVisible(offers_all)
        self._offer()

    def show_chosen(self, count: int) -> None:
        """Say how many rows are chosen."""
        self._chosen = count
        self._offer()

    def offered(self) -> tuple[Verdict, ...]:
        """What can be decided now."""
        return verdicts(self._kind, for_all=self.all.isChecked(), people=self._people)

    def choose(self, decision: Decision) -> bool:
        """Decide, if that can be decided now."""
        able = any(one.decision is decision for one in self.offered()) and bool(self._chosen or self.all.isChecked())
        if able:
            self.decided.emit(decision, self.all.isChecked())
        return able

    def _offer(self) -> None:
        offered = self.offered()
        about = self._total if self.all.isChecked() else self._chosen
        self.said.setText(rows(about, self._kit.format) + ":" if about > 1 else translate("Import", "This row:"))
        self.said.setVisible(bool(offered))
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(offered))
            if place < len(offered):
                one = offered[place]
                button.set_words(one.text, one.tip)
                button.set_icon_name(one.icon)
                button.setProperty("decision", one.decision.value)
                button.setEnabled(bool(about))
        self.setVisible(bool(self._total) and (bool(offered) or not self.all.isHidden()))
        self._flow.invalidate()
        self.updateGeometry()

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.choose(Decision(str(button.property("decision"))))

    @Slot()
    def _on_all_toggled(self) -> None:
        self._offer()

    @Slot()
    def _on_look_changed(self) -> None:
        # In a line of buttons words and boxes stand in the middle.
        tall = self.buttons[0].sizeHint().height()
        self.said.setFixedHeight(tall)
        self.all.setFixedHeight(tall)

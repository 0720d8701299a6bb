"""A question that nothing in the file decides, asked once, in a bar, with an example from the file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.session import ImportChoices
from craftdesk.importing.styles import ColumnQuestion
from craftdesk.ui.format import Formatter
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.reading_words import order_of, sign_of
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.label import IconLabel, Label

_DATES, _DECIMALS = "import.ask.date_order", "import.ask.decimal_sign"
_PARTS = re.compile(r"\d+")


class QuestionBar(QFrame):
    """Asks the first open question; `answered` tells the choices with the answer in them."""

    answered = Signal(object)  # ImportChoices

    def __init__(self, look: Look, form: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._form = look, form
        self._question: ColumnQuestion | None = None
        self._choices = ImportChoices()
        self.setProperty("problem", "note")
        self._row = QHBoxLayout(self)
        self._icon = IconLabel(look, "circle-question-mark", 20, "on_soft")
        self.text = Label(look, "", wrap=True)
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers, look.px(8))
        words = QVBoxLayout()
        words.addWidget(self.text)
        words.addWidget(self._answers)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        self.buttons: list[Button] = []
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)
        self.hide()

    def show_plan(self, plan: ImportPlan, choices: ImportChoices) -> None:
        """Ask what the plan had to assume, or nothing."""
        self._choices = choices
        self._question = next(iter(plan.questions), None)
        if self._question is None:
            self.hide()
            return
        self.text.setText(self._sentence(self._question))
        self.setAccessibleName(self.text.text())
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for choice in self._question.choices:
            button = Button(self._look, self._answer(self._question, choice))
            button.setProperty("answer", choice)
            button.clicked.connect(self._on_button_clicked)
            self._flow.addWidget(button)
            self.buttons.append(button)
        self.show()
        announce(self, self.text.text())

    def _sentence(self, question: ColumnQuestion) -> str:
        examples = ", ".join(question.examples[:3])
        heading = question.heading or translate("Import", "Column {n}").format(n=question.column + 1)
        if question.code == _DECIMALS:
            asked = translate(
                "Import",
                "The numbers in “{heading}” can be read in two ways, for example {examples}. Which sign begins"
                " the decimals?",
            )
        else:
            asked = translate(
                "Import", "The dates in “{heading}” can be read in two ways, for example {examples}. What comes first?"
            )
        assumed = translate("Import", "For now: {answer}.").format(answer=self._short(question.code, question.default))
        return f"{asked.format(heading=heading, examples=examples)} {assumed}"

    def _short(self, code: str, choice: str) -> str:
        known = {
            "dmy": translate("Import", "the day"),
            "mdy": translate("Import", "the month"),
            "ymd": translate("Import", "the year"),
            ".": translate("Import", "a point"),
            ",": translate("Import", "a comma"),
        }
        return known.get(choice, choice) if code in {_DATES, _DECIMALS} else choice

    def _answer(self, question: ColumnQuestion, choice: str) -> str:
        """The words of a button: the rule, and how the example would read by it."""
        known = {
            "dmy": translate("Import", "Day first"),
            "mdy": translate("Import", "Month first"),
            "ymd": translate("Import", "Year first"),
            ".": translate("Import", "Point"),
            ",": translate("Import", "Comma"),
        }
        example = question.examples[0] if question.examples else ""
        day = _as_day(example, choice) if question.code == _DATES else None
        text = known.get(choice, choice)
        return translate("Import", "{rule}: {day}").format(rule=text, day=self._form.date_short(day)) if day else text

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if self._question is None or not isinstance(button, Button):
            return
        answer = str(button.property("answer"))
        if self._question.code == _DECIMALS:
            self.answered.emit(replace(self._choices, decimal=sign_of(answer)))
        else:
            self.answered.emit(replace(self._choices, date_order=order_of(answer)))

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(14), px(10), px(12), px(10))
        self._row.setSpacing(px(12))


def _as_day(text: str, order: str) -> date | None:
    """The day that an example would be; None when it isn't three numbers or no such day."""
    numbers = [int(part) for part in _PARTS.findall(text)[:3]]
    if len(numbers) < 3 or sorted(order) != ["d", "m", "y"]:
        return None
    part = dict(zip(order, numbers, strict=True))
    year = part["y"] + (2000 if part["y"] < 70 else 1900) if part["y"] < 100 else part["y"]
    try:
        return date(year, part["m"], part["d"])
    except ValueError:
        return None

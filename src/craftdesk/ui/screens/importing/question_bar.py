"""A question that nothing in the file decides, asked once, in a bar, with an example from the file."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.importing.guessing_doubles import MEANING, WHICH_COLUMN
from craftdesk.importing.import_choices import DATE_ORDER, DECIMAL_SIGN, ImportChoices, answered
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.styles import ColumnQuestion
from craftdesk.ui.format import Formatter
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.targets import target_title
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.label import IconLabel, Label
from craftdesk.ui.widgets.tab_group import tab_within

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
        tab_within(self._answers, self.buttons)
        self.show()
        announce(self, self.text.text())

    def _sentence(self, question: ColumnQuestion) -> str:
        examples = ", ".join(question.examples[:3])
        heading = _heading(question.heading, question.column)
        if question.code == MEANING:
            asked = translate(
                "Import", "“{heading}” holds something else than its heading says, for example {examples}. What is it?"
            )
        elif question.code == WHICH_COLUMN:
            heading = ", ".join(f"“{_of_column(question, choice)}”" for choice in question.choices)
            asked = translate(
                "Import",
                "{heading} all seem to be “{field}”, and hold different things: {examples}. Which one is meant?",
            )
        elif question.code == DECIMAL_SIGN:
            asked = translate(
                "Import",
                "The numbers in “{heading}” can be read in two ways, for example {examples}. Which sign begins"
                " the decimals?",
            )
        else:
            asked = translate(
                "Import", "The dates in “{heading}” can be read in two ways, for example {examples}. What comes first?"
            )
        assumed = translate("Import", "For now: {answer}.").format(answer=self._short(question, question.default))
        field = target_title(question.target)
        return f"{asked.format(heading=heading, examples=examples, field=field)} {assumed}"

    def _short(self, question: ColumnQuestion, choice: str) -> str:
        if question.code == MEANING:
            return target_title(choice)
        if question.code == WHICH_COLUMN:
            return f"“{_of_column(question, choice)}”"
        known = {
            "dmy": translate("Import", "the day"),
            "mdy": translate("Import", "the month"),
            "ymd": translate("Import", "the year"),
            ".": translate("Import", "a point"),
            ",": translate("Import", "a comma"),
        }
        return known.get(choice, choice)

    def _answer(self, question: ColumnQuestion, choice: str) -> str:
        """The words of a button: the rule, and how the example would read by it."""
        if question.code == MEANING:
            return target_title(choice)
        if question.code == WHICH_COLUMN:
            return _of_column(question, choice)
        known = {
            "dmy": translate("Import", "Day first"),
            "mdy": translate("Import", "Month first"),
            "ymd": translate("Import", "Year first"),
            ".": translate("Import", "Point"),
            ",": translate("Import", "Comma"),
        }
        example = question.examples[0] if question.examples else ""
        day = _as_day(example, choice) if question.code == DATE_ORDER else None
        text = known.get(choice, choice)
        return translate("Import", "{rule}: {day}").format(rule=text, day=self._form.date_short(day)) if day else text

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if self._question is None or not isinstance(button, Button):
            return
        self.answered.emit(answered(self._choices, self._question, str(button.property("answer"))))

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(14), px(10), px(12), px(10))
        self._row.setSpacing(px(12))


def _heading(heading: str, column: int) -> str:
    return heading or translate("Import", "Column {n}").format(n=column + 1)


def _of_column(question: ColumnQuestion, choice: str) -> str:
    """What the column is called that is one of the choices."""
    return _heading(question.headings[question.choices.index(choice)], int(choice))


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

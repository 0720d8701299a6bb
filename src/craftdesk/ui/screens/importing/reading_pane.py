"""The right of the page: how the file is read, its columns and its settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.custom_fields import TITLE_LIMIT
from craftdesk.importing.mapping import Column
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.session import ImportChoices, NewField
from craftdesk.importing.targets import LEVEL_PRICE, OFFERED, parameter
from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.column_words import (
    NEW_FIELD,
    Certainty,
    certainty,
    heading_of,
    left_out_words,
)
from craftdesk.ui.screens.importing.columns import ColumnsModel, ColumnsView
from craftdesk.ui.screens.importing.reading_words import summary
from craftdesk.ui.screens.importing.settings_form import SettingsForm
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label, PropertyLabel
from craftdesk.ui.widgets.tab_bar import UnderlineTabs


class ReadingPane(Card):
    """Columns and settings of the file; `chosen` tells the choices after each change."""

    chosen = Signal(object)  # ImportChoices

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, translate("Import", "How the file is read"), parent)
        self._choices = ImportChoices()
        self._summary = PropertyLabel(look, "", role=Role.SMALL, ink="muted")
        self.tabs = UnderlineTabs(look, translate("Import", "How the file is read"))
        self.tabs.add_tab("columns", translate("Import", "Columns"))
        self.tabs.add_tab("settings", translate("Import", "Settings"))
        self.tabs.chosen.connect(self._on_tabs_chosen)
        self._model = ColumnsModel(self)
        self._model.field_chosen.connect(self._on_model_field_chosen)
        self.columns = ColumnsView(look, self._model)
        self._columns: tuple[Column, ...] = ()
        self._memory = QWidget()
        remembered = QHBoxLayout(self._memory)
        remembered.setContentsMargins(0, 0, 0, 0)
        self.remembered = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        remembered.addWidget(self.remembered, 1)
        self.anew = Button(look, translate("Import", "Recognise anew"), kind=ButtonKind.LINK)
        self.anew.clicked.connect(self._on_anew_clicked)
        remembered.addWidget(self.anew)
        self._memory.hide()
        self._out = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        self._out.hide()
        self._hint = Label(look, "", role=Role.SMALL, ink="warning", wrap=True)
        self._hint.hide()
        self.form = SettingsForm(look)
        self.form.setProperty("page", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self.form.chosen.connect(self._on_form_chosen)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.columns)
        self._stack.addWidget(scroll)
        rule = QFrame()
        rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self.body.addWidget(self._summary)
        self.body.addWidget(self.tabs)
        self.body.addWidget(rule)
        self.body.addWidget(self._memory)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._out)
        self.body.setSpacing(0)
        self._summary.setContentsMargins(0, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Ask for room for a heading and a field side by side."""
        return QSize(self._look.px(340), self._look.px(300))

    def minimumSizeHint(self) -> QSize:
        """Live with less on small screens."""
        px = self._look.px
        return QSize(max(px(290), self.form.minimumSizeHint().width() + px(50)), px(110))

    def show_plan(self, plan: ImportPlan, choices: ImportChoices, own: Sequence[CustomField]) -> None:
        """Show how the plan read the file; `own` are the shop's own fields."""
        self._choices, self._columns = choices, tuple(plan.columns)
        self._summary.show_text(summary(plan))
        titles = {field.key: field.title for field in own}
        titles |= {
            parameter(column.field): choices.new_fields[column.index].title
            for column in self._columns
            if column.index in choices.new_fields
        }
        levels = (f"{LEVEL_PRICE}:{level}" for level in plan.reading.levels)
        self._model.show(self._columns, (*OFFERED, *levels, *(field.target for field in own)), titles)
        self.tabs.set_count("columns", len(self._columns))
        self._show_hints(plan)
        self.form.show_plan(plan, choices)

    def show_remembered(self, day: str) -> None:
        """Say since when it is known what these columns become."""
        said = translate("Import", "As you chose for an earlier file with these headings.")
        dated = translate("Import", "As you chose on {day} for a file with these headings.")
        self.remembered.setText(dated.format(day=day) if day else said)

    def ask_for_columns(self) -> None:
        """Put the keyboard where the owner says what the columns mean."""
        self.tabs.select("columns")
        self._stack.setCurrentIndex(0)
        if not self.columns.currentIndex().isValid():
            self.columns.setCurrentIndex(self._model.index(0))
        self.columns.setFocus()

    def _show_hints(self, plan: ImportPlan) -> None:
        unsure = sum(1 for column in self._columns if certainty(column) is Certainty.CHECK)
        text = (
            translate("Import", "One column is a guess. Please have a look.")
            if unsure == 1
            else translate("Import", "{n} columns are guesses. Please have a look.")
        )
        self._hint.setText(text.format(n=unsure) if unsure else "")
        self._out.setText(left_out_words(plan.left_out) if plan.left_out else "")
        self._memory.setVisible(plan.remembered)
        self._show_page()

    def _show_page(self) -> None:
        on_columns = self._stack.currentIndex() == 0
        self._hint.setVisible(on_columns and bool(self._hint.text()))
        self._out.setVisible(on_columns and bool(self._out.text()))

    @Slot()
    def _on_anew_clicked(self) -> None:
        self.chosen.emit(replace(self._choices, use_remembered=False, mapping={}, new_fields={}))

    @Slot(str)
    def _on_tabs_chosen(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == "columns" else 1)
        self._show_page()

    @Slot(int, str)
    def _on_model_field_chosen(self, index: int, field: str) -> None:
        mapping = {column: target for column, target in self._choices.mapping.items() if column != index}
        fresh = {column: made for column, made in self._choices.new_fields.items() if column != index}
        if field == NEW_FIELD:
            fresh[index] = NewField(title=heading_of(self._columns[index])[:TITLE_LIMIT])
        else:
            mapping[index] = field
        self.chosen.emit(replace(self._choices, mapping=mapping, new_fields=fresh))

    @Slot(object)
    def _on_form_chosen(self, choices: object) -> None:
        if isinstance(choices, ImportChoices):
            # Another way of reading moves the columns: what was chosen for them holds no longer.
            former = self._choices
            moved = (choices.delimiter, choices.header_row, choices.sheet) != (
                former.delimiter, former.header_row, former.sheet,
            )  # fmt: skip
            # Nor are rows of another sheet those that were decided of.
            fresh = replace(choices, mapping={}, new_fields={}, decisions={}, groups={})
            self.chosen.emit(fresh if moved else choices)

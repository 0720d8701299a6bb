"""When a customer counts as new, regular, best, slipping away or lost: the shop's numbers, and what follows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from craftdesk.domain.loyalty import Loyalty, LoyaltyRules, rules_problems
from craftdesk.errors import Problem
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.number_editors import MoneyEditor, NumberEditor, PercentEditor
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.loyalty_words import loyalty_meaning, loyalty_words
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label

_SHOWN = (Loyalty.NEW, Loyalty.OCCASIONAL, Loyalty.REGULAR, Loyalty.BEST, Loyalty.SLIPPING, Loyalty.LOST, Loyalty.NONE)


class FactorEditor(PercentEditor):
    """A factor with decimals, kept in hundredths."""

    def _written(self, value: int) -> str:
        return super()._written(value).removesuffix(" %")


class LoyaltyDialog(PanelDialog):
    """Numbers above, the classes in words below; the words follow while a number is typed."""

    saved = Signal(object)  # LoyaltyRules

    def __init__(
        self, kit: Kit, rules: LoyaltyRules, counts: Mapping[Loyalty, int], currency: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(kit, self.tr("Loyalty"), parent)
        self._rules, self._currency, self._counts = rules, currency, counts
        look, fmt = kit.look, kit.format
        editors: dict[str, tuple[str, Editor]] = {
            "new_days": (self.tr("New for how many days"), NumberEditor(look, fmt)),
            "regular_orders": (self.tr("Regular from how many orders on"), NumberEditor(look, fmt)),
            "best_spent": (self.tr("Best from what spending on"), MoneyEditor(look, fmt, currency)),
            "slipping_factor": (self.tr("Slipping away after how many usual intervals"), FactorEditor(look, fmt)),
            "slipping_days": (self.tr("… and after how many days at least"), NumberEditor(look, fmt)),
            "lost_days": (self.tr("Lost after how many days without an order"), NumberEditor(look, fmt)),
        }
        self.boxes = {key: FieldBox(look, key, title, editor) for key, (title, editor) in editors.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(8))
        for place, (key, box) in enumerate(self.boxes.items()):
            box.editor.show_value(getattr(rules, key))
            box.edited.connect(self._on_box_edited)
            grid.addWidget(box, place // 2, place % 2)
        self.body.addLayout(grid)
        self.meanings = {one: Label(look, "", role=Role.SMALL, wrap=True) for one in _SHOWN}
        for label in self.meanings.values():
            self.body.addWidget(label)
        self.body.addStretch(1)
        leave = self.add_button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Save rules"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        self._explain(rules)
        self.resize(look.px(620), look.px(480))

    def rules(self) -> LoyaltyRules | None:
        """The rules as they are filled in; None while a number is missing."""
        values = {key: box.editor.value() for key, box in self.boxes.items()}
        if any(not isinstance(value, int) for value in values.values()):
            return None
        return LoyaltyRules(**values)  # type: ignore[arg-type]  # all of them are numbers

    def _explain(self, rules: LoyaltyRules) -> None:
        for one, label in self.meanings.items():
            meaning = loyalty_meaning(one, rules, self.kit.format, self._currency)
            words = self.tr("{0}: {1}")
            if rules == self._rules:
                words = self.tr("{0} ({2}): {1}").replace("{2}", self.kit.format.count(self._counts.get(one, 0)))
            label.setText(words.replace("{1}", meaning).replace("{0}", loyalty_words(one)))

    def _problems(self) -> tuple[Problem, ...]:
        """What stands against saving, each beside its field."""
        found = []
        for key, box in self.boxes.items():
            unreadable = box.editor.unreadable()
            if unreadable is not None or not isinstance(box.editor.value(), int):
                found.append(Problem(unreadable.code if unreadable else "loyalty.no_number", key,
                                     unreadable.params if unreadable else {}))  # fmt: skip
        rules = self.rules()
        return tuple(found) if found or rules is None else rules_problems(rules)

    @Slot()
    def _on_box_edited(self) -> None:
        for box in self.boxes.values():
            box.show_message("")
        rules = self.rules()
        if rules is not None:
            self._explain(rules)

    @Slot()
    def _on_go_clicked(self) -> None:
        problems, rules = self._problems(), self.rules()
        for problem in problems:
            self.boxes[problem.field].show_message(problem_words(problem))
        if problems:
            self.boxes[problems[0].field].editor.setFocus()
        elif rules is not None:
            self.saved.emit(rules)
            self.accept()

"""Several customers side by side: which one stays, which value is the best, and what moves along by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from craftdesk.controllers.merging import MergeShown
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.merging import FieldChoice
from craftdesk.domain.query import CustomerRow
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.page import Page, clear_layout
from craftdesk.ui.screens.merging.value_choice import ValueChoice
from craftdesk.ui.screens.merging.values import FieldValues, address_lines
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label, PropertyLabel

_FEWEST = 2
_TITLE_COLUMN, _NARROWEST_COLUMN = 130, 120


class MergePanel(Page):
    """Shows a proposal; `keep_chosen`, `value_chosen` and `left_out` ask for another one."""

    keep_chosen = Signal(object)  # CustomerId
    value_chosen = Signal(str, object)  # key of a field, CustomerId
    left_out = Signal(object)  # CustomerId

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self._kit = kit
        self.setAccessibleName(self.tr("What becomes of them"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._shown: MergeShown | None = None
        self.kept = QButtonGroup(self)
        self.choices: dict[str, QButtonGroup] = {}

    def show_nothing(self) -> None:
        """Show no proposal."""
        self._shown = None
        self._clear()

    def show_proposal(self, shown: MergeShown) -> None:
        """Show a proposal; the focus stays where it was."""
        place = next((one.objectName() for one in self.findChildren(ValueChoice) if one.hasFocus()), "")
        same = self._shown is not None and {row.id for row in self._shown.rows} == {row.id for row in shown.rows}
        at = self.verticalScrollBar().value() if same else 0
        self._shown = shown
        values = FieldValues(shown, self._kit.format)
        self._clear()
        self._add_people(shown)
        self._add_choices(shown, values)
        self._add_united(shown, values)
        self._add_equal(shown, values)
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(at)
        for choice in self.findChildren(ValueChoice):
            if place and choice.objectName() == place:
                choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Go to the customer who stays."""
        button = self.kept.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what it is made of ---------------------------------------------------------------------

    def _clear(self) -> None:
        clear_layout(self.column)
        self.kept.deleteLater()
        for group in self.choices.values():
            group.deleteLater()
        self.kept, self.choices = QButtonGroup(self), {}
        self.kept.buttonClicked.connect(self._on_kept_button_clicked)

    def _grid(self, card: Card, people: int) -> QGridLayout:
        px, grid = self._kit.look.px, QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        grid.setColumnMinimumWidth(0, px(_TITLE_COLUMN))
        for column in range(people):
            grid.setColumnStretch(column + 1, 1)
            grid.setColumnMinimumWidth(column + 1, px(_NARROWEST_COLUMN))
        card.body.addLayout(grid)
        return grid

    def _add_people(self, shown: MergeShown) -> None:
        look = self._kit.look
        card = Card(look, self.tr("Who stays"))
        grid = self._grid(card, len(shown.rows))
        title = Label(look, self.tr("This one is kept"), role=Role.SMALL, ink="muted", wrap=True)
        grid.addWidget(title, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        # The order of the columns must not change when another one is to stay.
        for column, row in enumerate(sorted(shown.rows, key=lambda one: one.id), start=1):
            button = ValueChoice(row.name, self.tr("Keep {0}, {1}").replace("{0}", row.name).replace("{1}", row.number))
            button.setObjectName(f"keep:{row.id}")
            button.setProperty("customer", int(row.id))
            button.setFont(look.font(Role.STRONG))
            self.kept.addButton(button)
            button.setChecked(row.id == shown.proposal.customers[0].id)
            grid.addWidget(button, 0, column)
            grid.addWidget(PropertyLabel(look, self._facts(row), role=Role.SMALL, ink="muted"), 1, column)
            if len(shown.rows) > _FEWEST:
                grid.addWidget(self._leave_out(row), 2, column, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(card)

    def _leave_out(self, row: CustomerRow) -> Button:
        button = Button(self._kit.look, self.tr("Leave out"), kind=ButtonKind.LINK)
        button.setAccessibleName(self.tr("Leave out {0}").replace("{0}", row.name))
        button.setProperty("customer", int(row.id))
        button.clicked.connect(self._on_leave_out_clicked)
        return button

    def _facts(self, row: CustomerRow) -> str:
        """What tells one customer from another: number, town, orders."""
        orders = (
            self.tr("no orders")
            if not row.orders
            else self.tr("1 order")
            if row.orders == 1
            else self.tr("{0} orders").replace("{0}", self._kit.format.count(row.orders))
        )
        return " · ".join(part for part in (row.number, row.city, orders) if part)

    def _add_choices(self, shown: MergeShown, values: FieldValues) -> None:
        differing = [field for field in shown.proposal.fields if field.differs and not field.is_united]
        if not differing:
            return
        look, people = self._kit.look, sorted(row.id for row in shown.rows)
        card = Card(look, self.tr("Where they differ"))
        grid = self._grid(card, len(people))
        for line, field in enumerate(differing):
            title = values.title(field.key)
            grid.addWidget(Label(look, title, role=Role.SMALL, ink="muted", wrap=True), line, 0)
            group = self.choices[field.key] = QButtonGroup(self)
            group.buttonClicked.connect(self._on_choice_button_clicked)
            for candidate in field.candidates:
                text = values.text(field.key, candidate.value)
                column = people.index(candidate.customer) + 1
                grid.addWidget(self._choice(field, title, text, candidate.customer, group), line, column)
        self.column.addWidget(card)

    def _choice(
        self, field: FieldChoice, title: str, text: str, customer: CustomerId, group: QButtonGroup
    ) -> ValueChoice:
        nothing = self.tr("nothing")
        button = ValueChoice(text or nothing, f"{title}: {text or nothing}")
        button.setObjectName(f"{field.key}:{customer}")
        button.setProperty("customer", int(customer))
        button.setProperty("field", field.key)
        group.addButton(button)
        button.setChecked(customer == field.from_customer)
        return button

    def _add_united(self, shown: MergeShown, values: FieldValues) -> None:
        lines = [
            (values.title(field.key), text)
            for field in shown.proposal.fields
            if field.is_united and (text := values.text(field.key, field.value))
        ]
        if shown.proposal.addresses:
            title = QCoreApplication.translate("Merging", "Addresses")
            lines.append((title, "\n".join(address_lines(shown.proposal.addresses))))
        self._add_lines(self.tr("Kept from all"), lines)

    def _add_equal(self, shown: MergeShown, values: FieldValues) -> None:
        lines = [
            (values.title(field.key), text)
            for field in shown.proposal.fields
            if not field.is_united and not field.differs and (text := values.text(field.key, field.value))
        ]
        self._add_lines(self.tr("The rest"), lines)

    def _add_lines(self, heading: str, lines: Sequence[tuple[str, str]]) -> None:
        if not lines:
            return
        look = self._kit.look
        card = Card(look, heading)
        grid = self._grid(card, 1)
        top = Qt.AlignmentFlag.AlignTop
        for line, (title, text) in enumerate(lines):
            grid.addWidget(Label(look, title, role=Role.SMALL, ink="muted", wrap=True), line, 0, top)
            value = Label(look, text, wrap=True)
            value.setAccessibleName(f"{title}: {text}")
            grid.addWidget(value, line, 1, top)
        self.column.addWidget(card)

    # --- news ----------------------------------------------------------------------------------

    @Slot()
    def _on_leave_out_clicked(self) -> None:
        self.left_out.emit(CustomerId(int(self.sender().property("customer"))))

    @Slot(object)
    def _on_kept_button_clicked(self, button: QWidget) -> None:
        self.keep_chosen.emit(CustomerId(int(button.property("customer"))))

    @Slot(object)
    def _on_choice_button_clicked(self, button: QWidget) -> None:
        self.value_chosen.emit(str(button.property("field")), CustomerId(int(button.property("customer"))))

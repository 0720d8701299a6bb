"""The panel of a merge with its foot: what will happen in one sentence, and the button that does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.merging import MergeController, MergeShown
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import display_name
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.merging.merge_panel import MergePanel
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label


class MergeDesk(QFrame):
    """Give it customers with `show_customers`; `way_out` is what the second button says."""

    declined = Signal()
    begun = Signal()

    def __init__(self, kit: Kit, controller: MergeController, way_out: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._customers: tuple[CustomerId, ...] = ()
        self._choices: dict[str, CustomerId] = {}
        self.panel = MergePanel(kit)
        self.merge = Button(kit.look, self.tr("Merge"), kind=ButtonKind.PRIMARY, icon="merge")
        self.decline = Button(kit.look, way_out)
        self.summary = Label(kit.look, "", ink="muted", wrap=True)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self.panel, 1)
        line = QFrame()
        line.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        line.setFixedHeight(1)
        self._outer.addWidget(line)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.summary, 1)
        self._foot.addWidget(self.decline)
        self._foot.addWidget(self.merge)
        self._outer.addLayout(self._foot)
        self.panel.keep_chosen.connect(self._on_panel_keep_chosen)
        self.panel.value_chosen.connect(self._on_panel_value_chosen)
        self.panel.left_out.connect(self._on_panel_left_out)
        self.merge.clicked.connect(self._on_merge_clicked)
        self.decline.clicked.connect(self.declined)
        controller.proposed.connect(self._on_controller_proposed)
        controller.failed.connect(self._on_controller_failed)
        kit.look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.show_customers(())

    @property
    def customers(self) -> tuple[CustomerId, ...]:
        """Who is to become one; the first stays."""
        return self._customers

    def show_customers(self, customers: Sequence[CustomerId]) -> None:
        """Work out what would become of these; the first stays unless another one is chosen."""
        self._customers, self._choices = tuple(customers), {}
        self.merge.setEnabled(False)
        self.decline.setEnabled(bool(customers))
        self.summary.setText("")
        if not customers:
            self.panel.show_nothing()
            return
        self._propose()

    def _propose(self) -> None:
        self.merge.setEnabled(False)
        self._controller.propose(self._customers[0], self._customers[1:], self._choices)

    @Slot(object)
    def _on_controller_proposed(self, shown: object) -> None:
        if not isinstance(shown, MergeShown) or {row.id for row in shown.rows} != set(self._customers):
            return
        self.panel.show_proposal(shown)
        count = len(shown.rows)
        self.merge.set_words(self.tr("Merge {0} customers").replace("{0}", self._kit.format.count(count)))
        self.merge.setEnabled(not self._kit.actions.context.read_only)
        name, number = display_name(shown.proposal.merged), shown.rows[0].number
        words = self.tr("They become {0} ({1}). Addresses, orders and notes move along. Undo gives all of them back.")
        self.summary.setText(words.replace("{0}", name).replace("{1}", shown.proposal.merged.number or number))

    @Slot(object)
    def _on_controller_failed(self, _problem: object) -> None:
        """The problem itself is told by the page; what was chosen stays."""
        self.merge.setEnabled(bool(self._customers) and not self._kit.actions.context.read_only)
        self.decline.setEnabled(bool(self._customers))

    @Slot(object)
    def _on_panel_keep_chosen(self, customer: CustomerId) -> None:
        self._customers = (customer, *(one for one in self._customers if one != customer))
        self._propose()

    @Slot(str, object)
    def _on_panel_value_chosen(self, field: str, customer: CustomerId) -> None:
        self._choices[field] = customer
        self._propose()

    @Slot(object)
    def _on_panel_left_out(self, customer: CustomerId) -> None:
        self._customers = tuple(one for one in self._customers if one != customer)
        self._choices = {field: one for field, one in self._choices.items() if one != customer}
        self._propose()

    @Slot()
    def _on_merge_clicked(self) -> None:
        self.merge.setEnabled(False)
        self.decline.setEnabled(False)
        self.begun.emit()
        self._controller.merge(self._customers[0], self._customers[1:], self._choices)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._foot.setContentsMargins(px(24), px(12), px(24), px(12))
        self._foot.setSpacing(px(10))

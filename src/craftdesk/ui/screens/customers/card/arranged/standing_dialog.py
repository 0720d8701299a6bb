"""A standing order: what a customer gets, how often, from which day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from craftdesk.controllers.arrangements import ArrangementsController, Asking
from craftdesk.domain.order import Delivery
from craftdesk.domain.standing import Rhythm, StandingOrder
from craftdesk.ui.dialogs.entry import EntryDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.number_editors import DateEditor, NumberEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.arranged.standing_lines import StandingLinesEditor
from craftdesk.ui.widgets.label import Label


class StandingDialog(EntryDialog):
    """A new standing order, or one that is there."""

    def __init__(
        self, kit: Kit, controller: ArrangementsController, asking: Asking, standing: StandingOrder,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(kit, self.tr("Standing order"), self.tr("Save"), parent)
        self._controller, self._asking, self._standing = controller, asking, standing
        look, fmt = kit.look, kit.format
        self.lines = StandingLinesEditor(look, fmt, asking)
        self.every = NumberEditor(look, fmt)
        rhythms = (
            (Rhythm.DAYS, self.tr("days")), (Rhythm.WEEKS, self.tr("weeks, on the weekday of the next one")),
            (Rhythm.MONTHS, self.tr("months, on the day of the next one")),
        )  # fmt: skip
        self.rhythm = ChoiceEditor(look, rhythms)
        self.next_on = DateEditor(look, fmt, self._today)
        self.until = DateEditor(look, fmt, self._today, self.tr("no end"))
        self.lead = NumberEditor(look, fmt, self.tr("on the day itself"))
        deliveries = (
            (Delivery.UNSAID, self.tr("as always")), (Delivery.DELIVERY, self.tr("delivered")),
            (Delivery.PICKUP, self.tr("picked up")),
        )  # fmt: skip
        self.delivery = ChoiceEditor(look, deliveries)
        self.title = TextEditor(look, self.tr("Bread for the weekend"))
        self.note = TextEditor(look, self.tr("By the back door"))
        self.add_field("lines", self.tr("What they get"), self.lines)
        self._pair(("every", self.tr("Every"), self.every, 1), ("rhythm", self.tr("How often"), self.rhythm, 3))
        self._pair(("next_on", self.tr("Next on"), self.next_on, 1), ("until", self.tr("Until"), self.until, 1))
        self._pair(
            ("lead_days", self.tr("Draft so many days before"), self.lead, 1),
            ("delivery", self.tr("How they get it"), self.delivery, 1),
        )
        self.add_field("title", self.tr("Name of it"), self.title)
        self.add_field("shop_note", self.tr("Note for the shop"), self.note)
        hint = self.tr("When it is due, an unconfirmed order is drafted at the prices of the day.")
        self.body.addWidget(Label(look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.end_fields()
        self._fill()
        self.setMinimumWidth(look.px(560))
        self.go_wished.connect(self._on_go_wished)
        controller.done.connect(self.close_done)
        controller.failed.connect(self.show_error)
        self.lines.focus_first()

    def _today(self) -> date:
        return self._asking.today

    def _pair(self, *fields: tuple[str, str, Editor, int]) -> None:
        """Put two fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(self.kit.look.px(12))
        for key, title, editor, share in fields:
            box = FieldBox(self.kit.look, key, title, editor)
            box.edited.connect(self._on_box_edited)
            self.boxes[key] = box
            row.addWidget(box, share)
        self.body.addLayout(row)

    def _fill(self) -> None:
        one = self._standing
        if one.lines:
            self.lines.show_value(one.lines)
        self.every.show_value(one.every)
        self.rhythm.show_value(one.rhythm)
        self.next_on.show_value(one.upcoming)
        self.until.show_value(one.until)
        self.lead.show_value(one.lead_days or None)
        self.delivery.show_value(one.delivery)
        self.title.show_value(one.title)
        self.note.show_value(one.shop_note)

    @Slot()
    def _on_go_wished(self) -> None:
        rhythm, delivery = self.rhythm.value(), self.delivery.value()
        before, next_on = self._standing, self.next_on.value()
        if next_on is None:
            self.boxes["next_on"].show_message(self.tr("Say on which day they get it next."))
            self.next_on.setFocus()
            return
        kept = replace(
            before, lines=self.lines.value(), every=self.every.value() or 0,
            rhythm=rhythm if isinstance(rhythm, Rhythm) else before.rhythm, next_on=next_on,
            month_day=before.month_day if next_on == before.upcoming else next_on.day, until=self.until.value(),
            lead_days=self.lead.value() or 0, title=self.title.value(), shop_note=self.note.value(),
            delivery=delivery if isinstance(delivery, Delivery) else before.delivery,
        )  # fmt: skip
        self._controller.save_standing(kept)

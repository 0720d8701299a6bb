"""The choice of a period: the usual ones by name, or any days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.period import Period, PeriodKey, named_period
from craftdesk.ui.forms.number_editors import DateEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.chips import ChipItem, Chips
from craftdesk.ui.widgets.label import Label


class PeriodBar(QWidget):
    """Chips, and two days below them where the owner chooses their own."""

    chosen = Signal(object)  # Period

    def __init__(self, kit: Kit, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._today = kit, today
        names = {
            PeriodKey.THIS_MONTH: self.tr("This month"), PeriodKey.LAST_MONTH: self.tr("Last month"),
            PeriodKey.THIS_QUARTER: self.tr("This quarter"), PeriodKey.THIS_YEAR: self.tr("This year"),
            PeriodKey.LAST_YEAR: self.tr("Last year"), PeriodKey.LAST_12_MONTHS: self.tr("Last 12 months"),
            PeriodKey.ALL: self.tr("All time"), PeriodKey.OWN: self.tr("From – to"),
        }  # fmt: skip
        self.chips = Chips(kit.look, self.tr("Period"))
        self.chips.set_items([ChipItem(key=key.value, text=text) for key, text in names.items()])
        self.chips.select(PeriodKey.LAST_12_MONTHS.value)
        self.chips.chosen.connect(self._on_chips_chosen)
        self.own = QWidget()
        row = QHBoxLayout(self.own)
        row.setContentsMargins(0, 0, 0, 0)
        self.first, self.last = (DateEditor(kit.look, kit.format, today) for _ in range(2))
        self.first.set_name(self.tr("First day"))
        self.last.set_name(self.tr("Last day"))
        self.problem = Label(kit.look, "", ink="danger", wrap=True)
        row.addWidget(Label(kit.look, self.tr("From")))
        row.addWidget(self.first)
        row.addWidget(Label(kit.look, self.tr("to")))
        row.addWidget(self.last)
        row.addWidget(self.problem, 1)
        for editor in (self.first, self.last):
            editor.line.editingFinished.connect(self._on_line_editing_finished)
            editor.edited.connect(self._on_editor_edited)
        self.own.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)
        column.addWidget(self.own)

    def period(self) -> Period | None:
        """Return the chosen period; None while its days can't be read or stand the wrong way round."""
        key = PeriodKey(self.chips.current())
        if key is not PeriodKey.OWN:
            return named_period(key, self._today())
        first, last = self.first.value(), self.last.value()
        wrong = self.first.unreadable() or self.last.unreadable()
        if wrong is not None or (first is not None and last is not None and first > last):
            return None
        return Period(first, last)

    def _tell(self) -> None:
        period = self.period()
        self.problem.setText("" if period is not None else self._why())
        if period is not None:
            self.chosen.emit(period)

    def _why(self) -> str:
        if self.first.unreadable() is not None or self.last.unreadable() is not None:
            return self.tr("That is no day. Write it like {0}.").replace(
                "{0}", self._kit.format.date_short(self._today())
            )
        return self.tr("The first day comes after the last one. The figures below stay as they are.")

    @Slot(str)
    def _on_chips_chosen(self, key: str) -> None:
        self.own.setVisible(key == PeriodKey.OWN.value)
        if key == PeriodKey.OWN.value and self.first.value() is None and self.last.value() is None:
            year = named_period(PeriodKey.THIS_YEAR, self._today())
            self.first.show_value(year.first)
            self.last.show_value(self._today())
        self._tell()

    @Slot()
    def _on_line_editing_finished(self) -> None:
        self.first.tidy()
        self.last.tidy()
        self._tell()

    @Slot()
    def _on_editor_edited(self) -> None:
        if not (self.first.line.hasFocus() or self.last.line.hasFocus()):
            self._tell()

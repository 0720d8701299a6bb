"""A card with a chart that can be read as a table, copied as a picture and saved as either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.domain.figure_table import FigureTableFile
from craftdesk.ui.figure_saving import FigureSaving, picture_of
from craftdesk.ui.look import Look
from craftdesk.ui.screens.customers.card.clipboard import copy_table
from craftdesk.ui.screens.customers.card.figure_table import FigureTable
from craftdesk.ui.widgets.bar_chart import BarChart, ChartData
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.chips import ChipItem, Chips
from craftdesk.ui.widgets.label import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Charted:
    """A chart and the same numbers: as rows to be read, and as cells for a file."""

    chart: ChartData
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    cells: Sequence[tuple[str, ...]]
    amounts: tuple[int, ...] = ()


class ChartCard(Card):
    """Arrow keys read the chart out; one press shows the table instead."""

    copied = Signal(str)
    turned = Signal(str)
    save_requested = Signal(object)  # FigureSaving

    def __init__(self, look: Look, title: str, choices: Sequence[ChipItem] = (), parent: QWidget | None = None) -> None:
        super().__init__(look, title, parent)
        self._shown: Charted | None = None
        self.switch = self.add_link(self.tr("Show as table"))
        self.switch.clicked.connect(self._on_switch_clicked)
        copy = self.add_link(self.tr("Copy"), self.tr("Copy: {0}").format(title))
        copy.clicked.connect(self._on_copy_clicked)
        save = self.add_link(self.tr("Save…"), self.tr("Save as a file: {0}").format(title))
        save.clicked.connect(self._on_save_clicked)
        self.chips = Chips(look, title)
        self.chips.set_items(choices)
        self.chips.chosen.connect(self.turned)
        if not choices:
            self.chips.hide()
        self.chart = BarChart(look)
        self.chart.readout.connect(self._on_chart_readout)
        self.hint = self.tr("Arrow keys read the chart out.")
        self.read = Label(look, self.hint, ink="muted")
        self.table = FigureTable(look, title, ("", "", ""))
        self.table.hide()
        for widget in (self.chips, self.chart, self.read, self.table):
            self.add(widget)

    def show_charted(self, charted: Charted) -> None:
        """Show other figures."""
        self._shown = charted
        self.set_title(charted.chart.title)
        self.chart.set_data(charted.chart)
        self.read.setText(self.hint)
        self.table.setAccessibleName(charted.chart.title)
        self.table.show_headings(charted.headings)
        self.table.show_rows(charted.rows)

    @property
    def as_table(self) -> bool:
        """Whether the table is in sight instead of the chart."""
        return self.table.isVisibleTo(self)

    @Slot()
    def _on_switch_clicked(self) -> None:
        table = not self.as_table
        self.switch.set_words(self.tr("Show as chart") if table else self.tr("Show as table"))
        self.chart.setVisible(not table)
        self.read.setVisible(not table)
        self.table.setVisible(table)

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self._shown is None:
            return
        copy_table(self.table.all_rows(), None if self.as_table else picture_of(self.chart, self._look))
        self.copied.emit(self._shown.chart.title)

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._shown is None:
            return
        shown = self._shown
        table = FigureTableFile(headings=shown.headings, rows=tuple(shown.cells), amounts=shown.amounts)
        picture = None if self.as_table else picture_of(self.chart, self._look)
        self.save_requested.emit(FigureSaving(name=shown.chart.title, table=table, picture=picture))

    @Slot(str)
    def _on_chart_readout(self, text: str) -> None:
        self.read.setText(text)

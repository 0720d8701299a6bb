"""A card around a table of figures, with a way to copy it and chips to turn it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.domain.figure_table import FigureTableFile
from craftdesk.ui.figure_saving import FigureSaving
from craftdesk.ui.look import Look
from craftdesk.ui.screens.customers.card.clipboard import copy_table
from craftdesk.ui.screens.customers.card.figure_table import FigureTable
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.chips import ChipItem, Chips


class FigureCard(Card):
    """Title, Copy, perhaps a choice of orders, and the table."""

    copied = Signal(str)
    turned = Signal(str)
    save_requested = Signal(object)  # FigureSaving

    def __init__(
        self, look: Look, title: str, headings: Sequence[str], choices: Sequence[ChipItem] = (),
        parent: QWidget | None = None, *, saves: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(look, title, parent)
        self._words = title
        copy = self.add_link(self.tr("Copy"), self.tr("Copy as a table: {0}").format(title))
        copy.clicked.connect(self._on_copy_clicked)
        if saves:
            save = self.add_link(self.tr("Save…"), self.tr("Save as a file: {0}").format(title))
            save.clicked.connect(self._on_save_clicked)
        self._cells: Sequence[tuple[str, ...]] = ()
        self._amounts: tuple[int, ...] = ()
        self.chips: Chips | None = None
        if choices:
            self.chips = Chips(look, title)
            self.chips.set_items(choices)
            self.chips.chosen.connect(self.turned)
            self.add(self.chips)
        self.table = FigureTable(look, title, headings)
        self.add(self.table)

    def show_rows(
        self, rows: Sequence[tuple[str, ...]], cells: Sequence[tuple[str, ...]] = (), amounts: tuple[int, ...] = (),
        notes: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Show figures; without any the card is not there. `cells` are the same for a file, `amounts` its decimals."""
        self._cells, self._amounts = cells or rows, amounts
        self.table.show_rows(rows, notes)
        self.setVisible(bool(rows))

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_table(self.table.all_rows())
        self.copied.emit(self._words)

    def table_file(self) -> FigureTableFile:
        """Return what is shown as it goes into a file."""
        headings = tuple(self.table.figures.headings)
        return FigureTableFile(headings=headings, rows=tuple(self._cells), amounts=self._amounts)

    @Slot()
    def _on_save_clicked(self) -> None:
        self.save_requested.emit(FigureSaving(name=self._words, table=self.table_file()))

"""Numbers that add up: 12 rows read = 10 new + 1 twice in the file + 1 rejected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.controllers.import_rows import SKIPPED
from craftdesk.importing.outcome import RowCounts
from craftdesk.ui.fonts import Role
from craftdesk.ui.format import Formatter
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.kinds import CHANGED, MERGED, NEW, REJECTED, SAME, kind_of
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.label import Label


class Term(QWidget):
    """A number over its word, or a sign between two numbers."""

    def __init__(self, look: Look, number: str, word: str, *, ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        value = Label(look, number, role=Role.CARD_VALUE, ink=ink)
        below = Label(look, word, role=Role.SMALL, ink="muted")
        for label in (value, below):
            label.set_centred()
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)


class SumRow(QWidget):
    """The equation of an import; parts that are nought are left out, except the first."""

    def __init__(self, look: Look, form: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._form = look, form
        self._flow = FlowLayout(self)
        self._terms: list[Term] = []
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_counts(self, counts: RowCounts, skipped: int = 0, *, orders: bool = False) -> None:
        """Show how the rows that were read add up; `skipped` of the rejected ones the owner left out."""
        parts = [(NEW, counts.new), (CHANGED, counts.changed), (SAME, counts.same), (MERGED, counts.merged),
                 (REJECTED, counts.rejected - skipped), (SKIPPED, skipped)]  # fmt: skip
        shown = [(_word(key, orders=orders), count) for key, count in parts if count] or [(kind_of(NEW).text, 0)]
        for term in self._terms:
            self._flow.removeWidget(term)
            term.hide()
            term.deleteLater()
        self._terms = []
        self._add(self._form.count(counts.read), translate("Import", "Rows read"))
        for place, (word, count) in enumerate(shown):
            self._add("=" if place == 0 else "+", "", ink="muted")
            self._add(self._form.count(count), word)
        said = " + ".join(f"{self._form.count(count)} {word}" for word, count in shown)
        self.setAccessibleName(f"{self._form.count(counts.read)} {translate('Import', 'Rows read')} = {said}")

    def _add(self, number: str, word: str, ink: str = "text") -> None:
        term = Term(self._look, number, word, ink=ink)
        self._terms.append(term)
        self._flow.addWidget(term)

    @Slot()
    def _on_look_changed(self) -> None:
        self._flow.setSpacing(self._look.px(18))


def _word(key: str, *, orders: bool) -> str:
    """What a count of rows is called; in a file of orders several rows can be one order."""
    in_orders = {
        NEW: translate("Import", "In new orders"),
        CHANGED: translate("Import", "In changed orders"),
        SAME: translate("Import", "In known orders"),
    }
    return in_orders.get(key, kind_of(key).text) if orders else kind_of(key).text

"""The card of the form with the fields of the shop's own; made anew when the shop changed them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.own_editors import own_editor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.card import Card

_LONGEST_SHORT_TITLE = 40
_SHORT = frozenset({CustomKind.TEXT, CustomKind.NUMBER, CustomKind.DATE, CustomKind.CHOICE})


class OwnSection(Card):
    """A box for each field; the short ones stand side by side."""

    def __init__(self, kit: Kit, today: Callable[[], date], binding: Binding, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("Your own fields"))
        self._kit, self._today, self._binding = kit, today, binding
        self._fields: tuple[CustomField, ...] = ()
        self._grid: FieldGrid | None = None
        self.hide()

    def show_fields(self, fields: Sequence[CustomField]) -> None:
        """Offer these fields; nothing happens where they are offered already."""
        if tuple(fields) == self._fields:
            return
        for field in self._fields:
            self._binding.remove(field.target)
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        self._fields = tuple(fields)
        self._grid = FieldGrid(self._kit.look)
        for row in _rows(fields):
            boxes = [self._box(field) for field in row]
            for box in boxes:
                self._binding.add(box)
            self._grid.add_row(*boxes)
        self.add(self._grid)
        self.setVisible(bool(fields))

    def _box(self, field: CustomField) -> FieldBox:
        box = FieldBox(self._kit.look, field.target, field.title, own_editor(field, self._kit, self._today))
        box.title.setWordWrap(True)
        return box


def _rows(fields: Sequence[CustomField]) -> list[tuple[CustomField, ...]]:
    rows: list[tuple[CustomField, ...]] = []
    for field in fields:
        short = field.kind in _SHORT and len(field.title) <= _LONGEST_SHORT_TITLE
        before = rows[-1] if rows else ()
        if short and len(before) == 1 and before[0].kind in _SHORT and len(before[0].title) <= _LONGEST_SHORT_TITLE:
            rows[-1] = (before[0], field)
        else:
            rows.append((field,))
    return rows

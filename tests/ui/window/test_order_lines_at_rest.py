"""Lines of an order that nobody looks at: painted, and made when somebody goes there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine
from craftdesk.ui.screens.order_entry import line_at_rest
from tests.ui.window.clerk import Clerk

_K = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("has_tax", [True, False])
def test_a_line_at_rest_is_painted_where_its_fields_will_be(clerk: Clerk, *, has_tax: bool) -> None:
    lines = (OrderLine(name="Cup", unit_price=1, total=1, tax_rate=1_900),) * 40
    with clerk.desk.store.begin(OperationLabel("sample")) as unit:
        order = Order(number="O-77", ordered_on=date(2026, 5, 4), currency="EUR", goods=40, total=40, lines=lines)
        number = unit.orders.add(order).id
        unit.commit()
    clerk.begin().page.edit(number)
    clerk.user.until(lambda: len(clerk.fields.lines.rows) == 41 and not clerk.fields.lines.rows[0].rests)
    row = clerk.fields.lines.rows[0]
    row.set_tax(shown=has_tax, free=False)
    QApplication.sendPostedEvents()  # the layout of the row
    places = line_at_rest.places(row.rect(), clerk.user.kit.look, has_tax=has_tax)
    fields = [part.geometry() if not part.isHidden() else QRect() for part in row.parts.all[:-1]]
    assert [(one.left(), one.width()) for one in places] == [(one.left(), one.width()) for one in fields]


def test_lines_out_of_sight_rest_until_somebody_goes_there(clerk: Clerk) -> None:
    lines = tuple(OrderLine(name=f"Cup {at}", unit_price=at, total=at, tax_rate=1_900) for at in range(1, 201))
    with clerk.desk.store.begin(OperationLabel("sample")) as unit:
        sums = Order(number="O-77", ordered_on=date(2026, 5, 4), currency="EUR", goods=20_100, total=20_100)
        number = unit.orders.add(replace(sums, lines=lines)).id
        unit.commit()
    clerk.begin().page.edit(number)
    clerk.user.until(lambda: len(clerk.fields.lines.rows) == 201 and not clerk.fields.lines.rows[0].rests)
    rows = clerk.fields.lines.rows
    assert sum(row.rests for row in rows) > 150
    assert not clerk.page.is_dirty
    rows[99].parts.tax.box.setFocus()
    clerk.key(_K.Key_Tab)
    clerk.at("Item, line 101")
    assert not rows[100].rests
    rows[149].item.setFocus()
    clerk.key(_K.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    clerk.at("Tax, line 149")
    rows[149].item.setFocus()
    clerk.key(_K.Key_Tab)
    clerk.enters("7")
    clerk.key(_K.Key_Down, _ALT)
    order = clerk.saves()
    assert [line.name for line in order.lines[148:152]] == ["Cup 149", "Cup 151", "Cup 150", "Cup 152"]
    assert [line.quantity for line in order.lines[148:152]] == [1_000, 1_000, 7_000, 1_000]

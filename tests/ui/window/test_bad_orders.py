"""Nonsense typed into the form of an order: a sentence beside the field, nothing kept, nothing typed is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.window.clerk import Clerk

_K, _CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
UNREADABLE = "“{}” can’t be read as a number"
LINE_DISCOUNT = "A discount is between nothing and what the line costs."
# What is typed as quantity, price and discount of a line, and what is said below it.
BLOCKED = (
    ("½", "5", "", UNREADABLE),
    ("1,5,5", "5", "", UNREADABLE),
    ("1e9", "5", "", UNREADABLE),
    ("NaN", "5", "", UNREADABLE),
    ("99999999999", "5", "", UNREADABLE),
    ("2", "-", "", UNREADABLE),
    ("2", "9999999999999999", "", UNREADABLE),
    ("2", "5.005", "", UNREADABLE),
    ("-0", "5", "", "How many? Nought is nothing to sell."),
    ("2", "5", "150 %", LINE_DISCOUNT),
    ("2", "5", "10.01", LINE_DISCOUNT),
    ("2", "5", "-5 %", LINE_DISCOUNT),
    ("2", "5", "1e9 %", UNREADABLE),
)


def test_nonsense_in_a_line_is_said_and_stays_until_it_is_put_right(clerk: Clerk) -> None:
    clerk.begin()
    clerk.fields.lines.rows[-1].item.setFocus()
    clerk.enters("Vase")
    row = clerk.fields.lines.rows[0]
    for quantity, price, discount, said in BLOCKED:
        typed = [quantity, price, discount]
        for editor, text in zip((row.quantity, row.price, row.discount), typed, strict=True):
            _type_over(editor.line, text)
        clerk.key(_K.Key_Return, _CTRL)
        bad = next((text for text in typed if said.format(text) == row.note.text()), None)
        assert bad is not None, (typed, row.note.text())
        assert bad in {editor.line.text() for editor in (row.quantity, row.price, row.discount)} or said != UNREADABLE
        assert clerk.user.kit.actions.context.screen == "order_entry"
    assert clerk.desk.orders.find("O-", 5) == []
    for editor, text in ((row.quantity, "−2"), (row.price, "１２"), (row.discount, "100 %")):
        _type_over(editor.line, text)
    assert row.note.text() == "Less than nothing: does something come back?"
    order = clerk.saves()
    assert (order.lines[0].quantity, order.lines[0].unit_price, order.total) == (-2_000, 1_200, 0)


def _type_over(line: QLineEdit, text: str) -> None:
    """Replace what is in a field as typing or pasting does; QTest has no keys for ½."""
    line.setFocus()
    line.selectAll()
    line.insert(text) if text else line.del_()

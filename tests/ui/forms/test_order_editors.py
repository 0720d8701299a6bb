"""What is typed into an order: days as people say them, quantities with units, discounts."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.day_editor import DayEditor
from craftdesk.ui.forms.order_editors import DiscountEditor, QuantityEditor
from craftdesk.ui.look import Look

_SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("en_GB", "fri", date(2026, 12, 4)),
        ("en_GB", "Friday", date(2026, 12, 4)),
        ("de_DE", "Fr.", date(2026, 12, 4)),
        ("de_DE", "freitag", date(2026, 12, 4)),
        ("en_GB", "sunday", date(2026, 12, 6)),
        ("en_GB", "+3", date(2026, 12, 2)),
        ("en_GB", "+2w", date(2026, 12, 13)),
        ("en_GB", "tomorrow", date(2026, 11, 30)),
        ("en_GB", "today", _SUNDAY),
        ("en_GB", "yesterday", date(2026, 11, 28)),
        ("de_DE", "24.12.", date(2026, 12, 24)),
        ("de_DE", "3.1.", date(2027, 1, 3)),
        ("de_DE", "3.1.2026", date(2026, 1, 3)),
        ("en_US", "1/3", date(2027, 1, 3)),
        ("en_GB", "3 Jan", date(2027, 1, 3)),
        ("en_GB", "soon", None),
        ("en_GB", "+", None),
    ],
)
def test_a_day_ahead_is_read_as_people_say_it(locale: str, text: str, day: date | None) -> None:
    assert Formatter(locale).parse_date(text, _SUNDAY, ahead=True) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("fri", date(2026, 11, 27)), ("sunday", _SUNDAY), ("-2", date(2026, 11, 27)), ("3.1.", date(2026, 1, 3))],
)
def test_a_day_behind_is_the_last_one(text: str, day: date) -> None:
    assert Formatter("de_DE").parse_date(text, _SUNDAY, ahead=False) == day


def test_a_day_is_shown_in_full_when_the_field_is_left(qtbot: QtBot, look: Look) -> None:
    editor = DayEditor(look, Formatter("en_GB"), lambda: _SUNDAY, "", ahead=True)
    qtbot.addWidget(editor)
    editor.line.setText("fri")
    editor.tidy()
    assert (editor.line.text(), editor.value()) == ("4 Dec 2026", date(2026, 12, 4))


@pytest.mark.parametrize(
    ("locale", "text", "quantity", "unit"),
    [
        ("de_DE", "1,5 kg", 1_500, "kg"),
        ("en_GB", "1.5kg", 1_500, "kg"),
        ("en_GB", "2", 2_000, ""),
        ("de_DE", "1.250", 1_250_000, ""),
        ("en_GB", "1,250 pc", 1_250_000, "pc"),
        ("en_GB", "-1", -1_000, ""),
        ("en_GB", "0.3335", 334, ""),
        ("en_GB", "kg", None, "kg"),
        ("en_GB", "½ kg", None, "½ kg"),
        ("en_GB", "5½ kg", None, "5½ kg"),
        ("en_GB", "3/4 kg", None, "3/4 kg"),
        ("en_GB", "1e9", None, "1e9"),
        ("en_GB", "1e-9 kg", None, "1e-9 kg"),
        ("en_GB", "2²", None, "2²"),
        ("en_GB", "1,5,5", None, ""),
        ("en_GB", "NaN", None, "NaN"),
        ("en_GB", "10000000000", None, ""),
        ("en_GB", "3 ells", 3_000, "ells"),
        ("de_DE", "−3 kg", -3_000, "kg"),
        ("de_DE", "１２", 12_000, ""),
        ("en_GB", "-0", 0, ""),
        ("en_GB", "", 0, ""),
    ],
)
def test_a_quantity_has_its_unit_behind_it(
    qtbot: QtBot, look: Look, locale: str, text: str, quantity: int | None, unit: str
) -> None:
    editor = QuantityEditor(look, Formatter(locale))
    qtbot.addWidget(editor)
    editor.line.setText(text)
    assert editor.value() == (quantity, unit)
    assert (editor.unreadable() is None) is (quantity is not None)


def test_what_was_shown_is_read_back_as_it_was(qtbot: QtBot, look: Look) -> None:
    quantity, discount = QuantityEditor(look, Formatter("de_DE")), DiscountEditor(look, Formatter("de_DE"), "EUR")
    for editor in (quantity, discount):
        qtbot.addWidget(editor)
    quantity.show_quantity(2_000, "100 g")
    discount.show_discount(1_250, 317)
    for editor in (quantity, discount):
        editor.tidy()
    assert quantity.value() == (2_000, "100 g")
    assert discount.value() == (1_250, 317)


@pytest.mark.parametrize(
    ("text", "found"), [("10 %", (1_000, 0)), ("12,5%", (1_250, 0)), ("2,50", (0, 250)), ("", (0, 0))]
)
def test_a_discount_is_a_rate_or_an_amount(qtbot: QtBot, look: Look, text: str, found: tuple[int, int]) -> None:
    editor = DiscountEditor(look, Formatter("de_DE"), "EUR")
    qtbot.addWidget(editor)
    editor.line.setText(text)
    assert editor.value() == found
    editor.tidy()
    assert editor.value() == found

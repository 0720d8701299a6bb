"""Editors give back what they were shown, read what people type, and tell only of the owner's doing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QStyle
from pytestqt.qtbot import QtBot

from craftdesk.domain.customer import Consent, CustomerType, Email, ExternalNumber, Website
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.choice_editors import ChipsEditor, ChoiceEditor, FlagEditor, RatingEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.number_editors import BirthdayEditor, DateEditor, MoneyEditor, NumberEditor, PercentEditor
from craftdesk.ui.forms.row_editors import (
    ConsentsEditor,
    EmailsEditor,
    ExternalNumbersEditor,
    PhonesEditor,
    WebsitesEditor,
)
from craftdesk.ui.forms.tags_editor import TagsEditor
from craftdesk.ui.forms.text_editors import LongTextEditor, TextEditor
from craftdesk.ui.look import Look

TODAY = date(2026, 11, 22)
FMT = Formatter("de_DE")


def today() -> date:
    return TODAY


def editors(look: Look) -> list[tuple[Editor, object]]:
    """Every editor with a value that it has to keep."""
    types = [(kind, kind.value) for kind in CustomerType]
    return [
        (TextEditor(look), "D'Angelo & Söhne"),
        (LongTextEditor(look), "one\ntwo"),
        (NumberEditor(look, FMT), 1500),
        (PercentEditor(look, FMT), 1250),
        (MoneyEditor(look, FMT, "EUR"), 123_456_789),
        (MoneyEditor(look, FMT, "JPY"), 5_000),
        (DateEditor(look, FMT, today), date(2024, 2, 29)),
        (BirthdayEditor(look, FMT), PartialDate(2, 29)),
        (BirthdayEditor(look, FMT), PartialDate(3, 14, 1988)),
        (ChoiceEditor(look, types), CustomerType.COMPANY),
        (ChoiceEditor(look, types), "unheard of"),
        (ChipsEditor(look, types), CustomerType.COMPANY),
        (FlagEditor(look, "Yes"), True),
        (RatingEditor(look), 4),
        (TagsEditor(look), ("market", "Ocean glaze")),
        (PhonesEditor(look), (Phone(text="030 2312-5107", kind=PhoneKind.FAX), Phone(text="+49 555 1"))),
        (EmailsEditor(look), (Email(text="a@example.com", kind="invoices"), Email(text="b@example.com"))),
        (WebsitesEditor(look), (Website(text="example.com"),)),
        (ExternalNumbersEditor(look), (ExternalNumber(system="etsy", number="77"),)),
        (ConsentsEditor(look), (Consent(purpose="newsletter", given=False, on=date(2025, 1, 2), how="letter"),)),
    ]


def test_what_is_shown_comes_back_and_is_not_called_an_edit(qtbot: QtBot, look: Look) -> None:
    for editor, value in editors(look):
        qtbot.addWidget(editor)
        blank = editor.value()
        with qtbot.assertNotEmitted(editor.edited):
            editor.show_value(value)
            editor.tidy()
        assert editor.value() == value, type(editor).__name__
        assert editor.unreadable() is None
        assert value != blank


@pytest.mark.parametrize(("typed", "value"), [("1.234,50", 123450), ("1234.5", 123450), ("€ 12", 1200), ("", None)])
def test_money_is_read_as_people_write_it(qtbot: QtBot, look: Look, typed: str, value: int | None) -> None:
    editor = MoneyEditor(look, FMT, "EUR")
    qtbot.addWidget(editor)
    editor.line.insert(typed)  # as a paste does
    assert editor.value() == value
    assert editor.unreadable() is None


@pytest.mark.parametrize("typed", ["twelve", "1,2,3", "12 per cent"])
def test_what_is_no_number_is_kept_and_told(qtbot: QtBot, look: Look, typed: str) -> None:
    editor = PercentEditor(look, FMT)
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.line, typed)
    problem = editor.unreadable()
    assert problem is not None
    assert problem.params == {"text": typed}
    editor.tidy()
    assert editor.line.text() == typed


def test_a_day_is_written_out_when_the_field_is_left(qtbot: QtBot, look: Look) -> None:
    editor = DateEditor(look, Formatter("en_GB"), today)
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.line, "3/4/26")
    editor.tidy()
    assert editor.line.text() == "3 Apr 2026"


def test_a_birthday_of_half_a_day_is_a_problem(qtbot: QtBot, look: Look) -> None:
    editor = BirthdayEditor(look, FMT)
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.day, "31")
    assert editor.unreadable() is not None
    editor.month.setCurrentIndex(4)
    assert editor.value() is None
    editor.month.setCurrentIndex(5)
    assert editor.value() == PartialDate(5, 31)


def test_stars_are_set_by_keys(qtbot: QtBot, look: Look) -> None:
    editor = RatingEditor(look)
    qtbot.addWidget(editor)
    editor.set_name("Rating")
    for key in (Qt.Key.Key_3, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(editor, key)
    assert editor.value() == 5
    assert editor.accessibleName() == "Rating: 5 of 5 stars"
    QTest.keyClick(editor, Qt.Key.Key_Home)
    assert editor.accessibleName() == "Rating: not rated"


def test_tags_end_with_enter_or_a_comma_and_never_come_twice(qtbot: QtBot, look: Look) -> None:
    editor = TagsEditor(look)
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.line, "market,Gift")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    QTest.keyClicks(editor.line, "MARKET")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.value() == ("market", "Gift")
    QTest.keyClicks(editor.line, "half")
    assert editor.value() == ("market", "Gift", "half")


def test_rows_come_and_go(qtbot: QtBot, look: Look) -> None:
    editor = PhonesEditor(look)
    qtbot.addWidget(editor)
    editor.set_name("Phone")
    editor.show()
    QTest.keyClicks(editor.rows()[0].line, "555 1")
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    assert [row.line.accessibleName() for row in editor.rows()] == ["Phone 1", "Phone 2"]
    QTest.keyClicks(editor.rows()[1].line, "555 2")
    QTest.mouseClick(editor.rows()[0].remove, Qt.MouseButton.LeftButton)
    assert [row.line.text() for row in editor.rows()] == ["555 2"]
    QTest.mouseClick(editor.rows()[0].remove, Qt.MouseButton.LeftButton)
    assert editor.value() == ()
    assert len(editor.rows()) == 1


class _Styled(QLineEdit):
    """Counts how often somebody is about to style it anew."""

    asked = 0

    def style(self) -> QStyle:
        self.asked += 1
        return super().style()


def test_a_field_is_styled_anew_only_when_its_mark_changes(qtbot: QtBot, look: Look) -> None:
    """To say at every key that nothing is wrong with forty fields must not polish forty fields."""
    editor, line = Editor(look), _Styled()
    qtbot.addWidget(editor)
    line.setParent(editor)
    editor.setFocusProxy(line)
    for _ in range(3):
        editor.set_message("", blocking=True)
    assert line.asked == 0
    editor.set_message("No such day", blocking=True)
    styled = line.asked
    assert (styled > 0, line.property("state"), line.accessibleDescription()) == (True, "problem", "No such day")
    editor.set_message("No such month", blocking=True)
    assert (line.asked, line.accessibleDescription()) == (styled, "No such month")
    editor.set_message("", blocking=True)
    assert (line.asked > styled, line.property("state"), line.accessibleDescription()) == (True, "", "")

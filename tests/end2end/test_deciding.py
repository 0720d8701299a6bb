"""What only the owner can know: who a row is, and what the columns of an unknown file mean; by keyboard and mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu

from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.file.shop_file import ShopFile
from tests.end2end.conftest import Start
from tests.end2end.person import Person

# The offscreen window system says so at each window that opens above another one.
pytestmark = pytest.mark.qt_log_ignore(r"raise\(\)", "grabbing the keyboard", "propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier
HEAD = "First name,Last name,E-mail,Phone\n"
BLOCK = """Kind regards
Odalys Fernwright
Fernmoor Studio LLC
12 Kiln Lane
Portland, OR 97201
(555) 010-0199
odalys@example.com
"""


def _opened(start: Start, folder: Path) -> Person:
    path = folder / "shop.craftdesk"
    ShopFile.create(path, ShopSettings(name="Fernmoor Studio", currency="USD", country="US")).close()
    person = start(path)
    person.waits_for("Your customer book is empty")
    return person


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_couple_with_one_address_is_kept_apart(start: Start, tmp_path: Path) -> None:
    person = _opened(start, tmp_path)
    person.drops([_file(tmp_path, "anna.csv", HEAD + "Anna,Berg,berg@example.org,+15550100001\n")])
    person.clicks("Import 1 customer")
    person.clicks("Show customers")
    more = HEAD + "Peter,Berg,berg@example.org,\nBo,Lund,bo@example.com,\nIda,Ek,ida@example.com,\n"
    person.drops([_file(tmp_path, "more.csv", more)])
    person.waits_for("but another first name")
    person.clicks("As a new customer")
    person.waits_for("You decided: it comes in as a new customer")
    # By the keyboard to the next count, into the table, and the first of the new ones is left out.
    person.clicks("New")
    _tab_to(person, "Rows of the file")
    person.waits_until(lambda: person.table_names()[-1:] == ["Ida Ek"], person.table_names)
    for _ in range(4):
        person.presses(Qt.Key.Key_Down)
    person.presses(Qt.Key.Key_Delete)
    person.waits_for("1 left out")
    person.clicks("Import 2 customers")
    person.waits_for("Every row is accounted for")
    person.clicks("Show customers")
    person.waits_until(lambda: sorted(person.list_names()) == ["Anna Berg", "Bo Lund", "Peter Berg"])
    _take_back_the_last_import(person)
    person.waits_until(lambda: person.list_names() == ["Anna Berg"], person.list_names)


def _tab_to(person: Person, name: str) -> None:
    """Presses Tab until something of that name has the focus."""
    passed = []
    for _ in range(30):
        focus = QApplication.focusWidget()
        passed.append(focus.accessibleName() if focus is not None else "")
        if passed[-1] == name:
            return
        person.presses(Qt.Key.Key_Tab)
    raise AssertionError(f"no “{name}” within 30 tabs: {passed}")


def _take_back_the_last_import(person: Person) -> None:
    """File, Past imports: the newest stands on top."""
    menus = person.window.menuBar().findChildren(QMenu)
    commands = [action for menu in menus for action in menu.actions()]
    next(action for action in commands if "Past i" in action.text()).trigger()
    person.waits_for("Undo this import")
    person.clicks("Undo this import")
    person.waits_for("Taken back: Import more.csv")
    person.clicks("Close")


def test_an_unknown_file_is_mapped_by_the_keyboard(start: Start, tmp_path: Path) -> None:
    person = _opened(start, tmp_path)
    person.drops([_file(tmp_path, "unknown.csv", "zq1;zq2;zq3\nalpha;17;blue\nbeta;18;red\n")])
    person.waits_for("can’t tell what its columns mean")
    assert person.sees("First say what the columns mean")
    # The columns have the keyboard already; Enter opens the fields, letters find one.
    person.presses(Qt.Key.Key_Return)
    person.waits_until(lambda: QApplication.activePopupWidget() is not None)
    person.types("Last n")
    person.presses(Qt.Key.Key_Return)
    person.waits_for("Import 2 customers")
    person.clicks("Import 2 customers")
    person.clicks("Show customers")
    person.waits_until(lambda: sorted(person.list_names()) == ["alpha", "beta"], person.list_names)


def test_a_signature_and_rows_are_pasted_onto_the_list(start: Start, tmp_path: Path) -> None:
    person = _opened(start, tmp_path)
    person.drops([_file(tmp_path, "anna.csv", HEAD + "Anna,Berg,berg@example.org,+15550100001\n")])
    person.clicks("Import 1 customer")
    person.clicks("Show customers")
    person.waits_until(lambda: person.list_names() == ["Anna Berg"])
    person.customer_list().setFocus()
    QGuiApplication.clipboard().setText(BLOCK)
    person.presses(Qt.Key.Key_V, CTRL)
    person.waits_for("New customer")
    person.waits_until(lambda: "odalys@example.com" in _typed(person), lambda: _typed(person))
    assert {"Odalys", "Fernwright", "Fernmoor Studio LLC", "12 Kiln Lane", "97201", "Portland"} <= set(_typed(person))
    assert person.list_names() == ["Anna Berg"]
    person.presses(Qt.Key.Key_S, CTRL)
    person.waits_until(lambda: sorted(person.list_names()) == ["Anna Berg", "Odalys Fernwright"], person.list_names)
    person.customer_list().setFocus()
    QGuiApplication.clipboard().setText("First name\tE-mail\nWren\twren@example.com\nFen\tfen@example.com")
    person.presses(Qt.Key.Key_V, CTRL)
    person.waits_for("What you pasted")
    person.clicks("Import 2 customers")
    person.clicks("Show customers")
    person.waits_until(lambda: len(person.list_names()) == 4, person.list_names)


def _typed(person: Person) -> list[str]:
    """What stands in the fields of the form."""
    lines = [line.text() for line in person.window.findChildren(QLineEdit) if line.isVisible()]
    return lines + [box.currentText() for box in person.window.findChildren(QComboBox) if box.isVisible()]


def test_the_first_customer_of_an_empty_book_is_pasted(start: Start, tmp_path: Path) -> None:
    person = _opened(start, tmp_path)
    QGuiApplication.clipboard().setText(BLOCK)
    menus = person.window.menuBar().findChildren(QMenu)
    paste = next(one for menu in menus for one in menu.actions() if one.text().startswith("&Paste"))
    person.waits_until(paste.isEnabled)
    paste.trigger()
    person.waits_until(lambda: "Odalys" in _typed(person), lambda: _typed(person))
    assert person.sees("Nobody is here yet")
    person.presses(Qt.Key.Key_S, CTRL)
    person.waits_until(lambda: person.list_names() == ["Odalys Fernwright"], person.list_names)

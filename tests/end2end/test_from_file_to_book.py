"""From a web shop's export to a searchable book: the first five minutes of an owner, in the real window."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit

from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.file.shop_file import ShopFile
from tests.end2end.conftest import Start
from tests.end2end.person import Person
from tests.support.shops import content

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
CTRL = Qt.KeyboardModifier.ControlModifier


def _book(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return content(connection)
    finally:
        connection.close()


def _differs(path: Path, known: dict[str, list[tuple[object, ...]]]) -> bool:
    return _book(path) != known


def test_from_a_dropped_file_to_a_book_and_back(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    ShopFile.create(path, ShopSettings(name="Fernmoor Studio", currency="USD", country="US")).close()
    empty = _book(path)
    person = start(path)
    person.waits_for("Your customer book is empty")
    _bring_in(person, path)
    _find_and_look_around(person)
    before = _book(path)
    _rename_and_take_back(person, path)
    assert _book(path) == before
    person.leaves()

    # Start again: the same shop, the same people; and both imports can still be taken back.
    again = start()
    again.waits_until(lambda: again.program.shop is not None and len(again.list_names()) == 10)
    assert _book(path) == before
    for _ in range(2):
        known = _book(path)
        again.undoes()
        again.waits_until(partial(_differs, path, known))
    assert _book(path) == empty
    again.waits_for("Your customer book is empty")


def _bring_in(person: Person, path: Path) -> None:
    """Drops two files: each is looked through first, and nothing is written before it is said to be."""
    empty = _book(path)
    person.drops([SAMPLES / "shopify-customers.csv", SAMPLES / "shopify-orders.csv"])
    person.waits_for("Import 10 customers")
    assert _book(path) == empty
    person.clicks("Import 10 customers")
    person.waits_for("Every row is accounted for")
    assert len(_book(path)["customers"]) == 10
    person.clicks("Next file")
    person.waits_for("Import 9 orders")
    person.clicks("Import 9 orders")
    person.waits_for("Show customers")
    book = _book(path)
    assert (len(book["customers"]), len(book["orders"]), len(book["order_lines"])) == (10, 9, 13)
    person.clicks("Show customers")
    person.waits_until(lambda: len(person.list_names()) == 10)


def _find_and_look_around(person: Person) -> None:
    """Four letters find her; Enter opens the card; every tab shows what it is for."""
    person.presses(Qt.Key.Key_F, CTRL)
    person.types("fern")
    person.waits_until(lambda: person.list_names() == ["Odalys Fernwright"], person.list_names)
    person.presses(Qt.Key.Key_Down)
    person.presses(Qt.Key.Key_Return)
    person.waits_for("odalys.fernwright@")
    # 122.88 + 50.00, both paid and counted.
    assert person.sees("172.88")
    for key, words in (
        (Qt.Key.Key_2, "12 Kiln Lane"), (Qt.Key.Key_3, "#1001"), (Qt.Key.Key_4, "Speckled Mug"),
        (Qt.Key.Key_5, "#1005"), (Qt.Key.Key_6, "newsletter"), (Qt.Key.Key_1, "Contact"),
    ):  # fmt: skip
        person.presses(key, CTRL)
        person.waits_until(partial(_shown_anywhere, person, words), person.reads)


def _rename_and_take_back(person: Person, path: Path) -> None:
    """Changes her name by keyboard, sees it in card, list and file, and takes it back."""
    before = _book(path)
    person.presses(Qt.Key.Key_F2)
    person.waits_until(lambda: isinstance(person.window.focusWidget(), QLineEdit | QComboBox), person.reads)
    _go_to_field(person, "First name")
    person.presses(Qt.Key.Key_A, CTRL)
    person.types("Ottilie")
    person.presses(Qt.Key.Key_S, CTRL)
    person.waits_for("Ottilie Fernwright")
    person.waits_until(lambda: _book(path) != before)
    person.waits_until(lambda: person.list_names() == ["Ottilie Fernwright"], person.list_names)
    person.undoes()
    person.waits_for("Odalys Fernwright")
    person.waits_until(lambda: _book(path) == before)


def _shown_anywhere(person: Person, words: str) -> bool:
    """Whether words stand in a label, or in a row of a list or table that is on show."""
    if person.sees(words):
        return True
    for view in person.window.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible():
            continue
        columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
        for row in range(min(model.rowCount(), 50)):
            for column in range(columns):
                index = model.index(row, column)
                texts = (index.data(Qt.ItemDataRole.DisplayRole), index.data(Qt.ItemDataRole.AccessibleTextRole))
                if any(words in str(text) for text in texts):
                    return True
    return False


def _go_to_field(person: Person, name: str) -> None:
    """Presses Tab until the field of that name has the focus, as somebody without a mouse does."""
    for _ in range(60):
        focus = person.window.focusWidget()
        if isinstance(focus, QLineEdit) and name in focus.accessibleName():
            return
        person.presses(Qt.Key.Key_Tab)
    raise AssertionError(f"no field “{name}” within 60 tabs")

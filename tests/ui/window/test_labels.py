"""Labels, envelopes and the list on paper, from the command to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.dialogs.labels import LabelsDialog
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.label_picker import LabelPicker
from tests.support.shops import frozen_clock
from tests.ui.window.conftest import NAMES, Start
from tests.ui.window.desk import WindowUser
from tests.ui.window.test_papers import nameless

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits


@pytest.fixture
def user(start: Start, shop_path: Path) -> WindowUser:
    """Somebody whose customers have addresses, but for the company and Zoë Quinn."""
    with ShopFile.open(shop_path, clock=frozen_clock) as shop:
        desk = Desk.open(shop)
        for number in range(1, len(NAMES)):
            customer = desk.customers.by_number(f"C-{number:05d}")
            assert customer is not None
            place = PostalAddress(street=f"Way {number}", postcode="10178", city="Berlin", country="DE")
            desk.addresses.save(Address(customer_id=customer.id, place=place))
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.until(lambda: user.chosen() == ["Anna Berg"])
    return user


def _open(user: WindowUser) -> LabelsDialog:
    QTest.keySequence(user.window, QKeySequence("Ctrl+Shift+L"))

    def found() -> list[LabelsDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, LabelsDialog) and one.isVisible()]

    user.until(lambda: bool(found()) and bool(found()[0].preview.view.pages))
    return found()[0]


def _reads(dialog: LabelsDialog) -> list[str]:
    return [text for page in dialog.preview.view.pages for text in page.texts()]


def test_labels_for_the_chosen_and_for_all(user: WindowUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = _open(user)
    assert nameless(dialog) == []
    assert [text for text in _reads(dialog) if text in NAMES] == ["Anna Berg"]
    dialog.whose.button("shown").click()
    user.until(lambda: "Jana Müller" in _reads(dialog))
    assert [text for text in _reads(dialog) if text in NAMES] == [one for one in user.names() if one in NAMES[:-1]]
    assert dialog.problem.text() == "Without an address, so left out: 2 (Dvořák & Daughters, Zoë Quinn)"
    before = next(words for words in dialog.preview.view.pages[0].words() if words.text == "Anna Berg")
    dialog.first.setFocus()
    QTest.keyClick(dialog.first, Qt.Key.Key_Down)
    user.until(lambda: _y(dialog) > before.y + 30)
    assert _y(dialog) == pytest.approx(before.y + 37)
    target = tmp_path / "labels"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.save.click()
    user.until((tmp_path / "labels.pdf").exists)
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


def _y(dialog: LabelsDialog) -> float:
    return next(words.y for words in dialog.preview.view.pages[0].words() if words.text == "Anna Berg")


def test_envelopes_and_the_list(user: WindowUser) -> None:
    dialog = _open(user)
    dialog.form.setCurrentIndex(dialog.form.findData("envelope_c6"))
    dialog.form.activated.emit(dialog.form.currentIndex())
    user.until(lambda: dialog.preview.view.pages[0].width == 162)
    assert not dialog.first.isVisible()
    assert dialog.return_address.isVisible()
    dialog.whose.button("shown").click()
    dialog.form.setCurrentIndex(dialog.form.findData("list"))
    dialog.form.activated.emit(dialog.form.currentIndex())
    user.until(lambda: "Customers" in _reads(dialog))
    assert not dialog.return_address.isVisible()
    assert "Zoë Quinn" in _reads(dialog)
    assert not dialog.problem.isVisible()
    dialog.reject()


def test_the_command_is_there_for_an_open_shop(start: Start) -> None:
    user = start(choose=True)
    assert user.kit.actions.why_not(A.LABELS) == "Open a shop first"
    assert user.kit.actions.why_not(A.PRINT) == "Open a shop first"


def test_the_first_label_is_chosen_by_mouse_and_keys(qtbot: QtBot, look: Look) -> None:
    picker = LabelPicker(look)
    qtbot.addWidget(picker)
    picker.show_sheet(2, 7)
    picker.show()
    heard: list[int] = []
    picker.chosen.connect(heard.append)
    QTest.keyClick(picker, Qt.Key.Key_Up)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home):
        QTest.keyClick(picker, key)
    assert heard == [2, 4, 3, 14, 1]
    last = picker.rect().bottomRight() - QPoint(look.px(10), look.px(8))
    QTest.mouseClick(picker, Qt.MouseButton.LeftButton, pos=last)
    assert picker.first == 14
    assert picker.accessibleName() == "First label: row 7, column 2"
    picker.show_sheet(3, 8)
    assert picker.first == 1

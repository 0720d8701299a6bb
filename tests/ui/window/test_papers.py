"""Papers from the command to the file: preview, issue, print again, cancel; by what the window shows."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QRadioButton,
    QWidget,
)

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.order_sums import worked_out
from craftdesk.domain.shop import ShopSettings
from craftdesk.printing.printer import prepare, print_pages
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.dialogs.papers import PapersDialog
from craftdesk.ui.screens.order.page import OrderPage
from tests.support.shops import frozen_clock
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits
_TAB = Qt.FocusPolicy.TabFocus
PLACE = PostalAddress(name="Anna Berg", street="Rosenthaler Straße 40", postcode="10178", city="Berlin", country="DE")
SHOP = ShopSettings(name="Clay & Kiln", street="Werkstraße 12", postcode="10115", city="Berlin", country="DE")


@pytest.fixture
def user(start: Start, shop_path: Path) -> WindowUser:
    """Somebody who looks at the order of Anna Berg."""
    with ShopFile.open(shop_path, clock=frozen_clock) as shop:
        desk = Desk.open(shop)
        desk.settings.save(SHOP)
        anna = desk.customers.by_number("C-00001")
        assert anna is not None
        lines = (OrderLine(name="Bowl", quantity=2000, unit_price=1190, tax_rate=1900),)
        draft = Order(currency="EUR", ordered_on=date(2026, 11, 12), lines=lines, customer_id=anna.id,
                      customer_name="Anna Berg", billing=PLACE)  # fmt: skip
        with desk.store.begin(OperationLabel("order.changed")) as unit:
            unit.orders.add(worked_out(draft))
            unit.commit()
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.until(user.kit.actions[A.PRINT].isEnabled)
    return user


def _open_order(user: WindowUser) -> None:
    parts = user.shop.parts
    assert parts is not None
    found = parts.desk.orders.by_number("O-0001")
    assert found is not None
    user.until(lambda: user.chosen() == ["Anna Berg"] and parts.card.stack.currentWidget() is parts.card.page)
    parts.card.open_order(found.id)
    user.until(lambda: user.kit.actions.context.order == found.id)


def _dialog(user: WindowUser) -> PapersDialog:
    def found() -> list[PapersDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, PapersDialog) and one.isVisible()]

    user.until(lambda: bool(found()) and found()[0].list.count() > 0 and bool(found()[0].preview.view.pages))
    return found()[0]


def nameless(dialog: QWidget) -> list[QWidget]:
    """What takes the keyboard without telling those who only hear what it is."""
    takers = [one for one in dialog.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & _TAB]
    spoken = (QLabel, QRadioButton, QCheckBox)
    return [one for one in takers if not one.accessibleName() and not (isinstance(one, spoken) and one.text())]


def _reads(dialog: PapersDialog) -> str:
    return "\n".join(text for page in dialog.preview.view.pages for text in page.texts())


def _titles(dialog: PapersDialog) -> list[str]:
    role = int(Qt.ItemDataRole.AccessibleTextRole.value)
    return [str(dialog.list.item(row).data(role)).partition(",")[0] for row in range(dialog.list.count())]


def _saved(user: WindowUser, dialog: PapersDialog, target: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    asked: list[str] = []

    def answer(*args: object) -> tuple[str, str]:
        asked.append(Path(str(args[2])).name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    dialog.save.click()
    user.until(lambda: target.exists() and dialog.problem.text().startswith("Saved as"))
    assert asked[0].endswith(".pdf")
    return target.read_bytes()


def test_an_invoice_is_issued_once_and_stays_to_the_byte(
    user: WindowUser, shop_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open_order(user)
    QTest.keySequence(user.window, QKeySequence("Ctrl+P"))
    dialog = _dialog(user)
    assert _titles(dialog) == ["Order confirmation", "Delivery note", "Invoice", "Receipt", "Gift receipt"]
    assert "Thank you for your order" in _reads(dialog)
    for _ in range(2):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    user.until(lambda: "Draft, not issued" in _reads(dialog))
    assert not dialog.print.isVisible()
    assert not dialog.save.isVisible()
    dialog.issue.click()
    user.until(lambda: "Invoice R-00001" in _reads(dialog))
    assert _titles(dialog)[2] == "Invoice R-00001"
    assert dialog.print.isVisible()
    first = _saved(user, dialog, tmp_path / "first.pdf", monkeypatch)
    assert first.startswith(b"%PDF")
    dialog.reject()
    parts = user.shop.parts
    assert parts is not None
    desk = parts.desk
    order = desk.orders.by_number("O-0001")
    assert order is not None
    with desk.store.begin(OperationLabel("order.changed")) as unit:
        changed = replace(order, lines=(OrderLine(name="Vase", unit_price=1),), billing=replace(PLACE, street="Away 1"))
        unit.orders.save(worked_out(changed))
        changes = unit.commit()
    parts.bus.publish(changes, user.window)
    page = user.window.findChild(OrderPage)
    assert page is not None
    user.until(page.outdated.isVisible)
    assert page.outdated.text().startswith("Invoice R-00001 was issued and stays as it is")
    page.outdated.acted.emit()
    dialog = _dialog(user)
    dialog.list.setCurrentRow(2)
    user.until(lambda: "Rosenthaler Straße 40" in _reads(dialog))
    assert "Vase" not in _reads(dialog)
    assert _saved(user, dialog, tmp_path / "second.pdf", monkeypatch) == first
    with sqlite3.connect(shop_path) as raw:
        (kept,) = raw.execute("SELECT pdf FROM paper_files").fetchone()
    raw.close()
    assert kept == first
    dialog.reject()


def test_an_invoice_is_cancelled_after_a_question(user: WindowUser) -> None:
    _open_order(user)
    user.run(A.PRINT)
    dialog = _dialog(user)
    dialog.list.setCurrentRow(2)
    user.until(dialog.issue.isVisible)
    dialog.issue.click()
    user.until(dialog.take_back.isVisible)
    dialog.take_back.click()
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "Cancel invoice R-00001?"
    assert box.defaultButton().text() == "Keep invoice"
    next(button for button in box.buttons() if button.text() == "Cancel invoice").click()
    user.until(lambda: "Cancellation invoice R-00002" in _reads(dialog))
    assert "Invoice R-00001 of" in _reads(dialog)
    assert _titles(dialog)[2] == "Invoice"
    assert _titles(dialog)[-2:] == ["Cancellation invoice R-00002", "Invoice R-00001"]
    dialog.reject()


def test_a_customer_has_a_statement_and_a_sheet(user: WindowUser) -> None:
    user.screen.pane.focus_list()
    user.until(lambda: user.chosen() == ["Anna Berg"])
    user.run(A.PRINT)
    dialog = _dialog(user)
    user.until(lambda: "Statement of account" in _reads(dialog))
    assert "O-0001" in _reads(dialog)
    assert dialog.day_row.isVisible()
    dialog.day.line.setFocus()
    dialog.day.line.selectAll()
    QTest.keyClicks(dialog.day.line, "1 Nov 2026")
    user.until(lambda: "as of 1 Nov 2026" in _reads(dialog))
    assert "O-0001" not in _reads(dialog)
    assert nameless(dialog) == []
    dialog.list.setCurrentRow(1)
    user.until(lambda: "Newest orders" in _reads(dialog))
    view = dialog.preview.view
    before = view.scale
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale > before
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.scale == pytest.approx(before, rel=0.05)
    assert view.accessibleName() == "Preview, page 1 of 1"
    dialog.reject()


def test_a_printer_gets_every_page_in_its_size(user: WindowUser, tmp_path: Path) -> None:
    _open_order(user)
    user.run(A.PRINT)
    dialog = _dialog(user)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = dialog.preview.view.pages
    prepare(printer, pages, "Order confirmation")
    assert print_pages(printer, pages)
    data = (tmp_path / "printed.pdf").read_bytes()
    assert data.count(b"/Type /Page\n") == len(pages)
    assert b"/MediaBox [0 0 595" in data
    dialog.reject()


def test_missing_data_of_the_shop_lead_to_its_settings(user: WindowUser) -> None:
    parts = user.shop.parts
    assert parts is not None
    parts.desk.settings.save(replace(SHOP, street="", postcode="", city=""))
    _open_order(user)
    QTest.keySequence(user.window, QKeySequence("Ctrl+P"))
    dialog = _dialog(user)
    user.until(lambda: dialog.problem.text().startswith("The name or the address of the shop is missing"))
    (settings,) = [one for one in dialog.problem.findChildren(QAbstractButton) if one.isVisible()]
    assert settings.text() == "Settings…"
    settings.setFocus()
    QTest.keyClick(settings, Qt.Key.Key_Space)
    user.until(lambda: user.kit.actions.context.screen == "settings")
    user.until(
        lambda: not [one for one in QApplication.topLevelWidgets() if isinstance(one, PapersDialog) and one.isVisible()]
    )

"""The whole window over real shop files, built as the program builds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from craftdesk import app
from craftdesk.domain.customer import Customer, CustomerType, Email
from craftdesk.domain.phone import Phone
from craftdesk.services.desk import Desk
from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.leave import LeaveChoice
from craftdesk.ui.settings import Settings
from tests.support.shops import new_store
from tests.ui.window.desk import WindowUser

PHONES = (Phone(text="030 2312-5107"),)
NAMES = ("Anna Berg", "Bram Peeters", "Chloé Østergaard", "Emma Weiß", "Hugo Lefèvre", "Jana Müller", "Zoë Quinn")


@pytest.fixture
def shop_path(tmp_path: Path) -> Path:
    """A shop of seven people and one company."""
    path = tmp_path / "Clay.craftdesk"
    store = new_store(path)
    desk = Desk.open(store.shop)
    for name in NAMES:
        first, last = name.split(" ")
        mail = f"{last.lower()}@example.com" if last.isascii() else ""
        emails = (Email(text=mail),) if mail else ()
        desk.customers.add(Customer(first_name=first, last_name=last, emails=emails, phones=PHONES))
    desk.customers.add(Customer(type=CustomerType.COMPANY, company="Dvořák & Daughters"))
    store.shop.close()
    return path


Start = Callable[..., WindowUser]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the program, as often as a test wants, with one settings file."""
    running: list[WindowUser] = []
    font = QFont(qapp.font())

    def begin(*files: Path, choose: bool = False, width: int = 1280, height: int = 820) -> WindowUser:
        kit, window, program = app.build(qapp, Settings(tmp_path / "settings.ini"))
        user = WindowUser(qtbot, kit, window, program)
        running.append(user)
        program.start(list(files), choose=choose)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        user.until(window.isActiveWindow)
        return user

    yield begin
    # A test that failed may leave a draft, and a question that nobody answers would never end.
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: LeaveChoice.DISCARD)
    for user in running:
        user.quit()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)

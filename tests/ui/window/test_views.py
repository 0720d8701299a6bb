"""Saved views: kept from what is shown, chosen again, changed, renamed, put in order, and back after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.query import CustomerSort
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.dialogs.save_view import ViewNameDialog
from craftdesk.ui.dialogs.views import ViewsDialog
from craftdesk.ui.views_bar import ViewsBar
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)")
_NO_MAIL = Filter(field="email", test=FilterTest.EMPTY)
_WITHOUT = ["Chloé Østergaard", "Dvořák & Daughters", "Hugo Lefèvre", "Jana Müller", "Emma Weiß"]


def _bar(user: WindowUser) -> ViewsBar:
    return user.screen.pane.views


def _choose(user: WindowUser, name: str) -> None:
    menu = _bar(user).menu()
    (choice,) = [one for one in menu.actions() if one.text() == name]
    choice.trigger()
    menu.deleteLater()


def _offered(user: WindowUser) -> list[str]:
    menu = _bar(user).menu()
    found = [one.text() for one in menu.actions() if one.isCheckable()]
    menu.deleteLater()
    return found


def _save(user: WindowUser, name: str = "") -> ViewNameDialog:
    user.run(A.VIEW_SAVE)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ViewNameDialog)
    if name:
        dialog.name.line.setText(name)
    dialog.go.click()
    return dialog


def _sorted_without_mail(user: WindowUser) -> None:
    user.shop.controller.filter((_NO_MAIL,))
    user.shop.controller.sort(CustomerSort.NUMBER, descending=True)
    user.until(lambda: user.names()[0] == "Dvořák & Daughters")


def test_a_view_brings_filters_order_and_columns_back(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.VIEW_TABLE)
    _sorted_without_mail(user)
    kept = user.names()
    table = user.screen.pane.table
    company = [column.key for column in table.columns].index("company")
    table.set_column_shown(company, shown=True)
    _save(user)
    user.until(lambda: _bar(user).button.text() == "No e-mail")
    assert not _bar(user).keep.isVisible()

    _choose(user, "All customers")
    user.until(lambda: len(user.names()) == 8)
    assert _bar(user).button.text() == "Views"
    table.set_column_shown(company, shown=False)
    user.run(A.VIEW_LIST)
    _choose(user, "No e-mail")
    user.until(lambda: user.names() == kept)
    assert company in table.shown_columns()
    assert user.kit.actions.context.view == "table"
    assert not _bar(user).keep.isVisible()


def test_a_changed_view_says_so_and_is_kept(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.shop.controller.filter((_NO_MAIL,))
    _save(user, "Ask them")
    user.until(lambda: _bar(user).button.text() == "Ask them")
    user.shop.controller.search("mul")
    user.until(lambda: user.names() == ["Jana Müller"])
    assert not _bar(user).keep.isVisible()
    user.shop.controller.search("")
    user.shop.controller.sort(CustomerSort.NUMBER, descending=False)
    user.until(_bar(user).keep.isVisible)
    assert "Changed · Save" in _bar(user).keep.text()
    _bar(user).keep.click()
    user.until(lambda: not _bar(user).keep.isVisible())
    user.shop.controller.sort(CustomerSort.NAME, descending=False)
    _choose(user, "Ask them")
    user.until(lambda: user.shop.controller.query.sort is CustomerSort.NUMBER)
    user.run(A.UNDO)
    user.until(_bar(user).keep.isVisible)


def test_a_restart_keeps_the_view(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    _sorted_without_mail(user)
    kept = user.names()
    _save(user, "Ask them")
    user.until(lambda: _bar(user).button.text() == "Ask them")
    user.quit()
    again = start(shop_path).ready()
    again.until(lambda: _bar(again).button.text() == "Ask them")
    assert again.names() == kept
    assert not _bar(again).keep.isVisible()
    assert [chip.text() for chip in again.screen.pane.filters.chips] == ["No e-mail"]


def test_a_name_that_is_taken_is_refused_and_stays(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    _save(user, "Ask them")
    user.until(lambda: _offered(user) == ["All customers", "Ask them"])
    dialog = _save(user, "ASK them")
    user.until(lambda: "already" in dialog.box.message.text())
    assert dialog.name.value() == "ASK them"
    dialog.name.line.setText(" ")
    dialog.go.click()
    user.until(lambda: "needs a name" in dialog.box.message.text())
    dialog.reject()
    assert _offered(user) == ["All customers", "Ask them"]


def test_views_are_renamed_put_in_order_and_removed(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    _save(user, "First")
    user.until(lambda: _offered(user)[1:] == ["First"])
    _save(user, "Second")
    user.until(lambda: _offered(user)[1:] == ["First", "Second"])
    user.run(A.VIEWS)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ViewsDialog)
    dialog.list.setCurrentRow(1)
    dialog.up.click()
    user.until(lambda: _offered(user)[1:] == ["Second", "First"])
    user.until(lambda: dialog.list.currentRow() == 0)
    dialog.rename.click()
    naming = QApplication.activeModalWidget()
    assert isinstance(naming, ViewNameDialog)
    naming.name.line.setText("Best")
    naming.go.click()
    user.until(lambda: _offered(user)[1:] == ["Best", "First"])
    dialog.remove.click()
    user.until(lambda: _offered(user)[1:] == ["First"])
    assert _bar(user).button.text() == "Views"
    dialog.accept()
    user.run(A.UNDO)
    user.until(lambda: _offered(user)[1:] == ["Best", "First"])
    assert _bar(user).button.focusPolicy() & Qt.FocusPolicy.TabFocus

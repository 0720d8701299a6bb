"""Several customers changed at once, and the rules of loyalty, by somebody in front of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from craftdesk.domain.bulk_change import BulkKind, Whom
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import CustomerQuery
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.dialogs.bulk import BulkDialog
from craftdesk.ui.dialogs.loyalty import LoyaltyDialog
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.widgets.chips import Chip
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)")


def _dialog(user: WindowUser) -> BulkDialog:
    user.run(A.CUSTOMERS_CHANGE)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BulkDialog)
    return dialog


def _choose_all(user: WindowUser) -> None:
    user.screen.pane.focus_list()
    user.run(A.SELECT_ALL)
    user.until(lambda: user.kit.actions.context.selected == len(user.names()))


def _type(dialog: BulkDialog, text: str) -> None:
    box = dialog.value.value or dialog.value.key
    assert box is not None
    assert isinstance(box.editor, TextEditor)
    box.editor.line.setText(text)
    box.editor.edited.emit()


def _tags(user: WindowUser) -> list[str]:
    model = user.screen.model
    at = [column.key for column in model.columns].index("tags")
    return [str(model.data(model.index(row, at)) or "") for row in range(model.rowCount())]


def test_all_whom_a_filter_finds_get_a_tag_in_one_step(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.shop.controller.filter((Filter(field="email", test=FilterTest.EMPTY),))
    user.until(lambda: len(user.names()) == 5)
    _choose_all(user)
    assert user.shop.parts is not None
    assert user.shop.parts.bulk_changes.whom() == Whom(query=user.shop.controller.query)
    dialog = _dialog(user)
    dialog.go.click()
    user.until(lambda: "Which tag?" in dialog.value.key.message.text() if dialog.value.key else False)
    _type(dialog, "Market")
    user.until(lambda: dialog.count.text() == "5 customers: 5 will be changed.")
    dialog.go.click()
    user.until(lambda: _tags(user) == ["Market"] * 5)
    assert "5 customers changed" in user.reads()
    user.screen.pane.filters.clear.click()
    user.until(lambda: sorted(_tags(user)) == [""] * 3 + ["Market"] * 5)
    user.run(A.UNDO)
    user.until(lambda: _tags(user) == [""] * 8)


def test_some_are_changed_by_who_they_are(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    everybody = [CustomerId(number) for number in user.screen.model.windows.spine]
    user.screen.select(everybody[2])
    user.until(lambda: len(user.screen.selected()) == 1)
    dialog = _dialog(user)
    dialog.kind.show_value(BulkKind.SET)
    dialog.kind.edited.emit()
    assert dialog.value.key is not None
    dialog.value.key.editor.show_value("payment_term")
    dialog.value.key.editor.edited.emit()
    _type(dialog, "soon")
    dialog.go.click()
    assert dialog.value.value is not None
    assert "soon" in dialog.value.value.message.text()
    _type(dialog, "30")
    user.until(lambda: dialog.count.text() == "1 customer will be changed.")
    dialog.go.click()
    user.until(lambda: "1 customer changed" in user.reads())
    assert user.shop.parts is not None
    terms = [user.shop.parts.desk.customers.get(one).payment_term for one in everybody]
    assert terms == [None, None, 30, None, None, None, None, None]


def test_nothing_to_choose_from_and_nothing_to_change(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    _choose_all(user)
    dialog = _dialog(user)
    dialog.kind.show_value(BulkKind.JOIN)
    dialog.kind.edited.emit()
    assert dialog.value.key is not None
    assert isinstance(dialog.value.key.editor, ChoiceEditor)
    assert dialog.count.text() == "There is none in this shop yet."
    assert not dialog.go.isEnabled()
    dialog.kind.show_value(BulkKind.SET)
    dialog.kind.edited.emit()
    user.until(lambda: dialog.count.text() == "This changes nothing: all 8 have it so already.")
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_new_rules_of_loyalty_reach_list_and_filter(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.LOYALTY)
    user.until(lambda: isinstance(QApplication.activeModalWidget(), LoyaltyDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LoyaltyDialog)
    editors = {key: box.editor for key, box in dialog.boxes.items()}
    editors["lost_days"].show_value(45)
    editors["lost_days"].edited.emit()
    assert "no order for more than 45 days" in [label.text() for label in dialog.meanings.values()][5]
    dialog.go.click()
    assert "can’t be new for longer" in dialog.boxes["new_days"].message.text()
    editors["new_days"].show_value(30)
    editors["slipping_days"].show_value(40)
    dialog.go.click()
    user.until(lambda: "Loyalty rules saved" in user.reads())
    assert user.screen.model.words.rules.lost_days == 45
    user.until(
        lambda: "Lost: no order for more than 45 days"
        in [chip.toolTip() for chip in user.screen.pane.findChildren(Chip) if chip.isVisible()]
    )
    assert user.shop.parts is not None
    assert user.shop.parts.desk.settings.get().loyalty_new_days == 30
    assert user.shop.controller.query == CustomerQuery()

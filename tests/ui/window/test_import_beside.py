"""A long import goes on while the owner looks at the customers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.screens.importing.page import ImportPage
from tests.ui.window.conftest import Start


def test_the_list_can_be_used_while_rows_come_in(start: Start, shop_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    rows = "".join(f"Guest{number},Fair,guest{number}@example.com\n" for number in range(3_000))
    file.write_text("First name,Last name,Email\n" + rows, encoding="utf-8")
    user = start(shop_path).ready()
    parts = user.shop.parts
    assert parts is not None
    parts.import_files([file])
    page = user.window.pages.currentWidget()
    assert isinstance(page, ImportPage)
    go = page.plan_pane.foot.go
    user.until(lambda: go.isVisible() and go.isEnabled())
    go.click()
    # Nothing has been told yet, so these three come while rows come in, however fast that is.
    user.run(A.LIST_ACTIVE)
    assert user.window.pages.currentWidget() is user.screen
    user.run(A.IMPORT)
    assert user.window.pages.currentWidget() is page
    user.run(A.LIST_ACTIVE)
    # The file may just be written to: then a list is asked again a moment later.
    user.until(lambda: "Anna Berg" in user.names())
    user.run(A.FIND)
    user.type("lefevre")
    user.until(lambda: user.names() == ["Hugo Lefèvre"])
    user.key(Qt.Key.Key_Escape)
    user.until(lambda: "3,000 customers added" in user.window.toast.accessibleName())
    user.until(lambda: "3,008 customers · all changes saved" in user.reads())
    user.run(A.UNDO)
    user.until(lambda: "8 customers · all changes saved" in user.reads())

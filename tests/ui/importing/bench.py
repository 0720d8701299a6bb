"""What a test sees and presses on the import page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.ui.screens.importing.page import ImportPage
from craftdesk.ui.widgets.button import Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A shown page over a shop of its own."""

    qtbot: QtBot
    page: ImportPage
    desk: Desk
    bus: ChangeBus

    def look_at(self, path: Path) -> None:
        """Hand a file to the page and wait for its plan."""
        self.page.start(path)
        self.wait_for_plan()

    def wait_for_plan(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.plan_pane.isVisible() and not self.page.is_busy())

    def wait_for_report(self) -> None:
        self.qtbot.waitUntil(self.page.report_pane.isVisible)

    def press(self, button: Button) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def bring_in(self, path: Path) -> None:
        """Look at a file and press the one button."""
        self.look_at(path)
        self.press(self.page.plan_pane.foot.go)
        self.wait_for_report()

    def tiles(self) -> dict[str, str]:
        """The counts as they stand on the page."""
        shown = self.page.plan_pane.preview.tiles.shown()
        return {tile.kind.text: tile.number() for tile in shown if tile.kind is not None}

    def rows(self, kind: str) -> list[tuple[str, str, str]]:
        """The rows of a kind as the table shows them, once they are read."""
        preview = self.page.plan_pane.preview
        preview.show_kind(kind)
        model = preview.view.model()

        def texts() -> list[tuple[str, str, str]]:
            places = range(model.rowCount())
            return [tuple(model.index(row, at).data() or "" for at in range(3)) for row in places]  # type: ignore[misc]  # three columns

        self.qtbot.waitUntil(lambda: all(number for number, _, _ in texts()))
        return texts()

    def sentence(self) -> str:
        return self.page.plan_pane.head.sentence.text()

    def names(self) -> list[str]:
        """The customers in the file, in list order."""
        people = CustomerList(self.desk.shop, lambda: self.desk.shop.clock().date())
        try:
            return [row.name for row in people.first(CustomerQuery(), 1_000)]
        finally:
            people.close()

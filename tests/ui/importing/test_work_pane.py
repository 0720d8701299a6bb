"""What is said while an import works."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from craftdesk.domain.progress import Progress
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.work_pane import WorkPane


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(2_000, 10_000, "import.writing"), "2,000 of 10,000 rows"),
        (Progress(4_701_945_856, 7_116_029_952, "backup.verifying"), "Checking the backup"),
    ],
)
def test_rows_are_counted_and_bytes_are_not(qtbot: QtBot, kit: Kit, progress: Progress, said: str) -> None:
    pane = WorkPane(kit)
    qtbot.addWidget(pane)
    pane.show_progress(progress)
    assert said in pane.count.text()
    assert ("rows" in pane.count.text()) is ("rows" in said)

"""Where the Tab key finds controls that are made later than their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_within(group: QWidget, members: Sequence[QWidget]) -> None:
    """Let Tab come to the members where their group stands, not behind everything that was made before them."""
    policy = group.focusPolicy()
    # Qt takes no order from a widget that Tab passes by.
    group.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for former, member in zip([group, *members], members, strict=False):
        QWidget.setTabOrder(former, member)
    group.setFocusPolicy(policy)

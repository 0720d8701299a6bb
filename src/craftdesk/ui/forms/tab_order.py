"""The Tab key walks a form in the order in which it is read: the order of its layouts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def stops(root: QWidget | QLayout) -> Iterator[QWidget]:
    """The widgets that Tab stops at, in the order of reading."""
    if isinstance(root, QWidget):
        # A widget that was only just put into a layout is about to be shown; one that was hidden is not.
        if root.isHidden() and root.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return
        if isinstance(root, QScrollArea):
            inside = root.widget()
            if inside is not None:
                yield from stops(inside)
            return
        if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.focusProxy() is None:
            yield root
            return
        layout = root.layout()
    else:
        layout = root
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        inner = item.widget() or item.layout() if item is not None else None
        if inner is not None:
            yield from stops(inner)


def order_by_reading(root: QWidget) -> None:
    """Let Tab walk the widgets below `root` as they are read."""
    previous: QWidget | None = None
    for widget in stops(root):
        if previous is not None:
            QWidget.setTabOrder(previous, widget)
        previous = widget

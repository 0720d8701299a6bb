"""The views of a list: one link that opens their menu, and one that keeps what was changed about the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from craftdesk.domain.ids import UNSAVED, ViewId
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from craftdesk.domain.saved_view import SavedView

_LONGEST = 28


class ViewHost(Protocol):
    """What a list with views can be asked: what it shows as texts that can be kept, and to show such texts again."""

    view_changed: SignalInstance

    def query_text(self) -> str:
        """What is asked of the list now."""

    def columns_text(self) -> str:
        """In which columns the answer is read."""

    def shows(self, query: str, columns: str) -> bool:
        """Whether this is what is shown; a text in the search box that no view asked for doesn't count."""

    def apply_view(self, query: str, columns: str) -> None:
        """Show this; empty texts stand for everybody and for what is usual."""

    def proposed_name(self) -> str:
        """What this view could be called."""


class ViewsBar(QWidget):
    """Shows which view is chosen, and whether it was changed."""

    chosen = Signal(object)  # ViewId; UNSAVED for everybody
    keep_wanted = Signal()

    def __init__(self, kit: Kit, everybody: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._everybody = kit, everybody
        self._views: tuple[SavedView, ...] = ()
        self._current = ViewId(UNSAVED)
        self._is_changed: bool | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.button = Button(kit.look, self.tr("Views"), kind=ButtonKind.LINK, icon="bookmark")
        self.keep = Button(kit.look, self.tr("Changed · Save"), kind=ButtonKind.LINK)
        row.addWidget(self.button)
        row.addWidget(self.keep)
        self.keep.hide()
        self.button.clicked.connect(self._on_button_clicked)
        self.keep.clicked.connect(self.keep_wanted)
        self._menu: QMenu | None = None

    def show_views(self, views: Sequence[SavedView], current: ViewId, *, changed: bool) -> None:
        """Show the views to choose from, which is chosen, and whether the list shows something else by now."""
        if (tuple(views), current, changed) == (self._views, self._current, self._is_changed):
            return  # asked after every key
        self._views, self._current, self._is_changed = tuple(views), current, changed
        view = next((one for one in views if one.id == current), None)
        words = _short(view.name).replace("&", "&&") if view is not None else self.tr("Views")
        tip = self.tr("View: {0}").replace("{0}", view.name) if view is not None else self.tr("Choose or save a view")
        self.button.set_words(words, tip)
        self.button.setAccessibleName(tip)
        self.keep.setVisible(view is not None and changed)
        if view is not None:
            self.keep.setAccessibleName(self.tr("Save the changes to the view {0}").replace("{0}", view.name))
        self.updateGeometry()

    def menu(self) -> QMenu:
        """The menu of the views, made anew."""
        menu = QMenu(self)
        for name, number in ((self._everybody, UNSAVED), *((one.name, one.id) for one in self._views)):
            choice = menu.addAction(name.replace("&", "&&"))
            choice.setCheckable(True)
            choice.setChecked(number == self._current)
            choice.setData(int(number))
            if number == UNSAVED:
                menu.addSeparator()
        if self._views:
            menu.addSeparator()
        for action in (ActionId.VIEW_SAVE, ActionId.VIEWS):
            menu.addAction(self._kit.actions[action])
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    @Slot()
    def _on_button_clicked(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    @Slot(QAction)
    def _on_menu_triggered(self, choice: QAction) -> None:
        if choice.data() is not None and not choice.objectName():
            self.chosen.emit(ViewId(choice.data()))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

"""The window: menu bar, sidebar, the page in force, the status bar, and what floats above them.

It knows the names of its children and no more: pages are handed in, commands are declared in the table of actions,
and what they do is done by those who own it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.banner import Banner
from craftdesk.ui.draft_bar import DraftBar
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.menus import fill_menu_bar
from craftdesk.ui.page_manners import panes_of
from craftdesk.ui.screens.importing.drop import describe_drop
from craftdesk.ui.settings import WINDOW_GEOMETRY
from craftdesk.ui.widgets.drop_overlay import DropOverlay
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.sidebar import Sidebar, SidebarEntry
from craftdesk.ui.widgets.toast import Toast

SHOP_SUFFIX = ".craftdesk"
RAIL_BELOW = 1180
_USUAL, _LEAST = (1280, 820), (640, 480)
PLACES = {
    "home": ActionId.TODAY,
    "active": ActionId.LIST_ACTIVE,
    "orders": ActionId.ORDERS,
    "products": ActionId.PRODUCTS,
    "figures": ActionId.FIGURES,
    "archived": ActionId.LIST_ARCHIVED,
    "deleted": ActionId.LIST_BIN,
}
TOOLS = {"import": ActionId.IMPORT, "duplicates": ActionId.DUPLICATES, "history": ActionId.HISTORY}


def _nothing_stands_in_the_way() -> bool:
    return True


class MainWindow(QMainWindow):
    """The one window of the program."""

    files_dropped = Signal(object)
    closed = Signal()
    painted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.is_painted = self._is_painting = False
        self.shop_path: Path | None = None
        self._then: Callable[[], None] = kit.actions[ActionId.UNDO].trigger
        self.may_close: Callable[[], bool] = _nothing_stands_in_the_way
        self.setAcceptDrops(True)
        self.setWindowTitle("CraftDesk")
        self.recent = QMenu(self.tr("Open &recent"), self)
        self.recent.setToolTipsVisible(True)
        fill_menu_bar(self.menuBar(), kit.actions, self.recent)
        self.sidebar = Sidebar(kit.look)
        self.banner = Banner(kit.look)
        self.drafts = DraftBar(kit.look)
        self.pages = QStackedWidget()
        self._status = Label(kit.look, "", role=Role.SMALL, ink="muted")
        self._build()
        self.toast = Toast(kit.look, self.pages)
        self._overlay = DropOverlay(kit.look, self)
        self._connect()
        self._on_look_changed()
        kit.look.dress(self)
        self._restore()

    # --- what it shows -------------------------------------------------------------------------

    def show_page(self, page: QWidget) -> None:
        """Show a page right of the sidebar."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def drop_page(self, page: QWidget) -> None:
        """Let go of a page for good."""
        self.pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def show_shop(self, name: str, path: Path | None) -> None:
        """Show the shop's name in the title and the sidebar; without one, the program's."""
        self.setWindowTitle(self.tr("{0} — CraftDesk").replace("{0}", name) if name else "CraftDesk")
        self.shop_path = path
        self.sidebar.setVisible(path is not None)
        self.show_backup(name, "")

    def show_backup(self, name: str, line: str, tip: str = "") -> None:
        """Show at the foot of the sidebar which file this is and when it was backed up."""
        self.sidebar.set_footer(name, line, tip)

    def show_status(self, text: str) -> None:
        """Show the state of the shop in the status bar."""
        self._status.setText(text)

    def show_toast(
        self, text: str, *, undo: bool = False, action: str = "", then: Callable[[], None] | None = None
    ) -> None:
        """Say what has just happened, and offer to take it back, or something else to do."""
        self._then = then or self._kit.actions[ActionId.UNDO].trigger
        self.toast.show_message(text, action or (self.tr("Undo") if undo else ""))

    # --- how it is put together ----------------------------------------------------------------

    def _build(self) -> None:
        middle = QFrame()
        middle.setProperty("pane", "canvas")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        line = QFrame()
        line.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        line.setFixedWidth(1)
        row.addWidget(line)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self.drafts)
        right.addWidget(self.pages, 1)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._status, 1)
        tr = self.tr
        self.sidebar.set_entries(
            (
                SidebarEntry(key="home", text=tr("Today"), icon="sun"),
                SidebarEntry(key="active", text=tr("Customers"), icon="users"),
                SidebarEntry(key="orders", text=tr("Orders"), icon="shopping-bag"),
                SidebarEntry(key="products", text=tr("Products"), icon="package"),
                SidebarEntry(key="figures", text=tr("Statistics"), icon="chart-column"),
                SidebarEntry(key="archived", text=tr("Archive"), icon="archive"),
                SidebarEntry(key="deleted", text=tr("Bin"), icon="trash"),
            )
        )
        self.sidebar.set_tools(
            (
                SidebarEntry(key="import", text=tr("Import…"), icon="file-input"),
                SidebarEntry(key="duplicates", text=tr("Duplicates…"), icon="users-round"),
                SidebarEntry(key="history", text=tr("History"), icon="rotate-ccw-clock"),
            )
        )

    def _connect(self) -> None:
        actions = self._kit.actions
        self.sidebar.chosen.connect(self._on_sidebar_chosen)
        self.sidebar.tool_chosen.connect(self._on_sidebar_tool_chosen)
        self.sidebar.find_requested.connect(actions[ActionId.PALETTE].trigger)
        self.sidebar.footer_clicked.connect(actions[ActionId.SHOP_BACKUP].trigger)
        self.toast.action_chosen.connect(self._on_toast_action_chosen)
        actions.context_changed.connect(self._on_actions_context_changed)
        actions[ActionId.NEXT_PANE].triggered.connect(self._on_next_pane_triggered)
        self._kit.look.changed.connect(self._on_look_changed)

    def _restore(self) -> None:
        px = self._kit.look.px
        self.setMinimumSize(*_LEAST)
        kept = self._kit.settings.get(WINDOW_GEOMETRY)
        if not kept or not self.restoreGeometry(QByteArray(kept)):
            room = self.screen().availableGeometry()
            self.resize(min(px(_USUAL[0]), room.width()), min(px(_USUAL[1]), room.height()))

    # --- Qt's events ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows have a rail of icons instead of the sidebar."""
        super().resizeEvent(event)
        self.sidebar.set_collapsed(collapsed=self.width() < self._kit.look.px(RAIL_BELOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first picture stands: after this the children are painted, and all of it goes to the screen."""
        super().paintEvent(event)
        if not self._is_painting:
            self._is_painting = True
            QTimer.singleShot(0, self._on_picture_standing)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing typed would be lost."""
        if not self.may_close():
            event.ignore()
            return
        self._kit.settings.set(WINDOW_GEOMETRY, bytes(self.saveGeometry().data()))
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what dropping the file would do."""
        paths = _files(event)
        if not paths:
            return
        title, detail, good = _outcome(paths)
        self._overlay.show_sentence(title, detail, good=good)
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The file went elsewhere."""
        self._overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on; nothing is imported yet, and one that is no list is told so where lists are looked at."""
        self._overlay.hide()
        paths = _files(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    # --- news ----------------------------------------------------------------------------------

    @Slot()
    def _on_picture_standing(self) -> None:
        self.is_painted = True
        self.painted.emit()

    @Slot(str)
    def _on_sidebar_chosen(self, key: str) -> None:
        self._kit.actions[PLACES[key]].trigger()

    @Slot(str)
    def _on_sidebar_tool_chosen(self, key: str) -> None:
        self._kit.actions[TOOLS[key]].trigger()

    @Slot()
    def _on_toast_action_chosen(self) -> None:
        self._then()

    @Slot(object)
    def _on_actions_context_changed(self, _context: object) -> None:
        actions = self._kit.actions
        for key, action in TOOLS.items():
            self.sidebar.set_usable(key, usable=actions[action].isEnabled(), why=actions.why_not(action))
        context = actions.context
        # The three books share a page; every other place has the name of its page.
        self.sidebar.set_current(context.book if context.screen == "customers" else context.screen)

    @Slot()
    def _on_next_pane_triggered(self) -> None:
        """From message to sidebar to list to card, and round again."""
        panes = self.panes()
        focus = self.focusWidget()
        at = next((place for place, pane in enumerate(panes) if pane.isAncestorOf(focus) or pane is focus), -1)
        for step in range(1, len(panes) + 1):
            pane = panes[(at + step) % len(panes)]
            if focus_into(pane):
                return

    def panes(self) -> Sequence[QWidget]:
        """The parts of the window that F6 goes through."""
        return [self.toast, self.sidebar, *panes_of(self.pages.currentWidget())]

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self.sidebar.set_collapsed(collapsed=self.width() < px(RAIL_BELOW))


def focus_into(pane: QWidget) -> bool:
    """Put the focus on the first thing of a pane that takes it; False when there is none in sight."""
    if pane.isHidden() or not pane.isVisible():
        return False
    for child in [pane, *pane.findChildren(QWidget)]:
        wants = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if wants == Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled():
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def _outcome(paths: Sequence[Path]) -> tuple[str, str, bool]:
    """What dropping files would do: a shop file is opened, anything else is looked at."""
    if len(paths) == 1 and paths[0].suffix.lower() == SHOP_SUFFIX:
        title = QCoreApplication.translate("Drop", "Drop to open {0}").replace("{0}", paths[0].stem)
        return title, "", True
    return describe_drop(paths)


def _files(event: QDropEvent) -> list[Path]:
    """The files of this machine that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

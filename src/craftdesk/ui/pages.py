"""The pages right of the sidebar: each made when it is first asked for, one in sight, and a way back.

What a page may offer beyond being a widget is said in `page_manners`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.ui import page_manners
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow

CUSTOMERS = "customers"
"""The page that an open shop begins with; it belongs to the shop and is not let go of here."""
ORDERS = "orders"
"""The page of all orders."""
_MOST_REMEMBERED = 20


class Pages(QObject):
    """Knows pages by the name that the context of the window has for them (`UiContext.screen`)."""

    shown = Signal(str)

    def __init__(self, kit: Kit, window: MainWindow, customers: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._window = kit, window
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {CUSTOMERS: customers}
        self._former: list[str] = []

    @property
    def current(self) -> str:
        """The name of the page in sight."""
        return self._kit.actions.context.screen

    def add(self, name: str, make: Callable[[], QWidget]) -> None:
        """Make a page known; it is built when somebody first goes there."""
        self._makers[name] = make

    def page(self, name: str) -> QWidget:
        """Return a page, built if it was not yet."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def may_leave(self) -> bool:
        """Ask the page in sight what becomes of anything typed there."""
        return page_manners.may_leave(self._made.get(self.current))

    def may_close(self) -> bool:
        """Ask every page that was made; what works behind another page counts, too."""
        return all(page_manners.may_close(page) for page in self._made.values())

    def show(self, name: str) -> bool:
        """Bring a page into sight; False when the one in sight is not to be left."""
        if name == self.current:
            return True
        if not self.may_leave():
            return False
        self._former = [*(one for one in self._former if one != name), self.current][-_MOST_REMEMBERED:]
        self._bring(name)
        return True

    @Slot()
    def back(self) -> None:
        """Go to the page from which this one was reached, or to the customers."""
        if self.may_leave():
            self._bring(self._former.pop() if self._former else CUSTOMERS)

    def close(self) -> None:
        """Let go of every page that was made here."""
        for name, page in self._made.items():
            if name != CUSTOMERS:
                self._window.drop_page(page)
        self._made.clear()

    def _bring(self, name: str) -> None:
        page = self.page(name)
        self._window.show_page(page)
        self._kit.actions.update(screen=name)
        page_manners.begin(page)
        self.shown.emit(name)

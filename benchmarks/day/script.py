"""What the owner does in a day: steps by name, each of which waits for what comes of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from benchmarks.day.hand import Hand
from craftdesk.domain.ids import CustomerId
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.dialogs.export import ExportDialog
from craftdesk.ui.screens.figures.figures_page import FiguresPage
from craftdesk.ui.screens.importing.page import ImportPage
from craftdesk.ui.screens.order_entry.page import OrderEntryPage
from craftdesk.ui.screens.orders.screen import OrdersScreen
from craftdesk.ui.widgets.chips import Chip

_K = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_PAGES = 20
_CARDS = 10
_LINES = 5
Step = tuple[str, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Material:
    """What a shop gives a day to do: names to look for, words of orders, products to sell, a file to bring in."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    products: tuple[str, ...]
    file: Path
    rows: int


def material(shop: Path, file: Path, rows: int, names: int) -> Material:
    """Look into a shop for what a day needs."""
    with closing(sqlite3.connect(f"{shop.as_uri()}?mode=ro", uri=True)) as raw:
        (most,) = raw.execute("SELECT max(id) FROM customers").fetchone()
        each = max(1, most // (names + 1))
        found = [
            raw.execute("SELECT last_name, company FROM customers WHERE id >= ? LIMIT 1", (at * each + 1,)).fetchone()
            for at in range(names)
        ]
        products = [row[0] for row in raw.execute("SELECT name FROM products ORDER BY id LIMIT ?", (_LINES,))]
        (order,) = raw.execute("SELECT number FROM orders ORDER BY id LIMIT 1").fetchone()
    looked_for = tuple((last or company).split(" ")[0][:8] for last, company in found)
    return Material(looked_for, (looked_for[0], order, products[0].split(",")[0]), tuple(products), file, rows)


@dataclass(slots=True)
class Seen:
    """What was seen in some of the steps, for whoever wants to know that the day was a real one."""

    customers: int = 0
    found: list[int] = field(default_factory=list)
    cards: list[CustomerId | None] = field(default_factory=list)
    orders: int = 0
    after_import: int = 0
    after_undo: int = 0
    exported: Path = Path()


class _Part:
    """Some of a day, by one hand."""

    def __init__(self, hand: Hand, with_: Material, seen: Seen) -> None:
        self.hand, self._with, self.seen = hand, with_, seen


class _List(_Part):
    """The list of customers."""

    def open(self) -> None:
        """The list stands there."""
        self.hand.open()
        self.seen.customers = self.hand.shop.controller.total

    def load(self) -> None:
        """Everything else is there, too."""
        self.hand.until(lambda: self.hand.kit.actions.context.ready, "second half")
        self.hand.reads_it()

    def search(self) -> None:
        """Type each name letter by letter, and read what is there after each."""
        hand, screen = self.hand, self.hand.shop.screen
        hand.press("Ctrl+F")
        found = []
        for name in self._with.names:
            for end in range(1, len(name) + 1):
                hand.types(name[end - 1])
                text = name[:end]
                hand.until(partial(self._is_answered, text), f"answer to “{text}”")
            found.append(screen.model.rowCount())
            hand.press("Ctrl+A")
            hand.key(_K.Key_Backspace)
        hand.until(lambda: self._is_answered(""), "whole list")
        self.seen.found = found

    def _is_answered(self, text: str) -> bool:
        found = self.hand.shop.screen._found  # noqa: SLF001 - the eyes of a person see whether the list is whole
        return found is not None and found.query.text.strip() == text.strip() and found.complete

    def scroll(self) -> None:
        """Page down, to the end, and home again."""
        self.hand.shop.screen.pane.focus_list()
        for _ in range(_PAGES):
            self.hand.key(_K.Key_PageDown)
            self.hand.reads_it()
        for key in (_K.Key_End, _K.Key_PageUp, _K.Key_Home):
            self.hand.key(key)
            self.hand.reads_it()

    def sort(self) -> None:
        """See the table, sort by three columns, back to the list."""
        hand, screen = self.hand, self.hand.shop.screen
        hand.run(A.VIEW_TABLE)
        hand.reads_it()
        header = screen.pane.table.horizontalHeader()
        for at in (1, 2, 3, 0):
            middle = QPoint(header.sectionViewportPosition(at) + 20, header.height() // 2)
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
            hand.until(lambda: self._is_answered(""), "sorted list")
            hand.reads_it()
        hand.run(A.VIEW_LIST)
        hand.reads_it()


class _Cards(_Part):
    """Their cards."""

    def cards(self) -> None:
        """Go down the list, and read each card."""
        hand, seen = self.hand, []
        hand.shop.screen.pane.focus_list()
        hand.key(_K.Key_Home)
        for _ in range(_CARDS):
            hand.key(_K.Key_Down)
            hand.until(self._card_is_there, "card")
            hand.reads_it()
            seen.append(hand.shop.screen.current.id)
        self.seen.cards = seen

    def _card_is_there(self) -> bool:
        screen, data = self.hand.shop.screen, self.hand.parts.card._data  # noqa: SLF001 - eyes see whose card it is
        at, wanted = screen.pane.selection.currentIndex().row(), screen.current.id
        return at >= 0 and data is not None and data.customer.id == wanted == screen.model.windows.spine[at]

    def tabs(self) -> None:
        """Read all six tabs of two cards."""
        for _ in range(2):
            for number in (2, 3, 4, 5, 6, 1):
                self.hand.press(f"Ctrl+{number}")
                self.hand.reads_it()
            self.hand.key(_K.Key_Down)
            self.hand.until(self._card_is_there, "card")
            self.hand.reads_it()

    def edit(self) -> None:
        """Write something behind the first name, and save."""
        hand = self.hand
        hand.press("F2")
        hand.until(lambda: hand.kit.actions.context.editing and bool(hand.focus().accessibleName()), "form")
        hand.reads_it()
        hand.tabs_to(lambda focus: isinstance(focus, QLineEdit) and "name" in focus.accessibleName().lower())
        hand.key(_K.Key_End)
        hand.types("x")
        hand.until(lambda: hand.kit.actions.context.dirty, "change")
        hand.press("Ctrl+S")
        hand.until(lambda: not hand.kit.actions.context.editing, "card")
        hand.until_saved()
        hand.reads_it()

    def undo_edit(self) -> None:
        """Take it back."""
        self.hand.run(A.UNDO)
        self.hand.until_toast("Undone")
        self.hand.until_saved()
        self.hand.reads_it()


class _Orders(_Part):
    """Orders, one and all."""

    def order(self) -> None:
        """Somebody calls and orders some things."""
        hand = self.hand
        hand.press("Ctrl+Shift+O")
        hand.until(lambda: hand.kit.actions.context.editing, "form of an order")
        (page,) = hand.window.findChildren(OrderEntryPage)
        hand.until(lambda: page.fields is not None and page.is_open, "form of an order")
        assert page.fields is not None
        for number, name in enumerate(self._with.products, 1):
            page.fields.lines.rows[-1].item.setFocus()
            hand.types(name[:12])
            hand.key(_K.Key_Return)
            hand.at(f"Quantity, line {number}")
            hand.types("2")
            hand.key(_K.Key_Tab)
        hand.key(_K.Key_Return, _CTRL)
        hand.until(lambda: hand.page != "order_entry", "saved order")
        hand.until_saved()
        hand.reads_it()

    def orders(self) -> None:
        """The page of all orders, and five of them."""
        hand = self.hand
        hand.goes_to(A.LIST_ACTIVE, "customers")
        hand.goes_to(A.ORDERS, "orders")
        screen = self._orders()
        hand.until(lambda: screen.model.rowCount() > 0 and screen.controller.total >= 0, "orders")
        screen.pane.focus_list()
        for _ in range(5):
            hand.key(_K.Key_Down)
            hand.until(lambda: screen.page.view is not None and screen.page.view.order.id == screen.current, "order")
            hand.reads_it()
        hand.key(_K.Key_End)
        hand.reads_it()
        hand.key(_K.Key_Home)
        hand.reads_it()
        self.seen.orders = screen.controller.total

    def _orders(self) -> OrdersScreen:
        (screen,) = self.hand.window.findChildren(OrdersScreen)
        return screen

    def search_orders(self) -> None:
        """Look for a name, a number and a thing."""
        hand, screen = self.hand, self._orders()
        hand.press("Ctrl+F")
        for word in self._with.words:
            for letter in word:
                hand.types(letter)
                hand.reads_it()
            hand.until(partial(self._asks, word), f"answer to “{word}”")
            hand.press("Ctrl+A")
            hand.key(_K.Key_Backspace)
        hand.until(lambda: screen.model.rowCount() > 0, "orders")
        hand.reads_it()

    def _asks(self, word: str) -> bool:
        return self._orders().controller.query.text.strip() == word.strip()


class _Pages(_Part):
    """The other pages, and dialogs."""

    def figures(self) -> None:
        """Statistics of the shop, in each of the periods that are offered."""
        hand = self.hand
        hand.goes_to(A.FIGURES, "figures")
        (page,) = hand.window.findChildren(FiguresPage)
        hand.until(page.work.isHidden, "figures")
        hand.reads_it()
        for chip in page.bar.chips.findChildren(Chip):
            hand.clicks(chip)
            hand.reads_it()
            hand.until(page.work.isHidden, "figures")
            hand.reads_it()

    def today(self) -> None:
        """What is due."""
        self.hand.goes_to(A.TODAY, "home")
        self.hand.until(lambda: not self.hand.parts.runner.is_at_work, "today")
        self.hand.reads_it()

    def products(self) -> None:
        """The products, and one of them."""
        self.hand.goes_to(A.PRODUCTS, "products")
        self.hand.key(_K.Key_Down)
        self.hand.reads_it()

    def settings(self) -> None:
        """The settings of the shop; nothing is changed."""
        self.hand.goes_to(A.SHOP_SETTINGS, "settings")
        self.hand.reads_it()
        self.hand.goes_to(A.LIST_ACTIVE, "customers")

    def dialogs(self) -> None:
        """Three dialogs that list what was."""
        for action in (A.HISTORY, A.IMPORT_HISTORY, A.SHOP_BACKUPS):
            self.hand.run(action)
            self.hand.until(lambda: isinstance(QApplication.activeModalWidget(), QDialog), action.value)
            self.hand.reads_it()
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            dialog.reject()
            self.hand.until(lambda: QApplication.activeModalWidget() is None, "window")
            self.hand.window.activateWindow()
            self.hand.reads_it()


class _Files(_Part):
    """What comes in and goes out."""

    def plan(self) -> None:
        """Drop a file and read the plan."""
        hand = self.hand
        hand.drops(self._with.file)
        hand.until(lambda: hand.page == "import", "page of the import")
        stack = self._import().stack
        # To ask for the pane before it is in sight would make it.
        hand.until(lambda: stack.shows_plan and stack.plan.foot.go.isEnabled(), "plan")
        hand.reads_it()

    def _import(self) -> ImportPage:
        (page,) = self.hand.window.findChildren(ImportPage)
        return page

    def bring_in(self) -> None:
        """Press the one button, wait for the report, and see the customers."""
        hand, page = self.hand, self._import()
        hand.clicks(page.plan_pane.foot.go)
        hand.until(lambda: page.stack.currentWidget() is page.report_pane, "report")
        hand.until_saved()
        hand.reads_it()
        hand.goes_to(A.LIST_ACTIVE, "customers")
        # In a large shop some of the file's people are there already.
        hand.until(lambda: hand.shop.controller.total > self.seen.customers, "longer list")
        self.seen.after_import = hand.shop.controller.total

    def undo_import(self) -> None:
        """Take all of it back."""
        hand = self.hand
        hand.run(A.UNDO)
        hand.until_toast("Undone")
        hand.until_saved()
        hand.until(lambda: hand.shop.controller.total == self.seen.customers, "list as it was")
        hand.reads_it()
        self.seen.after_undo = hand.shop.controller.total

    def export(self) -> None:
        """Everybody, as CSV, into the folder of documents."""
        hand = self.hand
        hand.run(A.EXPORT)
        hand.until(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog), "dialog")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        hand.clicks(dialog.kind.button("list"))
        path = dialog.path()
        hand.clicks(dialog.go)
        hand.until_toast("Exported")
        hand.window.activateWindow()
        self.seen.exported = path

    def back_up(self) -> None:
        """Back up and check."""
        self.hand.run(A.SHOP_BACKUP)
        self.hand.until_toast("Backed up and checked")
        self.hand.until_saved()


class Day:
    """One day in one window."""

    def __init__(self, hand: Hand, with_: Material) -> None:
        self.hand, self._with, self.seen = hand, with_, Seen()

    def steps(self) -> list[Step]:
        """The steps in their order."""
        what = self.hand, self._with, self.seen
        people, cards, orders, pages, files = _List(*what), _Cards(*what), _Orders(*what), _Pages(*what), _Files(*what)
        return [
            ("open the shop", people.open),
            ("the rest of the start", people.load),
            (f"search {len(self._with.names)} names", people.search),
            ("scroll and jump", people.scroll),
            ("table, sort", people.sort),
            (f"open {_CARDS} cards", cards.cards),
            ("their tabs", cards.tabs),
            ("edit and save", cards.edit),
            ("undo it", cards.undo_edit),
            (f"an order of {_LINES} lines", orders.order),
            ("all orders", orders.orders),
            ("search orders", orders.search_orders),
            ("statistics", pages.figures),
            ("today", pages.today),
            ("products", pages.products),
            ("settings", pages.settings),
            ("history, past imports, backups", pages.dialogs),
            ("look through a file", files.plan),
            (f"import {self._with.rows:,}", files.bring_in),
            ("undo it all", files.undo_import),
            ("export", files.export),
            ("back up", files.back_up),
            ("quit", self.hand.close),
        ]

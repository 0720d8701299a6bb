"""One open shop: first its list by plain sqlite3, later its desk with everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.customer_list import CustomerListController
from craftdesk.controllers.filter_choices import FilterChoicesController
from craftdesk.desktop.beside import Beside
from craftdesk.desktop.loading import Loading
from craftdesk.desktop.shop_log import closed
from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.filters import is_sound
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import CustomerQuery
from craftdesk.domain.query_text import query_from, query_text
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.lists import CustomerList
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.context import UiContext
from craftdesk.ui.error_outlet import ErrorOutlet
from craftdesk.ui.finder import Finder
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.pages import Pages
from craftdesk.ui.screens.customers.screen import CustomersScreen
from craftdesk.ui.screens.customers.screen_commands import ScreenCommands
from craftdesk.ui.settings import LIST_VIEW_MODE, last_customer, list_query

if TYPE_CHECKING:
    from craftdesk.desktop.desk import DeskParts
    from craftdesk.ui.asked_ahead import AskedAhead

_BUSY_MS = 20
"""The window's own reader gives up soon: a row that is not to be had now is asked for again."""


class OpenShop(QObject):
    """Holds what belongs to one shop file from its opening to its closing."""

    loaded = Signal()  # the second half is there, too

    def __init__(
        self, kit: Kit, window: MainWindow, errors: ErrorOutlet, finder: Finder, shop: ShopFile, beside: Beside
    ) -> None:
        super().__init__(window)
        self.kit, self.window, self.shop = kit, window, shop
        self._errors, self._finder = errors, finder
        self.settings: ShopSettings = shop.found or shop.settings()
        self._near = CustomerList(shop, self.today, busy_ms=_BUSY_MS)
        self.controller = CustomerListController(self._near, self)
        words = RowWords(kit.format, self.settings, self.today)
        kit.actions.update(
            shop_open=True, ready=False, read_only=bool(shop.read_only), screen="customers", selected=0, current=False,
            book="active", editing=False, dirty=False, undo_text="", redo_text="", has_address=False,
            view=kit.settings.get(LIST_VIEW_MODE),
        )  # fmt: skip
        self.choices = FilterChoicesController(self._near, self)
        self.screen = CustomersScreen(kit, self.controller, self.choices, words)
        self.screen.problem_raised.connect(errors.show)
        self.screen.counted.connect(self._on_screen_counted)
        self.pages = Pages(kit, window, self.screen, self)
        self._commands = ScreenCommands(kit, self.screen, self.pages, self)
        self.parts: DeskParts | None = None
        self._busy, self._is_dirty, self._is_read_only = False, False, bool(shop.read_only)
        kit.actions.context_changed.connect(self._on_actions_context_changed)
        self._files: list[Path] = []
        window.show_shop(self.name, shop.path)
        window.show_page(self.screen)
        kept = kit.settings.get(last_customer(shop.path))
        self.screen.current.wish(CustomerId(kept) if kept else None)
        self.controller.show(self._last_query())
        self._ahead: AskedAhead | None = None
        self._loading = Loading(beside, self._building, self._lettering, self)
        self._loading.finished.connect(self._on_loading_finished)

    @property
    def name(self) -> str:
        """What the shop is called; the file's name where it has none."""
        return self.settings.name or self.shop.path.stem

    def today(self) -> date:
        """The day it is where the owner is."""
        # By the stamp: asking a moment for its time zone costs twenty times as much, and a list asks for every row.
        return date.fromtimestamp(self.shop.clock().timestamp())  # noqa: DTZ012 - the owner's own day

    def _last_query(self) -> CustomerQuery:
        """What the list was asked last, but for what was typed; the customer book, whatever was in sight."""
        try:
            kept = query_from(self.kit.settings.get(list_query(self.shop.path)))
        except ValueError:
            return CustomerQuery()
        if kept.state is not CustomerState.ACTIVE:
            return CustomerQuery()
        targets = {field.target for field in self.controller.fields() or ()}
        return replace(kept, filters=tuple(one for one in kept.filters if one.field in targets or is_sound(one)))

    @Slot()
    def load_desk(self) -> None:
        """Load the rest when the event loop has nothing better to do; what is asked of it meanwhile is kept."""
        # The first picture may stand only when the shop is closed again.
        if self._ahead is None and not self._loading.is_closed:
            from craftdesk.ui.asked_ahead import AskedAhead  # there is nothing to ask before the first picture

            self._ahead = AskedAhead(self.kit.actions, self.window)
            self._loading.start()

    def take(self, files: Sequence[Path]) -> None:
        """Look at files that were dropped or handed over, as soon as the desk is there."""
        self._files += files
        if self._files and self.parts is not None:
            self.parts.import_files(self._files)
            self._files = []

    def show_saving(self, busy: bool) -> None:  # noqa: FBT001 - a fact, not a choice
        """Say in the status bar whether something is being written."""
        self._busy = busy
        self._on_screen_counted()

    def show_read_only(self, why: str) -> None:
        """Say in the status bar whether anything can be changed."""
        self._is_read_only = bool(why)
        self._on_screen_counted()

    def may_close(self) -> bool:
        """Whether nothing typed and no work under way would be lost."""
        return self.pages.may_close() and self.may_end_work()

    def may_end_work(self) -> bool:
        """Whether no work under way would be lost."""
        return self.parts is None or self.parts.guard.may_close()

    def keep_drafts(self) -> None:
        """Bring what was typed to the disk."""
        if self.parts is not None:
            self.parts.drafts.keeper.settle()

    def close(self, close_file: Callable[[ShopFile], None] = ShopFile.close) -> None:
        """Let go of everything, of the file last; what was saved is saved."""
        if self._ahead is not None:
            self._ahead.close()
        self._loading.close()
        self.kit.actions.context_changed.disconnect(self._on_actions_context_changed)
        current = self.screen.current.id
        self.kit.settings.set(last_customer(self.shop.path), int(current or 0))
        self.kit.settings.set(list_query(self.shop.path), query_text(replace(self.controller.query, text="")))
        self.screen.keep_splitter()
        self.controller.close()
        if self.parts is not None:
            self.parts.close()
        self.pages.close()
        self._near.close()
        self.window.drop_page(self.screen)
        close_file(self.shop)
        closed(self.shop.path)
        self.deleteLater()

    def _building(self) -> Iterator[None]:
        from craftdesk.desktop.desk import DeskParts  # SQLAlchemy and the card cost more than the whole first picture
        from craftdesk.desktop.shell import Shell  # only the desk needs it

        shell = Shell(
            kit=self.kit, window=self.window, pages=self.pages, errors=self._errors, finder=self._finder,
            shop=self.shop, settings=self.settings, near=self._near, controller=self.controller, choices=self.choices,
            screen=self.screen, today=self.today, show_saving=self.show_saving,
        )  # fmt: skip
        parts = DeskParts(shell, self)
        yield from parts.building()
        self.parts = parts

    def _lettering(self) -> Iterator[None]:
        from craftdesk.ui.letters import loading  # the first picture shows only the letters that stand in it
        from craftdesk.ui.screens.customers.rehearsal import rehearsing  # it shows nobody who was searched for

        yield from rehearsing(self.controller, self.screen.pane.list, self.screen.model.words)
        yield from loading(self.screen.pane.fonts(), self.controller.has_letters)

    @Slot()
    def _on_loading_finished(self) -> None:
        self.take(())
        self.loaded.emit()

    @Slot(object)
    def _on_actions_context_changed(self, context: UiContext) -> None:
        if context.dirty != self._is_dirty:
            self._is_dirty = context.dirty
            self._on_screen_counted()

    @Slot()
    def _on_screen_counted(self) -> None:
        """How many customers there are, how many are chosen, and that everything is saved."""
        tr, count = self.tr, self.kit.format.count
        total, query = self.controller.total, self.controller.query
        chosen = self.kit.actions.context.selected
        parts = []
        if total >= 0:
            one, many = {
                CustomerState.ACTIVE: (tr("1 customer"), tr("{0} customers")),
                CustomerState.ARCHIVED: (tr("1 customer in the archive"), tr("{0} customers in the archive")),
                CustomerState.DELETED: (tr("1 customer in the bin"), tr("{0} customers in the bin")),
            }[query.state]
            parts.append(one if total == 1 else many.replace("{0}", count(total)))
        if chosen > 1:
            parts.append(tr("{0} chosen").replace("{0}", count(chosen)))
        if self._is_read_only:
            parts.append(tr("read-only"))
        elif self._busy:
            parts.append(tr("saving…"))
        else:
            parts.append(tr("not saved yet") if self._is_dirty else tr("all changes saved"))
        self.window.show_status(" · ".join(parts))
        if query.state is CustomerState.ACTIVE and total >= 0:
            self.window.sidebar.set_count("active", count(total) if total else "")

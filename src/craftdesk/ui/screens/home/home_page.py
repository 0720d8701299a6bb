"""The page that a day begins with: what is to be done, what is owed, what is coming up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from craftdesk.controllers.home import HomeController
from craftdesk.domain.home import SomeSlipping, Today
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.domain.want import Want
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.fonts import Role
from craftdesk.ui.format import day_that_was
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.page import Page
from craftdesk.ui.screens.home import home_words as words
from craftdesk.ui.screens.home.calm_cards import BackupCard, CalmCard
from craftdesk.ui.screens.home.home_card import HomeCard
from craftdesk.ui.widgets.in_pieces import InPieces, Pieces
from craftdesk.ui.widgets.label import Label

_TWO_COLUMNS = 980
_LEFT = ("tasks", "due", "overdue", "drafted", "unpaid")
_RIGHT = ("birthdays", "wants", "slipping", "unaddressed", "unreachable")


class HomePage(QFrame):
    """Cards with something in them, and nothing else; a day without any is told so."""

    customer_requested = Signal(object)  # CustomerId
    order_requested = Signal(object)  # OrderRow
    all_requested = Signal(str)  # the key of a card
    toast_requested = Signal(str, bool)

    def __init__(
        self, kit: Kit, controller: HomeController, leads: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._today: Today | None = None
        self._all_tasks = False
        self.setProperty("pane", "canvas")
        self.setAccessibleName(self.tr("Today"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.page = Page(kit.look, self.tr("Today"))
        outer.addWidget(self.page)
        self._head()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.page.column.addLayout(self._halves)
        self.page.column.addStretch(1)
        self._left, self._right = QWidget(), QWidget()
        self._columns = [_column(half) for half in (self._left, self._right)]
        for half in (self._left, self._right):
            self._halves.addWidget(half)
        self.cards: dict[str, HomeCard] = {}
        self._slipping: SomeSlipping | None = None
        self._pieces, self._making = InPieces(self), self._cards(leads)
        controller.loaded.connect(self._on_controller_loaded)
        controller.slipping_loaded.connect(self._on_controller_slipping_loaded)
        controller.ticked.connect(self._on_controller_ticked)
        controller.told.connect(self._on_controller_told)
        kit.look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    # --- what the window asks of a page ----------------------------------------------------------

    def begin(self) -> None:
        """Read the day anew, and put the keyboard on the first thing to do."""
        self._controller.show()
        if not self._pieces.is_at_work:
            self._pieces.begin(self._making)
        self._focus_first()

    def panes(self) -> list[QWidget]:
        """The page is one pane."""
        return [self.page]

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing but the count is read."""
        super().hideEvent(event)
        self._controller.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._on_look_changed()

    # --- how it is put together ------------------------------------------------------------------

    def _cards(self, leads: Sequence[str]) -> Pieces:
        """Make the cards, while the day is read."""
        titles = {
            "tasks": self.tr("Tasks"), "due": self.tr("Orders due today"), "overdue": self.tr("Orders overdue"),
            "drafted": self.tr("Drafted from standing orders"), "unpaid": self.tr("Unpaid orders"),
            "birthdays": self.tr("Birthdays in the next 30 days"), "wants": self.tr("Customers wait for"),
            "slipping": self.tr("Regulars slipping away"), "unaddressed": self.tr("To be sent, but nowhere to"),
            "unreachable": self.tr("No phone and no e-mail"),
        }  # fmt: skip
        self.calm, self.backup = CalmCard(self._kit), BackupCard(self._kit)
        for column, first, keys in (
            (self._columns[0], self.calm, _LEFT), (self._columns[1], self.backup, _RIGHT)
        ):  # fmt: skip
            column.insertWidget(0, first)
            yield
            for place, key in enumerate(keys, start=1):
                card = HomeCard(self._kit, key, titles[key], leads_on=key in {"tasks", *leads})
                column.insertWidget(place, card)
                card.ensurePolished()
                card.opened.connect(self._on_card_opened)
                card.ticked.connect(self._on_card_ticked)
                card.all_requested.connect(self._on_card_all_requested)
                self.cards[key] = card
                yield

    def _head(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(self._kit.look.px(2))
        self.greeting = Label(self._kit.look, "", role=Role.PAGE_TITLE)
        self.summary = Label(self._kit.look, "", ink="muted", wrap=True)
        column.addWidget(self.greeting)
        column.addWidget(self.summary)
        self.page.column.addLayout(column)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        across = QBoxLayout.Direction.LeftToRight
        wide = self.width() >= px(_TWO_COLUMNS)
        self._halves.setDirection(across if wide else QBoxLayout.Direction.TopToBottom)
        right = not self._right.isHidden()
        self._halves.setStretch(0, 3 if wide and right else 1)
        self._halves.setStretch(1, 2 if wide and right else 0)
        self._halves.setSpacing(px(16))
        for column in self._columns:
            column.setSpacing(px(16))

    # --- what there is ---------------------------------------------------------------------------

    @Slot(object)
    def _on_controller_loaded(self, today: object) -> None:
        if not isinstance(today, Today):
            return
        self._pieces.begin(self._showing(today))

    def _showing(self, today: Today) -> Pieces:
        """Show a day; nothing is painted before all of it has found its place."""
        for _ in self._making:
            yield
        self.page.setUpdatesEnabled(False)
        try:
            yield from self._filling(today)
            yield from self._pieces.rest()
        finally:
            if isValid(self):
                self.page.setUpdatesEnabled(True)
        self.greeting.setText(words.greeting(today.hour))
        self.summary.setText(words.summary(today, self._kit.format))
        first, self._today = self._today is None, today
        if first:
            self._focus_first()

    def _filling(self, today: Today) -> Pieces:
        self._show_tasks(today)
        yield
        self._show_orders(today)
        yield
        self._show_people(today)
        yield
        self._show_backup(today)
        self._show_wants(today)
        self._show_slipping(today)
        yield
        nothing = not today.waiting
        self.calm.setVisible(nothing)
        owed = self.tr("No task and no order is waiting. A good moment to look at who still owes something.")
        free = self.tr("No task, no order, no unpaid bill is waiting. Enjoy the quiet.")
        hint = self.tr("Jot down what you mean to do on the card of a customer, with {0}.")
        hint = "" if today.tasks.count else hint.replace("{0}", self._kit.actions.keys(ActionId.TASK_NEW))
        self.calm.line.setText(" ".join(part for part in (owed if today.unpaid.count else free, hint) if part))
        self._show_right()

    def _show_right(self) -> None:
        some = any(not self.cards[key].isHidden() for key in _RIGHT) or not self.backup.isHidden()
        self._right.setVisible(some)
        self._on_look_changed()

    @Slot(object)
    def _on_controller_slipping_loaded(self, some: object) -> None:
        self._slipping = some if isinstance(some, SomeSlipping) else None
        if self._today is not None and not self._pieces.is_at_work:
            self._show_slipping(self._today)
            self._show_right()

    def _show_slipping(self, today: Today) -> None:
        fmt, some = self._kit.format, self._slipping
        if some is None:
            return
        rows = [words.slipping_row(row, today.day, fmt, today.currency) for row in some.rows]
        line = self.tr("They bought often and have not come for unusually long.")
        every = self.tr("Show all {0} customers").replace("{0}", fmt.count(some.count))
        self.cards["slipping"].show_rows(rows, some.count, line=line, every=every)

    def _show_wants(self, today: Today) -> None:
        fmt, wants = self._kit.format, today.wants
        rows = [words.want_row(row, today.day, fmt) for row in wants.rows]
        line = self.tr("Tick off whom you have told.")
        self.cards["wants"].show_rows(rows, wants.count, line=line)

    def _show_tasks(self, today: Today) -> None:
        fmt, tasks = self._kit.format, today.tasks
        rows = [words.task_row(row, today.day, fmt) for row in tasks.rows]
        every = ""
        if self._all_tasks:
            every = self.tr("Show fewer")
        elif tasks.count > len(rows):
            every = self.tr("Show all {0} tasks").replace("{0}", fmt.count(tasks.count))
        self.cards["tasks"].show_rows(rows, tasks.count, every=every, folds=self._all_tasks)

    def _show_orders(self, today: Today) -> None:
        fmt, day = self._kit.format, today.day
        every = self.tr("Show all {0} orders")
        for key, some in (("due", today.due), ("overdue", today.overdue), ("drafted", today.drafted)):
            rows = [words.due_row(row, day, fmt) for row in some.rows]
            self.cards[key].show_rows(rows, some.count, every=every.replace("{0}", fmt.count(some.count)))
        owed = " + ".join(fmt.money(amount, currency) for currency, amount in today.unpaid.sums)
        rows = [words.unpaid_row(row, day, fmt) for row in today.unpaid.rows]
        count = today.unpaid.count
        line = self.tr("{0} still to come, the oldest first").replace("{0}", owed)
        self.cards["unpaid"].show_rows(rows, count, line=line, every=every.replace("{0}", fmt.count(count)))
        some = today.unaddressed
        rows = [words.unaddressed_row(row, day, fmt) for row in some.rows]
        line = self.tr("These orders are to be sent and have no address.")
        self.cards["unaddressed"].show_rows(
            rows, some.count, line=line, every=every.replace("{0}", fmt.count(some.count))
        )

    def _show_people(self, today: Today) -> None:
        fmt, day = self._kit.format, today.day
        rows = [words.birthday_row(row, day, fmt) for row in today.birthdays.rows]
        every = self.tr("Show all {0} birthdays").replace("{0}", fmt.count(today.birthdays.count))
        self.cards["birthdays"].show_rows(rows, today.birthdays.count, every=every)
        rows = [words.unreachable_row(row, day, fmt) for row in today.unreachable.rows]
        line = self.tr("They bought something within a year. Ask them next time.")
        every = self.tr("Show all {0} customers").replace("{0}", fmt.count(today.unreachable.count))
        self.cards["unreachable"].show_rows(rows, today.unreachable.count, line=line, every=every)

    def _show_backup(self, today: Today) -> None:
        made = today.backed_up
        if made is None:
            line = self.tr("This shop has never been backed up.")
        else:
            when = day_that_was(self._kit.format, made.astimezone().date(), today.day)
            line = self.tr("The last backup was made {0}.").replace("{0}", when)
        missed = today.stick_missed_since
        if missed is not None:
            when = self._kit.format.relative_day(missed.astimezone().date(), today.day)
            line += " " + self.tr("The stick was last seen {0}.").replace("{0}", when)
        self.backup.line.setText(line)
        self.backup.setVisible(today.backup_wanted)

    # --- what is done ----------------------------------------------------------------------------

    def _focus_first(self) -> None:
        for key in (*_LEFT, *_RIGHT):
            if key in self.cards and not self.cards[key].isHidden():
                self.cards[key].list.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @Slot(str, object)
    def _on_card_opened(self, _card: str, key: object) -> None:
        if isinstance(key, OrderRow):
            self.order_requested.emit(key)
        elif isinstance(key, TimelineEntry | Want):
            self.customer_requested.emit(key.customer_id)
        else:
            self.customer_requested.emit(key)

    @Slot(object)
    def _on_card_ticked(self, task: object) -> None:
        if isinstance(task, TimelineEntry):
            self._controller.tick(task.id)
        elif isinstance(task, Want):
            self._controller.tell(task.id)

    @Slot(str)
    def _on_card_all_requested(self, key: str) -> None:
        if key == "tasks":
            self._all_tasks = not self._all_tasks
            self._controller.show_all_tasks(all_tasks=self._all_tasks)
        else:
            self.all_requested.emit(key)

    @Slot()
    def _on_controller_told(self) -> None:
        self.toast_requested.emit(self.tr("Told; nobody waits for it any more"), True)  # noqa: FBT003 - a signal

    @Slot(object, bool)
    def _on_controller_ticked(self, _task: object, done: bool) -> None:  # noqa: FBT001 - a signal's argument
        said = self.tr("Task ticked off") if done else self.tr("Task opened again")
        self.toast_requested.emit(said, True)  # noqa: FBT003 - a signal has no keywords


def _column(half: QWidget) -> QVBoxLayout:
    box = QVBoxLayout(half)
    box.setContentsMargins(0, 0, 0, 0)
    box.addStretch(1)
    return box

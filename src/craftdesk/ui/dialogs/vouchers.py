"""The gift vouchers of the shop: looked up by code, issued, cancelled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from craftdesk.controllers.arrangements import ArrangementsController, VoucherList
from craftdesk.domain.credit import Voucher, voucher_code
from craftdesk.domain.folding import fold
from craftdesk.errors import CraftDeskError
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, row_text
from craftdesk.ui.widgets.problem_bar import ProblemBar
from craftdesk.ui.widgets.search_field import SearchField

_VOUCHER = int(Qt.ItemDataRole.UserRole.value) + 3


class VouchersDialog(PanelDialog):
    """A list of vouchers, newest first, narrowed down by what is typed."""

    issue_requested = Signal()
    toast_requested = Signal(str, bool)

    def __init__(self, kit: Kit, controller: ArrangementsController, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Gift vouchers"), parent)
        self._controller = controller
        self._data: VoucherList | None = None
        self.bar = ProblemBar(kit.look)
        self.body.addWidget(self.bar)
        self.search = SearchField(kit.look, self.tr("Code or name…"), self.tr("Look a gift voucher up"))
        self.search.text_edited.connect(self._on_search_text_edited)
        self.body.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Gift vouchers"))
        self.list.setItemDelegate(TwoLineDelegate(kit.look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
        self.body.addWidget(self.list, 1)
        self.nothing = EmptyState(kit.look, "gift")
        self.body.addWidget(self.nothing, 1)
        self.copy = self.add_leading_button(self.tr("Copy code"), "copy")
        self.copy.clicked.connect(self._on_copy_clicked)
        self.cancel = self.add_leading_button(self.tr("Cancel voucher"), "ban")
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.issue = self.add_button(self.tr("Issue…"), ButtonKind.PRIMARY, "plus")
        self.issue.clicked.connect(self.issue_requested)
        self.issue.setEnabled(not kit.actions.context.read_only)
        self.add_close()
        controller.vouchers_loaded.connect(self._on_controller_vouchers_loaded)
        controller.done.connect(self._on_controller_done)
        controller.failed.connect(self._on_controller_failed)
        self.resize(kit.look.px(620), kit.look.px(520))
        self._fill()
        self.search.setFocus()
        controller.load_vouchers()

    def rows(self) -> list[str]:
        """Return the list as it is read aloud."""
        role = int(Qt.ItemDataRole.AccessibleTextRole.value)
        return [str(self.list.item(row).data(role)) for row in range(self.list.count())]

    def _fill(self) -> None:
        chosen = self._chosen()
        self.list.clear()
        for voucher in self._matching():
            row = self._row(voucher)
            item = QListWidgetItem()
            item.setData(ROW_ROLE, row)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole.value), row_text(row))
            item.setData(_VOUCHER, voucher)
            self.list.addItem(item)
            if chosen is not None and voucher.id == chosen.id:
                self.list.setCurrentItem(item)
        empty = self.list.count() == 0
        self.list.setVisible(not empty or self._data is None)
        self.nothing.setVisible(empty and self._data is not None)
        if self._data is not None and self._data.vouchers:
            self.nothing.set_texts(self.tr("No voucher like that"), self.tr("Look at the code again."))
        else:
            self.nothing.set_texts(self.tr("No gift vouchers yet"), self.tr("Issue makes a code that nobody guesses."))
        if not empty and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._on_list_current_item_changed()

    def _matching(self) -> list[Voucher]:
        if self._data is None:
            return []
        text = self.search.text()
        code, words = voucher_code(text).replace("-", ""), fold(text).split()
        return [
            one
            for one in self._data.vouchers
            if code in one.code.replace("-", "") or all(word in fold(self._name(one)) for word in words)
        ]

    def _name(self, voucher: Voucher) -> str:
        if self._data is None or voucher.customer_id is None:
            return ""
        return self._data.names.get(voucher.customer_id, "")

    def _row(self, voucher: Voucher) -> ListRow:
        fmt, data = self.kit.format, self._data
        why = voucher.why_not(data.today, voucher.currency) if data is not None else ""
        left = self.tr("{0} left of {1}").replace("{0}", fmt.money(voucher.balance, voucher.currency))
        parts = [
            sentence(f"{why}.short") if why else left.replace("{1}", fmt.money(voucher.amount, voucher.currency)),
            self._name(voucher),
            self.tr("issued {0}").replace("{0}", fmt.date_short(voucher.issued_on)),
        ]
        if voucher.expires_on is not None and not why:
            parts.append(self.tr("until {0}").replace("{0}", fmt.date_short(voucher.expires_on)))
        parts.append(voucher.note)
        subline = " · ".join(part for part in parts if part)
        return ListRow(title=voucher.code, subline=subline, faded=bool(why), has_face=False)

    def _chosen(self) -> Voucher | None:
        found = self.list.currentIndex().data(_VOUCHER)
        return found if isinstance(found, Voucher) else None

    @Slot()
    def _on_list_current_item_changed(self) -> None:
        voucher = self._chosen()
        self.copy.setEnabled(voucher is not None)
        can = voucher is not None and voucher.cancelled_on is None
        self.cancel.setEnabled(can and not self.kit.actions.context.read_only)

    @Slot(str)
    def _on_search_text_edited(self, _text: str) -> None:
        self._fill()

    @Slot()
    def _on_copy_clicked(self) -> None:
        voucher = self._chosen()
        if voucher is not None:
            QGuiApplication.clipboard().setText(voucher.code)
            words = self.tr("{0} copied").replace("{0}", voucher.code)
            self.toast_requested.emit(words, False)  # noqa: FBT003 - a signal has no keywords

    @Slot()
    def _on_cancel_clicked(self) -> None:
        voucher = self._chosen()
        if voucher is not None:
            self._controller.cancel_voucher(voucher.id)

    @Slot(object)
    def _on_controller_vouchers_loaded(self, data: object) -> None:
        if isinstance(data, VoucherList):
            self._data = data
            self._fill()

    @Slot()
    def _on_controller_done(self) -> None:
        self.bar.clear()
        self._controller.load_vouchers()

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        if isinstance(error, CraftDeskError):
            self.bar.show_problem(sentence(error.code, error.params))

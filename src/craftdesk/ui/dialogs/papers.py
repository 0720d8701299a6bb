"""The papers of an order or a customer: choose one, see it, print it, keep it as a file; issue and cancel invoices."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMessageBox, QVBoxLayout, QWidget

from craftdesk.controllers.papers import PapersController, Shelf, ShownPaper
from craftdesk.domain.paper import Paper, PaperKind
from craftdesk.errors import CraftDeskError, Problem
from craftdesk.services.papers import Issued
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.dialogs.paper_output import PaperOutput
from craftdesk.ui.dialogs.paper_rows import ENTRY, entries
from craftdesk.ui.dialogs.preview_pane import PreviewPane, fitting
from craftdesk.ui.forms.number_editors import DateEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ROW_ROLE, TwoLineDelegate, row_text
from craftdesk.ui.widgets.problem_bar import ProblemBar, Severity

_OF_THE_SHOP = frozenset({"paper.no_name", "paper.seller_missing"})
_PAUSE = 300
"""Milliseconds after a letter typed into the day before the statement is made anew."""


class PapersDialog(PanelDialog):
    """Signals: saved(path), toast_requested(text)."""

    saved = Signal(object)  # Path
    toast_requested = Signal(str)

    def __init__(self, kit: Kit, controller: PapersController, title: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, title, parent)
        self._controller = controller
        self._shown: ShownPaper | None = None
        self._wanted: str | int = ""
        self._build()
        self._output = PaperOutput(self)
        self._output.printed.connect(self._on_output_printed)
        self._output.refused.connect(self._on_output_refused)
        controller.shelved.connect(self._on_controller_shelved)
        controller.shown.connect(self._on_controller_shown)
        controller.issued.connect(self._on_controller_issued)
        controller.saved.connect(self._on_controller_saved)
        controller.failed.connect(self._on_controller_failed)
        self._offer()
        controller.load()

    def _build(self) -> None:
        kit, px = self.kit, self.kit.look.px
        row = QHBoxLayout()
        row.setSpacing(px(16))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Papers"))
        self.list.setItemDelegate(TwoLineDelegate(kit.look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(px(300))
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
        row.addWidget(self.list)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        self.problem = ProblemBar(kit.look)
        self.problem.acted.connect(self._on_problem_acted)
        column.addWidget(self.problem)
        column.addWidget(self._day_row())
        self.preview = PreviewPane(kit)
        column.addWidget(self.preview, 1)
        row.addLayout(column, 1)
        self.body.addLayout(row, 1)
        self.take_back = self.add_leading_button(self.tr("Cancel invoice…"), "ban")
        self.take_back.clicked.connect(self._on_take_back_clicked)
        self.issue = self.add_button(self.tr("Issue invoice"), ButtonKind.PRIMARY, "file-check")
        self.issue.clicked.connect(self._on_issue_clicked)
        self.save = self.add_button(self.tr("Save as PDF…"), icon="file-output")
        self.save.clicked.connect(self._on_save_clicked)
        self.print = self.add_button(self.tr("Print…"), ButtonKind.PRIMARY, "printer")
        self.print.clicked.connect(self._on_print_clicked)
        self.add_close()
        self.resize(fitting(self, px(960), px(660)))

    def _day_row(self) -> QWidget:
        """Of which day a statement is; only a statement has one."""
        look = self.kit.look
        self.day_row = QWidget()
        row = QHBoxLayout(self.day_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        words = self.tr("As of")
        self.day = DateEditor(look, self.kit.format, self._controller.today)
        self.day.show_value(self._controller.today())
        self.day.set_name(words)
        self.day.setMaximumWidth(look.px(220))
        self.day.edited.connect(self._on_day_edited)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._on_soon_timeout)
        row.addWidget(Label(look, words))
        row.addWidget(self.day)
        row.addStretch(1)
        self.day_row.hide()
        return self.day_row

    def _offer(self) -> None:
        """Offer what can be done with the paper in sight."""
        shown, writable = self._shown, not self.kit.actions.context.read_only
        draft = shown is not None and shown.is_draft
        refused = shown is not None and any(not problem.warning for problem in shown.problems)
        self.issue.setVisible(draft)
        self.issue.setEnabled(writable and not refused)
        for button in (self.save, self.print):
            button.setVisible(not draft)
            button.setEnabled(shown is not None)
        paper = shown.paper if shown is not None else None
        stands = paper is not None and paper.kind is PaperKind.INVOICE and not paper.cancelled_by
        self.take_back.setVisible(stands)
        self.take_back.setEnabled(writable)

    def _say(self, shown: ShownPaper) -> None:
        """Say what stands against a paper first, then what is odd about it."""
        problems = sorted(shown.problems, key=lambda problem: problem.warning)
        if not problems:
            self.problem.clear()
            return
        first = problems[0]
        self.problem.show_problem(
            " ".join(sentence(one.code, one.params) for one in problems),
            Severity.WARNING if first.warning else Severity.PROBLEM,
            self.tr("Settings…") if self._can_complete(problems) else "",
        )

    def _can_complete(self, problems: Sequence[Problem]) -> bool:
        """Whether the settings of the shop are what helps, and can be changed now."""
        missing = any(one.code in _OF_THE_SHOP for one in problems)
        return missing and self.kit.actions[ActionId.SHOP_SETTINGS].isEnabled()

    @Slot()
    def _on_problem_acted(self) -> None:
        self.accept()
        self.kit.actions[ActionId.SHOP_SETTINGS].trigger()

    @Slot(object)
    def _on_controller_shelved(self, shelf: object) -> None:
        if not isinstance(shelf, Shelf):
            return
        was = self.list.currentRow()
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.list.clear()
        place = max(was, 0)
        for number, (entry, row) in enumerate(entries(shelf, self.kit.format)):
            item = QListWidgetItem()
            item.setData(ROW_ROLE, row)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole.value), row_text(row))
            item.setData(ENTRY, entry)
            self.list.addItem(item)
            if self._wanted == (entry if isinstance(entry, str) else int(entry.id)):
                place = number
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._wanted = ""
        self.list.setCurrentRow(min(place, self.list.count() - 1))
        self._on_list_current_item_changed()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def want(self, kind: str) -> None:
        """Show a kind of paper first."""
        self._wanted = kind

    @Slot()
    def _on_list_current_item_changed(self) -> None:
        entry = self.list.currentIndex().data(ENTRY)
        if isinstance(entry, Paper):
            self._controller.show_paper(entry)
        elif isinstance(entry, str):
            self._controller.show_kind(entry, self.day.value())
        self.day_row.setVisible(entry == PaperKind.STATEMENT.value)

    @Slot()
    def _on_day_edited(self) -> None:
        self._soon.start()

    @Slot()
    def _on_soon_timeout(self) -> None:
        problem = self.day.unreadable()
        self.day.set_message(self.tr("This is no day") if problem else "", blocking=True)
        if problem is None:
            self._on_list_current_item_changed()

    @Slot(object)
    def _on_controller_shown(self, shown: object) -> None:
        if isinstance(shown, ShownPaper):
            self._shown = shown
            self.preview.show_pages(shown.pages)
            self._say(shown)
            self._offer()

    @Slot()
    def _on_issue_clicked(self) -> None:
        self.issue.setEnabled(False)
        self._controller.issue()

    @Slot()
    def _on_take_back_clicked(self) -> None:
        paper = self._shown.paper if self._shown is not None else None
        if paper is None:
            return
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Cancel invoice"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Cancel invoice {0}?").replace("{0}", paper.number))
        box.setInformativeText(
            self.tr(
                "A cancellation with a number of its own is issued. The invoice stays in the book. There is no undo."
            )
        )
        go = box.addButton(self.tr("Cancel invoice"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Keep invoice"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        go.clicked.connect(self._on_box_go_clicked)
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot()
    def _on_box_go_clicked(self) -> None:
        if self._shown is not None and self._shown.paper is not None:
            self._controller.cancel(self._shown.paper.id)

    @Slot(object)
    def _on_controller_issued(self, done: object) -> None:
        if isinstance(done, Issued):
            self._wanted = int(done.paper.id)
            words = self.tr("{0} issued") if done.fresh else self.tr("{0} was issued already")
            self.toast_requested.emit(words.replace("{0}", done.paper.number))

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._shown is not None:
            path = self._output.ask_place(self._shown.file_name)
            if path is not None:
                self._controller.save(self._shown, path)

    @Slot()
    def _on_print_clicked(self) -> None:
        if self._shown is not None:
            self._output.print_pages(self._shown.pages, self._shown.title)

    @Slot(object)
    def _on_controller_saved(self, path: object) -> None:
        if isinstance(path, Path):
            self.problem.show_problem(self.tr("Saved as {0}").replace("{0}", path.name), Severity.NOTE)
            self.saved.emit(path)

    @Slot(object)
    def _on_controller_failed(self, problem: object) -> None:
        if isinstance(problem, CraftDeskError):
            self.problem.show_problem(sentence(problem.code, problem.params))
            self._offer()

    @Slot()
    def _on_output_printed(self) -> None:
        self.problem.show_problem(self.tr("Sent to the printer"), Severity.NOTE)

    @Slot()
    def _on_output_refused(self) -> None:
        words = self.tr("The printer doesn’t answer. Nothing was printed: look whether it is on, then try again.")
        self.problem.show_problem(words)

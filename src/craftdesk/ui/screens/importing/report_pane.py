"""Afterwards: what came in, numbers that add up, what was rejected and why, the backup, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from craftdesk.controllers.importing import ImportController
from craftdesk.domain.operation import Operation, OperationState
from craftdesk.importing.report import ImportReport
from craftdesk.services.history import Reverted
from craftdesk.texts import sentence
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing import words
from craftdesk.ui.screens.importing.sum_row import SumRow
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.label import IconLabel, Label
from craftdesk.ui.widgets.tip import plain_tip

_SHOWN = 8


class ReportPane(QScrollArea):
    """What can be done with an import afterwards; the page listens to its signals."""

    show_requested = Signal()
    next_requested = Signal()
    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(self, kit: Kit, controller: ImportController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._report: ImportReport | None = None
        self._waiting, self._is_back = "", False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look = kit.look
        page = QWidget()
        page.setProperty("page", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        across = QHBoxLayout(page)
        column = QWidget()
        column.setMaximumWidth(look.px(760))
        across.addStretch(1)
        across.addWidget(column, 8)
        across.addStretch(1)
        self._outer = QVBoxLayout(column)
        self._icon = IconLabel(look, "circle-check", 40, "accent")
        self.title = Label(look, "", role=Role.PAGE_TITLE, wrap=True)
        self.line = Label(look, "", ink="muted", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(look.px(14))
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.addWidget(self.title)
        said.addWidget(self.line)
        head.addLayout(said, 1)
        self._outer.addLayout(head)
        self._outer.addWidget(self._make_buttons())
        self._sums = Card(look, translate("Import", "Every row is accounted for"))
        self.sum_row = SumRow(look, kit.format)
        self._sums.add(self.sum_row)
        self.facts = Label(look, "", wrap=True, ink="muted")
        self._sums.add(self.facts)
        self._outer.addWidget(self._sums)
        self._rejects = Card(look)
        self.save = self._rejects.add_link(translate("Import", "Save rejected rows…"))
        self.save.clicked.connect(self._on_save_clicked)
        self.reasons = Label(look, "", wrap=True)
        self._rejects.add(self.reasons)
        self._outer.addWidget(self._rejects)
        self.backup = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        self._outer.addWidget(self.backup)
        self._outer.addStretch(1)
        self.setWidget(page)
        self._connect(controller)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def _connect(self, controller: ImportController) -> None:
        controller.rejects_saved.connect(self._on_controller_rejects_saved)
        controller.rejects_failed.connect(self.problem_raised)
        controller.taken_back.connect(self._on_controller_taken_back)
        controller.followed.connect(self._on_controller_followed)
        controller.take_back_failed.connect(self._on_controller_take_back_failed)

    def show_report(self, report: ImportReport, waiting: str) -> None:
        """Show what was done; `waiting` is the name of the next file, empty without one."""
        self._report, self._waiting, self._is_back = report, waiting, False
        form, counts = self._kit.format, report.counts
        self._icon.show_icon("circle-check", "accent")
        self.title.setText(words.came_in(report, form))
        self.line.setText(self._line(report))
        self.sum_row.show_counts(counts.rows, report.skipped_rows, orders=words.is_orders(report))
        self.facts.setText("\n".join(self._facts(report)))
        self.facts.setVisible(bool(self.facts.text()))
        self._sums.show()
        self._show_rejects(report)
        backup = report.backup
        self.backup.setText(
            translate("Import", "A backup was made before: {file}").format(file=backup.name) if backup else ""
        )
        self.backup.setToolTip(plain_tip(str(backup) if backup else ""))
        self.backup.setVisible(backup is not None)
        self.undo.setVisible(report.operation is not None)
        self.undo.setEnabled(True)
        self.following.set_words(
            translate("Import", "Next file: {file}").format(file=_short(waiting)) if waiting else ""
        )
        self.following.setVisible(bool(waiting))
        self.show_later.setVisible(bool(waiting))
        self.show_button.setVisible(not waiting)
        (self.following if waiting else self.show_button).setFocus()

    def show_taken_back(self, reverted: Reverted, name: str) -> None:
        """Show that the import was undone, and what stayed because it was changed since."""
        self._show_gone()
        kept = reverted.kept_count
        if kept:
            text = translate(
                "Import", "What {file} brought is gone, except what you changed since: {n} stayed as they are."
            )
            self.line.setText(text.format(file=name, n=self._kit.format.count(kept)))
            self._rejects.set_title(translate("Import", "Stayed"))
            self.reasons.setText("\n".join(record.name for record in reverted.kept[:_SHOWN]))
        else:
            self.line.setText(translate("Import", "Your customer book is as it was before {file}.").format(file=name))
        self._rejects.setVisible(bool(kept))
        (self.show_later if self.show_button.isHidden() else self.show_button).setFocus()

    def _show_gone(self) -> None:
        self._is_back = True
        self._icon.show_icon("undo-2", "muted")
        self.title.setText(translate("Import", "The import was taken back"))
        for part in (self._sums, self.save, self._rejects, self.undo):
            part.hide()

    def _make_buttons(self) -> QWidget:
        look = self._kit.look
        row = QWidget()
        flow = FlowLayout(row, look.px(10))
        self.following = Button(look, "", kind=ButtonKind.PRIMARY, icon="arrow-right")
        self.following.clicked.connect(self.next_requested)
        # One primary button in a pane: the next file, if there is one, else the customers.
        self.show_button = Button(look, translate("Import", "Show customers"), kind=ButtonKind.PRIMARY, icon="users")
        self.show_later = Button(look, translate("Import", "Show customers"), icon="users")
        for button in (self.show_button, self.show_later):
            button.clicked.connect(self.show_requested)
        self.undo = Button(look, translate("Import", "Undo this import"), icon="undo-2")
        self.undo.clicked.connect(self._on_undo_clicked)
        for button in (self.following, self.show_button, self.show_later, self.undo):
            flow.addWidget(button)
        return row

    def _line(self, report: ImportReport) -> str:
        read = words.rows(report.counts.rows.read, self._kit.format)
        if report.operation is None:
            return translate("Import", "{file}: {rows}, and your customer book had it all already.").format(
                file=report.file, rows=read
            )
        return translate("Import", "{file}: {rows} read. One step, which can be undone as one.").format(
            file=report.file, rows=read
        )

    def _facts(self, report: ImportReport) -> list[str]:
        form, counts = self._kit.format, report.counts
        facts = []
        if counts.with_billing:
            billing = words.customers(counts.with_billing, form)
            facts.append(translate("Import", "{customers} with a billing address").format(customers=billing))
        if counts.with_shipping:
            shipping = words.customers(counts.with_shipping, form)
            facts.append(translate("Import", "{customers} with a shipping address").format(customers=shipping))
        if counts.customers.changed and (counts.orders.new or counts.customers.new):
            changed = words.customers(counts.customers.changed, form)
            facts.append(translate("Import", "{customers} already known, and updated").format(customers=changed))
        placed = counts.orders.new + counts.orders.changed + counts.orders.same
        if placed:
            lines = words.Noun(translate("Import", "1 item"), translate("Import", "{n} items")).counted(
                counts.lines, form
            )
            money = " + ".join(form.money(minor, currency) for currency, minor in counts.totals.items())
            text = translate("Import", "{orders} with {items}, together {money}")
            facts.append(text.format(orders=words.orders(placed, form), items=lines, money=money))
        return facts

    def _show_rejects(self, report: ImportReport) -> None:
        count = report.counts.rows.rejected - report.skipped_rows
        hidden = len(report.rejected) - _SHOWN
        self._rejects.setVisible(bool(count))
        self.save.setVisible(bool(count))
        if not count:
            return
        form = self._kit.format
        self._rejects.set_title(translate("Import", "{rows} rejected").format(rows=words.rows(count, form)))
        pattern = translate("Import", "Row {n}: {reason}")
        lines = [
            pattern.format(n=form.count(message.row), reason=sentence(message.code, dict(message.params)))
            for message in report.rejected[:_SHOWN]
        ]
        if hidden > 0:
            lines.append(translate("Import", "… and {n} more").format(n=form.count(hidden)))
        self.reasons.setText("\n".join(lines))

    @Slot()
    def _on_undo_clicked(self) -> None:
        if self._report is not None:
            self.undo.setEnabled(False)
            self._controller.take_back(self._report)

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._report is None:
            return
        stem = Path(self._report.file).stem
        proposed = Path.home() / translate("Import", "{file} - rejected rows.csv").format(file=stem)
        title, kinds = translate("Import", "Save rejected rows"), translate("Import", "Lists as text (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self, title, str(proposed), kinds)
        if name:
            self._controller.save_rejects(self._report, Path(name))

    @Slot(object, int)
    def _on_controller_rejects_saved(self, path: object, count: int) -> None:
        rows = words.rows(count, self._kit.format)
        name = path.name if isinstance(path, Path) else ""
        text = translate("Import", "{rows} saved as {file}. Correct them there and import that file.")
        self.toast_requested.emit(text.format(rows=rows, file=name), False)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_controller_taken_back(self, reverted: object) -> None:
        if isinstance(reverted, Reverted) and self._report is not None:
            self.show_taken_back(reverted, self._report.file)
            announce(self, self.title.text())

    @Slot(object)
    def _on_controller_followed(self, operation: Operation | None) -> None:
        """Undo and the history take an import back, too, and Redo brings it in again."""
        if self._report is None or operation is None or operation.id != self._report.operation:
            return
        is_back = operation.state is not OperationState.DONE or operation.reverted_by is not None
        if is_back and not self._is_back:
            self._show_gone()
            text = (
                translate("Import", "Your customer book is as it was before {file}. Redo brings it in again.")
                if operation.reverted_by is None
                else translate("Import", "What {file} brought is gone, except what you changed since.")
            )
            self.line.setText(text.format(file=self._report.file))
        elif self._is_back and not is_back:
            self.show_report(self._report, self._waiting)

    @Slot(object)
    def _on_controller_take_back_failed(self, error: object) -> None:
        self.undo.setEnabled(True)
        self.problem_raised.emit(error)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._outer.setContentsMargins(0, px(32), 0, px(24))
        self._outer.setSpacing(px(16))


def _short(name: str) -> str:
    """A file's name as it fits on a button."""
    return name if len(name) <= 32 else f"{name[:20]}…{name[-11:]}"

"""Export: what, whose, for whom, where; then the file is written with progress, and Cancel leaves none behind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QWidget

from craftdesk.controllers.export import ExportController
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.progress import Progress
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import CraftDeskError
from craftdesk.services.export.wish import Exported, ExportWish, Flavour, What
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label, PropertyLabel
from craftdesk.ui.widgets.problem_bar import ProblemBar
from craftdesk.ui.widgets.progress_strip import ProgressStrip

_SELECTED, _SHOWN, _ALL = "selected", "shown", "all"


def show_folder(path: str) -> None:
    """Open the folder that a file lies in, with the system's own program for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))


def free_name(folder: Path, stem: str) -> Path:
    """A file name that nothing in the folder has yet: an export overwrites nothing unasked."""
    path, number = folder / f"{stem}.csv", 2
    while path.exists():
        path, number = folder / f"{stem} {number}.csv", number + 1
    return path


class Choice(QWidget):
    """Radio buttons in a column; `value` is the key of the chosen one."""

    chosen = Signal()

    def __init__(self, kit: Kit, title: str, items: Sequence[tuple[str, str, str]], dialog: PanelDialog) -> None:
        super().__init__(dialog)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        dialog.body.addWidget(Label(kit.look, title, role=Role.SECTION))
        for key, text, tip in items:
            button = QRadioButton(text)
            button.setToolTip(tip)
            button.setAccessibleDescription(f"{title}. {tip}".strip())
            self._group.addButton(button)
            self._buttons[key] = button
            dialog.body.addWidget(button)
        next(iter(self._buttons.values())).setChecked(True)
        self._group.buttonClicked.connect(self._on_group_button_clicked)
        self.hide()

    def value(self) -> str:
        """Return the key of the chosen one."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def button(self, key: str) -> QRadioButton:
        """Return the button of a key."""
        return self._buttons[key]

    def set_usable(self, *, usable: bool) -> None:
        """Allow choosing, or not."""
        for button in self._buttons.values():
            button.setEnabled(usable)

    @Slot()
    def _on_group_button_clicked(self) -> None:
        self.chosen.emit()


class ExportDialog(PanelDialog):
    """Signals: exported(text, path), toast_requested(text, with undo), problem_raised(error)."""

    exported = Signal(str, str)
    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(
        self,
        kit: Kit,
        controller: ExportController,
        query: CustomerQuery,
        ids: tuple[CustomerId, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, QCoreApplication.translate("ExportDialog", "Export"), parent)
        self._controller, self._query, self._ids = controller, query, ids
        self._shown: int | None = None
        self._picked: Path | None = None
        self.what = Choice(kit, self.tr("What"), self._whats(), self)
        self.whose = Choice(kit, self.tr("Whose"), self._whoses(), self)
        self.flavour = Choice(kit, self.tr("For"), self._flavours(), self)
        self._add_file_row()
        self.problem = ProblemBar(kit.look)
        self.strip = ProgressStrip(kit.look)
        self.strip.cancel_requested.connect(controller.cancel)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)
        self.leave = self.add_button(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = self.add_button("", ButtonKind.PRIMARY, "file-output")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        for choice in (self.what, self.whose):
            choice.chosen.connect(self._on_choice_chosen)
        self._connect_controller()
        self.setMinimumWidth(kit.look.px(480))
        self._on_choice_chosen()
        controller.count(query)

    @Slot()
    def reject(self) -> None:
        """Close; a file half written is given up."""
        self._controller.cancel()
        super().reject()

    def path(self) -> Path:
        """Return where the file would go."""
        if self._picked is not None:
            return self._picked
        words = self.tr("orders") if self.what.value() == What.ORDERS else self.tr("customers")
        return free_name(_documents(), f"{words} {self._controller.today.isoformat()}")

    def _whats(self) -> list[tuple[str, str, str]]:
        return [
            (What.CUSTOMERS, self.tr("Customers, with all fields and addresses"), ""),
            (What.ORDERS, self.tr("Orders, with a row for each item"), ""),
        ]

    def _whoses(self) -> list[tuple[str, str, str]]:
        form, count = self.kit.format, len(self._ids)
        items = []
        if count > 1:
            items.append((_SELECTED, self.tr("The {n} selected customers").format(n=form.count(count)), ""))
        elif count == 1:
            items.append((_SELECTED, self.tr("The selected customer"), ""))
        items.append((_SHOWN, self.tr("What the list shows"), self.tr("With the search and the filter of the list")))
        items.append((_ALL, self.tr("Everybody, the archived ones included"), ""))
        # A single selected row is only where the cursor happens to be; several are meant.
        return items if count > 1 else items[-2:] + items[:-2]

    def _flavours(self) -> list[tuple[str, str, str]]:
        return [
            (Flavour.SPREADSHEETS, self.tr("Spreadsheets, such as Excel or LibreOffice"),
             self.tr("Opens right with a double click; nothing in it can run as a formula")),
            (Flavour.PROGRAMS, self.tr("Other programs"),
             self.tr("UTF-8, commas, decimal points; every cell exactly as it is in your book")),
        ]  # fmt: skip

    def _add_file_row(self) -> None:
        look = self.kit.look
        self.body.addWidget(Label(look, self.tr("File"), role=Role.SECTION))
        row = QHBoxLayout()
        self.file = PropertyLabel(look, "")
        row.addWidget(self.file, 1)
        self.choose = Button(look, self.tr("Choose…"), icon="folder-open")
        self.choose.clicked.connect(self._on_choose_clicked)
        row.addWidget(self.choose)
        self.body.addLayout(row)

    def _connect_controller(self) -> None:
        controller = self._controller
        controller.counted.connect(self._on_controller_counted)
        controller.progressed.connect(self._on_controller_progressed)
        controller.exported.connect(self._on_controller_exported)
        controller.failed.connect(self._on_controller_failed)
        controller.cancelled.connect(self._on_controller_cancelled)

    def _usable(self, *, usable: bool) -> None:
        for choice in (self.what, self.whose, self.flavour):
            choice.set_usable(usable=usable)
        self.choose.setEnabled(usable)
        self.go.setEnabled(usable)

    def _count(self) -> int | None:
        """How many customers would be written, as far as it is known."""
        return {_SELECTED: len(self._ids), _SHOWN: self._shown}.get(self.whose.value())

    def _customers(self, count: int) -> str:
        words = self.tr("1 customer") if count == 1 else self.tr("{n} customers")
        return words.format(n=self.kit.format.count(count))

    def _orders(self, count: int) -> str:
        words = self.tr("1 order") if count == 1 else self.tr("{n} orders")
        return words.format(n=self.kit.format.count(count))

    @Slot()
    def _on_choice_chosen(self) -> None:
        count = self._count()
        if self.what.value() == What.ORDERS:
            text = self.tr("Export orders")
        elif count is None:
            text = self.tr("Export customers")
        else:
            text = self.tr("Export {customers}").format(customers=self._customers(count))
        self.go.set_words(text)
        self.go.setEnabled(count != 0)
        self.file.show_text(str(self.path()))

    @Slot()
    def _on_choose_clicked(self) -> None:
        title, kinds = self.tr("Where the file goes"), self.tr("Lists as text (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self, title, str(self.path()), kinds)
        if name:
            path = Path(name)
            self._picked = path if path.suffix else path.with_suffix(".csv")
            self._on_choice_chosen()

    @Slot()
    def _on_go_clicked(self) -> None:
        self.problem.clear()
        self._usable(usable=False)
        whose = self.whose.value()
        self._controller.export(
            ExportWish(
                path=self.path(),
                what=What(self.what.value()),
                flavour=Flavour(self.flavour.value()),
                ids=self._ids if whose == _SELECTED else None,
                query=self._query if whose == _SHOWN else None,
            )
        )

    @Slot(object)
    def _on_controller_counted(self, count: object) -> None:
        if isinstance(count, int):
            self._shown = count
            text = self.tr("What the list shows: {customers}").format(customers=self._customers(count))
            self.whose.button(_SHOWN).setText(text)
            if not self._controller.is_busy:
                self._on_choice_chosen()

    @Slot(object)
    def _on_controller_progressed(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self.strip.show_progress(sentence(progress.code), progress.done, progress.total)

    @Slot(object)
    def _on_controller_exported(self, result: object) -> None:
        if isinstance(result, Exported):
            orders = self.what.value() == What.ORDERS
            words = self._orders(result.records) if orders else self._customers(result.records)
            self.exported.emit(self.tr("Exported {what}").format(what=words), str(result.path))
            self.accept()

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        self._again()
        if isinstance(error, CraftDeskError):
            # Beside the button that caused it, so that another place can be chosen at once.
            self.problem.show_problem(sentence(error.code, error.params))

    @Slot()
    def _on_controller_cancelled(self) -> None:
        self._again()

    def _again(self) -> None:
        self.strip.finish()
        self._usable(usable=True)
        self._on_choice_chosen()


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place) if place else Path.home()
    return folder if folder.is_dir() else Path.home()

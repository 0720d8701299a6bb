"""Export: what, whose, for whom, where; then the file is written with progress, and Cancel leaves none behind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.export import ExportController
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.progress import Progress
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import CraftDeskError
from craftdesk.services.export.wish import Exported, ExportWish, What
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.export_kinds import KINDS, kind_of, kind_options, reasons
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.choice import Choice, Option
from craftdesk.ui.widgets.label import Label, PropertyLabel
from craftdesk.ui.widgets.problem_bar import ProblemBar
from craftdesk.ui.widgets.progress_strip import ProgressStrip

SELECTED, SHOWN, ALL = "selected", "shown", "all"


def show_folder(path: str) -> None:
    """Open the folder that a file lies in, with the system's own program for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """A file name that nothing in the folder has yet: an export overwrites nothing unasked."""
    path, number = folder / f"{stem}{ending}", 2
    while path.exists():
        path, number = folder / f"{stem} {number}{ending}", number + 1
    return path


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
        self.what = Choice(kit.look, self.tr("What"), self._whats())
        self.whose = Choice(kit.look, self.tr("Whose"), self._whoses())
        self.kind = Choice(kit.look, self.tr("As"), kind_options())
        self._add_choices()
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
        for choice in (self.what, self.whose, self.kind):
            choice.chosen.connect(self._on_choice_chosen)
        self._connect_controller()
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
        words = {
            What.CUSTOMERS: self.tr("customers"),
            What.ORDERS: self.tr("orders"),
            What.PRODUCTS: self.tr("products"),
            What.EVERYTHING: self.tr("shop"),
        }[What(self.what.value())]
        ending = KINDS[self.kind.value()].format.value
        return free_name(_documents(), f"{words} {self._controller.today.isoformat()}", ending)

    def wish(self) -> ExportWish:
        """Return what was chosen."""
        whose, kind = self.whose.value(), KINDS[self.kind.value()]
        return ExportWish(
            path=self.path(),
            what=What(self.what.value()),
            format=kind.format,
            flavour=kind.flavour,
            cards=kind.cards,
            ids=self._ids if whose == SELECTED else None,
            query=self._query if whose == SHOWN else None,
        )

    def _whats(self) -> list[Option]:
        return [
            Option(What.CUSTOMERS, self.tr("Customers, with all fields and addresses")),
            Option(What.ORDERS, self.tr("Orders, with a row for each item")),
            Option(What.PRODUCTS, self.tr("Products")),
            Option(What.EVERYTHING, self.tr("Everything in one file")),
        ]

    def _whoses(self) -> list[Option]:
        form, count = self.kit.format, len(self._ids)
        items = []
        if count > 1:
            items.append(Option(SELECTED, self.tr("The {n} selected customers").format(n=form.count(count))))
        elif count == 1:
            items.append(Option(SELECTED, self.tr("The selected customer")))
        items.append(
            Option(SHOWN, self.tr("What the list shows"), self.tr("With the search and the filter of the list"))
        )
        items.append(Option(ALL, self.tr("Everybody, the archived ones included")))
        # A single selected row is only where the cursor happens to be; several are meant.
        return items if count > 1 else items[-2:] + items[:-2]

    def _add_choices(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.kit.look.px(28))
        left = QVBoxLayout()
        left.setSpacing(self.kit.look.px(14))
        left.addWidget(self.what)
        left.addWidget(self.whose, 1)
        row.addLayout(left)
        row.addWidget(self.kind)
        row.addStretch(1)
        self.body.addLayout(row)

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
        words = self.tr("There is a file of that name already; it will be replaced.")
        self.taken = Label(look, words, role=Role.SMALL, ink="warning", wrap=True)
        self.body.addWidget(self.taken)

    def _connect_controller(self) -> None:
        controller = self._controller
        controller.counted.connect(self._on_controller_counted)
        controller.progressed.connect(self._on_controller_progressed)
        controller.exported.connect(self._on_controller_exported)
        controller.failed.connect(self._on_controller_failed)
        controller.cancelled.connect(self._on_controller_cancelled)

    def _usable(self, *, usable: bool) -> None:
        for choice in (self.what, self.whose, self.kind):
            choice.set_usable(usable=usable)
        self.choose.setEnabled(usable)
        self.go.setEnabled(usable)

    def _count(self) -> int | None:
        """How many customers would be written, as far as it is known."""
        return {SELECTED: len(self._ids), SHOWN: self._shown}.get(self.whose.value())

    def _customers(self, count: int) -> str:
        words = self.tr("1 customer") if count == 1 else self.tr("{n} customers")
        return words.format(n=self.kit.format.count(count))

    def _orders(self, count: int) -> str:
        words = self.tr("1 order") if count == 1 else self.tr("{n} orders")
        return words.format(n=self.kit.format.count(count))

    def _products(self, count: int) -> str:
        words = self.tr("1 product") if count == 1 else self.tr("{n} products")
        return words.format(n=self.kit.format.count(count))

    def _written(self, result: Exported) -> str:
        what = What(self.what.value())
        customers, orders, products = result.customers, result.orders, result.products
        if what is What.EVERYTHING:
            parts = (self._customers(customers), self._orders(orders), self._products(products))
            return ", ".join(parts)
        if what is What.ORDERS:
            return self._orders(orders)
        return self._products(products) if what is What.PRODUCTS else self._customers(customers)

    @Slot()
    def _on_choice_chosen(self) -> None:
        what, count = What(self.what.value()), self._count()
        self.kind.forbid(reasons(what))
        self.whose.setEnabled(what is not What.PRODUCTS)
        if self._picked is not None:
            self._picked = self._picked.with_suffix(KINDS[self.kind.value()].format.value)
        self.go.set_words(self._go_words(what, count))
        self.go.setEnabled(count != 0 or what is What.PRODUCTS)
        path = self.path()
        self.file.show_text(str(path))
        self.taken.setVisible(path.exists())

    def _go_words(self, what: What, count: int | None) -> str:
        if what is What.ORDERS:
            return self.tr("Export orders")
        if what is What.PRODUCTS:
            return self.tr("Export products")
        if what is What.EVERYTHING and count is None:
            return self.tr("Export everything")
        if count is None:
            return self.tr("Export customers")
        return self.tr("Export {customers}").format(customers=self._customers(count))

    @Slot()
    def _on_choose_clicked(self) -> None:
        present = self.kind.value()
        ending = KINDS[present].format.value
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where the file goes"), str(self.path()), f"{self.kind.button(present).text()} (*{ending})"
        )
        if name:
            path = Path(name)
            wanted = kind_of(path.suffix, present)
            if self.kind.button(wanted).isEnabled():
                self.kind.choose(wanted)
            known = path.suffix.lower() in {kind.format.value for kind in KINDS.values()}
            # A name with a point in it, such as `Berg 11.26`, keeps what stands behind the point.
            self._picked = path if known else path.with_name(f"{path.name}{ending}")
            self._on_choice_chosen()

    @Slot()
    def _on_go_clicked(self) -> None:
        self.problem.clear()
        self._usable(usable=False)
        self._controller.export(self.wish())

    @Slot(object)
    def _on_controller_counted(self, count: object) -> None:
        if isinstance(count, int):
            self._shown = count
            text = self.tr("What the list shows: {customers}").format(customers=self._customers(count))
            self.whose.button(SHOWN).setText(text)
            if not self._controller.is_busy:
                self._on_choice_chosen()

    @Slot(object)
    def _on_controller_progressed(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self.strip.show_progress(sentence(progress.code), progress.done, progress.total)

    @Slot(object)
    def _on_controller_exported(self, result: object) -> None:
        if isinstance(result, Exported):
            words = self.tr("Exported {what}").format(what=self._written(result))
            if result.cut:
                words = f"{words}. {sentence('export.cut', {'count': result.cut})}"
            self.exported.emit(words, str(result.path))
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

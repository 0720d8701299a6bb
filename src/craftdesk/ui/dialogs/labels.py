"""Labels, envelopes and the list of customers on paper: for whom, on what, from which label on; with a preview."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.mailing_papers import LIST, MailingPapers, MailingPapersController, MailingWish
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.progress import Progress
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import CraftDeskError
from craftdesk.printing.labels import ENVELOPES, LABELS
from craftdesk.services.paper_files import file_name
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.dialogs.paper_output import PaperOutput
from craftdesk.ui.dialogs.preview_pane import PreviewPane, fitting
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.choice_editors import CalmComboBox
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.choice import Choice, Option
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.label_picker import LabelPicker
from craftdesk.ui.widgets.problem_bar import ProblemBar, Severity
from craftdesk.ui.widgets.progress_strip import ProgressStrip

_SELECTED, _SHOWN = "selected", "shown"
_NAMES = 5
_PAUSE = 150
"""Milliseconds after the last change before pages are laid out anew."""


class LabelsDialog(PanelDialog):
    """Signals: saved(path)."""

    saved = Signal(object)  # Path

    def __init__(
        self,
        kit: Kit,
        controller: MailingPapersController,
        query: CustomerQuery,
        ids: tuple[CustomerId, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, QCoreApplication.translate("LabelsDialog", "Labels, envelopes, list"), parent)
        self._controller, self._query, self._ids = controller, query, ids
        self._papers: MailingPapers | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._on_soon_timeout)
        self._build()
        self._output = PaperOutput(self)
        self._output.printed.connect(self._on_output_printed)
        self._output.refused.connect(self._on_output_refused)
        controller.laid_out.connect(self._on_controller_laid_out)
        controller.progressed.connect(self._on_controller_progressed)
        controller.saved.connect(self._on_controller_saved)
        controller.failed.connect(self._on_controller_failed)
        controller.cancelled.connect(self._on_controller_cancelled)
        self._on_changed()

    def _build(self) -> None:
        kit, px = self.kit, self.kit.look.px
        row = QHBoxLayout()
        row.setSpacing(px(20))
        row.addWidget(self._choices())
        column = QVBoxLayout()
        column.setSpacing(px(8))
        self.problem = ProblemBar(kit.look)
        self.strip = ProgressStrip(kit.look)
        self.preview = PreviewPane(kit)
        column.addWidget(self.problem)
        column.addWidget(self.preview, 1)
        column.addWidget(self.strip)
        row.addLayout(column, 1)
        self.body.addLayout(row, 1)
        self.strip.cancel_requested.connect(self._controller.cancel)
        self.save = self.add_button(self.tr("Save as PDF…"), icon="file-output")
        self.save.clicked.connect(self._on_save_clicked)
        self.print = self.add_button(self.tr("Print…"), ButtonKind.PRIMARY, "printer")
        self.print.clicked.connect(self._on_print_clicked)
        self.add_close()
        self.resize(fitting(self, px(940), px(660)))

    def _choices(self) -> QWidget:
        kit, px = self.kit, self.kit.look.px
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        self.whose = Choice(kit.look, self.tr("For"), self._whoses())
        box.addWidget(self.whose)
        title = Label(kit.look, self.tr("On"), role=Role.SECTION)
        self.form = CalmComboBox()
        self.form.setAccessibleName(self.tr("On"))
        title.setBuddy(self.form)
        for key, words in self._forms():
            self.form.addItem(words, key)
        box.addWidget(title)
        box.addWidget(self.form)
        self.return_address = QCheckBox(self.tr("With our return address"))
        self.return_address.setChecked(True)
        box.addWidget(self.return_address)
        self.first_title = Label(kit.look, self.tr("First label"), role=Role.SECTION)
        self.first_hint = Label(
            kit.look, self.tr("Choose the first free one on a used sheet."), role=Role.SMALL, ink="muted", wrap=True
        )
        self.first = LabelPicker(kit.look)
        for part in (self.first_title, self.first_hint, self.first):
            box.addWidget(part)
        box.addStretch(1)
        self.whose.chosen.connect(self._on_changed)
        self.form.activated.connect(self._on_form_activated)
        self.return_address.toggled.connect(self._on_return_address_toggled)
        self.first.chosen.connect(self._on_first_chosen)
        holder.setFixedWidth(px(290))
        return holder

    def _whoses(self) -> list[Option]:
        count = len(self._ids)
        shown = Option(_SHOWN, self.tr("Everybody the list shows"), self.tr("With its search and its filter"))
        if not count:
            return [shown]
        words = self.tr("The chosen customer") if count == 1 else self.tr("The {0} chosen customers")
        chosen = Option(_SELECTED, words.replace("{0}", self.kit.format.count(count)))
        return [chosen, shown]

    def _forms(self) -> list[tuple[str, str]]:
        return [
            ("a4_70x37", self.tr("Labels 70 × 37 mm, A4, 3 × 8")),
            ("a4_70x36", self.tr("Labels 70 × 36 mm, A4, 3 × 8")),
            ("a4_64x38", self.tr("Labels 63.5 × 38.1 mm, A4, 3 × 7")),
            ("a4_99x38", self.tr("Labels 99.1 × 38.1 mm, A4, 2 × 7")),
            ("letter_67x25", self.tr("Labels 2⅝ × 1 in, Letter, 3 × 10")),
            ("envelope_dl", self.tr("Envelopes DL, 220 × 110 mm")),
            ("envelope_c6", self.tr("Envelopes C6, 162 × 114 mm")),
            ("envelope_c5", self.tr("Envelopes C5, 229 × 162 mm")),
            ("envelope_10", self.tr("Envelopes #10, 9½ × 4⅛ in")),
            (LIST, self.tr("A list, one line each")),
        ]

    def wish(self) -> MailingWish:
        """Return what is wanted now."""
        chosen = self.whose.value() == _SELECTED
        return MailingWish(
            form=str(self.form.currentData()),
            ids=self._ids if chosen else None,
            query=None if chosen else self._query,
            first=self.first.first,
            sender=self.return_address.isChecked(),
        )

    @Slot()
    def reject(self) -> None:
        """Close; what is being laid out is given up."""
        self._controller.cancel()
        super().reject()

    @Slot()
    def _on_changed(self) -> None:
        form = str(self.form.currentData())
        sheet = LABELS.get(form)
        for part in (self.first_title, self.first_hint, self.first):
            part.setVisible(sheet is not None)
        self.return_address.setVisible(sheet is not None or form in ENVELOPES)
        if sheet is not None:
            self.first.show_sheet(sheet.columns, sheet.rows)
        self._soon.start()

    @Slot(int)
    def _on_form_activated(self, _place: int) -> None:
        self._on_changed()

    @Slot(bool)
    def _on_return_address_toggled(self, _on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._on_changed()

    @Slot(int)
    def _on_first_chosen(self, _number: int) -> None:
        self._on_changed()

    @Slot()
    def _on_soon_timeout(self) -> None:
        self._controller.lay_out(self.wish())

    @Slot(object)
    def _on_controller_progressed(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self.strip.show_progress(sentence(progress.code), progress.done, progress.total)

    @Slot(object)
    def _on_controller_laid_out(self, papers: object) -> None:
        if not isinstance(papers, MailingPapers):
            return
        self.strip.finish()
        self._papers = papers
        self.preview.show_pages(papers.pages)
        for button in (self.save, self.print):
            button.setEnabled(bool(papers.pages))
        self._say(papers)

    def _say(self, papers: MailingPapers) -> None:
        """Name who has no address, and say when not everybody is on it."""
        count, said = self.kit.format.count, []
        left_out = papers.asked - papers.placed - len(papers.missing)
        if papers.missing:
            names = ", ".join(papers.missing[:_NAMES]) + (" …" if len(papers.missing) > _NAMES else "")
            words = self.tr("Without an address, so left out: {0} ({1})")
            said.append(words.replace("{0}", count(len(papers.missing))).replace("{1}", names))
        if left_out > 0:
            said.append(self.tr("Only the first {0} are on it.").replace("{0}", count(papers.placed)))
        if not papers.asked:
            said.append(self.tr("Nobody is chosen."))
        if said:
            self.problem.show_problem("  ".join(said), Severity.WARNING)
        else:
            self.problem.clear()

    def _title(self) -> str:
        return self.form.currentText()

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._papers is not None:
            path = self._output.ask_place(file_name(self._title()))
            if path is not None:
                self._controller.save(self._papers, self._title(), path)

    @Slot()
    def _on_print_clicked(self) -> None:
        if self._papers is not None:
            self._output.print_pages(self._papers.pages, self._title())

    @Slot(object)
    def _on_controller_saved(self, path: object) -> None:
        if isinstance(path, Path):
            self.problem.show_problem(self.tr("Saved as {0}").replace("{0}", path.name), Severity.NOTE)
            self.saved.emit(path)

    @Slot(object)
    def _on_controller_failed(self, problem: object) -> None:
        self.strip.finish()
        if isinstance(problem, CraftDeskError):
            self.problem.show_problem(sentence(problem.code, problem.params))

    @Slot()
    def _on_controller_cancelled(self) -> None:
        self.strip.finish()

    @Slot()
    def _on_output_printed(self) -> None:
        self.problem.show_problem(self.tr("Sent to the printer"), Severity.NOTE)

    @Slot()
    def _on_output_refused(self) -> None:
        words = self.tr("The printer doesn’t answer. Nothing was printed: look whether it is on, then try again.")
        self.problem.show_problem(words)

"""One change for many customers: what, the value, for how many it changes anything; then one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.bulk_changes import BulkChangeController
from craftdesk.domain.bulk_change import BulkKind, BulkPreview
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.filter_choices import FilterChoices
from craftdesk.domain.progress import Progress
from craftdesk.errors import CraftDeskError, ValidationProblem
from craftdesk.services.bulk_changes import BulkDone
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.bulk_value import BulkValue
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.tab_order import order_by_reading
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.progress_strip import ProgressStrip

_LOOK_MS = 250


class BulkDialog(PanelDialog):
    """Looks ahead while the value is filled in; stays open while a change is refused."""

    made = Signal(object)  # BulkDone

    def __init__(
        self,
        kit: Kit,
        controller: BulkChangeController,
        own: Sequence[CustomField],
        today: Callable[[], date],
        currency: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, self.tr("Change several customers"), parent)
        self._controller = controller
        look = kit.look
        kinds = (
            (BulkKind.TAG, self.tr("Add a tag")),
            (BulkKind.UNTAG, self.tr("Take a tag off")),
            (BulkKind.JOIN, self.tr("Put into a group")),
            (BulkKind.LEAVE, self.tr("Take out of a group")),
            (BulkKind.SET, self.tr("Change a field")),
        )
        self.kind = ChoiceEditor(look, kinds)
        self.body.addWidget(FieldBox(look, "kind", self.tr("What"), self.kind))
        self.value = BulkValue(kit, own, today, currency)
        self.body.addWidget(self.value)
        self.count = Label(look, "", role=Role.BODY, wrap=True)
        self.body.addWidget(self.count)
        self.strip = ProgressStrip(look)
        self.strip.cancel_requested.connect(controller.cancel)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)
        self.leave = self.add_button(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Change"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_MS)
        self._soon.timeout.connect(self._on_soon_timeout)
        self._connect()
        self.value.show_kind(BulkKind.TAG)
        self.resize(look.px(460), look.px(340))

    def _connect(self) -> None:
        controller = self._controller
        self.kind.edited.connect(self._on_kind_edited)
        self.value.edited.connect(self._on_value_edited)
        self.value.rebuilt.connect(self._on_value_rebuilt)
        self.value.field_chosen.connect(controller.suggest)
        controller.suggested.connect(self.value.show_suggestions)
        controller.looked.connect(self._on_controller_looked)
        controller.refused.connect(self._on_controller_refused)
        controller.progressed.connect(self._on_controller_progressed)
        controller.done.connect(self._on_controller_done)
        controller.failed.connect(self._on_controller_failed)
        controller.cancelled.connect(self._on_controller_cancelled)

    @Slot(object)
    def show_choices(self, choices: FilterChoices) -> None:
        """Offer groups and tags."""
        self.value.show_choices(choices)

    @Slot()
    def reject(self) -> None:
        """Close; a change under way is stopped first, and leaves nothing."""
        if self._controller.is_busy:
            self._controller.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while a change is being stopped."""
        if self._controller.is_busy:
            self._controller.cancel()
            event.ignore()
        else:
            super().closeEvent(event)

    def _say(self, words: str, *, may_go: bool) -> None:
        self.count.setText(words)
        self.go.setEnabled(may_go)

    @Slot()
    def _on_kind_edited(self) -> None:
        self.value.show_kind(BulkKind(str(self.kind.value())))

    @Slot()
    def _on_value_edited(self) -> None:
        change = self.value.change()
        if change is None:
            self._soon.stop()
            self._say(self.tr("There is none in this shop yet."), may_go=False)
            return
        self._say("…", may_go=True)
        self._soon.start()

    @Slot()
    def _on_value_rebuilt(self) -> None:
        order_by_reading(self)

    @Slot()
    def _on_soon_timeout(self) -> None:
        change = self.value.change()
        if change is not None and not self._controller.is_busy:
            self._controller.look(change)

    @Slot(object)
    def _on_controller_looked(self, preview: BulkPreview) -> None:
        if self._controller.is_busy:
            return
        count = self.kit.format.count
        rest = preview.chosen - preview.changed
        if not preview.changed:
            words = self.tr("This changes nothing: all {0} have it so already.")
            self._say(words.replace("{0}", count(preview.chosen)), may_go=False)
            return
        words = self.tr("{0} customers: {1} will be changed.")
        if rest:
            words = self.tr("{0} customers: {1} will be changed, {2} have it so already.")
        if preview.chosen == 1:
            words = self.tr("1 customer will be changed.")
        for key, value in (("{0}", preview.chosen), ("{1}", preview.changed), ("{2}", rest)):
            words = words.replace(key, count(value))
        self._say(words, may_go=True)

    @Slot(object)
    def _on_controller_refused(self, _problem: CraftDeskError) -> None:
        """While it is filled in, an unfinished value is no reason to complain."""
        self._say("", may_go=True)

    @Slot()
    def _on_go_clicked(self) -> None:
        change, problem = self.value.change(), self.value.unreadable()
        if problem is not None:
            self.value.show_message(problem_words(problem))
        elif change is not None and not self._controller.is_busy:
            self._soon.stop()
            self.value.setEnabled(False)
            self.kind.setEnabled(False)
            self.go.setEnabled(False)
            self._controller.change(change)

    @Slot(object)
    def _on_controller_progressed(self, progress: Progress) -> None:
        self.strip.show_progress(sentence(progress.code), progress.done, progress.total)

    @Slot(object)
    def _on_controller_done(self, done: BulkDone) -> None:
        self.made.emit(done)
        self.accept()

    @Slot(object)
    def _on_controller_failed(self, problem: CraftDeskError) -> None:
        self._rest()
        problems = problem.problems if isinstance(problem, ValidationProblem) else ()
        words = problem_words(problems[0]) if problems else sentence(problem.code, problem.params)
        self.value.show_message(words)

    @Slot()
    def _on_controller_cancelled(self) -> None:
        self._rest()
        self._say(self.tr("Stopped. Nothing was changed."), may_go=True)

    def _rest(self) -> None:
        self.strip.finish()
        for widget in (self.value, self.kind, self.go):
            widget.setEnabled(True)

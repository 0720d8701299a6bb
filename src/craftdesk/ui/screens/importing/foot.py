"""The foot of the page: what would happen in numbers, Cancel, and the one button that writes."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.progress import Progress
from craftdesk.importing.plan import ImportPlan
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.words import tally, translate, verb
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.progress_strip import ProgressStrip

_CALM = 300


class PageFoot(QFrame):
    """Signals: import_requested, cancel_requested, skip_requested."""

    import_requested = Signal()
    cancel_requested = Signal()
    skip_requested = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("pane", "surface")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        rule = QFrame()
        rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        outer.addWidget(rule)
        self._row = QHBoxLayout()
        outer.addLayout(self._row)
        self.tally = Label(kit.look, "", role=Role.STRONG)
        self.promise = Label(kit.look, translate("Import", "Nothing is saved yet."), role=Role.SMALL, ink="muted")
        self._strip = ProgressStrip(kit.look)
        self.skip = Button(kit.look, translate("Import", "Skip this file"))
        self.skip.clicked.connect(self.skip_requested)
        self.cancel = Button(kit.look, translate("Import", "Cancel"))
        self.cancel.clicked.connect(self.cancel_requested)
        self.go = Button(kit.look, "", kind=ButtonKind.PRIMARY, icon="file-input")
        self.go.clicked.connect(self.import_requested)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.tally)
        said.addWidget(self.promise)
        self._row.addLayout(said)
        self._row.addWidget(self._strip, 20)
        self._row.addStretch(1)
        for button in (self.skip, self.cancel, self.go):
            self._row.addWidget(button)
        # A quick look through the file must not make the foot flicker.
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_CALM)
        self._late.timeout.connect(self._on_late_timeout)
        self._on_look_changed()
        kit.look.changed.connect(self._on_look_changed)

    def show_plan(self, plan: ImportPlan, *, more: bool) -> None:
        """Show what a plan would do; `more` files wait behind it."""
        self._late.stop()
        self._strip.finish()
        words = "" if plan.needs_mapping else verb(plan, self._kit.format)
        self.tally.setText("" if plan.needs_mapping else tally(plan, self._kit.format))
        promise, idle = translate("Import", "There is nothing to bring in."), translate("Import", "Nothing to import")
        if words:
            promise = translate("Import", "Nothing is saved yet.")
        elif plan.needs_mapping:
            promise = translate("Import", "First say what the columns mean: at least a name, an e-mail or a phone.")
            idle = translate("Import", "Import")
        self.promise.setText(promise)
        self.go.set_words(words or idle, "" if words else promise)
        self.go.setEnabled(bool(words))
        self.skip.setVisible(more)
        self.tally.setVisible(not plan.needs_mapping)
        self.promise.show()

    def begin(self) -> None:
        """The file is being looked through anew: nothing can be imported until that is done."""
        self.go.setEnabled(False)
        self._late.start()

    def stay(self) -> None:
        """The new look came to nothing."""
        self._late.stop()
        self._strip.finish()
        self.tally.setText("")
        self.promise.setText(translate("Import", "Nothing is saved."))
        self.promise.show()

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Show how far the new look is, if it takes longer."""
        if self._strip.isVisible():
            self._strip.show_progress(
                translate("Import", "Looking through the file anew…"), progress.done, progress.total, can_cancel=False
            )

    @Slot()
    def _on_late_timeout(self) -> None:
        self.tally.hide()
        self.promise.hide()
        self._strip.show_progress(translate("Import", "Looking through the file anew…"), 0, 0, can_cancel=False)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._row.setContentsMargins(px(24), px(12), px(24), px(12))
        self._row.setSpacing(px(10))

"""Changing the prices of many products by a percentage, with a look at what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.price_changes import PriceChangeController
from craftdesk.domain.price_change import PriceChange, PriceExample, PricePreview
from craftdesk.errors import CraftDeskError
from craftdesk.ui.dialogs.entry import EntryDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.number_editors import PercentEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.label import Label

_LOOK_MS = 200


class PriceChangeDialog(EntryDialog):
    """`whose` says whose prices they are: the chosen products or all in the list."""

    def __init__(
        self, kit: Kit, controller: PriceChangeController, levels: Sequence[str], whose: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(kit, self.tr("Change prices"), self.tr("Change prices"), parent)
        self._controller = controller
        look = kit.look
        self.body.addWidget(Label(look, whose, role=Role.SMALL, ink="muted", wrap=True))
        self.rate = PercentEditor(look, kit.format, self.tr("5 % dearer, -5 % cheaper"))
        self.level = ChoiceEditor(look, [("", self.tr("Usual price")), *((level, level) for level in levels)])
        self.step = ChoiceEditor(
            look, [(1, self.tr("To the cent")), (5, self.tr("To 5 cents")), (10, self.tr("To 10 cents"))]
        )
        self.add_field("rate", self.tr("Change by"), self.rate)
        self.add_field("level", self.tr("Which price"), self.level)
        self.add_field("step", self.tr("Round"), self.step)
        self.count = Label(look, "", role=Role.BODY, wrap=True)
        self.examples = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        self.body.addWidget(self.count)
        self.body.addWidget(self.examples)
        self.end_fields()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_MS)
        self._soon.timeout.connect(self._on_soon_timeout)
        for editor in (self.rate, self.level, self.step):
            editor.edited.connect(self._on_editor_edited)
        self.go_wished.connect(self._on_go_wished)
        controller.looked.connect(self._on_controller_looked)
        controller.refused.connect(self._on_controller_refused)
        controller.done.connect(self.close_done)
        controller.failed.connect(self._on_controller_failed)
        self._on_editor_edited()
        self.resize(look.px(440), look.px(430))
        self.rate.line.setFocus()

    def _change(self) -> PriceChange:
        step = self.step.value()
        return PriceChange(
            rate=self.rate.value(), level=str(self.level.value()), step=step if isinstance(step, int) else 1
        )

    def _say(self, words: str, examples: str = "", *, may_go: bool) -> None:
        self.count.setText(words)
        self.examples.setText(examples)
        self.go.setEnabled(may_go)

    def _example_words(self, one: PriceExample) -> str:
        money = self.kit.format.money
        # Marks of isolation keep a name in another script from turning the prices round.
        words = self.tr("{0}: {1} → {2}").replace("{1}", money(one.old, one.currency))
        return words.replace("{2}", money(one.new, one.currency)).replace("{0}", f"\u2068{one.name}\u2069")

    @Slot()
    def _on_editor_edited(self) -> None:
        change = self._change()
        if self.rate.unreadable() is not None or (not change.rate and change.step == 1):
            self._soon.stop()
            # An unreadable percentage is told when somebody wants to go on with it.
            self._say("", may_go=self.rate.unreadable() is not None)
            return
        self._say("…", may_go=True)
        self._soon.start()

    @Slot()
    def _on_soon_timeout(self) -> None:
        self._controller.look(self._change())

    @Slot(object)
    def _on_controller_looked(self, preview: PricePreview) -> None:
        if self._soon.isActive() or self.rate.unreadable() is not None:
            return  # of what was typed before
        if not preview.changed:
            self._say(self.tr("This changes no price."), may_go=False)
            return
        words = self.tr("{0} of {1} products will have another price:")
        if preview.chosen == 1:
            words = self.tr("One product will have another price:")
        for key, value in (("{0}", preview.changed), ("{1}", preview.chosen)):
            words = words.replace(key, self.kit.format.count(value))
        self._say(words, "\n".join(map(self._example_words, preview.examples)), may_go=True)

    @Slot(object)
    def _on_controller_refused(self, error: CraftDeskError) -> None:
        self._say("", may_go=False)
        self.show_error(error)

    @Slot(object)
    def _on_controller_failed(self, error: CraftDeskError) -> None:
        self.go.setEnabled(True)
        self.show_error(error)

    @Slot()
    def _on_go_wished(self) -> None:
        if self.go.isEnabled():
            self._soon.stop()
            self.go.setEnabled(False)
            self._controller.change(self._change())

"""What every page does with a draft that a controller saves: what refuses it, what fails, and how it is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.saving import SavingController
from craftdesk.domain.draft import DraftContent
from craftdesk.errors import CraftDeskError, Problem
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.form_shell import FormShell, PastHindrance
from craftdesk.ui.forms.leave import LeaveChoice, ask_to_leave
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.problem_bar import ProblemBar


class FormPage(FormShell):
    """`closed` follows a cancel, `failed` an opening that failed; what was typed survives everything else.

    A page says what is its own: is_open, is_dirty, save, and the methods that stand under "what is the page's own".
    """

    closed = Signal()
    failed = Signal(object)  # CraftDeskError
    typed = Signal()

    def __init__(
        self, kit: Kit, controller: SavingController, hint: ProblemBar | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(kit.look, hint or ProblemBar(kit.look), parent)
        self._kit = kit
        self._saver = controller
        self._theirs: object | None = None
        self._saved_now = False
        controller.saved.connect(self._on_controller_saved)
        controller.refused.connect(self._on_controller_refused)
        controller.conflicted.connect(self._on_controller_conflicted)
        controller.failed.connect(self._on_controller_failed)
        self.save_wished.connect(self.save)
        self.leave_wished.connect(self._on_self_leave_wished)
        self.conflict.mine_chosen.connect(self._on_conflict_mine_chosen)
        self.conflict.theirs_chosen.connect(self._on_conflict_theirs_chosen)
        kit.actions[ActionId.CUSTOMER_SAVE].triggered.connect(self._on_action_save_triggered)
        self._past = PastHindrance(kit.actions, self.bar, self)

    # --- what is the page's own -----------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether a draft is in hand."""
        raise NotImplementedError

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        raise NotImplementedError

    def draft(self) -> DraftContent | None:
        """What was typed and is not saved, for the day the program ends before it is; None when there is nothing."""
        raise NotImplementedError

    @Slot()
    def save(self) -> None:
        """Save what was typed; problems are shown beside their fields."""
        raise NotImplementedError

    def _name(self) -> str:
        """Whom or what the draft is about, as the question on leaving calls it."""
        raise NotImplementedError

    def _forget(self) -> None:
        """Let go of the draft: nothing is in hand any more."""
        raise NotImplementedError

    def _tell_saved(self, result: object) -> None:
        """Tell what was saved."""
        raise NotImplementedError

    def _show_refusal(self, problems: tuple[Problem, ...]) -> None:
        """Show what stands against saving and go to the first of it."""
        raise NotImplementedError

    def _show_conflict(self, theirs: object) -> None:
        """Show how the draft differs from what stands in the file now."""

    def _keep_mine(self, theirs: object) -> None:
        """Put the draft upon what stands in the file now."""

    def _take_theirs(self, theirs: object) -> None:
        """Go on with what stands in the file now."""

    def _follow(self, *, dirty: bool) -> None:
        """Tell the window, and whoever keeps drafts, how the form stands."""
        self._kit.actions.update(editing=True, dirty=dirty)
        self.typed.emit()

    # --- saving ---------------------------------------------------------------------------------

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        self._show_refusal(problems)
        self._waiter.end(saved=False)

    def _show_beside(self, binding: Binding, problems: tuple[Problem, ...]) -> None:
        """Show problems beside their fields, go to the first, and tell above what belongs to no field."""
        blocking = [problem for problem in problems if not problem.warning]
        binding.show_problems(problems, everywhere=True)
        box = binding.first_with(problem.field for problem in blocking)
        if box is not None:
            self.scroller.ensureWidgetVisible(box)
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif blocking:
            self.bar.show_problem(sentence(blocking[0].code, blocking[0].params))

    @Slot()
    def _on_action_save_triggered(self) -> None:
        if self._is_opening:
            self.keys.add_save()
        elif self.isVisible():
            self.save()

    @Slot(object)
    def _on_controller_saved(self, result: object) -> None:
        if self.is_open:
            self._saved_now = True
            self._close()
            self._waiter.end(saved=True)
            self._tell_saved(result)

    @Slot(object)
    def _on_controller_refused(self, problems: object) -> None:
        if isinstance(problems, tuple) and self.is_open:
            self._end_saving()
            self._refuse(problems)

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        if not self.is_open:
            self._close()
            self._waiter.end(saved=False)
            self.failed.emit(error)
            return
        if isinstance(error, CraftDeskError):
            said = sentence(error.code, error.params)
            self.bar.show_problem(self.tr("{0} What you typed is still here.").replace("{0}", said))
        self._end_saving()
        self._waiter.end(saved=False)

    @Slot(object)
    def _on_controller_conflicted(self, theirs: object) -> None:
        if self.is_open:
            self._end_saving()
            self._theirs = theirs
            self._show_conflict(theirs)
            self._waiter.end(saved=False)

    @Slot()
    def _on_conflict_mine_chosen(self) -> None:
        if self._theirs is not None:
            self._keep_mine(self._theirs)
            self.conflict.hide()
            self.save()

    @Slot()
    def _on_conflict_theirs_chosen(self) -> None:
        if self._theirs is not None:
            self._take_theirs(self._theirs)

    # --- leaving --------------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Ask what becomes of unsaved changes; True when the form was left, saved or discarded."""
        if self._waiter.is_waiting:
            return False  # it was asked, and the answer is under way
        if self._is_saving:
            self.keys.forget()
            return self._waited()
        if not (self.is_open or self._is_opening):
            return True
        typed = self.keys.has_text if self._is_opening else self.is_dirty
        name = "" if self._is_opening else self._name()
        choice = ask_to_leave(self, name) if typed else LeaveChoice.DISCARD
        if choice is LeaveChoice.STAY:
            return False
        if choice is LeaveChoice.SAVE:
            return self._waited(self.keys.add_save if self._is_opening else self.save)
        self._close()
        return True

    def _close(self) -> None:
        self._forget()
        self._theirs = None
        self._saver.let_go()
        self._stop_holding()
        if not self._waiter.is_waiting:
            self.keys.forget()
        self._kit.actions.update(editing=False, dirty=False)
        self.typed.emit()

    @Slot()
    def _on_self_leave_wished(self) -> None:
        self._saved_now = False
        if self.may_leave() and not self._saved_now:
            self.closed.emit()

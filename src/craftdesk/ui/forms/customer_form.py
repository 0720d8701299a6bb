"""The form of a new or an existing customer, in place of the card; what was typed survives a failed save."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.customer_form import CustomerFormController, FormData, checked
from craftdesk.domain.customer import Customer
from craftdesk.domain.fields import Section
from craftdesk.domain.ids import UNSAVED, CustomerId
from craftdesk.domain.names import display_name
from craftdesk.errors import CraftDeskError, Problem
from craftdesk.services.customers import Saved
from craftdesk.services.pasted import Pasted
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms.address_card import FirstAddressCard
from craftdesk.ui.forms.alike_hint import AlikeHint
from craftdesk.ui.forms.builder import FieldFactory
from craftdesk.ui.forms.customer_picker import CustomerPicker
from craftdesk.ui.forms.customer_sections import CustomerSections
from craftdesk.ui.forms.form_shell import FormShell, SaveWaiter
from craftdesk.ui.forms.leave import LeaveChoice, ask_to_leave
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.whole_paste import WholePaste, has_place, joined
from craftdesk.ui.kit import Kit


class CustomerForm(FormShell):
    """Edits one customer. `closed` follows a cancel, `saved` a save."""

    closed = Signal()
    saved = Signal(object)  # Saved
    alike_chosen = Signal(object)  # CustomerId
    failed = Signal(object)  # CraftDeskError

    def __init__(self, kit: Kit, controller: CustomerFormController, parent: QWidget | None = None) -> None:
        self._alike = AlikeHint(kit.look, controller)
        super().__init__(kit.look, self._alike, parent)
        self._kit, self._controller = kit, controller
        self._data: FormData | None = None
        self._opened = Customer()
        self._draft = Customer()
        self._theirs: Customer | None = None
        self._preset: str | Pasted = ""
        self._waiter = SaveWaiter(self)
        self.sections: CustomerSections | None = None
        self.address: FirstAddressCard | None = None
        self.paste: WholePaste | None = None
        self._controller.opened.connect(self._on_controller_opened)
        self._alike.chosen.connect(self._on_alike_chosen)
        self.save_wished.connect(self.save)
        self.leave_wished.connect(self._on_self_leave_wished)
        self.conflict.mine_chosen.connect(self._on_conflict_mine_chosen)
        self.conflict.theirs_chosen.connect(self._on_conflict_theirs_chosen)
        self._controller.people_found.connect(self._on_controller_people_found)
        self._controller.saved.connect(self._on_controller_saved)
        self._controller.refused.connect(self._on_controller_refused)
        self._controller.conflicted.connect(self._on_controller_conflicted)
        self._controller.failed.connect(self._on_controller_failed)
        self._kit.actions[ActionId.CUSTOMER_SAVE].triggered.connect(self._on_action_save_triggered)

    # --- opening --------------------------------------------------------------------------------

    def start(self, customer: CustomerId | None, name: str | Pasted = "") -> None:
        """Open the form for a customer, or for a new one of whom a name or more is known already."""
        self._preset = name
        self._data = None
        self._controller.open(customer)

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        if self._data is None or self.sections is None:
            return False
        self._draft = self.sections.taken_over(self._draft)
        has_address = self.address is not None and not self.address.is_blank()
        return self._draft != self._opened or has_address or bool(self.sections.binding.unreadable())

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        if self.sections is not None:
            editor = self.sections.editor("first_name")
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(editor, TextEditor):
                editor.line.end(False)  # noqa: FBT003 - the name of Qt's parameter is mark

    @Slot(object)
    def _on_controller_opened(self, data: object) -> None:
        if not isinstance(data, FormData):
            return
        self._data = data
        self._build(data)
        draft = data.draft
        if isinstance(self._preset, str) and self._preset:
            first, _, last = self._preset.rpartition(" ")
            draft = replace(draft, first_name=first, last_name=last)
        self._show(draft, opened=data.draft)
        if isinstance(self._preset, Pasted):
            self._on_paste_taken(self._preset)
        self.focus_first()

    @Slot(object)
    def _on_paste_taken(self, pasted: object) -> None:
        """Fill in what a block told; nothing is saved before Save."""
        if not isinstance(pasted, Pasted) or self.sections is None or self._data is None:
            return
        self._show(joined(self.sections.taken_over(self._draft), pasted.customer), opened=self._opened)
        if self.address is not None and has_place(pasted.place):
            self.address.fill(pasted.place)
        self._on_draft_edited()

    def _build(self, data: FormData) -> None:
        """Build the fields once; they serve every customer after."""
        if self.sections is None:
            factory = FieldFactory(self._kit, self._controller.today, data.shop.currency)
            self.sections = CustomerSections(self._kit.look, factory)
            self.sections.binding.edited.connect(self._on_binding_edited)
            self.sections.binding.left.connect(self._on_binding_left)
            self._controller.number_checked.connect(self.sections.show_checked)
            self.address = FirstAddressCard(self._kit, data.shop.country)
            self.address.edited.connect(self._on_draft_edited)
            self.sections.insert_after(Section.CONTACT, self.address)
            self.paste = WholePaste(self._kit.look, data.shop.country)
            self.paste.taken.connect(self._on_paste_taken)
            self.sections.insert_first(self.paste)
            self.scroller.setWidget(self.sections)
        if self.address is not None and self.paste is not None:
            for card in (self.address, self.paste):
                card.setVisible(data.draft.id == UNSAVED)
            self.address.reset()
            self.paste.box.clear()

    def _show(self, draft: Customer, *, opened: Customer) -> None:
        if self.sections is None or self._data is None:
            return
        self._opened, self._draft = opened, draft
        is_new = draft.id == UNSAVED
        title = self.tr("New customer") if is_new else self.tr("Edit {0}").replace("{0}", display_name(draft))
        self.head.title.show_text(title)
        self.sections.show_draft(draft, dict(self._data.suggestions), self._data.own)
        picker = self.sections.binding.boxes.get("referred_by")
        if picker is not None and isinstance(picker.editor, CustomerPicker):
            picker.editor.show_name(self._data.referred_by if draft.referred_by else "")
            picker.editor.search_requested.connect(self._controller.find_people, Qt.ConnectionType.UniqueConnection)
        self._alike.stop()
        self.clear_bars()
        self._on_draft_edited()

    # --- typing ---------------------------------------------------------------------------------

    @Slot()
    def _on_binding_edited(self) -> None:
        if self.sections is None:
            return
        self._draft = self.sections.taken_over(self._draft)
        self.sections.binding.show_problems(_while_typing(self._draft))
        self._on_draft_edited()

    @Slot(str)
    def _on_binding_left(self, key: str) -> None:
        if self.sections is None or self._data is None:
            return
        self._draft = self.sections.taken_over(self._draft)
        self.sections.binding.show_problems(_while_typing(self._draft))
        if key == "number" and self._draft.number:
            self._controller.check_number(self._draft)

    @Slot()
    def _on_draft_edited(self) -> None:
        self._kit.actions.update(editing=True, dirty=self.is_dirty)
        self._alike.consider(self._draft, self.address.addresses() if self.address is not None else ())

    @Slot(object)
    def _on_alike_chosen(self, customer: object) -> None:
        if self.may_leave():
            self.alike_chosen.emit(customer)

    @Slot(object)
    def _on_controller_people_found(self, found: object) -> None:
        box = self.sections.binding.boxes.get("referred_by") if self.sections is not None else None
        if box is not None and isinstance(box.editor, CustomerPicker) and isinstance(found, tuple):
            box.editor.show_found(found)

    # --- saving ---------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Save what was typed; problems are shown beside their fields."""
        if self.sections is None or self._data is None:
            return
        self._draft = self.sections.taken_over(self._draft)
        unreadable = self.sections.binding.unreadable()
        problems = checked(self._draft)
        blocking = [problem for problem in problems if not problem.warning]
        address_problems = self.address.problems() if self.address is not None else ()
        if unreadable or blocking or address_problems:
            self._refuse((*problems, *(replace(one, field=key) for key, one in unreadable.items())))
            return
        addresses = self.address.addresses() if self.address is not None and self._draft.id == UNSAVED else ()
        self.head.save.setEnabled(False)
        self._controller.save(self._draft, tuple(addresses))

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        """Show what stands against saving and go to the first of it."""
        if self.sections is None:
            return
        blocking = [problem for problem in problems if not problem.warning]
        for problem in blocking:
            self.sections.reveal(problem.field)
        self.sections.binding.show_problems(problems, everywhere=True)
        box = self.sections.binding.first_with(problem.field for problem in blocking)
        if box is not None:
            self.scroller.ensureWidgetVisible(box)
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif blocking:
            self.bar.show_problem(sentence(blocking[0].code, blocking[0].params))
        self._waiter.end(saved=False)

    @Slot()
    def _on_action_save_triggered(self) -> None:
        if self.isVisible():
            self.save()

    @Slot(object)
    def _on_controller_saved(self, result: object) -> None:
        if not isinstance(result, Saved) or self._data is None:
            return
        self._close()
        self._waiter.end(saved=True)
        self.saved.emit(result)

    @Slot(object)
    def _on_controller_refused(self, problems: object) -> None:
        if isinstance(problems, tuple) and self._data is not None:
            self.head.save.setEnabled(True)
            self._refuse(problems)

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        if self._data is None:
            self.failed.emit(error)
            return
        self.head.save.setEnabled(True)
        if isinstance(error, CraftDeskError):
            said = sentence(error.code, error.params)
            self.bar.show_problem(self.tr("{0} What you typed is still here.").replace("{0}", said))
        self._waiter.end(saved=False)

    @Slot(object)
    def _on_controller_conflicted(self, current: object) -> None:
        if isinstance(current, Customer) and self._data is not None:
            self.head.save.setEnabled(True)
            self._theirs = current
            self.conflict.show_conflict(self._draft, current)
            self._waiter.end(saved=False)

    @Slot()
    def _on_conflict_mine_chosen(self) -> None:
        if self._theirs is not None:
            self._draft = replace(self._draft, version=self._theirs.version)
            self.conflict.hide()
            self.save()

    @Slot()
    def _on_conflict_theirs_chosen(self) -> None:
        if self._theirs is not None:
            self._show(self._theirs, opened=self._theirs)
            self.focus_first()

    # --- leaving --------------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Ask what becomes of unsaved changes; True when the form was left, saved or discarded."""
        if self._data is None:
            return True
        choice = ask_to_leave(self, display_name(self._draft)) if self.is_dirty else LeaveChoice.DISCARD
        if choice is LeaveChoice.STAY:
            return False
        if choice is LeaveChoice.SAVE:
            self._waiter.begin()
            self.save()
            return self._waiter.wait()
        self._close()
        return True

    def _close(self) -> None:
        self._data = None
        self._alike.stop()
        self.head.save.setEnabled(True)
        self._kit.actions.update(editing=False, dirty=False)

    @Slot()
    def _on_self_leave_wished(self) -> None:
        if self.may_leave():
            self.closed.emit()


def _while_typing(draft: Customer) -> list[Problem]:
    """What is told before anybody wants to save: whom the form is about may be typed in any order, or pasted."""
    return [problem for problem in checked(draft) if problem.code != "customer.nobody"]

"""The form of a new or an existing customer, in place of the card; what was typed survives a failed save."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.customer_form import CustomerFormController, FormData, checked
from craftdesk.domain.customer import Customer
from craftdesk.domain.draft import CustomerDraft
from craftdesk.domain.fields import Section
from craftdesk.domain.ids import UNSAVED, CustomerId
from craftdesk.domain.names import display_name
from craftdesk.errors import Problem
from craftdesk.services.pasted import Pasted
from craftdesk.ui.forms.address_card import FirstAddressCard
from craftdesk.ui.forms.alike_hint import AlikeHint
from craftdesk.ui.forms.builder import FieldFactory
from craftdesk.ui.forms.customer_picker import CustomerPicker
from craftdesk.ui.forms.customer_sections import CustomerSections
from craftdesk.ui.forms.form_page import FormPage
from craftdesk.ui.forms.preset import Preset
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.whole_paste import WholePaste, has_place, joined
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.in_pieces import Pieces, at_once


class CustomerForm(FormPage):
    """Edits one customer; `saved` follows a save."""

    saved = Signal(object)  # Saved
    alike_chosen = Signal(object)  # CustomerId

    def __init__(self, kit: Kit, controller: CustomerFormController, parent: QWidget | None = None) -> None:
        self._alike = AlikeHint(kit.look, controller)
        super().__init__(kit, controller, self._alike, parent)
        self._controller = controller
        self._data: FormData | None = None
        self._opened = Customer()
        self._draft = Customer()
        self._preset: Preset = ""
        self.sections: CustomerSections | None = None
        self.address: FirstAddressCard | None = None
        self.paste: WholePaste | None = None
        self._controller.opened.connect(self._on_controller_opened)
        self._alike.chosen.connect(self._on_alike_chosen)
        self._controller.people_found.connect(self._on_controller_people_found)

    # --- opening --------------------------------------------------------------------------------

    def start(self, customer: CustomerId | None, name: Preset = "") -> None:
        """Open the form for a customer, or for a new one of whom a name or more is known already."""
        self._preset = name
        self._data = None
        self._begin_opening(self.tr("New customer") if customer is None else "")
        self._controller.open(customer, name.customer.referred_by if isinstance(name, CustomerDraft) else None)

    @property
    def is_open(self) -> bool:
        """Whether a customer is in hand."""
        return self._data is not None

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        if self._data is None or self.sections is None:
            return False
        self._draft = self.sections.taken_over(self._draft)
        has_address = self.address is not None and not self.address.is_blank()
        return self._draft != self._opened or has_address or bool(self.sections.binding.unreadable())

    def draft(self) -> CustomerDraft | None:
        """What was typed and is not saved."""
        if not self.is_dirty or self.sections is None:
            return None
        addresses = self.address.addresses() if self.address is not None else ()
        return CustomerDraft(
            about=display_name(self._draft), customer=self._draft, address=addresses[0] if addresses else None,
            raw=self.sections.binding.raw(),
        )  # fmt: skip

    def _resume(self, draft: CustomerDraft, theirs: Customer) -> None:
        if self.sections is None:
            return
        if self.address is not None and draft.address is not None:
            self.address.show_address(draft.address)
        for field in draft.raw:
            self.sections.reveal(field.key)
        self.sections.binding.show_raw(draft.raw)
        self._on_draft_edited()
        if theirs.id != UNSAVED and theirs.version != draft.customer.version:
            self._theirs = theirs
            self._show_conflict(theirs)

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        if self.sections is not None:
            editor = self.sections.editor("first_name")
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(editor, TextEditor):
                editor.line.end(False)  # noqa: FBT003 - the name of Qt's parameter is mark

    @Slot(object)
    def _on_controller_opened(self, data: object) -> None:
        if isinstance(data, FormData):
            self._fill(self._opening(data))

    def _opening(self, data: FormData) -> Pieces:
        if self.sections is None:  # made once, they serve every customer after
            factory = FieldFactory(self._kit, self._controller.today, data.shop.currency)
            sections = CustomerSections(self._kit.look, factory)
            yield from self._making_fields(sections, sections.making())
            address = FirstAddressCard(self._kit, data.shop.country)
            paste = WholePaste(self._kit.look, data.shop.country)
            sections.insert_after(Section.CONTACT, address)
            sections.insert_first(paste)
            self.sections, self.address, self.paste = sections, address, paste
            sections.binding.edited.connect(self._on_binding_edited)
            sections.binding.left.connect(self._on_binding_left)
            self._controller.number_checked.connect(sections.show_checked)
            address.edited.connect(self._on_draft_edited)
            paste.taken.connect(self._on_paste_taken)
        draft = data.draft
        if isinstance(self._preset, str) and self._preset:
            first, _, last = self._preset.rpartition(" ")
            draft = replace(draft, first_name=first, last_name=last)
        if isinstance(self._preset, CustomerDraft):
            draft = self._preset.customer
        yield from self._showing(data, draft)
        yield from self._ending_opening()
        self._data = data
        self._shown(draft, opened=data.draft)
        if isinstance(self._preset, CustomerDraft):
            self._resume(self._preset, data.draft)
        if isinstance(self._preset, Pasted):
            self._on_paste_taken(self._preset)
        self.focus_first()
        self.keys.hand_over()

    @Slot(object)
    def _on_paste_taken(self, pasted: object) -> None:
        """Fill in what a block told; nothing is saved before Save."""
        if not isinstance(pasted, Pasted) or self.sections is None or self._data is None:
            return
        draft = joined(self.sections.taken_over(self._draft), pasted.customer)
        at_once(self._showing(self._data, draft))
        self._shown(draft, opened=self._opened)
        if self.address is not None and has_place(pasted.place):
            self.address.fill(pasted.place)
        self._on_draft_edited()

    def _showing(self, data: FormData, draft: Customer) -> Pieces:
        if self.sections is None or self.address is None or self.paste is None:
            return
        if data is not self._data:
            for card in (self.address, self.paste):
                card.setVisible(data.draft.id == UNSAVED)
            self.address.reset()
            self.paste.box.clear()
        yield from self.sections.showing(draft, dict(data.suggestions), data.own)
        picker = self.sections.binding.boxes.get("referred_by")
        if picker is not None and isinstance(picker.editor, CustomerPicker):
            picker.editor.show_name(data.referred_by if draft.referred_by else "")
            picker.editor.search_requested.connect(self._controller.find_people, Qt.ConnectionType.UniqueConnection)

    def _shown(self, draft: Customer, *, opened: Customer) -> None:
        self._opened, self._draft = opened, draft
        is_new = draft.id == UNSAVED
        title = self.tr("New customer") if is_new else self.tr("Edit {0}").replace("{0}", display_name(draft))
        self.head.title.show_text(title)
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
        self._follow(dirty=self.is_dirty)
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

    def save(self) -> None:
        """Save what was typed; problems are shown beside their fields."""
        if self.sections is None or self._data is None or self.keys.holds:
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
        self._begin_saving()
        self._controller.save(self._draft, tuple(addresses))

    def _show_refusal(self, problems: tuple[Problem, ...]) -> None:
        if self.sections is not None:
            for problem in problems:
                if not problem.warning:
                    self.sections.reveal(problem.field)
            self._show_beside(self.sections.binding, problems)

    def _tell_saved(self, result: object) -> None:
        self.saved.emit(result)

    def _show_conflict(self, theirs: object) -> None:
        if isinstance(theirs, Customer):
            self.conflict.show_conflict(self._draft, theirs)

    def _keep_mine(self, theirs: object) -> None:
        if isinstance(theirs, Customer):
            self._draft = replace(self._draft, version=theirs.version)

    def _take_theirs(self, theirs: object) -> None:
        if isinstance(theirs, Customer) and self._data is not None:
            at_once(self._showing(self._data, theirs))
            self._shown(theirs, opened=theirs)
            self.focus_first()

    # --- leaving --------------------------------------------------------------------------------

    def _name(self) -> str:
        return display_name(self._draft)

    def _forget(self) -> None:
        self._data = None
        self._alike.stop()


def _while_typing(draft: Customer) -> list[Problem]:
    """What is told before anybody wants to save: whom the form is about may be typed in any order, or pasted."""
    return [problem for problem in checked(draft) if problem.code != "customer.nobody"]

"""The addresses tab: every address as a card in the layout of its country, edited where it stands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from craftdesk.controllers.addresses import AddressController, AddressGone
from craftdesk.controllers.card import CardData
from craftdesk.domain.address import Address, AddressUse
from craftdesk.domain.draft import AddressDraft
from craftdesk.domain.folding import fold
from craftdesk.domain.names import display_name
from craftdesk.errors import CraftDeskError
from craftdesk.services.addresses import SavedAddress
from craftdesk.texts import sentence
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.address_editor import AddressEditor
from craftdesk.ui.screens.customers.card.address_view import AddressView
from craftdesk.ui.screens.customers.card.card_grid import CardGrid
from craftdesk.ui.screens.customers.card.clipboard import copy_text
from craftdesk.ui.screens.customers.card.page import Page
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.search_field import SearchField

_SEARCH_FROM = 7


class AddressesTab(Page):
    """Adds, edits, removes, duplicates addresses and chooses defaults; each is one step of undo."""

    toast_requested = Signal(str, bool)
    typed = Signal()

    def __init__(self, kit: Kit, controller: AddressController, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.setAccessibleName(self.tr("Addresses"))
        self._kit, self._controller = kit, controller
        self._data: CardData | None = None
        self._shown: list[Address] = []
        self.editor: AddressEditor | None = None
        head = QHBoxLayout()
        head.setSpacing(kit.look.px(8))
        self.add_button = Button(kit.look, self.tr("Add an address"), icon="plus")
        self.add_button.clicked.connect(self.add_new)
        self.search = SearchField(kit.look, self.tr("Street, town, label…"), self.tr("Search addresses"))
        self.search.text_edited.connect(self._on_search_text_edited)
        head.addWidget(self.search, 1)
        head.addStretch(0)
        head.addWidget(self.add_button)
        self.column.addLayout(head)
        self._slot = QHBoxLayout()
        self.column.addLayout(self._slot)
        self.grid = CardGrid(kit.look, self._made, self._filled)
        self.column.addWidget(self.grid)
        self.empty = EmptyState(
            kit.look, "map-pin", self.tr("No address yet"),
            self.tr("With an address, parcels and bills find their way, and labels can be printed."),
        )  # fmt: skip
        self.empty.add_primary(self.tr("Add an address"), "plus").clicked.connect(self.add_new)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)
        controller.saved.connect(self._on_controller_saved)
        controller.removed.connect(self._on_controller_removed)
        controller.refused.connect(self._on_controller_refused)
        controller.failed.connect(self._on_controller_failed)

    def show_data(self, data: CardData) -> None:
        """Show the addresses of a customer; one that is being edited stays open."""
        other = self._data is None or self._data.customer.id != data.customer.id
        self._data = data
        if other:
            self._close_editor()
            self.search.clear()
        self._fill()

    def _fill(self) -> None:
        if self._data is None:
            return
        wanted = fold(self.search.text()).split()
        self._shown = [one for one in self._data.addresses if _matches(one, wanted)]
        self.search.setVisible(len(self._data.addresses) >= _SEARCH_FROM)
        self.grid.fill(len(self._shown))
        is_empty = not self._data.addresses and not self.is_editing
        self.empty.setVisible(is_empty)
        self.grid.setVisible(not is_empty)
        self.add_button.setVisible(not is_empty and not self.is_editing)

    def _made(self) -> QWidget:
        card = AddressView(self._kit)
        card.asked.connect(self._on_card_asked)
        return card

    def _filled(self, card: QWidget, place: int) -> None:
        if isinstance(card, AddressView) and self._data is not None:
            card.show_address(self._shown[place], self._data)

    # --- editing --------------------------------------------------------------------------------

    @property
    def is_editing(self) -> bool:
        """Whether an address is being edited."""
        return self.editor is not None and not self.editor.isHidden()

    def draft(self) -> AddressDraft | None:
        """The address that is being edited and not saved."""
        if self._data is None or self.editor is None or not self.is_editing or not self.editor.is_dirty:
            return None
        address = replace(self.editor.fields.value(), customer_id=self._data.customer.id)
        return AddressDraft(about=display_name(self._data.customer), address=address)

    def resume(self, draft: AddressDraft) -> None:
        """Go on with an address; one that is gone by now is a new one."""
        if self._data is None:
            return
        new = Address(customer_id=self._data.customer.id)
        standing = next((one for one in self._data.addresses if one.id == draft.address.id), new)
        self._edit(standing)
        if self.editor is not None:
            self.editor.resume(replace(draft.address, id=standing.id))
            self.typed.emit()

    def may_leave(self) -> bool:
        """Ask what becomes of an address that is being edited."""
        return not self.is_editing or self.editor is None or self.editor.may_leave()

    @Slot()
    def add_new(self) -> None:
        """Begin a new address."""
        if self._data is not None and self.may_leave():
            self._edit(Address(customer_id=self._data.customer.id))

    def _edit(self, address: Address) -> None:
        if self._data is None:
            return
        if self.editor is None:
            self.editor = AddressEditor(self._kit, self._data.shop.country)
            self.editor.save_requested.connect(self._on_editor_save_requested)
            self.editor.closed.connect(self._on_editor_closed)
            self.editor.fields.edited.connect(self.typed)
            self._slot.addWidget(self.editor)
        self.empty.hide()
        place = next((at for at, one in enumerate(self._shown) if one.id == address.id), -1)
        if place >= 0:
            self.grid.show()
            self.grid.swap(place, self.editor)
        else:
            self._slot.addWidget(self.editor)
        self.editor.show()
        self.add_button.hide()
        self.editor.show_address(address)
        self.ensureWidgetVisible(self.editor.fields)
        self._kit.actions.update(editing=False)

    def _close_editor(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.grid.swap(-1, None)
            self._slot.addWidget(self.editor)
            self.typed.emit()

    @Slot(object)
    def _on_editor_save_requested(self, draft: object) -> None:
        if isinstance(draft, Address):
            self._controller.save(draft)

    @Slot()
    def _on_editor_closed(self) -> None:
        self._close_editor()
        self._fill()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what was asked of a card ---------------------------------------------------------------

    @Slot(str, object)
    def _on_card_asked(self, what: str, address: object) -> None:
        if not isinstance(address, Address):
            return
        if what == "edit":
            if self.may_leave():
                self._edit(address)
        elif what == "copy":
            self.copy(address)
        elif what == "duplicate":
            self._controller.duplicate(address.id)
        elif what in {"shipping", "billing"}:
            self._controller.make_default(address.id, AddressUse(what))
        elif what == "checked":
            self._controller.mark_checked(address)
        elif what == "remove":
            self._controller.remove(address)

    def copy(self, address: Address) -> None:
        """Copy an address as a block."""
        if self._data is not None:
            copy_text("\n".join(self._controller.lines(address.place, self._data.shop.country)))
            self.toast_requested.emit(self.tr("Address copied"), False)  # noqa: FBT003 - a signal has no keywords

    # --- what came of it ------------------------------------------------------------------------

    @Slot(object, str)
    def _on_controller_saved(self, saved: object, what: str) -> None:
        if not isinstance(saved, SavedAddress):
            return
        name = _name_of(saved.address)
        words = {
            "saved": self.tr("Address “{0}” saved"),
            "duplicated": self.tr("Address “{0}” duplicated"),
            "default": self.tr("Address “{0}” is the default now"),
            "checked": self.tr("Address “{0}” checked today"),
        }[what]
        if what == "saved" and self.is_editing and self.editor is not None:
            self._close_editor()
            self.editor.saved()
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.toast_requested.emit(words.replace("{0}", name), not saved.changes.is_empty)

    @Slot(object)
    def _on_controller_removed(self, gone: object) -> None:
        if not isinstance(gone, AddressGone):
            return
        words = self.tr("Address “{0}” removed").replace("{0}", _name_of(gone.address))
        if gone.removed.promoted is not None:
            by_uses: dict[tuple[AddressUse, ...], str] = {
                (AddressUse.SHIPPING,): self.tr("“{0}” is the default for shipping now"),
                (AddressUse.BILLING,): self.tr("“{0}” is the default for billing now"),
            }
            now = by_uses.get(gone.removed.uses, self.tr("“{0}” is the default now"))
            words = f"{words}. {now.replace('{0}', _name_of(gone.removed.promoted))}"
        self.toast_requested.emit(words, True)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_controller_refused(self, problems: object) -> None:
        if self.editor is not None and isinstance(problems, tuple):
            self.editor.refuse(problems)

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        if self.is_editing and self.editor is not None and isinstance(error, CraftDeskError):
            self.editor.fail(sentence(error.code, error.params))

    @Slot(str)
    def _on_search_text_edited(self, _text: str) -> None:
        self._fill()


def _name_of(address: Address) -> str:
    name = address.label or address.place.street or address.place.city
    return name if len(name) <= 40 else f"{name[:39]}…"


def _matches(address: Address, wanted: list[str]) -> bool:
    place = address.place
    known = fold(" ".join((address.label, place.name, place.company, place.street, place.street2, place.postcode,
                           place.city, place.region, place.country, address.delivery_note)))  # fmt: skip
    return all(word in known for word in wanted)

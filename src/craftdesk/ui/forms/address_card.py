"""The optional first address of a new customer, one press away in the form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.validation import address_problems, clean_address
from craftdesk.errors import Problem
from craftdesk.ui.forms.address_fields import AddressFields
from craftdesk.ui.forms.tab_order import order_by_reading
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card


class FirstAddressCard(Card):
    """Closed until wanted; blank fields make no address."""

    edited = Signal()

    def __init__(self, kit: Kit, home: str, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("Address"))
        self._kit, self._home = kit, home
        self.fields: AddressFields | None = None
        self.open_button = Button(kit.look, self.tr("Add an address"), kind=ButtonKind.LINK, icon="plus")
        self.open_button.clicked.connect(self._on_open_clicked)
        self.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)

    def reset(self) -> None:
        """Close it and forget what was typed."""
        if self.fields is not None:
            self.fields.show_draft(Address())
            self.fields.hide()
        self.open_button.show()

    def fill(self, place: PostalAddress) -> None:
        """Open it with an address that was pasted, unless one was typed."""
        if self.is_blank():
            self._open()
            if self.fields is not None:
                self.fields.show_draft(Address(place=place))
                self.edited.emit()

    def show_address(self, address: Address) -> None:
        """Open it with an address that was typed before."""
        self._open()
        if self.fields is not None:
            self.fields.show_draft(address)

    def is_blank(self) -> bool:
        """Return whether no address was typed."""
        return self.fields is None or self.fields.isHidden() or self.fields.is_blank()

    def addresses(self) -> tuple[Address, ...]:
        """Return the address typed, if any."""
        return () if self.fields is None or self.is_blank() else (self.fields.value(),)

    def problems(self) -> tuple[Problem, ...]:
        """Return what stands against saving the address, and show it beside the fields."""
        if self.fields is None or self.is_blank():
            return ()
        found = address_problems(clean_address(self.fields.value()))
        self.fields.show_problems(found)
        return found

    @Slot()
    def _on_open_clicked(self) -> None:
        self._open()
        if self.fields is not None:
            self.fields.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if self.fields is None:
            self.fields = AddressFields(self._kit, self._home)
            self.fields.edited.connect(self.edited)
            self.fields.show_draft(Address())
            self.add(self.fields)
        self.fields.show()
        self.open_button.hide()
        above = self.parentWidget()
        if above is not None:
            order_by_reading(above)
